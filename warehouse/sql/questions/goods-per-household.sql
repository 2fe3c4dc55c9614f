-- Goods per household
-- 户均物资
--
-- counts: goods that households got, by item and measure, and, where the number of households is known, how much there was for how many of them (per_household is the average over these). least and most are of what a figure gives a household: of a rate (每户2袋) what each household got, of a total with its households (60户120袋) their average, for the text does not say who got how much.
-- leaves out: goods for people or places, plans; rates whose total is stated, and repetitions: rates of one report with one item, measure, value and group of households count once (where one of these is not known, each counts). Values as stated, without their bounds. One household may be in several lines, and in several figures of one line.
-- 计入：发放到户的物资，按品名和计量，以及户数已知的物资总数、户数和平均每户数（per_household）。least、most 为各笔中每户的最少、最多：写明每户数的（每户2袋）为每户所得，只写总数和户数的（60户120袋）为其平均数，因为原文没有写明各户所得。
-- 不计：发给个人或单位的物资、计划数；已写总数的每户数、重复的数字：同一报告中品名、计量、数值和受益户都相同的每户数只计一次（其中有一项不明的各自计入）。用原数，不计上下限。同一户可能计入几行或几笔。
WITH sums AS (
  SELECT item, measure, count(*) AS figures, count(DISTINCT document_id) AS reports,
         sum(CASE WHEN goods IS NOT NULL THEN households END) AS households, sum(goods) AS goods,
         min(per_household) AS least, max(per_household) AS most
  FROM household_goods
  GROUP BY item, measure
)
SELECT item, measure, figures, reports, households, goods,
       CAST((goods * 200 + households - (goods * 200 + households) % (households * 2)) / (households * 2) AS BIGINT) * 0.01 AS per_household,
       least, most
FROM sums
ORDER BY goods DESC NULLS LAST, item COLLATE "C" NULLS LAST, measure COLLATE "C";
