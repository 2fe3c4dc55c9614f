-- Planned against done
-- 计划与完成
--
-- counts: what reports of a year plan, beside what reports of that year say was done of the same item in the same measure, each once; done is empty where nothing was. Totals are compared: a figure that is inside another of its item and measure is in that one, whatever parts it is split into. shortfall is what is missing, by the values stated.
-- leaves out: what was done but not planned; figures that name no item, nor does another mention or a total of theirs; rates, percentages and durations, changes; income, prices and what goods are worth, with their parts. A figure without a value (数十万元) adds nothing. An item goes by its name as written. A plan is set against the year of its report, also where it is for the next; reports of no known year are set against each other. All reports of a year are added up, whatever their regions and levels. Lines are not to be added up: wheelchairs are in their line and in that of the aids that they are part of.
-- 计入：各年报告的计划数，与同年报告中同一项目、同一计量的完成数对照，每笔一次；没有完成数的为空。比较的是总数：同一项目、同一计量的分项已在总数中，不另计。shortfall 为差额（按原数）。
-- 不计：没有计划的完成数；本处、重复之处和总数都未写明项目的数字；单价与人均户均数、百分比、时长、增减数；收入、价格、物资折价及其分项。没有确数的（数十万元）不加入。项目照原文名称比较；计划按报告年度归入，为次年所列的也是；年度不明的报告相互对照。同年各地区、各级的报告一并相加。各行不可相加：轮椅既在轮椅一行，也在所属辅具一行。
WITH known AS MATERIALIZED (
  SELECT f.*, d.year FROM distinct_figures AS f JOIN documents AS d ON d.document_id = f.document_id
  WHERE f.basis = 'total' AND f.item IS NOT NULL
    AND coalesce(f.item_class, 'other') NOT IN ('ratio', 'duration', 'income', 'price', 'worth')
), in_another AS MATERIALIZED (
  SELECT DISTINCT i.part_id AS fact_id
  FROM inside AS i
  JOIN known AS p ON p.fact_id = i.part_id
  JOIN known AS w ON w.fact_id = i.whole_id AND w.item = p.item AND w.measure = p.measure
), once AS MATERIALIZED (
  SELECT k.* FROM known AS k LEFT JOIN in_another AS a ON a.fact_id = k.fact_id WHERE a.fact_id IS NULL
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
