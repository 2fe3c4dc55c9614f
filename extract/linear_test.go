package extract_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"heshu/corpus"
)

// repeats are pieces of text that, repeated without end, led or could lead a
// reader to look back over all that it has read.
var repeats = []string{
	"12名残疾人、",
	"200元/",
	"3000元,",
	"救助30人。",
	"县残联、",
	"每户",
	"“",
	"(",
	"第三",
	"发放轮椅3辆 ",
	"其中5人,共计8人,",
	"12户 3600元\n",
	"以“扶残助残”为主题",
	"12345678",
	"残疾人",
	"的",
	"每人2元)",
	"内含书包1个、",
	"每户大米1袋(",
	"志 愿 ",
	"走访慰问困难残疾人家庭,送去大米三十份并\n",
}

// Four times the text asks for four times the memory, and 16 times where the work
// is quadratic. The slack is for slices, which grow by leaps.
func TestAllocationsGrowLinearly(t *testing.T) {
	engine := newEngine(t)
	const n, factor, limit = 200, 4, 8
	for _, piece := range repeats {
		count := func(times int) (number, bytes float64) {
			doc := corpus.Document{ID: "d", Text: strings.Repeat(piece, times)}
			run := func() {
				if _, err := engine.ExtractFresh(doc); err != nil {
					t.Fatalf("%q: %v", piece, err)
				}
			}
			number = testing.AllocsPerRun(1, run)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			run()
			runtime.ReadMemStats(&after)
			return number, float64(after.TotalAlloc - before.TotalAlloc)
		}
		number, bytes := count(n)
		longNumber, longBytes := count(factor * n)
		if longNumber > limit*number {
			t.Errorf("%q: %v allocations for %d, %v for %d", piece, number, n, longNumber, factor*n)
		}
		if longBytes > limit*bytes {
			t.Errorf("%q: %v bytes for %d, %v for %d", piece, bytes, n, longBytes, factor*n)
		}
	}
}

// BenchmarkRepeats tells the speed at two lengths of each piece. A loop that looks
// back over everything need not allocate; it shows here, where the MB/s of a piece
// should be alike at both lengths but for the price of memory that no cache holds.
func BenchmarkRepeats(b *testing.B) {
	engine := newEngine(b)
	for _, piece := range repeats {
		for _, n := range []int{500, 16000} {
			b.Run(fmt.Sprintf("%q/%d", piece, n), func(b *testing.B) {
				doc := corpus.Document{ID: "d", Text: strings.Repeat(piece, n)}
				b.SetBytes(int64(len(doc.Text)))
				b.ReportAllocs()
				for b.Loop() {
					if _, err := engine.Extract(doc); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
