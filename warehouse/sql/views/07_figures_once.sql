-- figures_once: distinct figures that may be added up. Left out are rates (每户300元: basis is not
-- total), totals whose parts add up to them (the parts are here), and parts of any other total
-- (the total is here), with all that is inside them.
-- 可以相加的数字：不含单价和人均、户均数，重复的数字只取一个，总数与其分项不重复计算。
CREATE OR REPLACE VIEW figures_once AS
WITH RECURSIVE known AS MATERIALIZED (
  SELECT part_id, whole_id, complete FROM parts
), covered (fact_id) AS (
  SELECT part_id FROM known WHERE NOT complete
  UNION
  SELECT k.part_id FROM known AS k JOIN covered AS c ON c.fact_id = k.whole_id
), left_out AS MATERIALIZED (
  SELECT fact_id FROM covered
  UNION
  SELECT whole_id FROM known WHERE complete
)
SELECT f.*
FROM distinct_figures AS f LEFT JOIN left_out AS o ON o.fact_id = f.fact_id
WHERE f.basis = 'total' AND o.fact_id IS NULL;
