package printed

import (
	"encoding/binary"
	"errors"
	"math"
	"strings"
	"testing"

	"heshu/corpus/layout"
	"heshu/corpus/layout/layouttest"
)

// fuzzChars are what pages of the fuzz test are printed with.
var fuzzChars = []rune("镇残联走访48户，慰问金2.4万元。一、（二）- /\n \u3000轮椅辆a①\x00\uFFFD")

// FuzzBook reads pages on which characters stand anywhere, those at no place and without
// size too: the text is valid, in order, and holds no character more often than the pages.
func FuzzBook(f *testing.F) {
	f.Add([]byte("\x00\x00\x10\x00\x10\x0c\x01\x00\x1c\x00\x10\x0c\x02\x00\x28\x00\x10\x0c"))
	f.Add([]byte("\xff\x00\x00\x00\x00\x00\x05\xff\xff\xff\xff\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var book Book
		counts := make(map[rune]int)
		for i, glyphs := range fuzzPages(data) {
			for _, g := range glyphs {
				counts[g.Char]++
			}
			book.Page(i+1, 800, glyphs)
		}
		b := layout.New(layout.Limits{})
		book.Write(b)
		doc, err := b.Document()
		var fault *layout.Fault
		if errors.As(err, &fault) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		layouttest.Check(t, doc)
		for _, r := range "镇残联走访慰问" { // no heads of tables, which are told again
			if n := strings.Count(doc.Text, string(r)); n > counts[r] && !strings.Contains(doc.Text, "：") {
				t.Fatalf("%q stands %d times on the pages and %d times in %q", r, counts[r], n, doc.Text)
			}
		}
	})
}

// fuzzPages takes six bytes for a character: which one, its place and its size.
func fuzzPages(data []byte) [][]Glyph {
	pages := [][]Glyph{nil}
	for ; len(data) >= 6 && len(pages) < 20; data = data[6:] {
		if data[0] == 0xFF {
			pages = append(pages, nil)
			continue
		}
		left, em := float64(binary.BigEndian.Uint16(data[1:])), float64(data[5])
		switch em {
		case 253:
			left = math.NaN()
		case 254:
			left = math.Inf(1)
		case 255:
			em = -1
		}
		g := Glyph{Char: fuzzChars[int(data[0])%len(fuzzChars)], Left: left, Right: left + em, Base: float64(int16(binary.BigEndian.Uint16(data[3:]))), Em: em}
		pages[len(pages)-1] = append(pages[len(pages)-1], g)
	}
	return pages
}
