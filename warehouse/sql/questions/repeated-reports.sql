-- Reports that may be in twice
-- 可能重复的报告
--
-- counts: pairs of reports that the audit takes for one text, or for one with copied paragraphs or figures, and the money of each that all the sums above count, by currency.
-- leaves out: what the audit does not compare: the same event told in other words, a superior's total beside those of its subordinates.
-- 计入：审计认为相同、照抄段落或沿用旧数的两份报告，以及各自计入上述合计的款项（按币种）。
-- 不计：审计不比较的：用不同文字写的同一件事，上级汇总与下级并存。
WITH pairs AS (
  SELECT DISTINCT "check" AS kind, reason,
         CASE WHEN document_id < other_document_id THEN document_id ELSE other_document_id END AS one_id,
         CASE WHEN document_id < other_document_id THEN other_document_id ELSE document_id END AS other_id
  FROM checks WHERE "check" IN ('duplicate', 'stale') AND other_document_id IS NOT NULL
), sums AS (
  SELECT document_id, currency, sum(value) AS stated FROM money GROUP BY document_id, currency
), currencies AS (
  SELECT p.one_id, p.other_id, s.currency FROM pairs AS p JOIN sums AS s ON s.document_id = p.one_id
  UNION
  SELECT p.one_id, p.other_id, s.currency FROM pairs AS p JOIN sums AS s ON s.document_id = p.other_id
)
SELECT p.kind AS "check", p.reason, a.source AS one, a.member AS one_member, a.part AS one_part,
       b.source AS other, b.member AS other_member, b.part AS other_part,
       c.currency, x.stated AS money_in_one, y.stated AS money_in_other
FROM pairs AS p
JOIN documents AS a ON a.document_id = p.one_id
JOIN documents AS b ON b.document_id = p.other_id
LEFT JOIN currencies AS c ON c.one_id = p.one_id AND c.other_id = p.other_id
LEFT JOIN sums AS x ON x.document_id = p.one_id AND x.currency = c.currency
LEFT JOIN sums AS y ON y.document_id = p.other_id AND y.currency = c.currency
ORDER BY a.source COLLATE "C", a.member COLLATE "C" NULLS FIRST, a.part,
         b.source COLLATE "C", b.member COLLATE "C" NULLS FIRST, b.part,
         p.kind COLLATE "C", p.reason COLLATE "C" NULLS FIRST, c.currency COLLATE "C" NULLS LAST;
