package rules

import "testing"

// benchmarkText is a report's worth of sentences, few of which hold what rules look for.
var benchmarkText = []string{
	"为营造扶残助残的良好氛围,镇里召开动员会,把任务分解到各村各单位",
	"[org:镇卫生院]组织[person:4名]医生为[person:96名]群众测血压,并发放价值[X:2350元]的常用药品",
	"活动当天共走访困难家庭[household:62户],每户发放慰问金[X:300元],共计[X:18600元]",
	"各村充分利用广播、板报等形式广泛宣传,让群众了解政策、支持工作",
	"悬挂横幅[strip:12条],发放宣传资料[portion:1500余份],接待咨询[person_time:130多人次]",
}

func BenchmarkMatch(b *testing.B) {
	l, err := Load(Options{})
	if err != nil {
		b.Fatal(err)
	}
	type line struct {
		text  string
		slots []Slot
	}
	var lines []line
	bytes := 0
	for _, marks := range benchmarkText {
		text, slots := marked(b, marks)
		lines = append(lines, line{text, slots})
		bytes += len(text)
	}
	m := l.NewMatcher()
	for name, match := range map[string]func(string, []Slot, []Match) ([]Match, error){"Match": m.Match, "MatchAll": m.MatchAll} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(bytes))
			b.ReportAllocs()
			var dst []Match
			for b.Loop() {
				for _, l := range lines {
					if dst, err = match(l.text, l.slots, dst[:0]); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
