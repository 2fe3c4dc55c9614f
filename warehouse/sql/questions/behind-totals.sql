-- Figures behind each total
-- 总数背后的数字
--
-- counts: every figure that others stand behind, with them below it: its parts, the rate and the count that it is the product of, and where it is said again; with the sentence of each. added_up says whether the figure is one that may be added up (of these, sums of money leave out income, prices and what goods are worth).
-- leaves out: figures that nothing is linked to. At most six steps are followed.
-- 计入：有其他数字支撑的每个数字，其下列出各分项、相乘的标准与数量、重复出现之处，以及各自的原句。added_up 表示该数字是否可以相加（其中的收入、价格、物资折价不计入款项合计）。
-- 不计：没有关联的数字。最多追溯六层。
WITH RECURSIVE behind AS (
  SELECT to_id AS total_id, from_id AS fact_id, 'part' AS how FROM links WHERE relation = 'part_of'
  UNION
  SELECT from_id, to_id, 'factor' FROM links WHERE relation = 'product_of'
  UNION
  SELECT to_id, from_id, 'again' FROM links WHERE relation = 'same_as'
), tree (top_id, fact_id, how, depth, path) AS (
  SELECT DISTINCT b.total_id, b.total_id, 'total', 0, CAST('' AS VARCHAR) COLLATE "C"
  FROM behind AS b LEFT JOIN behind AS a ON a.fact_id = b.total_id AND a.how <> 'factor'
  WHERE a.fact_id IS NULL
  UNION ALL
  SELECT t.top_id, b.fact_id, b.how, t.depth + 1,
         CAST(t.path || b.how || lpad(CAST(f.start AS VARCHAR), 12, '0') || b.fact_id AS VARCHAR) COLLATE "C"
  FROM tree AS t
  JOIN behind AS b ON b.total_id = t.fact_id
  JOIN figures AS f ON f.fact_id = b.fact_id
  WHERE t.depth < 6
), once AS MATERIALIZED (
  SELECT fact_id FROM figures_once
)
SELECT d.source, d.member, d.part, t.depth, t.how, f.item, f.quote, f.value, f.basis,
       CASE WHEN o.fact_id IS NULL THEN 'no' ELSE 'yes' END AS added_up, f.sentence
FROM tree AS t
JOIN figures AS f ON f.fact_id = t.fact_id
JOIN figures AS top ON top.fact_id = t.top_id
JOIN documents AS d ON d.document_id = f.document_id
LEFT JOIN once AS o ON o.fact_id = t.fact_id
ORDER BY d.source COLLATE "C", d.member COLLATE "C" NULLS FIRST, d.part, top.start, t.top_id, t.path COLLATE "C";
