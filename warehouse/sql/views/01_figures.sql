-- figures: amounts and counts in one, kind says which; measure is the currency of an amount.
-- 金额与数量合为一表；金额的 measure 为币种。
CREATE OR REPLACE VIEW figures AS
SELECT 'amount' AS kind, a.fact_id, a.document_id, a.start, a.quote, a.sentence, a.rule,
       a.item, a.item_class, a.value, a.lower, a.upper, a.approx, a.unit, a.currency AS measure,
       a.basis, a.status, a.action, a.giver, a.receiver, a.beneficiary_id
FROM amounts AS a
UNION ALL
SELECT 'count', c.fact_id, c.document_id, c.start, c.quote, c.sentence, c.rule,
       c.item, c.item_class, c.value, c.lower, c.upper, c.approx, c.unit, c.measure,
       c.basis, c.status, c.action, c.giver, c.receiver, c.beneficiary_id
FROM counts AS c;
