package extract

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// Every character is punctuation exactly where the list of marks has it.
func TestPunctuationIsTheList(t *testing.T) {
	for c := rune(0); c <= utf8.MaxRune; c++ {
		if !utf8.ValidRune(c) {
			continue
		}
		want := 0
		if strings.ContainsRune(punctuationMarks, c) {
			want = utf8.RuneLen(c)
		}
		if got := punctuation(string(c) + "残"); got != want {
			t.Fatalf("%q has a length of %d as punctuation, want %d", c, got, want)
		}
	}
}

func TestDamagedBytesArePunctuation(t *testing.T) {
	for _, s := range []string{"\xE6", "\xE6\xAE", "\xE6残", "\x80", "\xFF", "\xE6\xAEx"} {
		if got := punctuation(s); got != 1 {
			t.Errorf("%q has a length of %d as punctuation, want 1", s, got)
		}
	}
	if punctuation("") != 0 {
		t.Error("nothing is no mark")
	}
}
