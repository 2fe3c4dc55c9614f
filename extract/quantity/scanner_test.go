package quantity

import (
	"strings"
	"sync"
	"testing"
)

func TestNewScannerErrors(t *testing.T) {
	for name, c := range map[string]struct {
		lexicon Lexicon
		want    string
	}{
		"empty unit":       {Lexicon{Measures: []Measure{{"名", "person"}, {"", "piece"}}}, "measure 2"},
		"no canonical":     {Lexicon{Measures: []Measure{{"名", ""}}}, "measure 1"},
		"broken unit":      {Lexicon{Measures: []Measure{{"\xff", "piece"}}}, "measure 1"},
		"currency code":    {Lexicon{Currencies: []Currency{{"泰铢", "baht"}}}, "currency 1"},
		"empty expression": {Lexicon{Idioms: []Expression{{"", Name}}}, "idiom 1"},
	} {
		if _, err := NewScanner(c.lexicon); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q in the error", name, err, c.want)
		}
	}
}

func TestLexicon(t *testing.T) {
	s, err := NewScanner(Lexicon{
		Measures:   []Measure{{"人", "person"}, {"人次", "person_time"}, {"%", "ratio"}, {"名", "person"}},
		Currencies: []Currency{{"泰铢", "THB"}},
		Idioms:     []Expression{{"百人宴", Name}, {"没有数字", Idiom}},
	})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"3人次":    "3人次 3 exact 人次 person_time", // the longest unit
		"3人":     "3人 3 exact 人 person",
		"5%":     "5% 5 exact % ratio", // a lexicon may rename what is built in
		"200万泰铢": "200万泰铢 2000000 exact 万泰铢 THB",
		"3盏":     "3 ?3", // a unit nobody told it
		"百人宴":    "百人宴 !name",
		"3名额":    "3 ?3", // 名额 is another word
	} {
		var got []string
		for _, n := range s.Scan(text, nil) {
			got = append(got, describe(n, text))
		}
		if strings.Join(got, "\n") != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

func TestScanAppends(t *testing.T) {
	s := testScanner(t)
	out := s.Scan("3名", nil)
	out = s.Scan("走访5户", out)
	if len(out) != 2 || out[1].Start != len("走访") {
		t.Errorf("got %d numerals, the second at %d", len(out), out[len(out)-1].Start)
	}
}

func TestScanConcurrently(t *testing.T) {
	s := testScanner(t)
	want := len(s.Scan(benchReport, nil))
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 50 {
				if got := len(s.Scan(benchReport, nil)); got != want {
					t.Errorf("%d numerals, want %d", got, want)
				}
			}
		})
	}
	group.Wait()
}
