package audit

import (
	"fmt"
	"strings"
	"testing"

	"heshu/corpus"
)

// acrossOf runs the checks between reports over texts. Each text begins with its source.
func acrossOf(t *testing.T, limits *Thresholds, texts ...string) []AcrossFinding {
	t.Helper()
	engine := newEngine(t)
	a := NewAcross(limits)
	for i, text := range texts {
		source, body, _ := strings.Cut(text, "\n")
		a.Add(NewReport(records(t, engine, corpus.Document{ID: fmt.Sprintf("%032x", i), Source: source, Part: 1, Text: body})))
	}
	return a.Findings()
}

func has(all []AcrossFinding, check string, number int) bool {
	for _, f := range all {
		if f.Check == check && f.Number == number {
			return true
		}
	}
	return false
}

const copied = "康复服务上,社区与康复科建立结对关系,每周派康复医师坐诊,共坐诊16次,接诊192人次,平均每次12人次,上门训练27户,居民反映良好,康复效果明显。"

// TestDuplicate wants a copied paragraph to be found in both reports, and one that
// was filled in with other figures not to be.
func TestDuplicate(t *testing.T) {
	limits := standardLimits(t)
	all := acrossOf(t, limits,
		"a.txt\n云溪街道2022年助残总结\n"+copied+"\n辖区有残疾人300人。",
		"b.txt\n石桥街道2023年助残总结\n走访残疾人家庭41户。\n"+copied,
		"c.txt\n柳湾街道2023年助残总结\n"+strings.NewReplacer("16次", "19次", "192人次", "247人次", "12人次", "13人次", "27户", "31户").Replace(copied))
	if !has(all, "duplicate", 0) || !has(all, "duplicate", 1) || has(all, "duplicate", 2) {
		t.Errorf("findings %+v", all)
	}
}

// TestStale wants figures that an issuer kept from one year to the next to be named.
func TestStale(t *testing.T) {
	year := func(n int) string {
		return fmt.Sprintf("%d.txt\n杏花岭乡残联%d年工作总结\n杏花岭乡残联报告：全乡持证残疾人873人。发放轮椅23辆、拐杖47副、助行器79台。举办培训班15期，培训残疾人136人次。", n, n)
	}
	all := acrossOf(t, standardLimits(t), year(2018), year(2019))
	if !has(all, "stale", 0) || !has(all, "stale", 1) {
		t.Errorf("findings %+v", all)
	}
}

// TestOutlier wants a figure that is far from its peers to be named with their group,
// and a small group to be left alone.
func TestOutlier(t *testing.T) {
	limits := standardLimits(t)
	var texts []string
	for i := range limits.FewestPeers + 5 {
		texts = append(texts, fmt.Sprintf("%d.txt\n镇残联发放轮椅%d辆。", i, 10+i%7))
	}
	if all := acrossOf(t, limits, texts...); has(all, "outlier", 0) {
		t.Errorf("findings %+v", all)
	}
	far := len(texts)
	all := acrossOf(t, limits, append(texts, "far.txt\n镇残联发放轮椅90000辆。")...)
	if !has(all, "outlier", far) || !strings.Contains(all[0].Message, "轮椅") {
		t.Errorf("findings %+v", all)
	}
	if all := acrossOf(t, limits, texts[0], texts[1], "far.txt\n镇残联发放轮椅90000辆。"); len(all) > 0 {
		t.Errorf("three are no group: %+v", all)
	}
}

// TestRollup wants a total that is less than what subordinates report to be doubted,
// and one that is their sum to hold.
func TestRollup(t *testing.T) {
	sub := func(town string, n int) string {
		return fmt.Sprintf("白鹭县/%s.txt\n%s残联2024年助残日总结\n2024年5月19日，%s残联慰问残疾人，发放轮椅%d辆。", town, town, town, n)
	}
	top := func(n int) string {
		return fmt.Sprintf("白鹭县.txt\n白鹭县残联2024年助残日总结\n2024年5月19日，白鹭县残联组织全县慰问残疾人，发放轮椅%d辆。", n)
	}
	all := acrossOf(t, standardLimits(t), top(30), sub("云溪镇", 12), sub("石桥镇", 18))
	if !has(all, "rollup", 0) || all[0].Result != Holds {
		t.Errorf("findings %+v", all)
	}
	all = acrossOf(t, standardLimits(t), top(25), sub("云溪镇", 12), sub("石桥镇", 18))
	if !has(all, "rollup", 0) || all[0].Result != Doubtful {
		t.Errorf("findings %+v", all)
	}
}

func standardLimits(t *testing.T) *Thresholds {
	t.Helper()
	limits, err := Standard()
	if err != nil {
		t.Fatal(err)
	}
	return limits
}
