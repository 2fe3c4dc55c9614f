-- Goods per household
-- 户均物资
--
-- counts: goods that households got, by item and measure: least and most that one household got, and, where the number of households is known, how much there was for how many of them (per_household is the average over these).
-- leaves out: goods for people or places, plans; totals beside their rate, and repetitions. Values as stated, without their bounds. One household may be in several lines, and in several figures of one line.
-- 计入：发放到户的物资，按品名和计量：每户最少、最多，以及户数已知的物资总数、户数和平均每户数。
-- 不计：发给个人或单位的物资、计划数；已写总数的每户数、重复的数字。用原数，不计上下限。同一户可能计入几行或几笔。
SELECT g.item, g.measure, count(*) AS figures, count(DISTINCT g.document_id) AS reports,
       sum(CASE WHEN g.goods IS NOT NULL THEN g.households END) AS households, sum(g.goods) AS goods,
       CAST(CAST(sum(g.goods) AS DOUBLE PRECISION) / CAST(sum(CASE WHEN g.goods IS NOT NULL THEN g.households END) AS DOUBLE PRECISION) AS DECIMAL(18, 2)) AS per_household,
       CAST(min(g.per_household) AS DECIMAL(18, 2)) AS least, CAST(max(g.per_household) AS DECIMAL(18, 2)) AS most
FROM household_goods AS g
GROUP BY g.item, g.measure
ORDER BY goods DESC NULLS LAST, g.item COLLATE "C" NULLS LAST, g.measure COLLATE "C";
