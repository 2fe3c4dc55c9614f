package quantity

import (
	"strings"
	"testing"
)

// TestComplaints holds what users found wrong with earlier tools.
func TestComplaints(t *testing.T) {
	runScan(t, []scanCase{
		{"投入三十几万元", []string{"三十几万元 300000 [300000,400000] over 万元 CNY"}},
		{"募集二百余万元", []string{"二百余万元 2000000 [2000000,3000000] over 万元 CNY"}},
		{"下拨1,100万元", []string{"1,100万元 11000000 exact 万元 CNY"}},
		{"两名孤儿和三两茶叶", []string{"两名 2 exact 名 person", "三两 3 exact 两 liang"}},
		{"做了横幅3个2、横幅5条", []string{"3个 3 exact 个 piece", "2 !heading", "5条 5 exact 条 long"}},
		{"共19人,资助学费", []string{"19人 19 exact 人 person"}},
		{"徒步5公里", []string{"5公里 5 exact 公里 kilometre"}},
		{"编号1,2,3名", []string{"1 ?1", "2 ?2", "3名 3 exact 名 person"}},
	})
}

func TestArabic(t *testing.T) {
	runScan(t, []scanCase{
		{"共3,000元和12，600元", []string{"3,000元 3000 exact 元 CNY", "12，600元 12600 exact 元 CNY"}},
		{"增至３００．５元", []string{"３００．５元 300.5 exact 元 CNY"}},
		{"价值1。1万元", []string{"1。1万元 11000 exact 万元 CNY +dot"}},
		{"走访共5。3人参加", []string{"5 ?5", "3人 3 exact 人 person"}},
		{"里程3。5公里", []string{"3。5公里 3.5 exact 公里 kilometre +dot"}},
		{"1.26亿元，3.6万人次", []string{"1.26亿元 126000000 exact 亿元 CNY", "3.6万人次 36000 exact 人次 person_time"}},
		{"3万5千元，12万3千元，1亿2000万元", []string{"3万5千元 35000 exact 元 CNY", "12万3千元 123000 exact 元 CNY", "1亿2000万元 120000000 exact 元 CNY"}},
		{"3千元和5百元", []string{"3千元 3000 exact 千元 CNY", "5百元 500 exact 百元 CNY"}},
		{"5千米和3千克", []string{"5千米 5 exact 千米 kilometre", "3千克 3 exact 千克 kilogram"}},
		{"花费2 万元，约 200 余 名，300\u3000户", []string{
			"2 万元 20000 exact 万元 CNY +spaced", "约 200 余 名 200 [180,300] over 名 person +spaced +contradictory", "300\u3000户 300 exact 户 household +spaced"}},
		{"重100kg", []string{"100kg 100 exact kg kilogram"}},
		{"表" + strings.Repeat("7,", 40) + "8户", []string{strings.Repeat("7,", 40) + "8 ?- [-,-] vague  "}},
		{"视力0.02", []string{"0.02 ?0.02"}},
		{"数值123456789012345678901个", []string{"123456789012345678901 !document_number"}},
	})
}

func TestChineseNumerals(t *testing.T) {
	runScan(t, []scanCase{
		{"走访三百二十五户", []string{"三百二十五户 325 exact 户 household"}},
		{"廿三人，卅名", []string{"廿三人 23 exact 人 person", "卅名 30 exact 名 person"}},
		{"壹仟贰佰元整，伍佰元", []string{"壹仟贰佰元 1200 exact 元 CNY", "伍佰元 500 exact 元 CNY"}},
		{"一千三百套，一千三名，两万五千名", []string{"一千三百套 1300 exact 套 set", "一千三名 1300 exact 名 person", "两万五千名 25000 exact 名 person"}},
		{"一百零五户，三万零五十人", []string{"一百零五户 105 exact 户 household", "三万零五十人 30050 exact 人 person"}},
		{"十二亿三千万元，三万亿元", []string{"十二亿三千万元 1230000000 exact 元 CNY", "三万亿元 3000000000000 exact 元 CNY"}},
		{"三点五公里，一点二万元", []string{"三点五公里 3.5 exact 公里 kilometre", "一点二万元 12000 exact 万元 CNY"}},
		{"陆续发放，队伍壮大，收拾房间，参加活动", nil},
		{"二五八团", []string{"二五八 !name"}},
	})
}

func TestModifiers(t *testing.T) {
	runScan(t, []scanCase{
		{"支出80余万元", []string{"80余万元 800000 [800000,900000] over 万元 CNY"}},
		{"1300余份，1.2万余名，86万余元", []string{
			"1300余份 1300 [1300,1400] over 份 document", "1.2万余名 12000 [12000,13000] over 名 person", "86万余元 860000 [860000,870000] over 元 CNY"}},
		{"二十来亩，10吨多", []string{"二十来亩 20 [18,22] about 亩 mu", "10吨多 10 [10,11] over 吨 tonne"}},
		{"约有20户，大约300人", []string{"约有20户 20 [18,22] about 户 household", "大约300人 300 [270,330] about 人 person"}},
		{"将近500名，近1万名，不到十户", []string{"将近500名 500 [-,500] under 名 person", "近1万名 10000 [-,10000] under 名 person", "不到十户 10 [-,10] under 户 household"}},
		{"超过3万元，逾2万人次，不少于15名", []string{"超过3万元 30000 [30000,-] over 万元 CNY", "逾2万人次 20000 [20000,-] over 人次 person_time", "不少于15名 15 [15,-] over 名 person"}},
		{"最高800元，最低300元，不超过5000元", []string{"最高800元 800 exact 元 CNY", "最低300元 300 exact 元 CNY", "不超过5000元 5000 [-,5000] under 元 CNY"}},
		{"98%以上，3天以内，120吨左右，50户上下", []string{
			"98%以上 98 [98,-] over % percent", "3天以内 3 [-,3] under 天 day", "120吨左右 120 [108,132] about 吨 tonne", "50户上下 50 [45,55] about 户 household"}},
		{"全镇50户上下齐心", []string{"50户 50 exact 户 household"}},
		{"上千吨，上百名，近百名，百余位", []string{
			"上千吨 1000 [1000,-] over 吨 tonne", "上百名 100 [100,-] over 名 person", "近百名 100 [-,100] under 名 person", "百余位 100 [100,200] over 位 person"}},
		{"全县34.6万人口，人数过百人", []string{"34.6万人 346000 exact 人 person", "过百人 100 [100,-] over 人 person"}},
		{"会上百余名代表", []string{"百余名 100 [100,200] over 名 person"}},
		{"约200余名，近900余名，约300元左右", []string{
			"约200余名 200 [180,300] over 名 person +contradictory", "近900余名 900 [810,1000] over 名 person +contradictory", "约300元左右 300 [270,330] about 元 CNY"}},
		{"附近5户，节约300元，就近3名", []string{"5户 5 exact 户 household", "300元 300 exact 元 CNY", "3名 3 exact 名 person"}},
		{"近三年来", []string{"三年 3 exact 年 year"}},
		{"提高近6个百分点，联合近20名义工，高约3米", []string{
			"近6个百分点 6 [-,6] under 个百分点 percentage_point", "近20名 20 [-,20] under 名 person", "约3米 3 [2.7,3.3] about 米 metre"}},
		{"赶超3家，合约5份", []string{"3家 3 exact 家 firm", "5份 5 exact 份 document"}},
	})
}

func TestVague(t *testing.T) {
	runScan(t, []scanCase{
		{"数十名，数百户，几十张，几千元", []string{
			"数十名 - [20,99] vague 名 person", "数百户 - [200,999] vague 户 household", "几十张 - [20,99] vague 张 sheet", "几千元 - [2000,9999] vague 元 CNY"}},
		{"若干名，几名，十几名", []string{"若干名 - [-,-] vague 名 person", "几名 - [2,9] vague 名 person", "十几名 10 [10,20] over 名 person"}},
		{"夫妻俩，爷孙仨", []string{"俩 2 exact 俩 person", "仨 3 exact 仨 person"}},
		{"若干意见，几乎，数据，近几年，人数十余名", []string{"十余名 10 [10,20] over 名 person"}},
	})
}

func TestRanges(t *testing.T) {
	runScan(t, []scanCase{
		{"安排3至5名，印50—100份，每月2～3次", []string{"3至5名 3 [3,5] range 名 person", "50—100份 50 [50,100] range 份 document", "2～3次 2 [2,3] range 次 time"}},
		{"一两次，三四十人，十七八岁，三两个", []string{"一两次 1 [1,2] range 次 time", "三四十人 30 [30,40] range 人 person", "十七八岁 17 [17,18] range 岁 age", "三两个 2 [2,3] range 个 piece"}},
		{"3至5万元，3000至4500元，3万元至5万元", []string{"3至5万元 30000 [30000,50000] range 万元 CNY", "3000至4500元 3000 [3000,4500] range 元 CNY", "3万元至5万元 30000 [30000,50000] range 万元 CNY"}},
		{"8000元至1万元，三至五千元，30%—50%", []string{"8000元至1万元 8000 [8000,10000] range 万元 CNY", "三至五千元 3000 [3000,5000] range 元 CNY", "30%—50% 30 [30,50] range % percent"}},
		{"走访5户——3户困难家庭", []string{"5户 5 exact 户 household", "3户 3 exact 户 household"}},
		{"从10户到3户", []string{"10户 10 exact 户 household", "3户 3 exact 户 household"}},
	})
}

func TestShares(t *testing.T) {
	runScan(t, []scanCase{
		{"增长12.5%，５％，3‰", []string{"12.5% 12.5 exact % percent", "５％ 5 exact ％ percent", "3‰ 3 exact ‰ permille"}},
		{"百分之九十六，近百分之八十，百分之九十五以上，百分之百", []string{
			"百分之九十六 96 exact 百分之 percent", "近百分之八十 80 [-,80] under 百分之 percent", "百分之九十五以上 95 [95,-] over 百分之 percent", "百分之百 100 exact 百分之 percent"}},
		{"善款3 127.5元，共1 204.50万元，3 127 5", []string{
			"3 127.5元 3127.5 exact 元 CNY", "1 204.50万元 12045000 exact 万元 CNY", "3 ?3", "127 ?127", "5 ?5"}},
		{"配备AED36台，DR2套，FM97.5", []string{
			"36台 36 exact 台 machine", "2套 2 exact 套 set", "FM97.5 !name"}},
		{"偏少七成三，七成三年内脱贫", []string{
			"七成三 7.3 exact 成 tenth", "七成 7 exact 成 tenth", "三年 3 exact 年 year"}},
		{"三分之二，占1/3，七成半，3.2个百分点", []string{
			"三分之二 0.6667 exact 分之 fraction", "1/3 0.3333 exact / fraction", "七成半 7.5 exact 成 tenth", "3.2个百分点 3.2 exact 个百分点 percentage_point"}},
		{"3斤半，半吨，两个半小时，为期一年半，3个多月", []string{
			"3斤半 3.5 exact 斤 jin", "半吨 0.5 exact 吨 tonne", "两个半小时 2.5 exact 小时 hour", "一年半 1.5 exact 年 year", "3个多月 3 [3,4] over 月 month"}},
		{"大半年，上半年，半路", []string{"半年 !idiom", "半年 !idiom", "半 !idiom"}},
	})
}

func TestMoney(t *testing.T) {
	runScan(t, []scanCase{
		{"共123元1角1分，8元5角，5毛钱", []string{"123元1角1分 123.11 exact 元 CNY", "8元5角 8.5 exact 元 CNY", "5毛钱 0.5 exact 毛钱 CNY"}},
		{"2亿美元，3万欧元，5000港币", []string{"2亿美元 200000000 exact 亿美元 USD", "3万欧元 30000 exact 万欧元 EUR", "5000港币 5000 exact 港币 HKD"}},
		{"¥3,000。￥300.50元。$20。RMB500", []string{"¥3,000 3000 exact ¥ CNY", "￥300.50元 300.5 exact 元 CNY", "$20 20 exact $ USD", "RMB500 500 exact RMB CNY"}},
		{"人民币3200元，人民币5万", []string{"3200元 3200 exact 元 CNY", "人民币5万 50000 exact 人民币 CNY"}},
		{"慰问金300块，300块钱，展板3块", []string{"300块 300 exact 块 CNY", "300块钱 300 exact 块钱 CNY", "3块 3 exact 块 block"}},
		{"低保金104万，人口104万", []string{"104万 1040000 exact 万 CNY", "104万 ?1040000"}},
		{"300元/人，600元/人/月，100元/人·年，80元每人每月，50元/亩，50元一人", []string{
			"300元 300 exact 元 CNY/person", "600元 600 exact 元 CNY/person/month", "100元 100 exact 元 CNY/person/year", "80元 80 exact 元 CNY/person/month",
			"50元 50 exact 元 CNY/area", "50元 50 exact 元 CNY/person", "一人 !idiom"}},
		{"发300元每户2袋米", []string{"300元 300 exact 元 CNY", "2袋 2 exact 袋 bag"}},
		{"迎2024元旦", []string{"2024 ?2024"}},
	})
}

func TestDamage(t *testing.T) {
	runScan(t, []scanCase{
		{"IOO多人，3.O5万元，l2个", []string{"IOO多人 100 [100,200] over 人 person +misread", "3.O5万元 30500 exact 万元 CNY +misread", "l2个 12 exact 个 piece +misread"}},
		{"IOS系统，LOGO设计，POLO衫", nil},
		{"__万元，XX辆，××户，**名，○○名，3X户", []string{
			"__万元 - [-,-] vague 万元 CNY +masked", "XX辆 - [-,-] vague 辆 vehicle +masked", "××户 - [-,-] vague 户 household +masked",
			"**名 - [-,-] vague 名 person +masked", "○○名 - [-,-] vague 名 person +masked", "3X户 - [-,-] vague 户 household +masked"}},
		{"__市人民医院，王××和XX县，__日报，__人民政府", nil},
		{"慰问金万元，善款亿元，捐款万余元，近万元", []string{
			"万元 - [-,-] vague 万元 CNY +stripped", "亿元 - [-,-] vague 亿元 CNY +stripped", "万余元 10000 [10000,20000] over 元 CNY", "近万元 10000 [-,10000] under 万元 CNY"}},
	})
}

func TestOne(t *testing.T) {
	runScan(t, []scanCase{
		{"大米一袋、油一桶，书包一个，锦旗一面", []string{"一袋 1 exact 袋 bag", "一桶 1 exact 桶 barrel", "一个 1 exact 个 piece", "一面 1 exact 面 flat"}},
		{"一辆新轮椅，一名队员，一位老人，一批物资，一次会议", []string{"一辆 1 exact 辆 vehicle", "一名 1 exact 名 person", "一位 1 exact 位 person", "一批 1 exact 批 batch", "一次 1 exact 次 time"}},
		{"设立一个服务点，送上一份礼品", []string{"一个 1 exact 个 piece", "一份 1 exact 份 document"}},
		{"一个良好的环境，一份爱心，一种风尚，一张蓝图，一点不差", []string{"一个 !idiom", "一份 !idiom", "一种 !idiom", "一张 !idiom", "一点 !idiom"}},
		{"不漏一户，一个都不少，每一位老人，这一活动，没有发生一件事故", []string{"一户 !idiom", "一个 !idiom", "一位 !idiom", "一 !idiom", "一件 !idiom"}},
		{"《写给乡亲的一封信》2千份，倡议书一封", []string{
			"一封 !idiom", "2千份 2000 exact 份 document", "一封 1 exact 封 letter"}},
		{"周勇一家五口", []string{"一家 !idiom", "五口 5 exact 口 member"}},
		{"赵某一家，陈奶奶一家，社会组织共计一家", []string{"一家 !idiom", "一家 !idiom", "一家 1 exact 家 firm"}},
		{"一看就会，统一安排，进一步", []string{"一 !idiom", "统一 !idiom", "进一步 !idiom"}},
		{"经过一周学习，为期一周", []string{"一周 !idiom", "一周 1 exact 周 week"}},
	})
}
