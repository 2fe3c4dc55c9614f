-- inside: parts, through any number of steps: the part of a part is inside the whole. depth is
-- how many steps it is to the whole at least; the nearest whole has 1.
-- 部分与总数的关系（含间接的）；depth 为最少的层数。
CREATE OR REPLACE VIEW inside AS
WITH RECURSIVE known AS MATERIALIZED (
  SELECT part_id, whole_id FROM parts
), steps (part_id, whole_id, depth) AS (
  SELECT part_id, whole_id, 1 FROM known
  UNION
  SELECT s.part_id, k.whole_id, s.depth + 1 FROM steps AS s JOIN known AS k ON k.part_id = s.whole_id
)
SELECT part_id, whole_id, min(depth) AS depth FROM steps GROUP BY part_id, whole_id;
