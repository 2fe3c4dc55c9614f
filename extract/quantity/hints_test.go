package quantity

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

// newPlainScanner returns a scanner that tries every exclusion on every number and
// looks for all that may begin or end a figure, whatever stands there.
func newPlainScanner(t testing.TB) *Scanner {
	t.Helper()
	s := testScanner(t)
	s.always = ^decisive
	every := [64]cue{}
	for i := range every {
		every[i] = ^cue(0)
	}
	s.cues = &charTable[cue]{rows: [][64]cue{every}}
	return s
}

func TestHintsAndCuesSpareNothing(t *testing.T) {
	fast, plain := testScanner(t), newPlainScanner(t)
	check := func(text string) {
		got, want := fast.Scan(text, nil), plain.Scan(text, nil)
		for i := range max(len(got), len(want)) {
			if i >= len(got) || i >= len(want) || !reflect.DeepEqual(got[i], want[i]) {
				t.Fatalf("%q: numeral %d\n got %+v\nwant %+v", text, i, got[min(i, len(got)):], want[min(i, len(want)):])
			}
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	texts := reports(t, 300<<10)
	signs := strings.Split("0123456789一二三十百千万亿两几半第余多来近约元块角分人名年月日号时级次、，。.:-—至到个每/%+（(）“”x_*Ol期届班路楼大中小五lA 　１，", "")
	for _, text := range texts {
		check(text)
		runes := []rune(text)
		for range 20 { // and damaged here and there
			at := random.IntN(len(runes))
			part := append([]rune(nil), runes[at:min(len(runes), at+40)]...)
			for range 4 {
				part[random.IntN(len(part))] = []rune(signs[random.IntN(len(signs))])[0]
			}
			check(string(part))
		}
	}
}
