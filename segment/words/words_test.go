package words

import (
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"heshu/segment"
)

// sharedCutter is loaded once for all tests.
var sharedCutter = sync.OnceValues(func() (*Cutter, error) {
	return New([]Entry{
		{Text: "助残日", Tag: "day"}, {Text: "残联", Tag: "dpf"}, {Text: "慰问金", Tag: "item"},
		{Text: "残疾人家庭", Tag: "people"}, {Text: "LED屏", Tag: "item"}, {Text: "户", Tag: "measure"}, {Text: "残联", Tag: "late"},
	})
})

func cutter(t testing.TB) *Cutter {
	t.Helper()
	c, err := sharedCutter()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCut(t *testing.T) {
	c := cutter(t)
	text := "县残联在助残日走访残疾人家庭12户,LED屏播放。"
	var got []string
	for _, w := range c.Cut(text, nil) {
		got = append(got, w.In(text)+"/"+c.TagName(w.Tag))
	}
	line := strings.Join(got, " ")
	for _, want := range []string{" 残联/dpf ", " 助残日/day ", " 残疾人家庭/people ", " 12/x ", " 户/measure ", " LED屏/item ", " 走访/v "} {
		if !strings.Contains(line, want) {
			t.Errorf("%q lacks %q", line, want)
		}
	}
}

func TestCutTiles(t *testing.T) {
	c := cutter(t)
	long := strings.Repeat("走访残疾人家庭12户,送去慰问金3.6万元。", 500)
	for _, text := range []string{
		"", "a", "走访\xff残联\xe4\xb8", "\xff\xfe\x00", "  \n\t", "2.9万元__ＡＢＣ", "éÀЖ残联①②", long, strings.Repeat("走访残疾人", 2000), strings.Repeat("\x80", 9000), strings.Repeat("1,", 100_000),
		strings.Repeat("走访残疾人", 2<<20/15), strings.Repeat("(", 100_000), strings.Repeat("a", 1<<20),
	} {
		checkTiles(t, text, c.Cut(text, nil))
	}
}

// checkTiles checks that words follow on each other and break no character.
func checkTiles(t *testing.T, text string, list []Word) {
	t.Helper()
	at, valid := 0, utf8.ValidString(text)
	for _, w := range list {
		if w.Start != at || w.Empty() || w.End > len(text) {
			t.Fatalf("%.40q: word %v behind %d", text, w.Span, at)
		}
		if valid && !utf8.ValidString(w.In(text)) {
			t.Fatalf("%.40q: word %q breaks a character", text, w.In(text))
		}
		at = w.End
	}
	if at != len(text) {
		t.Fatalf("%.40q: words end at %d of %d", text, at, len(text))
	}
}

func TestCutAppends(t *testing.T) {
	first := Word{Span: segment.Span{Start: 7, End: 9}, Tag: 3}
	c := cutter(t)
	list := c.Cut("残联", []Word{first})
	if len(list) != 2 || list[0] != first || c.TagName(list[1].Tag) != "dpf" {
		t.Errorf("Cut onto %v gives %v", first, list)
	}
}

func TestCutConcurrently(t *testing.T) {
	c := cutter(t)
	text := "县残联走访残疾人家庭12户"
	want := len(c.Cut(text, nil))
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 50 {
				if got := len(c.Cut(text, nil)); got != want {
					t.Errorf("%d words, want %d", got, want)
				}
			}
		})
	}
	wait.Wait()
}

func TestNewRefuses(t *testing.T) {
	for text, want := range map[string]string{"": "is empty", " 残联": "white space", "残\xff": "UTF-8", "残\x00联": "NUL", strings.Repeat("残", 256): "too long"} {
		_, err := New([]Entry{{Text: "助残日"}, {Text: text}})
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "entry 2") {
			t.Errorf("New with %q: %v, want an error about entry 2 that says %q", text, err, want)
		}
	}
}

func TestCutAllocatesNothing(t *testing.T) {
	c := cutter(t)
	text := strings.Repeat("走访残疾人家庭12户,送去慰问金3.6万元。", 9)
	list := c.Cut(text, nil)
	if n := testing.AllocsPerRun(100, func() { list = c.Cut(text, list[:0]) }); n > 0 {
		t.Errorf("a cut allocates %v times", n)
	}
}

func TestIDs(t *testing.T) {
	c := cutter(t)
	text := "残联LED屏走访𰻝é"
	for _, w := range c.Cut(text, nil) {
		if got := c.ID(w.In(text)); got != w.ID || int(got) >= c.IDs() {
			t.Errorf("%s is word %d, in the text it is %d, of %d", w.In(text), got, w.ID, c.IDs())
		}
	}
	if c.ID("残联") == 0 || c.ID("led屏") != c.ID("LED屏") || c.ID("残联走访") != 0 || c.ID("") != 0 {
		t.Error("a word is not known, or what is none is")
	}
	if tag, ok := c.Tag("dpf"); !ok || c.TagName(tag) != "dpf" {
		t.Error("the tag dpf is not known")
	}
	if _, ok := c.Tag("no such tag"); ok {
		t.Error("a tag is known that no word has")
	}
}

func FuzzCut(f *testing.F) {
	for _, seed := range []string{"县残联\xff12户", "é残", "a\xe4", "__2.9"} {
		f.Add(seed)
	}
	c := cutter(f)
	f.Fuzz(func(t *testing.T, text string) { checkTiles(t, text, c.Cut(text, nil)) })
}
