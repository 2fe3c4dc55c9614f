-- Money by giver
-- 按给予方统计款项
--
-- counts: as money-by-item. Givers by their full names as the report has them; joint givers are one giver. A figure that names no giver has that of another mention of it, or else of the nearest total. A figure without a lower bound adds 0 to lower; one without an upper bound makes upper unbounded.
-- leaves out: rates (每户300元), plans and changes, income, prices and what goods are worth, with all their parts; repetitions within a report. A report that was handed in twice, and a superior's total beside those of its subordinates, are added up all the same (see repeated-reports). Givers of one name in several places (区残疾人联合会) are one line: places says how many regions, 0 where none is known.
-- 计入：同 money-by-item。给予方用全称，几家共同给予的作为一方；未写给予方的，取同一数字其他写法的，再没有则取最近的总数的。下限缺失按 0 计；有一笔上限缺失，合计上限即为 unbounded。
-- 不计：单价与人均户均数、计划数、增减数、收入、价格、物资折价及其分项；同一报告内重复的数字。跨报告的重复（重复报送、上级汇总与下级并存）不剔除，见 repeated-reports。各地同名的单位（区残疾人联合会）合为一行，places 为地区数，地区不明为 0。
SELECT m.giver, m.currency, count(DISTINCT m.region) AS places,
       count(*) AS figures, count(DISTINCT m.document_id) AS reports, sum(m.value) AS stated,
       sum(coalesce(m.lower, 0)) AS lower,
       CASE WHEN count(m.upper) = count(*) THEN CAST(sum(m.upper) AS VARCHAR) ELSE 'unbounded' END AS upper
FROM money AS m
GROUP BY m.giver, m.currency
ORDER BY stated DESC NULLS LAST, m.giver COLLATE "C" NULLS LAST, m.currency COLLATE "C";
