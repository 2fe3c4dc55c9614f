-- inside: parts, through any number of steps: the part of a part is inside the whole.
-- 部分与总数的关系（含间接的）。
CREATE OR REPLACE VIEW inside AS
WITH RECURSIVE known AS MATERIALIZED (
  SELECT part_id, whole_id FROM parts
), steps (part_id, whole_id) AS (
  SELECT part_id, whole_id FROM known
  UNION
  SELECT s.part_id, k.whole_id FROM steps AS s JOIN known AS k ON k.part_id = s.whole_id
)
SELECT part_id, whole_id FROM steps;
