-- Beneficiaries counted once
-- 受益人数（不重复）
--
-- counts: people and households that something went to, by year: a group counts once however much it got, and not again as a part of a group that got something. A figure without a lower bound adds 0 to lower; one without an upper bound makes upper unbounded.
-- leaves out: groups that nothing is linked to, plans. People and households are not added up (a household has people), nor heads and times (person, person_time). The same people in two sentences that the audit does not know to be the same, or in two reports, count twice.
-- 计入：得到款物或服务的人和户，按年度：一组人无论得到几样只计一次，已计入总数的部分不再计。下限缺失按 0 计；有一笔上限缺失，合计上限即为 unbounded。
-- 不计：没有写明得到什么的人和户、计划数。人与户、人与人次不相加。审计未能认定为同一批的人，或跨报告的同一批人，会重复计算。
SELECT m.year, m.item_class, m.measure,
       count(*) AS figures, count(DISTINCT m.document_id) AS reports, sum(m.value) AS stated,
       sum(coalesce(m.lower, 0)) AS lower,
       CASE WHEN count(m.upper) = count(*) THEN CAST(sum(m.upper) AS VARCHAR) ELSE 'unbounded' END AS upper
FROM beneficiaries AS m
GROUP BY m.year, m.item_class, m.measure
ORDER BY m.year NULLS LAST, m.item_class COLLATE "C", m.measure COLLATE "C";
