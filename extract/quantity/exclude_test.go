package quantity

import "testing"

func TestDates(t *testing.T) {
	runScan(t, []scanCase{
		{"2024年5月19日，5月13日至17日，5月13-17日", []string{"2024年5月19日 !date", "5月13日至17日 !date", "5月13-17日 !date"}},
		{"20__年5月__日，5月__日-__日，__月__日", []string{"20__年5月__日 !date", "5月__日-__日 !date", "__月__日 !date"}},
		{"2024.5.19，2023-05-21，2024/5/19，20240519，2024.5.13-5.17", []string{"2024.5.19 !date", "2023-05-21 !date", "2024/5/19 !date", "20240519 !date", "2024.5.13-5.17 !date"}},
		{"五月十五日，二〇二四年五月，二○二四年，正月十五", []string{"五月十五日 !date", "二〇二四年五月 !date", "二○二四年 !date", "十五 !date"}},
		{"2019年底，5月上旬，3月份，90年代，95年，20世纪", []string{"2019年底 !date", "5月上旬 !date", "3月份 !date", "90年代 !date", "95年 !date", "20世纪 !date"}},
		{"2020—2022年，5-6月，15—20日，2023-2024学年", []string{"2020—2022年 !date", "5-6月 !date", "15—20日 !date", "2023-2024学年 !date"}},
		{"2024 年 5 月 19 日", []string{"2024 年 5 月 19 日 !date"}},
		{"连续11年，历时3年，2-3年", []string{"11年 11 exact 年 year", "3年 3 exact 年 year", "2-3年 2 [2,3] range 年 year"}},
		{"星期三，周一至周五，每周一次，一季度", []string{"星期三 !date", "周一 !date", "周五 !date", "一次 1 exact 次 time", "一季度 !date"}},
		{"12.3国际残疾人日，3.5学雷锋日，5.5万元", []string{"12.3 !date", "3.5 !date", "5.5万元 55000 exact 万元 CNY"}},
		{"2021届毕业生，2024级新生，2000届次", []string{"2021届 !date", "2024级 !date", "2000届 !date"}},
		{"投入200日元", []string{"200日元 200 exact 日元 JPY"}},
	})
}

func TestTimes(t *testing.T) {
	runScan(t, []scanCase{
		{"早上8点，18时30分，9:30，8点半，9:00—11:30", []string{"8点 !time", "18时30分 !time", "9:30 !time", "8点半 !time", "9:00—11:30 !time"}},
		{"晚上八点，下午两点二十分", []string{"八点 !time", "两点二十分 !time"}},
		{"24小时值班，3点建议", []string{"24小时 24 exact 小时 hour", "3点 3 exact 点 point"}},
		{"每半个月一次，每两年", []string{"半个月 !time", "一次 1 exact 次 time", "两年 !time"}},
	})
}

func TestOrdinals(t *testing.T) {
	runScan(t, []scanCase{
		{"第34次，第__次，第三十三个，第 34 次，第一、二名", []string{"第34次 !ordinal", "第__次 !ordinal", "第三十三个 !ordinal", "第 34 次 !ordinal", "第一、二名 !ordinal"}},
		{"第三医院，第一书记，第12号，第二季度，第一时间", []string{"第三 !name", "第一 !name", "第12号 !document_number", "第二季度 !date", "第一时间 !idiom"}},
		{"十二届三次全会", []string{"十二届 !ordinal", "三次 !ordinal"}},
		{"首次举办", nil},
		{"二类对象每人150元，一档每生800元，三档补助", []string{"二类 !class", "150元 150 exact 元 CNY", "一档 !class", "800元 800 exact 元 CNY", "三档 !class"}},
		{"位列全省前五名，决出前8名，前3名获奖", []string{"前五名 !ordinal", "前8名 !ordinal", "前3名 !ordinal"}},
		{"目前5名在册，会前10名医生到场，前6名顾客", []string{"5名 5 exact 名 person", "10名 10 exact 名 person", "6名 6 exact 名 person"}},
	})
}

func TestClasses(t *testing.T) {
	runScan(t, []scanCase{
		{"三级残疾，一、二级残疾，1-4级，Ⅱ级响应", []string{"三级 !class", "一、二级 !class", "1-4级 !class", "Ⅱ级 !class"}},
		{"一等奖2名，三年级，三甲医院，2型糖尿病，二期工程", []string{"一等奖 !class", "2名 2 exact 名 person", "三年级 !class", "三甲 !class", "2型 !class", "二期 !class"}},
		{"一本、二本新生，图书一本", []string{"一本 !class", "二本 !class", "一本 1 exact 本 book"}},
		{"一本96人，二本及以下201人，字典一本，每人一本", []string{
			"一本 !class", "96人 96 exact 人 person", "二本 !class", "201人 201 exact 人 person", "一本 1 exact 本 book", "一本 1 exact 本 book"}},
		{"养老院一期、二期启用，文化馆三期主体，讲习班二期，快报5期", []string{
			"一期 !class", "二期 !class", "三期 !class", "二期 2 exact 期 issue", "5期 5 exact 期 issue"}},
		{"设置9类岗位", []string{"9类 9 exact 类 kind"}},
	})
}

func TestCodes(t *testing.T) {
	runScan(t, []scanCase{
		{"〔2024〕9号，[2023]15号，（2024）5号，9号文件，〔20__〕__号", []string{
			"〔2024〕9号 !document_number", "[2023]15号 !document_number", "（2024）5号 !document_number", "9号 !document_number", "〔20__〕__号 !document_number"}},
		{"0571-8888xxxx，13812345678，138****1234，400-100-1234", []string{"0571-8888xxxx !telephone", "13812345678 !telephone", "138****1234 !telephone", "400-100-1234 !telephone"}},
		{"12345热线，“12349”平台，拨打120", []string{"12345 !telephone", "12349 !telephone", "120 !telephone"}},
		{"账号6222 0210 0101 8888", []string{"6222 0210 0101 8888 !document_number"}},
		{"发放轮椅12345辆，拨款110万元", []string{"12345辆 12345 exact 辆 vehicle", "110万元 1100000 exact 万元 CNY"}},
	})
}

func TestAddressesAndNames(t *testing.T) {
	runScan(t, []scanCase{
		{"中山路118号，3号楼，三楼12床，5栋2单元301室，二楼", []string{"118号 !address", "3号楼 !address", "三楼12床 !address", "5栋2单元301室 !address", "二楼 !address"}},
		{"新房12栋，棉被12床", []string{"12栋 12 exact 栋 building", "12床 12 exact 床 bed"}},
		{"88路公交，1路、6路公交车，315国道，G15高速，3号线", []string{"88路 !name", "1路 !name", "6路 !name", "315 !name", "G15 !name", "3 !name"}},
		{"FM97.5，FM105。9《早安》，1077电台，五(3)中队，3班，市一中", []string{"FM97.5 !name", "FM105。9 !name", "1077 !name", "五(3)中队 !name", "3班 !name", "一 !name"}},
		{"二年级4班，举办电工培训4班，共办6班180人", []string{"二年级 !class", "4班 !name", "4班 4 exact 班 flight", "6班 6 exact 班 flight", "180人 180 exact 人 person"}},
		{"“十四五”规划，十三五期间，二十大精神，三年行动计划", []string{"十四五 !name", "十三五 !name", "二十大 !name", "三年 !name"}},
		{"“五个一”，“两人三足”，“六必访”", []string{"五个一 !name", "两人三足 !name", "六必访 !name"}},
		{"十四五岁", []string{"十四五岁 14 [14,15] range 岁 age"}},
		{"5·19，5G网络，A4纸", []string{"5·19 !name", "5G !name", "A4 !name"}},
	})
}

func TestHeadings(t *testing.T) {
	runScan(t, []scanCase{
		{"一、加强领导\n(二)走访\n1、慰问5户。2.培训", []string{"一 !heading", "二 !heading", "1 !heading", "5户 5 exact 户 household", "2 !heading"}},
		{"01、启动\n3)宣传\n①走访", []string{"01 !heading", "3 !heading", "① !heading"}},
		{"一是摸底，二是服务。其一，领导重视", []string{"一 !heading", "二 !heading", "其一 !heading"}},
		{"第一，加强领导；第二，扩大宣传", []string{"第一 !heading", "第二 !heading"}},
		{"1.2024年完成3户", []string{"1. !heading", "2024年 !date", "3户 3 exact 户 household"}},
		{"2.3名医生到场", []string{"2. !heading", "3名 3 exact 名 person"}},
		{"1.5万元到账", []string{"1.5万元 15000 exact 万元 CNY"}},
		{"附件1：名单", []string{"1 !heading"}},
		{"1.2 编制目的", []string{"1.2 !heading"}},
	})
}

func TestIdioms(t *testing.T) {
	runScan(t, []scanCase{
		{"一户一策、一老一小一残，一件接着一件，一对一，一遍遍", []string{"一户一策 !idiom", "一老一小一残 !idiom", "一件 !idiom", "一件 !idiom", "一对一 !idiom", "一遍遍 !idiom"}},
		{"千方百计，十里八乡，四面八方，千家万户", []string{"千方百计 !idiom", "十里八乡 !idiom", "四面八方 !idiom", "千家万户 !idiom"}},
		{"残疾人两项补贴，四套班子，红十字会", []string{"两项补贴 !idiom", "四套班子 !idiom", "红十字 !name"}},
		{"争取更上一层楼，入选千人计划，大家你一言我一语", []string{"更上一层楼 !idiom", "千人计划 !name", "你一言我一语 !idiom"}},
		{"全州七县一市", []string{"七县 7 exact 县 county", "一市 1 exact 市 city"}},
		{"四处奔走，坡道四处", []string{"四处 !idiom", "四处 4 exact 处 place"}},
	})
}

// TestUnitLabels wants units that tables name for their columns to count nothing, and
// sums of one 万 to stay.
func TestUnitLabels(t *testing.T) {
	runScan(t, []scanCase{
		{"单位：万元", []string{"万元 !heading"}},
		{"救助统计表（单位:户、人、亿元）", []string{"亿元 !heading"}},
		{"乡镇、补助金额（万元）、救助金额(千元)", []string{"万元 !heading", "千元 !heading"}},
		{"捐款单位：3家，捐款（3万元），协办单位：捐近万元的企业", []string{"3家 3 exact 家 firm", "3万元 30000 exact 万元 CNY", "近万元 10000 [-,10000] under 万元 CNY"}},
		{"资助单位捐出价值万元的轮椅", []string{"万元 10000 exact 万元 CNY"}},
	})
}
