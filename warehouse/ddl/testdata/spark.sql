CREATE TABLE IF NOT EXISTS `runs` (
  `run_id` STRING NOT NULL COMMENT 'Digest of all other columns; the same on every machine and at any time. 其余各列的摘要；与机器和时间无关。',
  `program` STRING NOT NULL COMMENT 'Version of the program. 程序版本。',
  `schema_version` STRING NOT NULL COMMENT 'Version of the record schema. 数据架构的版本。',
  `rules_version` STRING NOT NULL COMMENT 'Version of the rule library. 规则库的版本。',
  `rules_digest` STRING NOT NULL COMMENT 'SHA-256 of the rule library, folders that were added included, in hex. 规则库（含附加目录）的 SHA-256（十六进制）。',
  `reading` STRING NOT NULL COMMENT 'Options of reading that are not the default ones, such as limits and encodings; empty if there are none. 非默认的读取选项，如各种限制与编码；没有则为空串。'
)
USING PARQUET
COMMENT 'What decided, beside the inputs, which rows a run gave: one row a recipe; several where failed inputs were tried again with another one. 除输入之外决定一次运行所得各行的全部因素：每种配方一行；以另一配方重试过失败输入的数据集有多行。';
CREATE TABLE IF NOT EXISTS `documents` (
  `document_id` STRING NOT NULL COMMENT 'Id of the report, from its source, member and part; the same from run to run. 报告编号，由 source、member、part 得出，各次运行都相同。',
  `source` STRING NOT NULL COMMENT 'Path or URI of the file as found, relative to the input root. 所在文件的路径或 URI，相对于输入的根目录。',
  `member` STRING COMMENT 'Path inside the archive; null where the file is no archive. 压缩包内的路径；不在压缩包内则为空。',
  `part` INT NOT NULL COMMENT '1-based number of the report inside its file. 报告在文件内的序号，从 1 起。',
  `source_start` BIGINT NOT NULL COMMENT 'Where the report begins in the decoded file: first byte. 报告在解码后的文件中的起始字节。',
  `source_end` BIGINT NOT NULL COMMENT 'Where it ends: the byte behind its last one. 报告在解码后的文件中的结束字节（不含）。',
  `media_type` STRING NOT NULL COMMENT 'Media type of the file as detected. 识别出的文件类型（媒体类型）。',
  `encoding` STRING NOT NULL COMMENT 'Character encoding as detected; empty where the format has none. 识别出的字符编码；格式本身不涉及编码时为空串。',
  `content_sha256` STRING NOT NULL COMMENT 'SHA-256 of the report\'s text, in hex. 报告文本的 SHA-256（十六进制）。',
  `title` STRING COMMENT 'Title line of the report, if it has one. 标题行；没有则为空。',
  `issuer` STRING COMMENT 'Organisation that reports. 报告单位。',
  `region` STRING COMMENT 'Place that the report is about, masks kept. 报告所涉地区，脱敏符号照录。',
  `level` STRING COMMENT 'Administrative level: nation, province, prefecture, county, township, village, unit. 行政层级：nation 国家、province 省、prefecture 地市、county 县区、township 乡镇街道、village 村社区、unit 单位。',
  `year` INT COMMENT 'Year of the activity, stated or inferred; year_basis says which. 活动年份，写明或推得，依据见 year_basis。',
  `year_basis` STRING COMMENT 'How the year is known: stated, ordinal (of the Disability Day), theme (the national theme of that year), path (of the file). 年份的依据：stated 写明、ordinal 由第几次助残日推得、theme 由当年全国主题推得、path 由文件路径推得。',
  `ordinal` INT COMMENT 'Which National Disability Day, stated or inferred (31: the one of 2021). 第几次全国助残日，写明或推得（2021 年为第 31 次）。',
  `date_from` DATE COMMENT 'First day of the activity, where the text gives a whole date. 活动首日；文中有完整日期时才有。',
  `date_to` DATE COMMENT 'Last day of the activity, where the text gives a whole date. 活动末日；文中有完整日期时才有。',
  `text` STRING NOT NULL COMMENT 'The report as decoded to UTF-8; the offsets of all facts count its bytes. 解码为 UTF-8 的报告全文；各事实的位置都按它的字节计。',
  `amounts` INT NOT NULL COMMENT 'Number of rows that the report has in the table amounts. 该报告在 amounts 表中的行数。',
  `counts` INT NOT NULL COMMENT 'Number of rows that the report has in the table counts. 该报告在 counts 表中的行数。',
  `themes` INT NOT NULL COMMENT 'Number of rows that the report has in the table themes. 该报告在 themes 表中的行数。',
  `organisations` INT NOT NULL COMMENT 'Number of rows that the report has in the table organisations. 该报告在 organisations 表中的行数。',
  `checks` INT NOT NULL COMMENT 'Number of rows that the report has in the table checks; 0 before an audit. 该报告在 checks 表中的行数；审核之前为 0。',
  `run_id` STRING COMMENT 'The run that read it; null in datasets of schema version 1. 读出它的运行的编号；架构版本 1 的数据集中为空。'
)
USING PARQUET
COMMENT 'One report. 一份报告。';
CREATE TABLE IF NOT EXISTS `counts` (
  `fact_id` STRING NOT NULL COMMENT 'Id of the fact, the same from run to run. 事实编号，各次运行都相同。',
  `document_id` STRING NOT NULL COMMENT 'The report that states it. 所在报告的编号。',
  `start` BIGINT NOT NULL COMMENT 'Where the fact begins in documents.text: first byte. 事实在 documents.text 中的起始字节。',
  `end` BIGINT NOT NULL COMMENT 'Where it ends: the byte behind its last one; text[start:end] is quote. 事实的结束字节（不含）；text[start:end] 即 quote。',
  `quote` STRING NOT NULL COMMENT 'The fact as written: 2万元, 约200余名, a theme, a name. 事实的原文，如 2万元、约200余名、主题、单位名称。',
  `match_start` BIGINT NOT NULL COMMENT 'Where all that the rule matched begins: first byte. 规则匹配到的整段文字的起始字节。',
  `match_end` BIGINT NOT NULL COMMENT 'Where all that the rule matched ends (发放轮椅3辆): the byte behind. 规则匹配到的整段文字（如 发放轮椅3辆）的结束字节（不含）。',
  `sentence` STRING NOT NULL COMMENT 'The sentence it stands in. 所在句子。',
  `section` STRING COMMENT 'The heading above it, if there is one. 所在小节的标题；没有则为空。',
  `rule` STRING NOT NULL COMMENT 'Id of the rule that read it. 读出它的规则编号。',
  `item` STRING COMMENT 'What is measured, as a reader would name it: 慰问金, 轮椅, 贫困残疾人. 所计的事物，如 慰问金、轮椅、贫困残疾人。',
  `item_class` STRING COMMENT 'Class of the item. Amounts: relief, subsidy, scholarship, donation, procurement, project, income, price, worth, other. Counts: people, household, goods, document, publicity, event, job, organisation, place, service, duration, ratio, other. 事物的类别。金额：relief 慰问救助、subsidy 补贴、scholarship 助学、donation 捐赠、procurement 采购、project 项目投入、income 收入、price 单价、worth 价值、other 其他；数量：people 人、household 户、goods 物资、document 文件、publicity 宣传、event 活动、job 岗位、organisation 单位、place 场所、service 服务、duration 时长、ratio 比例、other 其他。',
  `value` DECIMAL(18,4) COMMENT 'The number stated, in units of one (80余万元 is 800000); null where only bounds are known (数十名). 写明的数值，以一为单位（80余万元 为 800000）；只知范围时为空（如 数十名）。',
  `lower` DECIMAL(18,4) COMMENT 'Least that the words can mean (80余万元: 800000); null where there is no bound. 可能的最小值（80余万元 为 800000）；无下限则为空。',
  `upper` DECIMAL(18,4) COMMENT 'Most that the words can mean (80余万元: 900000); null where there is no bound. 可能的最大值（80余万元 为 900000）；无上限则为空。',
  `approx` STRING NOT NULL COMMENT 'How exact it is: exact, about (约), over (余), under (近), range (3至5), vague (数十). 精确程度：exact 确数、about 约、over 多于（余）、under 少于（近）、range 范围（3至5）、vague 含糊（数十）。',
  `unit` STRING NOT NULL COMMENT 'Unit as written: 万元, 名, 人次, %. 原文的单位，如 万元、名、人次、%。',
  `basis` STRING NOT NULL COMMENT 'What the figure is for: total, or per what (per_person, per_household, per_item, per_month, per_person_month …). 计量口径：total 合计；其余为每人、每户、每件、每月、每人每月等（per_person、per_household、per_item、per_month、per_person_month …）。',
  `status` STRING NOT NULL COMMENT 'actual (done), planned (计划, 拟, 力争), or change (an increase or decrease). 状态：actual 已完成、planned 计划中、change 增减量。',
  `action` STRING COMMENT 'Verb that governs it: 发放, 慰问, 募集, 举办. 支配它的动词，如 发放、慰问、募集、举办。',
  `giver` STRING COMMENT 'Who gave, as named; several are joined by 、. 给予方，照录原文；多个以顿号相连。',
  `receiver` STRING COMMENT 'Who received, as named; several are joined by 、. 接受方，照录原文；多个以顿号相连。',
  `beneficiary_id` STRING COMMENT 'fact_id of the count of people or households that it went to. 受益人数或户数在 counts 表中的 fact_id。',
  `measure` STRING NOT NULL COMMENT 'Canonical measure of unit: 名, 位 and 人 are one (person). 单位归一后的量：名、位、人 同为 person。'
)
USING PARQUET
COMMENT 'One figure that is no money: people, goods, events, durations, ratios. 报告中的一个非金额数字：人数、物资、活动、时长、比例等。';
CREATE TABLE IF NOT EXISTS `amounts` (
  `fact_id` STRING NOT NULL COMMENT 'Id of the fact, the same from run to run. 事实编号，各次运行都相同。',
  `document_id` STRING NOT NULL COMMENT 'The report that states it. 所在报告的编号。',
  `start` BIGINT NOT NULL COMMENT 'Where the fact begins in documents.text: first byte. 事实在 documents.text 中的起始字节。',
  `end` BIGINT NOT NULL COMMENT 'Where it ends: the byte behind its last one; text[start:end] is quote. 事实的结束字节（不含）；text[start:end] 即 quote。',
  `quote` STRING NOT NULL COMMENT 'The fact as written: 2万元, 约200余名, a theme, a name. 事实的原文，如 2万元、约200余名、主题、单位名称。',
  `match_start` BIGINT NOT NULL COMMENT 'Where all that the rule matched begins: first byte. 规则匹配到的整段文字的起始字节。',
  `match_end` BIGINT NOT NULL COMMENT 'Where all that the rule matched ends (发放轮椅3辆): the byte behind. 规则匹配到的整段文字（如 发放轮椅3辆）的结束字节（不含）。',
  `sentence` STRING NOT NULL COMMENT 'The sentence it stands in. 所在句子。',
  `section` STRING COMMENT 'The heading above it, if there is one. 所在小节的标题；没有则为空。',
  `rule` STRING NOT NULL COMMENT 'Id of the rule that read it. 读出它的规则编号。',
  `item` STRING COMMENT 'What is measured, as a reader would name it: 慰问金, 轮椅, 贫困残疾人. 所计的事物，如 慰问金、轮椅、贫困残疾人。',
  `item_class` STRING COMMENT 'Class of the item. Amounts: relief, subsidy, scholarship, donation, procurement, project, income, price, worth, other. Counts: people, household, goods, document, publicity, event, job, organisation, place, service, duration, ratio, other. 事物的类别。金额：relief 慰问救助、subsidy 补贴、scholarship 助学、donation 捐赠、procurement 采购、project 项目投入、income 收入、price 单价、worth 价值、other 其他；数量：people 人、household 户、goods 物资、document 文件、publicity 宣传、event 活动、job 岗位、organisation 单位、place 场所、service 服务、duration 时长、ratio 比例、other 其他。',
  `value` DECIMAL(18,4) COMMENT 'The number stated, in units of one (80余万元 is 800000); null where only bounds are known (数十名). 写明的数值，以一为单位（80余万元 为 800000）；只知范围时为空（如 数十名）。',
  `lower` DECIMAL(18,4) COMMENT 'Least that the words can mean (80余万元: 800000); null where there is no bound. 可能的最小值（80余万元 为 800000）；无下限则为空。',
  `upper` DECIMAL(18,4) COMMENT 'Most that the words can mean (80余万元: 900000); null where there is no bound. 可能的最大值（80余万元 为 900000）；无上限则为空。',
  `approx` STRING NOT NULL COMMENT 'How exact it is: exact, about (约), over (余), under (近), range (3至5), vague (数十). 精确程度：exact 确数、about 约、over 多于（余）、under 少于（近）、range 范围（3至5）、vague 含糊（数十）。',
  `unit` STRING NOT NULL COMMENT 'Unit as written: 万元, 名, 人次, %. 原文的单位，如 万元、名、人次、%。',
  `basis` STRING NOT NULL COMMENT 'What the figure is for: total, or per what (per_person, per_household, per_item, per_month, per_person_month …). 计量口径：total 合计；其余为每人、每户、每件、每月、每人每月等（per_person、per_household、per_item、per_month、per_person_month …）。',
  `status` STRING NOT NULL COMMENT 'actual (done), planned (计划, 拟, 力争), or change (an increase or decrease). 状态：actual 已完成、planned 计划中、change 增减量。',
  `action` STRING COMMENT 'Verb that governs it: 发放, 慰问, 募集, 举办. 支配它的动词，如 发放、慰问、募集、举办。',
  `giver` STRING COMMENT 'Who gave, as named; several are joined by 、. 给予方，照录原文；多个以顿号相连。',
  `receiver` STRING COMMENT 'Who received, as named; several are joined by 、. 接受方，照录原文；多个以顿号相连。',
  `beneficiary_id` STRING COMMENT 'fact_id of the count of people or households that it went to. 受益人数或户数在 counts 表中的 fact_id。',
  `currency` STRING NOT NULL COMMENT 'Currency of value, lower and upper, by ISO 4217: CNY, HKD, USD. value、lower、upper 的币种（ISO 4217），如 CNY、HKD、USD。'
)
USING PARQUET
COMMENT 'One amount of money that a report states. 报告中的一笔金额。';
CREATE TABLE IF NOT EXISTS `themes` (
  `fact_id` STRING NOT NULL COMMENT 'Id of the fact, the same from run to run. 事实编号，各次运行都相同。',
  `document_id` STRING NOT NULL COMMENT 'The report that states it. 所在报告的编号。',
  `start` BIGINT NOT NULL COMMENT 'Where the fact begins in documents.text: first byte. 事实在 documents.text 中的起始字节。',
  `end` BIGINT NOT NULL COMMENT 'Where it ends: the byte behind its last one; text[start:end] is quote. 事实的结束字节（不含）；text[start:end] 即 quote。',
  `quote` STRING NOT NULL COMMENT 'The fact as written: 2万元, 约200余名, a theme, a name. 事实的原文，如 2万元、约200余名、主题、单位名称。',
  `match_start` BIGINT NOT NULL COMMENT 'Where all that the rule matched begins: first byte. 规则匹配到的整段文字的起始字节。',
  `match_end` BIGINT NOT NULL COMMENT 'Where all that the rule matched ends (发放轮椅3辆): the byte behind. 规则匹配到的整段文字（如 发放轮椅3辆）的结束字节（不含）。',
  `sentence` STRING NOT NULL COMMENT 'The sentence it stands in. 所在句子。',
  `section` STRING COMMENT 'The heading above it, if there is one. 所在小节的标题；没有则为空。',
  `rule` STRING NOT NULL COMMENT 'Id of the rule that read it. 读出它的规则编号。',
  `theme` STRING NOT NULL COMMENT 'The theme without quotes and white space, with a comma between its halves. 主题文字，去引号与空白，两半之间以半角逗号相隔。',
  `role` STRING NOT NULL COMMENT 'national (of a National Disability Day), activity (the report\'s own) or slogan. 角色：national 全国助残日主题、activity 活动自定主题、slogan 口号。',
  `year` INT COMMENT 'Year of the national theme that it equals. 与之相同的全国主题的年份。',
  `ordinal` INT COMMENT 'Ordinal of the national theme that it equals. 与之相同的全国主题属第几次助残日。'
)
USING PARQUET
COMMENT 'One theme that a report states. 报告中的一个活动主题。';
CREATE TABLE IF NOT EXISTS `organisations` (
  `fact_id` STRING NOT NULL COMMENT 'Id of the fact, the same from run to run. 事实编号，各次运行都相同。',
  `document_id` STRING NOT NULL COMMENT 'The report that states it. 所在报告的编号。',
  `start` BIGINT NOT NULL COMMENT 'Where the fact begins in documents.text: first byte. 事实在 documents.text 中的起始字节。',
  `end` BIGINT NOT NULL COMMENT 'Where it ends: the byte behind its last one; text[start:end] is quote. 事实的结束字节（不含）；text[start:end] 即 quote。',
  `quote` STRING NOT NULL COMMENT 'The fact as written: 2万元, 约200余名, a theme, a name. 事实的原文，如 2万元、约200余名、主题、单位名称。',
  `match_start` BIGINT NOT NULL COMMENT 'Where all that the rule matched begins: first byte. 规则匹配到的整段文字的起始字节。',
  `match_end` BIGINT NOT NULL COMMENT 'Where all that the rule matched ends (发放轮椅3辆): the byte behind. 规则匹配到的整段文字（如 发放轮椅3辆）的结束字节（不含）。',
  `sentence` STRING NOT NULL COMMENT 'The sentence it stands in. 所在句子。',
  `section` STRING COMMENT 'The heading above it, if there is one. 所在小节的标题；没有则为空。',
  `rule` STRING NOT NULL COMMENT 'Id of the rule that read it. 读出它的规则编号。',
  `name` STRING NOT NULL COMMENT 'Name as written, masks kept, without a leading 我 or 各. 原文名称，脱敏符号照录，去掉开头的 我、各。',
  `canonical` STRING NOT NULL COMMENT 'Name with its ending in full: 区残联 is 区残疾人联合会. 结尾写全的名称：区残联 为 区残疾人联合会。',
  `type` STRING NOT NULL COMMENT 'Kind of organisation: dpf (disabled persons\' federation), government, party, court, medical, school, service, company, bank, media, association, foundation, base, committee, military, other. 单位类型：dpf 残联、government 政府、party 党委、court 法院、medical 医疗、school 学校、service 服务机构、company 企业、bank 银行、media 媒体、association 社团、foundation 基金会、base 基地、committee 委员会、military 军队、other 其他。',
  `level` STRING COMMENT 'Administrative level, as in documents.level. 行政层级，取值同 documents.level。',
  `role` STRING NOT NULL COMMENT 'What it does here: issuer, host, co_host, giver, receiver, participant, venue, mentioned. 在文中的角色：issuer 报告单位、host 主办、co_host 协办、giver 给予方、receiver 接受方、participant 参与方、venue 场地、mentioned 仅提及。',
  `masked` BOOLEAN NOT NULL COMMENT 'Whether the name holds marks that stand for deleted text. 名称是否含脱敏符号。'
)
USING PARQUET
COMMENT 'One mention of an organisation. 对一个单位的一次提及。';
CREATE TABLE IF NOT EXISTS `links` (
  `document_id` STRING NOT NULL COMMENT 'The report that both facts are of. 两个事实所在报告的编号。',
  `from_id` STRING NOT NULL COMMENT 'fact_id at which the relation starts: the amount or goods, the part (part_of), the sum (sum_of), the product (product_of), the later mention (same_as). 关系起点的 fact_id：金额或物资、部分（part_of）、合计（sum_of）、乘积（product_of）、后一次提及（same_as）。',
  `to_id` STRING NOT NULL COMMENT 'fact_id to which it leads: the beneficiary, the giver, the whole, a summand, a factor, the first mention. 关系终点的 fact_id：受益者、给予方、整体、加数、因数、首次提及。',
  `relation` STRING NOT NULL COMMENT 'beneficiary, giver, part_of, product_of, sum_of or same_as. 关系：beneficiary 受益、giver 给予、part_of 属于、product_of 相乘得、sum_of 相加得、same_as 同一。',
  `rule` STRING NOT NULL COMMENT 'Id of the rule, or audit/ and the check, that found it. 得出关系的规则编号，或 audit/ 加检查名。'
)
USING PARQUET
COMMENT 'How two facts of a report belong together. 同一报告中两个事实之间的关系。';
CREATE TABLE IF NOT EXISTS `checks` (
  `check_id` STRING NOT NULL COMMENT 'Id of the check, the same from run to run. 检查编号，各次运行都相同。',
  `document_id` STRING NOT NULL COMMENT 'The report that it is about. 所查报告的编号。',
  `check` STRING NOT NULL COMMENT 'What was checked: product, sum, part_of, ratio, date, theme, modifier, damaged, measure, repeat, duplicate, rollup, outlier and others. 检查的种类：product 乘积、sum 合计、part_of 部分、ratio 比例、date 日期、theme 主题、modifier 修饰语、damaged 缺损、measure 量词、repeat 重复、duplicate 雷同、rollup 汇总、outlier 离群等。',
  `result` STRING NOT NULL COMMENT 'holds, differs, doubtful or unchecked. 结果：holds 相符、differs 不符、doubtful 存疑、unchecked 未能检查。',
  `reason` STRING COMMENT 'Why it is doubtful or could not be checked. 存疑或未能检查的缘由。',
  `severity` STRING COMMENT 'error, warning or note; null where it holds. 轻重：error 错误、warning 警告、note 提示；相符时为空。',
  `message` STRING NOT NULL COMMENT 'What was found, as a sentence in Chinese. 结论，一句中文。',
  `stated` DECIMAL(18,4) COMMENT 'The number that the report states. 报告所写的数。',
  `expected` DECIMAL(18,4) COMMENT 'The number that it should be. 应有的数。',
  `difference` DECIMAL(18,4) COMMENT 'stated minus expected. stated 减 expected 之差。',
  `fact_ids` ARRAY<STRING> NOT NULL COMMENT 'fact_id of each fact that the check is about; never null, may be empty. 所涉各事实的 fact_id；可为空列表，不为空值。',
  `other_document_id` STRING COMMENT 'The other report, where two are compared. 两份报告相比时另一份的编号。',
  `start` BIGINT NOT NULL COMMENT 'Where the stretch that it is about begins in documents.text: first byte. 所涉文字在 documents.text 中的起始字节。',
  `end` BIGINT NOT NULL COMMENT 'Where the stretch ends: the byte behind its last one. 所涉文字的结束字节（不含）。'
)
USING PARQUET
COMMENT 'What one check of the audit found. 审核中一项检查的结果。';
CREATE TABLE IF NOT EXISTS `numerals` (
  `document_id` STRING NOT NULL COMMENT 'The report that it stands in. 所在报告的编号。',
  `start` BIGINT NOT NULL COMMENT 'Where it begins in documents.text: first byte. 在 documents.text 中的起始字节。',
  `end` BIGINT NOT NULL COMMENT 'Where it ends: the byte behind its last one. 结束字节（不含）。',
  `quote` STRING NOT NULL COMMENT 'The number as written. 数字的原文。',
  `state` STRING NOT NULL COMMENT 'fact (a row of amounts or counts), excluded (no figure) or unclaimed. 去向：fact 已成为金额或数量、excluded 不是统计数字、unclaimed 尚无着落。',
  `reason` STRING COMMENT 'Why it is excluded: date, time, ordinal, heading, name, document_number, telephone, address, class, idiom, boilerplate and others. 排除的缘由：date 日期、time 时间、ordinal 序数、heading 标题编号、name 名称、document_number 文号、telephone 电话、address 地址、class 等级、idiom 成语、boilerplate 套话等。',
  `fact_id` STRING COMMENT 'The fact that it became; null unless state is fact. 所成事实的 fact_id；state 为 fact 时才有。'
)
USING PARQUET
COMMENT 'One number of a report, and what became of it: every number is accounted for. 报告中的一个数字及其去向：每个数字都有着落。';
CREATE TABLE IF NOT EXISTS `locations` (
  `document_id` STRING NOT NULL COMMENT 'The report that the stretch is of. 所在报告的编号。',
  `start` BIGINT NOT NULL COMMENT 'Where the stretch begins in documents.text: first byte. 该段在 documents.text 中的起始字节。',
  `end` BIGINT NOT NULL COMMENT 'Where the stretch ends: the byte behind its last one. 该段的结束字节（不含）。',
  `page` INT COMMENT '1-based page. 页码，从 1 起。',
  `sheet` STRING COMMENT 'Name of the sheet of a workbook. 工作表名称。',
  `table_number` INT COMMENT '1-based number of the table in the document. 文档中第几个表格，从 1 起。',
  `cell` STRING COMMENT 'Cell of the table or sheet: B3. 单元格，如 B3。',
  `paragraph` INT COMMENT '1-based number of the paragraph in the document. 文档中第几段，从 1 起。',
  `aside` STRING COMMENT 'Kind of text beside the running text: footnote, endnote, text box and others. 正文之外的文字种类：footnote 脚注、endnote 尾注、text box 文本框等。'
)
USING PARQUET
COMMENT 'Where a stretch of a report\'s text stands in the document that it was read from; reports from text files have none. 报告的一段文字在原文档中的位置；出自纯文本文件的报告没有。';
CREATE TABLE IF NOT EXISTS `inputs` (
  `source` STRING NOT NULL COMMENT 'Path or URI of the file as found, relative to the input root. 文件的路径或 URI，相对于输入的根目录。',
  `member` STRING COMMENT 'Path inside the archive; null for the file itself. 压缩包内的路径；文件本身则为空。',
  `state` STRING NOT NULL COMMENT 'How it ended: read, no_text, unsupported, encrypted, damaged, ambiguous, limit, skipped. 处理结果：read 已读、no_text 无文字、unsupported 不支持、encrypted 已加密、damaged 损坏、ambiguous 无法判定、limit 超出限制、skipped 跳过。',
  `message` STRING COMMENT 'What is wrong and what would mend it. 问题所在与解决办法。',
  `bytes` BIGINT NOT NULL COMMENT 'Size in bytes. 字节数。',
  `sha256` STRING COMMENT 'SHA-256 of the bytes as found, in hex; null where they could not be read. 原始字节的 SHA-256（十六进制）；无法读取时为空。',
  `media_type` STRING NOT NULL COMMENT 'Media type as detected; empty where none was. 识别出的文件类型（媒体类型）；未识别则为空串。',
  `encoding` STRING COMMENT 'Character encoding as detected. 识别出的字符编码。',
  `documents` INT NOT NULL COMMENT 'Number of reports found in it. 其中的报告份数。',
  `run_id` STRING COMMENT 'The run that read it; null where it was not read, and in datasets of schema version 1. 读出它的运行的编号；未读出时，以及架构版本 1 的数据集中为空。'
)
USING PARQUET
COMMENT 'One input file or archive entry, and how it ended. 一个输入文件或压缩包条目及其处理结果。';
