package extract_test

import (
	"strings"
	"testing"

	"heshu/extract"
)

// beneficiaries shows each figure that went to people or households, and to which.
func beneficiaries(records *extract.Records, _ string) string {
	quotes := map[string]string{}
	for _, f := range figures(records) {
		quotes[f.FactID] = f.Quote
	}
	var cells []string
	for _, f := range figures(records) {
		if f.BeneficiaryID != nil {
			cells = append(cells, f.Quote+"→"+quotes[*f.BeneficiaryID])
		}
	}
	if cells == nil {
		return "none"
	}
	return strings.Join(cells, "; ")
}

func TestBeneficiaries(t *testing.T) {
	check(t, beneficiaries, []reading{
		{"发放大米60袋,惠及60户特困家庭。", "60袋→60户"},
		// the people before the thing
		{"走访慰问困难残疾人52户,发放慰问金2.6万元。", "2.6万元→52户"},
		{"为28名听力残疾儿童验配助听器40台。", "40台→28名"},
		{"向36名学生发放助学金,每人1000元。", "1000元→36名"},
		{"给敬老院45位老人送去棉衣45件。", "45件→45位"},
		{"为34户特困户每户发放慰问金500元。", "500元→34户"},
		{"为45户残疾人家庭各送去棉被2床。", "2床→45户"},
		{"为60名残疾人发放轮椅30辆、拐杖30副。", "30辆→60名; 30副→60名"},
		// behind it
		{"发放临时救助资金5.4万元,惠及困难群众37人。", "5.4万元→37人"},
		{"由县慈善总会出资6万元,为20名患者实施手术。", "6万元→20名"},
		// all that was listed before it
		{"发放轮椅12辆、拐杖20副,折合人民币3万元,惠及残疾人32名。", "12辆→32名; 20副→32名; 3万元→32名"},
		{"兑现培训补贴36万元、社保补贴21万元,惠及420人。", "36万元→420人; 21万元→420人"},
		{"购买居家服务,每人每月200元,惠及失能老人60名。", "200元→60名"},
		// a rate, for whatever people or households are counted by
		{"改造厨房45户,每户补助1500元。", "1500元→45户"},
		{"开展免费体检320人,每人80元。", "80元→320人"},
		{"资助新生90名,其中外省院校30人,每人3000元。", "3000元→30人"},
		{"培训学员70名,其中烹饪20名、缝纫50名,每人每天补助30元。", "30元→70名"},
		{"85人领取交通补贴2.6万元,人均300元。", "2.6万元→85人; 300元→85人"},
		{"共发放优待金240户36万元。", "36万元→240户"},
		// what is got back, or shared out
		{"为26名农民工追回工资31万元,人均1.2万元。", "31万元→26名; 1.2万元→26名"},
		{"84户脱贫户户均分红600元。", "600元→84户"},
		// each its own
		{"救助大病患者15名、困难学生22名,分别发放救助金4.5万元、助学金3.3万元。", "4.5万元→15名; 3.3万元→22名"},
		// the count that makes the total of the rate
		{"体检1560人,其中老人430人,每人补助50元,合计7.8万元。", "50元→1560人; 7.8万元→1560人"},
		{"体检1560人,其中老人430人,每人补助50元,合计2.15万元。", "50元→430人; 2.15万元→430人"},
		{"举办培训班9期460人次,人均经费320元,其中取得证书210人。", "320元→460人次"},
		// so many in all, what was built or fitted for them, a purpose
		{"发放交通补贴7.5万元,共计150人。", "7.5万元→150人"},
		{"设立“启航奖学金”6万元,奖励学生30名。", "6万元→30名"},
		{"为16户残疾人家庭加装护栏60根。", "60根→16户"},
		{"下拨资金40万元,用于52户受损房屋修缮,每户补助6000元。", "6000元→52户"},
		{"党员40人每人捐款50元,共捐款2000元,用于慰问8名孤儿。", "2000元→8名"},
		// traditional characters
		{"為26名殘疾學生發放助學金2.6萬元。", "2.6萬元→26名"},
	})
}

func TestBeneficiariesOfTwoClauses(t *testing.T) {
	check(t, beneficiaries, []reading{
		{"共为120名重度残疾人发放护理补贴9万元,为80名困难残疾人发放生活补贴6万元。", "9万元→120名; 6万元→80名"},
		{"累计为60户家庭安装扶手,每户500元。", "500元→60户"},
		{"目前120名老人领取了手杖120根。", "120根→120名"},
		{"慰问低保户8户、特困户5户,每户分别送上800元、1000元。", "800元→8户; 1000元→5户"},
		{"慰问孤儿12人、困境儿童30人,按每人800元、500元的标准发放慰问金。", "800元→12人; 500元→30人"},
	})
}

func TestNoBeneficiaries(t *testing.T) {
	check(t, beneficiaries, []reading{
		// who acts does not receive
		{"志愿者30名发放传单2000份。", "none"},
		{"出动医务人员12名,免费发放药品3000元。", "none"},
		{"组织志愿者40人,为80户家庭打扫卫生。", "none"},
		{"12名教师为35名学生送教上门。", "none"},
		// what is collected went to nobody yet; a population receives nothing
		{"募集善款8万元,资助学生40名。", "none"},
		{"全县有残疾人8600人。今年发放补贴90万元。", "none"},
		{"帮助残疾人申请贷款30万元。", "none"},
		{"全市每万名老人拥有护理员4.5人,按每人每月80元发放津贴。", "none"},
		{"追回冒领补贴6万元,为300名老人上门认证。", "none"},
		// what people bring along, move or lose was not given to them
		{"消防官兵60名火速驰援,出动消防车8辆,装填沙袋2000个。", "none"},
		{"疏散被困群众90名,转运物资12吨。", "none"},
		{"受灾群众3200人,直接经济损失约600万元。", "none"},
		{"登记志愿者80人,实现捐献3例。", "none"},
		// nor is what goes to places in a contest, or is for one alone
		{"选手48名参赛,前三名分别奖励800元、500元、300元。", "none"},
		{"按每安置1人2000元的标准补贴。", "none"},
		// staff do the work; what they are paid each is theirs
		{"聘请教师8名,添置课桌60张。", "none"},
		{"调派抢险车6台、抢修人员45人,捐款20万元。", "none"},
		{"聘用护理员8名,每人每月补助1500元。", "1500元→8名"},
		// a distance, what is paid in, what is left, what is got back from them
		{"村医22人,人均服务半径12公里。", "none"},
		{"参会老人64人。每人每年缴费60元。", "none"},
		{"救助120户,剩余4800元。", "none"},
		{"核减低保对象14人,追回资金2.4万元。", "none"},
		// a rate for another kind
		{"义诊310人次,施行手术9例,每例减免800元。", "none"},
		{"慰问群众2600人。取暖煤每户200公斤。", "none"},
		// one deed's list does not reach over another deed
		{"发放课本300册,举办讲座2场,受益学生120名。", "none"},
		{"发放轮椅12辆,惠及残疾人__名。", "none"},
		// a number that is about as large by chance
		{"服务群众3000多人。县农业局送来果苗3000株。", "none"},
	})
}

func TestLinkRows(t *testing.T) {
	records := read(t, "县残联走访慰问残疾人30户,发放慰问金9000元。")
	want := map[string]string{"beneficiary": "30户", "giver": "县残联"}
	quotes := quotesOf(records)
	for _, link := range records.Links {
		if quotes[link.FromID] != "9000元" || quotes[link.ToID] != want[link.Relation] {
			t.Errorf("%s -%s-> %s", quotes[link.FromID], link.Relation, quotes[link.ToID])
		}
		if link.Rule == "" {
			t.Errorf("the link %s has no rule", link.Relation)
		}
		delete(want, link.Relation)
	}
	if len(want) > 0 {
		t.Errorf("no link %v", want)
	}
}

// quotesOf lists the quote of every fact by its id.
func quotesOf(records *extract.Records) map[string]string {
	out := map[string]string{}
	for _, f := range facts(records) {
		out[f.FactID] = f.Quote
	}
	return out
}

// facts lists what is common to the rows of all tables of facts.
func facts(records *extract.Records) []extract.Fact {
	var out []extract.Fact
	for _, a := range records.Amounts {
		out = append(out, a.Fact)
	}
	for _, c := range records.Counts {
		out = append(out, c.Fact)
	}
	for _, theme := range records.Themes {
		out = append(out, theme.Fact)
	}
	for _, o := range records.Organisations {
		out = append(out, o.Fact)
	}
	return out
}

func TestBeneficiaryShortcomings(t *testing.T) {
	known(t, beneficiaries, []shortcoming{
		{"慰问困难户20户,每户送去大米1袋、现金300元。", "1袋→20户; 300元→20户", "现金 is taken for a donation, which goes to nobody"},
	})
}
