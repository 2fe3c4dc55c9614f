-- money: amounts that were given, spent or raised, each yuan of a report once, with its report.
-- A part that names no giver or item has those of its total.
-- 已发生的款项，每笔只计一次；分项未写明给予方或项目的，取总数的。
CREATE OR REPLACE VIEW money AS
WITH of_total AS (
  SELECT i.part_id, min(g.giver COLLATE "C") AS giver, min(w.item COLLATE "C") AS item
  FROM inside AS i
  JOIN figures AS w ON w.fact_id = i.whole_id
  LEFT JOIN givers AS g ON g.fact_id = i.whole_id
  GROUP BY i.part_id
)
SELECT f.fact_id, f.document_id, f.start, f.quote, f.sentence, f.rule, coalesce(f.item, t.item) AS item,
       f.item_class, f.value, f.lower, f.upper, f.approx, f.measure AS currency,
       coalesce(g.giver, t.giver) AS giver, d.source, d.member, d.part, d.issuer, d.region, d.level, d.year
FROM figures_once AS f
JOIN documents AS d ON d.document_id = f.document_id
LEFT JOIN givers AS g ON g.fact_id = f.fact_id
LEFT JOIN of_total AS t ON t.part_id = f.fact_id
WHERE f.kind = 'amount' AND f.status = 'actual'
  AND coalesce(f.item_class, 'other') NOT IN ('income', 'price', 'worth');
