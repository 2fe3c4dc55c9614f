-- Planned against done
-- 计划与完成
--
-- counts: what reports of a year plan, beside what reports of that year say was done of the same item in the same measure, each once; done is empty where nothing was. shortfall is what is missing, by the values stated.
-- leaves out: rates, percentages and durations, changes. An item goes by its name as written. A plan is set against the year of its report, also where it is for the next.
-- 计入：各年报告的计划数，与同年报告中同一项目、同一计量的完成数对照；没有完成数的为空。shortfall 为差额（按原数）。
-- 不计：单价与人均户均数、百分比、时长、增减数。项目照原文名称比较；计划按报告年度归入，为次年所列的也是。
WITH once AS (
  SELECT f.*, d.year FROM figures_once AS f JOIN documents AS d ON d.document_id = f.document_id
  WHERE f.item IS NOT NULL AND coalesce(f.item_class, 'other') NOT IN ('ratio', 'duration', 'income', 'price', 'worth')
), planned AS (
  SELECT year, kind, item, measure, count(DISTINCT document_id) AS reports, sum(value) AS stated
  FROM once WHERE status = 'planned' GROUP BY year, kind, item, measure
), done AS (
  SELECT year, kind, item, measure, count(DISTINCT document_id) AS reports, sum(value) AS stated
  FROM once WHERE status = 'actual' GROUP BY year, kind, item, measure
)
SELECT p.year, p.kind, p.item, p.measure, p.reports AS planned_in, p.stated AS planned,
       coalesce(d.reports, 0) AS done_in, d.stated AS done, p.stated - d.stated AS shortfall
FROM planned AS p
LEFT JOIN done AS d ON coalesce(d.year, 0) = coalesce(p.year, 0) AND d.kind = p.kind AND d.item = p.item AND d.measure = p.measure
ORDER BY p.year NULLS LAST, p.kind COLLATE "C", p.item COLLATE "C", p.measure COLLATE "C";
