-- money: amounts that were given, spent or raised, each yuan of a report once, with its report.
-- 已发生的款项，每笔只计一次。
CREATE OR REPLACE VIEW money AS
SELECT f.fact_id, f.document_id, f.start, f.quote, f.sentence, f.rule, f.item, f.item_class,
       f.value, f.lower, f.upper, f.approx, f.measure AS currency, f.giver,
       d.source, d.member, d.part, d.issuer, d.region, d.level, d.year
FROM figures_once AS f
JOIN documents AS d ON d.document_id = f.document_id
WHERE f.kind = 'amount' AND f.status = 'actual'
  AND coalesce(f.item_class, 'other') NOT IN ('income', 'price', 'worth');
