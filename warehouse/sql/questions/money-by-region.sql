-- Money by region
-- 按地区统计款项
--
-- counts: as money-by-item, by the region that the report is about, its level, and the class of the item. A figure without a lower bound adds 0 to lower; one without an upper bound makes upper unbounded.
-- leaves out: rates (每户300元), plans and changes, income, prices and what goods are worth, with all their parts; repetitions within a report. A report that was handed in twice, and a superior's total beside those of its subordinates, are added up all the same (see repeated-reports). Levels are not added up, because a county's money is in the province's too. Regions are as written: 某县 is one region wherever it stands.
-- 计入：同 money-by-item，按报告所述地区、级别和款项类别。下限缺失按 0 计；有一笔上限缺失，合计上限即为 unbounded。
-- 不计：单价与人均户均数、计划数、增减数、收入、价格、物资折价及其分项；同一报告内重复的数字。跨报告的重复（重复报送、上级汇总与下级并存）不剔除，见 repeated-reports。各级不相加，因为县里的钱也在省里的数字中。地区照原文，隐去名称的（某县）合为一行。
SELECT m.region, m.level, m.item_class, m.currency,
       count(*) AS figures, count(DISTINCT m.document_id) AS reports, sum(m.value) AS stated,
       sum(coalesce(m.lower, 0)) AS lower,
       CASE WHEN count(m.upper) = count(*) THEN CAST(sum(m.upper) AS VARCHAR) ELSE 'unbounded' END AS upper
FROM money AS m
GROUP BY m.region, m.level, m.item_class, m.currency
ORDER BY m.region COLLATE "C" NULLS LAST, m.level COLLATE "C" NULLS LAST, m.item_class COLLATE "C" NULLS LAST, m.currency COLLATE "C";
