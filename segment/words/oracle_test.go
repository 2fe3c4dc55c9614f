package words_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"heshu/internal/benchcorpus/generate"
	"heshu/segment/words"
	"heshu/segment/words/gsewords"
)

// TestDictionaryIsThatOfGSE fails when gse brings another dictionary: run go generate.
func TestDictionaryIsThatOfGSE(t *testing.T) {
	oracle, err := gsewords.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	var list []words.DictionaryWord
	for _, token := range oracle.Tokens() {
		list = append(list, words.DictionaryWord(token))
	}
	if string(words.EncodeDictionary(list)) != words.EmbeddedDictionary() {
		t.Error("the embedded dictionary is not that of gse: run go generate in segment/words")
	}
}

// both are a Cutter and gse with the same entries.
type both struct {
	cutter *words.Cutter
	oracle *gsewords.Cutter
}

var shared = sync.OnceValues(func() (*both, error) {
	maker, err := generate.Open(1)
	if err != nil {
		return nil, err
	}
	list := entries(maker.Texts(200_000))
	cutter, err := words.New(list)
	if err != nil {
		return nil, err
	}
	oracle, err := gsewords.New(list)
	return &both{cutter, oracle}, err
})

func cutters(tb testing.TB) *both {
	tb.Helper()
	b, err := shared()
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

// entries makes words of what texts hold, for better or worse: they cross the words
// of the dictionary in every way.
func entries(texts []string) []words.Entry {
	list := []words.Entry{
		{Text: "残联", Tag: "dpf"}, {Text: "残联", Tag: "late"}, {Text: "LED屏", Tag: "item"}, {Text: "Ａ级", Tag: "a"},
		{Text: "3D打印机", Tag: "item"}, {Text: "T恤", Tag: "item"}, {Text: "户", Tag: "measure"}, {Text: "é", Tag: "x"}, {Text: "𰻝𰻝面", Tag: "food"},
		{Text: "“六一”", Tag: "day"}, {Text: "一户一策", Tag: "l"}, {Text: "中国残疾人联合会", Tag: "org"},
	}
	random := rand.New(rand.NewPCG(1, 2))
	for _, text := range texts {
		runes := []rune(text)
		for range 5 {
			at, n := random.IntN(len(runes)-6), 1+random.IntN(5)
			if word := string(runes[at : at+n]); word == strings.TrimSpace(word) {
				list = append(list, words.Entry{Text: word, Tag: fmt.Sprint("tag", n)})
			}
		}
	}
	return list
}

// check compares the words of text with those of gse.
func (b *both) check(tb testing.TB, text string) {
	tb.Helper()
	got := b.cutter.Cut(text, nil)
	for i, want := range b.oracle.Cut(text, nil) {
		if i >= len(got) || got[i].Span != want.Span || b.cutter.TagName(got[i].Tag) != want.Tag {
			tb.Fatalf("word %d of %q: got %v, gse has %v", i, text, got[min(i, len(got)-1)], want)
		}
		if i == len(got)-1 && want.End != len(text) {
			tb.Fatalf("%q has more words for gse", text)
		}
	}
}

// mostBytes is what is cut at a time; longer texts are parted before.
const mostBytes = 4096

func TestCutEqualsGSE(t *testing.T) {
	b := cutters(t)
	maker, err := generate.Open(2)
	if err != nil {
		t.Fatal(err)
	}
	texts := maker.Texts(1 << 20)
	for _, text := range texts {
		b.check(t, text[:utf8Cut(text, mostBytes)])
	}
	for _, clause := range clauses(texts) {
		b.check(t, clause)
	}
}

// utf8Cut returns n, or less so that no character of text is broken there.
func utf8Cut(text string, n int) int {
	n = min(n, len(text))
	for n < len(text) && !utf8.RuneStart(text[n]) {
		n--
	}
	return n
}

// Words of the dictionary in any order, with what is between words: paths cross.
func TestCutEqualsGSEOnWordSalad(t *testing.T) {
	b := cutters(t)
	tokens := b.oracle.Tokens()
	random := rand.New(rand.NewPCG(3, 4))
	between := []string{"", "", "", "", ",", "12", "led", "LED", " ", "。", "é", "ß3", "\xff", "\xe4\xb8", "Ａ", "𰻝", "\ufffd"}
	for range 20_000 {
		var text strings.Builder
		for range 1 + random.IntN(12) {
			runes := []rune(tokens[random.IntN(len(tokens))].Text)
			text.WriteString(string(runes[random.IntN(len(runes)):]))
			text.WriteString(between[random.IntN(len(between))])
		}
		b.check(t, text.String())
	}
}

func FuzzCutEqualsGSE(f *testing.F) {
	for _, seed := range []string{"县残联走访LED屏12户", "é残\xe4\xb8", "2.9万元__ＡＢＣ", "T恤3D打印机,3d打印", "𰻝𰻝面\ufffd"} {
		f.Add(seed)
	}
	b := cutters(f)
	f.Fuzz(func(t *testing.T, text string) {
		// gse takes NUL for the end of a word. Reports hold none: corpus replaces it.
		text = strings.ReplaceAll(text, "\x00", "\x01")
		b.check(t, text[:utf8Cut(text, mostBytes)])
	})
}

func clauses(texts []string) []string {
	var list []string
	for _, t := range texts {
		list = append(list, strings.FieldsFunc(t, func(r rune) bool { return strings.ContainsRune("，。、；：,;:\n“”（）", r) })...)
	}
	return list
}

// Parts tells of each place of a text what Cut makes of it.
func TestPartsIsWhatCutMakes(t *testing.T) {
	b := cutters(t)
	maker, err := generate.Open(3)
	if err != nil {
		t.Fatal(err)
	}
	texts := []string{"", "残", "LED屏", "aLED屏b", "“六一”", "\xff残联\xff"}
	random := rand.New(rand.NewPCG(5, 6))
	for _, text := range maker.Texts(60_000) {
		for range 40 {
			from := random.IntN(len(text))
			texts = append(texts, text[from:min(len(text), from+random.IntN(60))]) // characters are cut apart, too
		}
	}
	for _, text := range append(texts, strings.Join(texts, "")) {
		ends := map[int]bool{0: text == ""}
		for _, w := range b.cutter.Cut(text, nil) {
			ends[w.End] = true
		}
		for at := 0; at <= min(len(text), 6000); at += 1 + len(text)/200 {
			if got := b.cutter.Parts(text, at); got != ends[at] {
				t.Fatalf("Parts(%q, %d) = %v, words end at %v", text, at, got, ends)
			}
		}
	}
}
