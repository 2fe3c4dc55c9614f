-- givers: who gave a figure, by the full names of the organisations (区残联 → 区残疾人联合会),
-- or, where no organisation is linked, as the text names it. Joint givers are one, joined by 、.
-- 给予方（单位全称）；几家共同给予的以顿号连接，作为一方。
CREATE OR REPLACE VIEW givers AS
WITH named AS (
  SELECT DISTINCT l.from_id AS fact_id, o.canonical AS name
  FROM links AS l JOIN organisations AS o ON o.fact_id = l.to_id
  WHERE l.relation = 'giver'
), joined AS (
  SELECT fact_id, string_agg(name, '、' ORDER BY name COLLATE "C") COLLATE "C" AS names FROM named GROUP BY fact_id
)
SELECT f.fact_id, coalesce(j.names, f.giver COLLATE "C") AS giver
FROM figures AS f LEFT JOIN joined AS j ON j.fact_id = f.fact_id
WHERE coalesce(j.names, f.giver COLLATE "C") IS NOT NULL;
