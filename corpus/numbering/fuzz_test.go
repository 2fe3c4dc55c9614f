package numbering

import (
	"testing"
	"unicode/utf8"
)

// FuzzList numbers the items of a list that a file describes in any way.
func FuzzList(f *testing.F) {
	f.Add("chineseCounting", "（%1）", 1, []byte{0, 1, 1, 0, 2})
	f.Add("decimalEnclosedCircle", "%1%2.", -5, []byte{9, 0, 200})
	f.Fuzz(func(t *testing.T, format, text string, start int, steps []byte) {
		var l List
		for i := range Levels {
			*l.Level(i) = Level{Format: format, Text: text, Start: start}
		}
		for _, step := range steps {
			if step > 200 {
				l.Restart(int(step)-220, start)
			}
			label := l.Next(int(step) - 50)
			if utf8.ValidString(text) && !utf8.ValidString(label) {
				t.Fatalf("%q as %q is numbered %q", text, format, label)
			}
		}
		if s, ok := Numeral(format, start); ok && (s == "" || !utf8.ValidString(s)) {
			t.Fatalf("%d as %q is %q", start, format, s)
		}
	})
}
