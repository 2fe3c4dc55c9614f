package corpus

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"
)

// longReport writes a report of many pages: sections in sections, each with paragraphs
// that begin and end as whole reports do.
func longReport(rng *rand.Rand) string {
	opening := []string{
		"5月21日是第33次全国助残日,县残联围绕主题开展了丰富多彩的活动。", "根据市残联《关于开展活动的通知》精神,我县结合实际开展了系列活动。",
		"为了迎接第33次全国助残日的到来,县残联在县委的领导下组织了一系列活动。", "在重阳节来临之际,县残联紧扣主题组织慰问。",
		"2023年,县残联在县委、县政府的坚强领导下,围绕中心工作开展服务。", "为贯彻落实上级要求,县残联召开了专题会议。",
	}
	closing := []string{
		"通过活动的开展,全县上下形成了扶残助残的良好氛围。", "此次活动取得了良好的社会效果,为残疾人事业发展贡献了力量。",
		"今后,县残联要继续努力,推动事业高质量发展。", "全年共走访残疾人家庭1360户,发放慰问金68万元。",
	}
	var b strings.Builder
	paragraphs := func() {
		for range 1 + rng.Intn(3) {
			b.WriteString(opening[rng.Intn(len(opening))] + "县残联走访残疾人家庭36户,送去慰问品36份。\n")
			b.WriteString(closing[rng.Intn(len(closing))] + "\n")
		}
	}
	b.WriteString("柳河县残联2023年工作总结\n2023年,柳河县残联扎实工作。现将全年工作总结如下:\n")
	chinese := []string{"一", "二", "三", "四", "五", "六"}
	for _, section := range chinese[:3+rng.Intn(4)] {
		b.WriteString(section + "、重点工作\n")
		for _, part := range chinese[:rng.Intn(4)] {
			b.WriteString("(" + part + ")服务工作。")
			paragraphs()
			for n := range rng.Intn(4) {
				fmt.Fprintf(&b, "%d、走访慰问。", n+1)
				paragraphs()
			}
		}
	}
	return b.String() + "下一步,我们将继续努力。\n柳河县残联\n2023年12月20日\n"
}

func TestSplitKeepsLongReports(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	for range 300 {
		text := longReport(rng)
		if parts := Split(text); len(parts) > 1 {
			at := parts[1].Start
			t.Fatalf("cut into %d, first before %q, after %q", len(parts), firstLine(text[at:]), text[max(0, at-200):at])
		}
	}
}

// TestSplitJoinedReports joins sample reports in every order of a few, with and without
// something between them: nearly every one is found again, and nothing is cut.
func TestSplitJoinedReports(t *testing.T) {
	reports := devReports(t)
	delete(reports, "b07.txt") // three in one
	texts := valuesOf(reports)
	for _, between := range []string{"", "\n", "\n==========\n", "\f"} {
		rng := rand.New(rand.NewSource(1))
		found, missed := 0, 0
		for range 100 {
			archive := ""
			var want []int
			for i, n := range rng.Perm(len(texts))[:5] {
				if i > 0 {
					archive += between
					want = append(want, len(archive))
				}
				archive += strings.TrimSpace(texts[n]) + "\n"
			}
			for _, p := range Split(archive)[1:] {
				if !slices.Contains(want, p.Start) {
					t.Errorf("joined by %q: cut before %q", between, firstLine(archive[p.Start:]))
				} else {
					found++
				}
			}
			missed += len(want)
		}
		missed -= found
		t.Logf("joined by %q: %d found, %d missed", between, found, missed)
		if 100*found < 85*(found+missed) {
			t.Errorf("joined by %q: %d found, %d missed", between, found, missed)
		}
	}
}
