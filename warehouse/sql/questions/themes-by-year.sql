-- Themes by year
-- 各年主题
--
-- counts: reports that state a theme, by their year; announced is the year whose National Disability Day had the theme, and of_year whether it is the report's.
-- leaves out: slogans. A report that states two themes is in two lines.
-- 计入：各年写有该主题的报告数；announced 为该主题所属的全国助残日年度，of_year 为是否与报告年度一致。
-- 不计：口号。写有两个主题的报告计入两行。
SELECT d.year, t.role, t.theme, t.year AS announced,
       CASE WHEN t.year IS NULL OR d.year IS NULL THEN 'unknown' WHEN t.year = d.year THEN 'yes' ELSE 'no' END AS of_year,
       count(DISTINCT t.document_id) AS reports
FROM themes AS t JOIN documents AS d ON d.document_id = t.document_id
WHERE t.role <> 'slogan'
GROUP BY d.year, t.role, t.theme, t.year
ORDER BY d.year NULLS LAST, t.role COLLATE "C" DESC, reports DESC, t.theme COLLATE "C", announced NULLS LAST;
