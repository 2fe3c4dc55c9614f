-- Money by item
-- 按项目统计款项
--
-- counts: each amount done, once: a total whose parts add up to it by its parts, any other total as a whole. A figure that names no item or class has that of another mention of it, or else of the nearest total. A figure without a lower bound adds 0 to lower; one without an upper bound makes upper unbounded.
-- leaves out: rates (每户300元), plans and changes, income, prices and what goods are worth, with all their parts; repetitions within a report. A report that was handed in twice, and a superior's total beside those of its subordinates, are added up all the same (see repeated-reports).
-- 计入：已发生的款项，每笔一次：分项之和等于总数的按分项计，其余按总数计。未写项目或类别的，取同一数字其他写法的，再没有则取最近的总数的。下限缺失按 0 计；有一笔上限缺失，合计上限即为 unbounded。
-- 不计：单价与人均户均数、计划数、增减数、收入、价格、物资折价及其分项；同一报告内重复的数字。跨报告的重复（重复报送、上级汇总与下级并存）不剔除，见 repeated-reports。
SELECT m.item_class, m.item, m.currency,
       count(*) AS figures, count(DISTINCT m.document_id) AS reports, sum(m.value) AS stated,
       sum(coalesce(m.lower, 0)) AS lower,
       CASE WHEN count(m.upper) = count(*) THEN CAST(sum(m.upper) AS VARCHAR) ELSE 'unbounded' END AS upper
FROM money AS m
GROUP BY m.item_class, m.item, m.currency
ORDER BY stated DESC NULLS LAST, m.item_class COLLATE "C" NULLS LAST, m.item COLLATE "C" NULLS LAST, m.currency COLLATE "C";
