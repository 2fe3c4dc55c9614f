-- beneficiaries: counts of people and households that something went to, each once, whatever
-- went to them. Where something went to a count and to a part of it, the part is left out.
-- 受益的人和户，每组只计一次，无论得到几样；总数与其中的部分都受益的，只计总数。
CREATE OR REPLACE VIEW beneficiaries AS
WITH named AS MATERIALIZED (
  SELECT DISTINCT beneficiary_id AS fact_id FROM figures WHERE status = 'actual' AND beneficiary_id IS NOT NULL
), reached AS MATERIALIZED (
  SELECT DISTINCT coalesce(s.counted_id, n.fact_id) AS fact_id
  FROM named AS n LEFT JOIN same_figures AS s ON s.fact_id = n.fact_id
), groups_reached AS MATERIALIZED (
  SELECT f.* FROM reached AS r JOIN distinct_figures AS f ON f.fact_id = r.fact_id
  WHERE f.kind = 'count' AND f.item_class IN ('people', 'household') AND f.status = 'actual' AND f.basis = 'total'
), parts_reached AS MATERIALIZED (
  SELECT DISTINCT i.part_id AS fact_id FROM inside AS i JOIN groups_reached AS w ON w.fact_id = i.whole_id
)
SELECT g.*, d.source, d.issuer, d.region, d.level, d.year
FROM groups_reached AS g
JOIN documents AS d ON d.document_id = g.document_id
LEFT JOIN parts_reached AS p ON p.fact_id = g.fact_id
WHERE p.fact_id IS NULL;
