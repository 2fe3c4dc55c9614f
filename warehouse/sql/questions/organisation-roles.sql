-- Organisations' roles
-- 各单位的角色
--
-- counts: reports in which an organisation, by its full name, has a role; one report counts once a role.
-- leaves out: organisations that are only mentioned. Organisations of one name in several places are one line.
-- 计入：各单位（全称）以某一角色出现的报告数，每份报告每个角色计一次。
-- 不计：仅被提到的单位。各地同名的单位合为一行。
SELECT o.canonical, o.type, count(DISTINCT o.document_id) AS reports,
       count(DISTINCT CASE WHEN o.role = 'issuer' THEN o.document_id END) AS as_issuer,
       count(DISTINCT CASE WHEN o.role = 'host' THEN o.document_id END) AS as_host,
       count(DISTINCT CASE WHEN o.role = 'co_host' THEN o.document_id END) AS as_co_host,
       count(DISTINCT CASE WHEN o.role = 'giver' THEN o.document_id END) AS as_giver,
       count(DISTINCT CASE WHEN o.role = 'receiver' THEN o.document_id END) AS as_receiver,
       count(DISTINCT CASE WHEN o.role = 'participant' THEN o.document_id END) AS as_participant,
       count(DISTINCT CASE WHEN o.role = 'venue' THEN o.document_id END) AS as_venue
FROM organisations AS o
WHERE o.role <> 'mentioned'
GROUP BY o.canonical, o.type
ORDER BY reports DESC, o.canonical COLLATE "C", o.type COLLATE "C";
