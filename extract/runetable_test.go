package extract

import (
	"testing"
	"unicode/utf8"
)

// next stops at the characters that have a number, whatever stands between them.
func TestRuneTableNext(t *testing.T) {
	table := newRuneTable()
	for i, c := range []rune{'a', '会', '𠮷'} {
		table.set(c, int32(i+1))
	}
	text := "xa残会\xE6\x00会é𠮷𠮸\xE6\xAE"
	var found []rune
	for i, c := table.next(text, 0); i < len(text); i, c = table.next(text, i+utf8.RuneLen(c)) {
		if table.at(c) != 0 {
			found = append(found, c)
		}
	}
	if string(found) != "a会会𠮷" {
		t.Errorf("found %q", string(found))
	}
}
