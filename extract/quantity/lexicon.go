package quantity

import (
	"errors"
	"fmt"
	"unicode/utf8"
)

// Measure is a measure word or unit, as written in folded text, and the
// canonical measure it stands for: 名, 位 and 人 are all person.
type Measure struct {
	Unit, Canonical string
}

// Currency is a unit of money and its ISO 4217 code: 泰铢, THB. Those of
// Chinese reports (元, 块钱, 美元, 欧元, 港币 …) are built in.
type Currency struct {
	Unit, Code string
}

// Expression is a fixed expression whose numerals are no figures: 一技之长,
// 最后一公里. An empty Reason means [Idiom].
type Expression struct {
	Text   string
	Reason Reason
}

// Lexicon is what a Scanner is told about words.
type Lexicon struct {
	Measures   []Measure
	Currencies []Currency
	Idioms     []Expression
}

var errWord = errors.New("want a word in valid UTF-8")

// check reports the first entry that cannot be used.
func (l Lexicon) check() error {
	for i, m := range l.Measures {
		if !word(m.Unit) || m.Canonical == "" {
			return fmt.Errorf("measure %d (unit %q, canonical %q): %w and a canonical measure", i+1, m.Unit, m.Canonical, errWord)
		}
	}
	for i, c := range l.Currencies {
		if !word(c.Unit) || len(c.Code) != 3 {
			return fmt.Errorf("currency %d (unit %q, code %q): %w and a code of three letters", i+1, c.Unit, c.Code, errWord)
		}
	}
	for i, m := range l.Idioms {
		if !word(m.Text) {
			return fmt.Errorf("idiom %d (%q): %w", i+1, m.Text, errWord)
		}
	}
	return nil
}

func word(s string) bool { return s != "" && utf8.ValidString(s) }
