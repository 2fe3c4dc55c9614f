-- household_goods: goods that went to households, each once: as so many a household (每户2袋), or
-- as a total with the households that it went to. A rate whose total is stated too (每户2袋，共120袋)
-- is left out. goods is the number of things, where the number of households is known; what a
-- household got of a total is rounded half up to two places, by remainders, which are exact.
-- 发放到户的物资：或写每户多少，或写总数和户数；两者都写的只取总数。
CREATE OR REPLACE VIEW household_goods AS
WITH households AS MATERIALIZED (
  SELECT f.fact_id AS named_id, CAST(h.value AS DECIMAL(38, 4)) AS value
  FROM figures AS f
  LEFT JOIN same_figures AS s ON s.fact_id = f.fact_id
  JOIN figures AS h ON h.fact_id = coalesce(s.counted_id, f.fact_id)
  WHERE f.item_class = 'household' AND h.basis = 'total' AND h.value > 0
), totals AS MATERIALIZED (
  SELECT f.fact_id, f.document_id, f.item, f.measure, f.quote, f.sentence, CAST(f.value AS DECIMAL(38, 4)) AS value, h.value AS households
  FROM figures_once AS f JOIN households AS h ON h.named_id = f.beneficiary_id
  WHERE f.kind = 'count' AND f.item_class = 'goods' AND f.status = 'actual'
), multiplied AS MATERIALIZED (
  SELECT DISTINCT l.to_id AS fact_id
  FROM links AS l
  LEFT JOIN same_figures AS s ON s.fact_id = l.from_id
  JOIN totals AS t ON t.fact_id = coalesce(s.counted_id, l.from_id)
  WHERE l.relation = 'product_of'
), rates AS MATERIALIZED (
  SELECT f.* FROM figures AS f LEFT JOIN multiplied AS m ON m.fact_id = f.fact_id
  WHERE f.kind = 'count' AND f.item_class = 'goods' AND f.status = 'actual' AND f.basis = 'per_household' AND m.fact_id IS NULL
)
SELECT r.fact_id, r.document_id, r.item, r.measure, r.quote, r.sentence, 'one household' AS stated_for, h.value AS households,
       CAST(r.value * h.value AS DECIMAL(38, 4)) AS goods, r.value AS per_household
FROM rates AS r LEFT JOIN households AS h ON h.named_id = r.beneficiary_id
UNION ALL
SELECT t.fact_id, t.document_id, t.item, t.measure, t.quote, t.sentence, 'all households', t.households,
       t.value,
       CAST((t.value * 200 + t.households - (t.value * 200 + t.households) % (t.households * 2)) / (t.households * 2) AS BIGINT) * 0.01
FROM totals AS t;
