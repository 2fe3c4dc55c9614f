package segment

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"活动总结\n一、走访。走访3户(重残1户),送米;慰问2。9万元。\n(一)宣传\n①发放“手册,资料”",
		"**一、宣传**\n# 总结\n——走访。3户\r\n【入户】走访\n来源:青山网\n见a.com",
		"“((”)”\xff。\xe2\x80,一是。二是摸底。3户", "江北街道残联助残日活动总结2020年5月。",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		o := Parse(text)
		checkTiles(t, text, &o)
		checkSpans(t, text, &o)
		ParseInto(&o, text)
		if diff := cmp.Diff(Parse(text), o, cmpopts.IgnoreUnexported(Outline{}, Section{}), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("Parse(%q) and ParseInto differ:\n%s", text, diff)
		}
	})
}

// checkTiles checks that sentences stand in order, do not overlap, leave nothing
// but white space out, and hold their clauses in order.
func checkTiles(t *testing.T, text string, o *Outline) {
	t.Helper()
	last := 0
	for i, s := range o.Sentences {
		if s.Start < last || s.End > len(text) || s.Empty() {
			t.Fatalf("Parse(%q): sentence %d is %v, the one before ends at %d", text, i, s.Span, last)
		}
		if between := (Span{last, s.Start}); skipSpace(text[:s.Start], last) != s.Start {
			t.Fatalf("Parse(%q): %q is in no sentence", text, between.In(text))
		}
		if s.Section < -1 || s.Section >= len(o.Sections) {
			t.Fatalf("Parse(%q): sentence %d in section %d", text, i, s.Section)
		}
		at := s.Start
		for _, c := range s.Clauses {
			if c.Start < at || c.End > s.End || c.Empty() {
				t.Fatalf("Parse(%q): clause %v in sentence %v behind %d", text, c.Span, s.Span, at)
			}
			at = c.End
		}
		last = s.End
	}
	if skipSpace(text, last) != len(text) {
		t.Fatalf("Parse(%q): %q is in no sentence", text, text[last:])
	}
}

// checkSpans checks that all other spans are within the text and in order.
func checkSpans(t *testing.T, text string, o *Outline) {
	t.Helper()
	whole := Span{0, len(text)}
	for i, s := range o.Sections {
		if !whole.Contains(s.Heading) || !whole.Contains(s.Marker) || !whole.Contains(s.Body) || s.Body.Start > s.Body.End {
			t.Fatalf("Parse(%q): section %d is %+v", text, i, s)
		}
		if s.Parent >= i || s.Level < 1 || s.Parent >= 0 && s.Level != o.Sections[s.Parent].Level+1 {
			t.Fatalf("Parse(%q): section %d has level %d and parent %d", text, i, s.Level, s.Parent)
		}
	}
	for _, list := range [][]Span{o.Enumerators, o.Boilerplate} {
		last := 0
		for _, s := range list {
			if s.Start < last || s.Empty() || !whole.Contains(s) {
				t.Fatalf("Parse(%q): span %v behind %d", text, s, last)
			}
			last = s.Start
		}
	}
}

// Text that is made to be slow takes a constant time a byte: the test is over in a
// moment, where a reader that looks back over all of it would not come back.
func TestParseLinear(t *testing.T) {
	const size = 1 << 20
	texts := []string{strings.Repeat("(", 100_000) + strings.Repeat(")", 100_000), strings.Repeat("走访", 10<<20/6)}
	for _, unit := range []string{"(", "“", "”", "\"", "《", "1.", "a.", "a.b@", "一、", "一是。", "第1,", "1、\n", "#\n", "一\n", ",1", "。", " ", "\r", "走", "\xe2", "【", "——", "来源 ", "小编", "(一)走访。", "一、走访3户\n"} {
		texts = append(texts, strings.Repeat(unit, size/len(unit)))
	}
	for _, text := range texts {
		o := Parse(text)
		checkTiles(t, text, &o)
		if n := len(o.Sentences); n > utf8.RuneCountInString(text) {
			t.Errorf("1 MB of %.6q has %d sentences", text, n)
		}
	}
}
