-- household_goods: goods that went to households, each once: as so many a household (每户2袋), or
-- as a total with the households that it went to. A rate whose total is stated too (每户2袋，共120袋)
-- is left out; rates of one report that have one item, measure, value and group of households are
-- one. goods is the number of things, where the number of households is known; what a household
-- got of a total is an average, rounded half up to two places by remainders, which are exact.
-- 发放到户的物资：或写每户多少，或写总数和户数；两者都写的只取总数，同一报告内相同的每户数只取一个。
CREATE OR REPLACE VIEW household_goods AS
WITH households AS MATERIALIZED (
  SELECT f.fact_id AS named_id, h.fact_id AS household_id, CAST(h.value AS DECIMAL(38, 4)) AS value
  FROM figures AS f
  LEFT JOIN same_figures AS s ON s.fact_id = f.fact_id
  JOIN figures AS h ON h.fact_id = coalesce(s.counted_id, f.fact_id)
  WHERE f.item_class = 'household' AND h.basis = 'total' AND h.value > 0
), totals AS MATERIALIZED (
  SELECT f.fact_id, f.document_id, f.item, f.measure, f.quote, f.sentence, CAST(f.value AS DECIMAL(38, 4)) AS value, h.value AS households
  FROM figures_once AS f JOIN households AS h ON h.named_id = f.beneficiary_id
  WHERE f.kind = 'count' AND f.item_class = 'goods' AND f.status = 'actual'
), multiplied AS MATERIALIZED (
  SELECT DISTINCT coalesce(r.counted_id, l.to_id) AS fact_id
  FROM links AS l
  LEFT JOIN same_figures AS r ON r.fact_id = l.to_id
  LEFT JOIN same_figures AS s ON s.fact_id = l.from_id
  JOIN totals AS t ON t.fact_id = coalesce(s.counted_id, l.from_id)
  WHERE l.relation = 'product_of'
), rates AS MATERIALIZED (
  SELECT f.*, h.value AS households, m.fact_id IS NOT NULL AS in_total,
         CASE WHEN f.item IS NULL OR f.value IS NULL OR h.household_id IS NULL THEN f.fact_id ELSE h.household_id END AS group_id
  FROM distinct_figures AS f
  LEFT JOIN households AS h ON h.named_id = f.beneficiary_id
  LEFT JOIN multiplied AS m ON m.fact_id = f.fact_id
  WHERE f.kind = 'count' AND f.item_class = 'goods' AND f.status = 'actual' AND f.basis = 'per_household'
), alike AS MATERIALIZED (
  SELECT r.*, bool_or(r.in_total) OVER (PARTITION BY r.group_id, r.item, r.measure, r.value) AS any_in_total,
         row_number() OVER (PARTITION BY r.group_id, r.item, r.measure, r.value ORDER BY r.start, r.fact_id) AS place
  FROM rates AS r
)
SELECT r.fact_id, r.document_id, r.item, r.measure, r.quote, r.sentence, 'one household' AS stated_for, r.households,
       CAST(r.value * r.households AS DECIMAL(38, 4)) AS goods, r.value AS per_household
FROM alike AS r
WHERE r.place = 1 AND NOT r.any_in_total
UNION ALL
SELECT t.fact_id, t.document_id, t.item, t.measure, t.quote, t.sentence, 'all households', t.households,
       t.value,
       CAST((t.value * 200 + t.households - (t.value * 200 + t.households) % (t.households * 2)) / (t.households * 2) AS BIGINT) * 0.01
FROM totals AS t;
