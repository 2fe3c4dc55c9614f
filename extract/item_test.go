package extract_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"heshu/extract"
)

// items shows each figure with its item. An item is right where it is one of
// the forms that are wanted, or ends in one with at most eight more characters
// before it (农村贫困残疾人 for 残疾人); it is then shown as wanted.
func items(records *extract.Records, want string) string {
	wanted := strings.Split(want, "; ")
	var cells []string
	for i, f := range figures(records) {
		cell := f.Quote + " " + text(f.Item)
		if i < len(wanted) {
			quote, forms, _ := strings.Cut(wanted[i], " ")
			if quote == f.Quote && accepted(text(f.Item), forms) {
				cell = wanted[i]
			}
		}
		cells = append(cells, cell)
	}
	return strings.Join(cells, "; ")
}

func accepted(item, forms string) bool {
	for _, form := range strings.Split(forms, "|") {
		if before, ok := strings.CutSuffix(item, form); ok && utf8.RuneCountInString(before) <= 8 {
			return true
		}
	}
	return false
}

func TestItemBesideItsNumber(t *testing.T) {
	check(t, items, []reading{
		// the noun before the number
		{"发放轮椅12辆。", "12辆 轮椅"},
		{"捐赠慰问金3万元。", "3万元 慰问金"},
		{"组织专家12人深入6个村开展筛查。", "12人 专家; 6个 村"},
		{"悬挂横幅16条,张贴标语80张,出动宣传车4台次。", "16条 横幅; 80张 标语; 4台次 宣传车"},
		{"改造危房26户。", "26户 危房"},
		{"更换灭火器近二百具,添置炊具6套。", "近二百具 灭火器; 6套 炊具"},
		// the noun behind it
		{"发放12辆轮椅。", "12辆 轮椅"},
		{"送去3万元慰问金。", "3万元 慰问金"},
		{"免费为33名白内障患者实施复明手术。", "33名 白内障患者"},
		{"聘请3位律师提供法律咨询。", "3位 律师"},
		{"5所学校和3家企业参加了活动。", "5所 学校; 3家 企业"},
		// words between the noun and the number
		{"全镇筹集善款共计4.6万元。", "4.6万元 善款"},
		{"参加活动的志愿者共有85名。", "85名 志愿者"},
		{"参训学员合计达到130人。", "130人 学员"},
		{"受益群众达3.8万人次。", "3.8万人次 群众"},
		{"残疾人就业率达到61.5%。", "61.5% 就业率"},
		{"毛入学率由78%提高到93%。", "78% 毛入学率; 93% 毛入学率"},
	})
}

// A verb is a part of the noun where their syllables show it.
func TestItemOfCompounds(t *testing.T) {
	check(t, items, []reading{
		{"支出购书款6万元,租房费9000元。", "6万元 购书款; 9000元 租房费"},
		{"购买大米30袋,缴纳电费200元。", "30袋 大米; 200元 电费"},
		{"送去解放鞋80双,收养孤儿2名。", "80双 解放鞋; 2名 孤儿"},
		{"整理共享单车五百余辆,慰问驻区部队4家。", "五百余辆 共享单车; 4家 驻区部队"},
		{"12个消防站对外开放,救治心梗老人1名。", "12个 消防站; 1名 心梗老人"},
	})
}

func TestItemIsWhatWasDone(t *testing.T) {
	check(t, items, []reading{
		{"走访慰问150人次。", "150人次 走访慰问"},
		{"开展义诊3场次,接诊260人次。", "3场次 义诊; 260人次 接诊"},
		{"每周上门服务2次。", "2次 上门服务|服务"},
		{"募得善款21万元,支出18万元。", "21万元 善款; 18万元 支出"},
		{"组织招聘会2场,提供岗位430个,达成意向97人。", "2场 招聘会; 430个 岗位; 97人 达成意向"},
		{"参训的38人全部取得证书。", "38人 参训"},
	})
}

func TestItemOfAnotherFigure(t *testing.T) {
	check(t, items, []reading{
		{"慰问残疾人40户,共计发放慰问金8000元。", "40户 残疾人; 8000元 慰问金"},
		{"帮扶特困家庭23户51人。", "23户 特困家庭; 51人 特困家庭"},
		{"全村有低保对象46户、82人。", "46户 低保对象; 82人 低保对象"},
		{"每户补贴300元,共计发放12000元。", "300元 补贴; 12000元 补贴"},
		{"分别发放1000元和800元救助金。", "1000元 救助金; 800元 救助金"},
		{"对15名和9名学生分别给予资助。", "15名 学生; 9名 学生"},
		{"发放食用油45桶(5升/桶)。", "45桶 食用油; 5升 食用油"},
	})
}

func TestItemOfWorth(t *testing.T) {
	check(t, items, []reading{
		{"赠送价值1.2万元的助听器。", "1.2万元 助听器"},
		{"赠送价值1.2万元的助听器20台。", "1.2万元 助听器; 20台 助听器"},
		{"捐赠米面油等物资,总价值3.5万元。", "3.5万元 物资"},
		{"捐赠课桌椅80套,价值2.4万元。", "80套 课桌椅; 2.4万元 课桌椅"},
		{"每台轮椅单价650元。", "650元 单价|轮椅"},
	})
}

func TestItemBehindAClause(t *testing.T) {
	check(t, items, []reading{
		{"为符合条件的64名儿童配戴眼镜。", "64名 儿童"},
		{"安置12名来自山区的青年就业。", "12名 青年"},
		{"评选出“自强之星”10名。", "10名 自强之星|“自强之星”"},
		{"为“阳光驿站”添置按摩椅4张。", "4张 按摩椅"},
		{"发放轮椅(手动)16辆。", "16辆 轮椅|手动轮椅|轮椅(手动)"},
		{"走访了社区居民60户。", "60户 居民"},
	})
}

// Goods that no list names are read by the grammar alone.
func TestItemOfUnknownGoods(t *testing.T) {
	check(t, items, []reading{
		{"发放坐便椅35把。", "35把 坐便椅"},
		{"发放农膜80卷。", "80卷 农膜"},
		{"送去竹编簸箕18只。", "18只 簸箕"},
		{"向村小赠送显微镜6架、地球仪14个。", "6架 显微镜; 14个 地球仪"},
		{"发放宣传册2000本、环保袋600个。", "2000本 宣传册; 600个 环保袋"},
		{"种植黄花菜120亩,人均增收2600元。", "120亩 黄花菜; 2600元 增收"},
	})
}

func TestItemOfShares(t *testing.T) {
	check(t, items, []reading{
		{"全年培训残疾人210人,其中女性86人。", "210人 残疾人|培训; 86人 女性|女残疾人"},
		{"调解邻里纠纷230件,化解率达到97%,同比提高2个百分点。", "230件 纠纷; 97% 化解率; 2个百分点 化解率"},
		{"出勤率91.2%,较上年上升1.5个百分点。", "91.2% 出勤率; 1.5个百分点 出勤率"},
		{"资助学生60人,其中女生占五成。", "60人 学生; 五成 女生"},
		{"入学率97%,高于全市平均水平2个百分点。", "97% 入学率; 2个百分点 入学率"},
		{"投诉20件,同比下降三成。", "20件 投诉; 三成 投诉"},
	})
}

func TestItemBeforeAnotherVerb(t *testing.T) {
	check(t, items, []reading{
		{"全市40座小型水库完成检修。", "40座 水库"},
		{"慰问6位烈士遗属,为2位烈士找到家人。", "6位 烈士遗属; 2位 烈士"},
		{"新建食堂4间,改建2间、扩建1间。", "4间 食堂; 2间 食堂; 1间 食堂"},
		{"15家会员单位现场服务居民900多人。", "15家 会员单位; 900多人 居民"},
		{"抽调6个小组走访困难职工家庭120户。", "6个 小组; 120户 家庭"},
		{"20名医护义诊两百多人次。", "20名 医护; 两百多人次 义诊"},
		{"3辆装满物资的卡车驶往灾区。", "3辆 卡车"},
		{"5个借阅点每月更换图书200册。", "5个 借阅点; 200册 图书"},
		{"英语角每周五1场,全年40场。", "1场 英语角; 40场 英语角"},
	})
}

func TestItemOfAmounts(t *testing.T) {
	check(t, items, []reading{
		{"接受捐款港币20万元。", "20万元 捐款"},
		{"募集善款210万元,公益支出180万元。", "210万元 善款; 180万元 公益支出|支出"},
		{"对12名新生给予奖励,本科每人4000元、专科每人3000元,合计4.2万元。", "12名 新生; 4000元 奖励; 3000元 奖励; 4.2万元 奖励"},
		{"下拨救灾资金900万元,市级安排200万元。", "900万元 资金; 200万元 资金"},
		{"落实优待金,共发放320户512万元。", "320户 发放; 512万元 优待金"},
		{"筹资20万元,慰问劳模40人、每人1000元。", "20万元 筹资; 40人 劳模; 1000元 慰问"},
		{"为6名毕业生各给予补贴1万元。", "6名 毕业生; 1万元 补贴"},
		{"特困职工每户慰问2000元,送去价值150元的礼包。", "2000元 慰问; 150元 礼包"},
		{"培训学员2万人,外借图书3万册,新办读者证600个,分别增长5.1%、7.2%和9%。", "2万人 学员|培训; 3万册 图书; 600个 读者证; 5.1% 学员|培训; 7.2% 图书; 9% 读者证"},
	})
}

func TestItemOfContents(t *testing.T) {
	check(t, items, []reading{
		{"发放“爱心包”500个,内含书包1个、文具2套,每个128元,总价值6.4万元。", "500个 爱心包; 1个 书包; 2套 文具; 128元 爱心包; 6.4万元 爱心包"},
		{"每人发放健康礼包1份(含毛巾、牙刷各2件),价值45元。", "1份 礼包; 2件 毛巾; 2件 牙刷; 45元 礼包"},
		{"应急箱内有手电1个、口哨1枚,每只价值60元。", "1个 手电; 1枚 口哨; 60元 应急箱"},
		{"筹措资金500万元 ,新建站点6个。", "500万元 资金; 6个 站点"},
		{"拨付300万元 ,新建站点6个。", "300万元 拨付; 6个 站点"},
	})
}

func TestItemShortcomings(t *testing.T) {
	known(t, items, []shortcoming{
		{"表彰了7名多年照料邻居的村民。", "7名 村民", "the head behind 的 is passed over for the verb phrase before it"},
		{"发放棉被90床,其中双人被40床。", "90床 棉被; 40床 双人被", "其中 inherits though the part has a noun of its own"},
		{"县级投入比上年增长20%。", "20% 投入", "the subject of a comparison is not read"},
		{"人数增加到300人。", "300人 人数", "what reaches a level is not read"},
		{"乡镇 户数 金额\n青石镇 12户 3600元\n白沙乡 9户 2700元", "12户 户数; 3600元 金额; 9户 户数; 2700元 金额", "the head of a column does not name its figures"},
	})
}
