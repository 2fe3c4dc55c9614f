-- distinct_figures: figures, those that a report states more than once as one, with all that is
-- said of them: an item, a class, a giver (by the full name of the organisation) or a beneficiary
-- that the mention which counts does not name is that of the first mention that names one. An
-- item, a class or a giver that none names is that of the nearest total (of two as near, the
-- first by bytes). What is inside income, a price or what goods are worth is of that class.
-- 不重复的数字：同一数字的几处写法合为一个，未写明的项目、类别、给予方、受益者取其他写法的，
-- 仍没有的（受益者除外）取最近的总数的；收入、价格、物资折价的分项归入同类。
CREATE OR REPLACE VIEW distinct_figures AS
WITH described AS MATERIALIZED (
  SELECT f.fact_id, f.start, f.item, f.item_class, g.giver, f.beneficiary_id
  FROM figures AS f LEFT JOIN givers AS g ON g.fact_id = f.fact_id
), again AS MATERIALIZED (
  SELECT s.counted_id,
         (array_agg(f.item ORDER BY f.start, f.fact_id) FILTER (WHERE f.item IS NOT NULL))[1] AS item,
         (array_agg(f.item_class ORDER BY f.start, f.fact_id) FILTER (WHERE f.item_class <> 'other'))[1] AS item_class,
         (array_agg(f.giver ORDER BY f.start, f.fact_id) FILTER (WHERE f.giver IS NOT NULL))[1] AS giver,
         (array_agg(f.beneficiary_id ORDER BY f.start, f.fact_id) FILTER (WHERE f.beneficiary_id IS NOT NULL))[1] AS beneficiary_id
  FROM same_figures AS s JOIN described AS f ON f.fact_id = s.fact_id
  GROUP BY s.counted_id
), counted AS MATERIALIZED (
  SELECT f.fact_id, coalesce(f.item, a.item) AS item, coalesce(nullif(f.item_class, 'other'), a.item_class) AS item_class,
         coalesce(f.giver, a.giver) AS giver, coalesce(f.beneficiary_id, a.beneficiary_id) AS beneficiary_id
  FROM described AS f
  LEFT JOIN same_figures AS s ON s.fact_id = f.fact_id
  LEFT JOIN again AS a ON a.counted_id = f.fact_id
  WHERE s.counted_id IS NULL OR s.counted_id = f.fact_id
), of_total AS MATERIALIZED (
  SELECT i.part_id,
         (array_agg(w.item ORDER BY i.depth, w.item COLLATE "C") FILTER (WHERE w.item IS NOT NULL))[1] AS item,
         (array_agg(w.item_class ORDER BY i.depth, w.item_class COLLATE "C") FILTER (WHERE w.item_class IS NOT NULL))[1] AS item_class,
         (array_agg(w.item_class ORDER BY i.depth, w.item_class COLLATE "C") FILTER (WHERE w.item_class IN ('income', 'price', 'worth')))[1] AS no_payment,
         (array_agg(w.giver ORDER BY i.depth, w.giver COLLATE "C") FILTER (WHERE w.giver IS NOT NULL))[1] AS giver
  FROM inside AS i JOIN counted AS w ON w.fact_id = i.whole_id
  GROUP BY i.part_id
)
SELECT f.kind, f.fact_id, f.document_id, f.start, f.quote, f.sentence, f.rule, coalesce(c.item, t.item) AS item,
       coalesce(t.no_payment, c.item_class, t.item_class, f.item_class) AS item_class,
       f.value, f.lower, f.upper, f.approx, f.unit, f.measure, f.basis, f.status, f.action,
       coalesce(c.giver, t.giver) AS giver, f.receiver, c.beneficiary_id
FROM counted AS c
JOIN figures AS f ON f.fact_id = c.fact_id
LEFT JOIN of_total AS t ON t.part_id = c.fact_id;
