-- Failed checks by issuer
-- 各单位未通过的核对
--
-- counts: checks of the audit that differ (something is wrong) or are doubtful, by issuer and kind of check, with how many of them weigh as error, warning or note, how many figures they name, and how many checks of the kind held.
-- leaves out: checks that could not be made (unchecked). A figure that no check names was not looked at. Issuers are as written; those of one name in several places are one line.
-- 计入：审计中不相符（differs）或存疑（doubtful）的核对，按报告单位和核对种类；并列出错误、警告、提示的数目，涉及的数字个数，以及同类核对中相符的数目。
-- 不计：无法核对的（unchecked）。没有核对涉及的数字并未审查。单位名称照原文，同名的合为一行。
WITH named AS (
  SELECT check_id, unnest(fact_ids) AS fact_id FROM checks WHERE result IN ('differs', 'doubtful')
), figures_named AS (
  SELECT d.issuer, c."check" AS kind, count(DISTINCT n.fact_id) AS figures
  FROM named AS n
  JOIN checks AS c ON c.check_id = n.check_id
  JOIN documents AS d ON d.document_id = c.document_id
  GROUP BY d.issuer, c."check"
), results AS (
  SELECT d.issuer, c."check" AS kind,
         count(DISTINCT CASE WHEN c.result IN ('differs', 'doubtful') THEN c.document_id END) AS reports,
         count(CASE WHEN c.result = 'differs' THEN 1 END) AS differs,
         count(CASE WHEN c.result = 'doubtful' THEN 1 END) AS doubtful,
         count(CASE WHEN c.result IN ('differs', 'doubtful') AND c.severity = 'error' THEN 1 END) AS errors,
         count(CASE WHEN c.result IN ('differs', 'doubtful') AND c.severity = 'warning' THEN 1 END) AS warnings,
         count(CASE WHEN c.result IN ('differs', 'doubtful') AND c.severity = 'note' THEN 1 END) AS notes,
         count(CASE WHEN c.result = 'holds' THEN 1 END) AS holds
  FROM checks AS c JOIN documents AS d ON d.document_id = c.document_id
  GROUP BY d.issuer, c."check"
)
SELECT r.issuer, r.kind AS "check", r.reports, r.differs, r.doubtful, r.errors, r.warnings, r.notes,
       coalesce(f.figures, 0) AS figures, r.holds
FROM results AS r
LEFT JOIN figures_named AS f ON coalesce(f.issuer, '') = coalesce(r.issuer, '') AND f.kind = r.kind
WHERE r.differs + r.doubtful > 0
ORDER BY r.errors DESC, r.differs DESC, r.doubtful DESC, r.issuer COLLATE "C" NULLS LAST, r.kind COLLATE "C";
