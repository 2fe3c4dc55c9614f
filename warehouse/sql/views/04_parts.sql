-- parts: which figure is a part of which (links part_of), between the figures that count for
-- those stated twice. Part and whole have one kind, status, basis and currency. Where the whole
-- is proved to be the sum of its parts (links sum_of) their values are not compared: 80余万元 is
-- the sum of 80万元 and 2万元. Otherwise, and where proofs lead around in a circle, the whole is
-- the greater, or the first of equal ones; so no figure can come to be a part of itself.
-- complete says that the whole is the sum of its parts, every one of which is a row here; where
-- a total is stated twice and split twice, the first split is the complete one.
-- 部分与总数的关系；complete 表示各部分之和即为总数。
CREATE OR REPLACE VIEW parts AS
WITH RECURSIVE named AS MATERIALIZED (
  SELECT l.from_id, l.to_id, coalesce(p.counted_id, l.from_id) AS part_id, coalesce(w.counted_id, l.to_id) AS whole_id,
         s.to_id IS NOT NULL AS proved
  FROM links AS l
  LEFT JOIN links AS s ON s.relation = 'sum_of' AND s.from_id = l.to_id AND s.to_id = l.from_id
  LEFT JOIN same_figures AS p ON p.fact_id = l.from_id
  LEFT JOIN same_figures AS w ON w.fact_id = l.to_id
  WHERE l.relation = 'part_of'
), part_known AS MATERIALIZED ( -- one join at a time, lest an engine begin with all pairs of figures alike
  SELECT n.*, f.kind, f.status, f.basis, f.measure, f.value, f.start
  FROM named AS n JOIN figures AS f ON f.fact_id = n.part_id
), compared AS MATERIALIZED (
  SELECT p.from_id, p.to_id, p.part_id, p.whole_id, p.proved,
         coalesce(p.value < w.value OR p.value = w.value AND p.start > w.start, FALSE) AS less
  FROM part_known AS p
  JOIN figures AS w ON w.fact_id = p.whole_id
  WHERE p.part_id <> p.whole_id AND p.kind = w.kind AND p.status = w.status AND p.basis = w.basis
    AND (p.kind = 'count' OR p.measure = w.measure)
), likely AS MATERIALIZED (
  SELECT * FROM compared WHERE less OR proved
), above (whole_id, reached_id) AS ( -- all that is above the wholes which are not the greater
  SELECT whole_id, whole_id FROM likely WHERE NOT less
  UNION
  SELECT a.whole_id, k.whole_id FROM above AS a JOIN likely AS k ON k.part_id = a.reached_id
), edges AS MATERIALIZED (
  SELECT k.from_id, k.to_id, k.part_id, k.whole_id
  FROM likely AS k LEFT JOIN above AS a ON a.whole_id = k.whole_id AND a.reached_id = k.part_id
  WHERE k.less OR a.whole_id IS NULL
), sums AS MATERIALIZED (
  SELECT l.from_id AS total_id, min(e.whole_id) AS whole_id
  FROM links AS l LEFT JOIN edges AS e ON e.from_id = l.to_id AND e.to_id = l.from_id
  WHERE l.relation = 'sum_of'
  GROUP BY l.from_id
  HAVING count(*) = count(e.from_id)
), split AS MATERIALIZED (
  SELECT s.total_id, row_number() OVER (PARTITION BY s.whole_id ORDER BY f.start, s.total_id) AS place
  FROM sums AS s JOIN figures AS f ON f.fact_id = s.total_id
)
SELECT e.part_id, e.whole_id, bool_or(s.total_id IS NOT NULL) AS complete
FROM edges AS e
LEFT JOIN links AS l ON l.relation = 'sum_of' AND l.from_id = e.to_id AND l.to_id = e.from_id
LEFT JOIN split AS s ON s.place = 1 AND s.total_id = l.from_id
GROUP BY e.part_id, e.whole_id;
