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
		// each its own
		{"救助大病患者15名、困难学生22名,分别发放救助金4.5万元、助学金3.3万元。", "4.5万元→15名; 3.3万元→22名"},
		// traditional characters
		{"為26名殘疾學生發放助學金2.6萬元。", "2.6萬元→26名"},
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
