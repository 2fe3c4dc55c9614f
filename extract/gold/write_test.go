package gold

import (
	"errors"
	"strings"
	"testing"
)

const sampleTable = `made up: 1 reports
                 precision    recall        f1   right predicted    gold
all found           0.8000    0.8000    0.8000       4         5       5
all in full         0.6000    0.6000    0.6000       3         5       5
amount found        1.0000    1.0000    1.0000       2         2       2
amount in full      1.0000    1.0000    1.0000       2         2       2
count found         0.6667    0.6667    0.6667       2         3       3
count in full       0.3333    0.3333    0.3333       1         3       3
organisations       1.0000    1.0000    1.0000       1         1       1
themes              1.0000    1.0000    1.0000       1         1       1
links               1.0000    1.0000    1.0000       1         1       1
givers              1.0000    1.0000    1.0000       1         1       1
checks              1.0000    1.0000    1.0000       1         1       1
all              value 1.0000 unit 0.7500 approx 1.0000 basis 1.0000 item 1.0000 quote 1.0000
amount           value 1.0000 unit 1.0000 approx 1.0000 basis 1.0000 item 1.0000 quote 1.0000
count            value 1.0000 unit 0.5000 approx 1.0000 basis 1.0000 item 1.0000 quote 1.0000
organisations    type 1.0000
themes           role 1.0000 year 1.0000 ordinal 1.0000
checks           result 1.0000 expected 1.0000
numerals         (0.00% unclaimed)
evidence         broken 0 of 9
`

// faulty has one figure missed, one spurious and one of a wrong unit.
func faulty(t *testing.T) *Score {
	p := perfect()
	p.Counts[0].Unit = "家"
	p.Counts = append(p.Counts[:2:2], p.Counts[3])
	p.from = 0
	p.figure("count", "12次", "12", "次", "exact", "total", "来访")
	return score(t, sampleGold, p)
}

func TestWrite(t *testing.T) {
	var b strings.Builder
	if err := Write(&b, Set{"made up", faulty(t)}); err != nil {
		t.Fatal(err)
	}
	if b.String() != sampleTable {
		t.Errorf("got\n%s\nwant\n%s", b.String(), sampleTable)
	}
}

func TestWriteReport(t *testing.T) {
	var b strings.Builder
	s := faulty(t)
	s.Notes = []string{"first", "second", "third"}
	if err := s.WriteReport(&b, 2); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"== notes: 3\nfirst\nsecond\n… 1 more\n",
		"   1  count unit: want 户, got 家\n",
		"== missed: 1\nr1 count \"约20余人\"  [figures.tsv:6]\n",
		"== spurious: 1\nr1 count \"12次\"  [test]\n      …12次…\n",
		"== wrong: 1\nr1 count \"12户\"  [figures.tsv:2]  [unit: want 户, got 家]  [test]\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
}

func TestWriteFails(t *testing.T) {
	if err := Write(full{}, Set{"x", &Score{}}); !errors.Is(err, errFull) {
		t.Errorf("error %v, want %v", err, errFull)
	}
}

var errFull = errors.New("disk is full")

// full is a writer that fails.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }
