-- same_figures: figures that a report states more than once (links same_as, taken both ways
-- and through any number of steps). counted_id is the one that counts for all of them: the
-- greatest, and of equal ones the first. A figure stated once has no row.
-- 同一报告中重复出现的数字；counted_id 为其中计入合计的一个。
CREATE OR REPLACE VIEW same_figures AS
WITH RECURSIVE pairs AS (
  SELECT a.fact_id AS one, b.fact_id AS other
  FROM links AS l
  JOIN figures AS a ON a.fact_id = l.from_id
  JOIN figures AS b ON b.fact_id = l.to_id AND b.kind = a.kind AND b.status = a.status AND b.basis = a.basis
  WHERE l.relation = 'same_as'
), both_ways AS (
  SELECT one, other FROM pairs UNION SELECT other, one FROM pairs
), reached (fact_id, same_id) AS (
  SELECT one, other FROM both_ways
  UNION
  SELECT r.fact_id, b.other FROM reached AS r JOIN both_ways AS b ON b.one = r.same_id
), ranked AS (
  SELECT r.fact_id, r.same_id,
         row_number() OVER (PARTITION BY r.fact_id ORDER BY f.value DESC NULLS LAST, f.start, r.same_id) AS place
  FROM reached AS r JOIN figures AS f ON f.fact_id = r.same_id
)
SELECT fact_id, same_id AS counted_id FROM ranked WHERE place = 1;
