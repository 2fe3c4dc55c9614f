package doc

import (
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"

	"heshu/corpus/layout"
	"heshu/corpus/layout/layouttest"
)

// pieceOf is a piece as the table of pieces has it.
type pieceOf struct {
	characters int
	fc         int
}

// wordOf is a document that consists of pieces of text.
func wordOf(text []byte, pieces ...pieceOf) *word {
	w := &word{text: text}
	positions, records, at := binary.LittleEndian.AppendUint32(nil, 0), []byte(nil), 0
	for _, p := range pieces {
		at += p.characters
		positions = binary.LittleEndian.AppendUint32(positions, uint32(at))
		records = append(records, 0, 0)
		records = binary.LittleEndian.AppendUint32(records, uint32(p.fc))
		records = append(records, 0, 0)
	}
	table := append(positions, records...)
	w.clx = append([]byte{1, 2, 0, 9, 9, 2}, binary.LittleEndian.AppendUint32(nil, uint32(len(table)))...)
	w.clx = append(w.clx, table...)
	w.sizes[partMain] = at
	return w
}

func TestPieces(t *testing.T) {
	gbk, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte("柳河镇残联走访12户。\r"))
	if err != nil {
		t.Fatal(err)
	}
	var wide []byte
	for _, u := range utf16.Encode([]rune("送去𠮷祥被3床")) {
		wide = binary.LittleEndian.AppendUint16(wide, u)
	}
	western := []byte("caf\xE9 \x93A\x94")
	text := append(append(append([]byte{}, wide...), gbk...), western...)
	w := wordOf(text,
		pieceOf{len(gbk), compressed | len(wide)*2},
		pieceOf{len(wide) / 2, 0},
		pieceOf{len(western), compressed | (len(wide)+len(gbk))*2})
	d := &document{word: w, lists: &lists{}, anchored: &anchors{}}
	if d.pieces, err = w.pieces(); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, l := range d.all() {
		got = append(got, l.Text)
	}
	if want := "柳河镇残联走访12户。|送去𠮷祥被3床café “A”"; strings.Join(got, "|") != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPiecesDamaged(t *testing.T) {
	text := make([]byte, 100)
	tests := []struct {
		name   string
		pieces []pieceOf
	}{
		{"outside of the stream", []pieceOf{{10, 200}}},
		{"longer than the stream", []pieceOf{{1000, 0}}},
		{"of less than no characters", []pieceOf{{10, 0}, {-5, 0}}},
		{"the same bytes again and again", []pieceOf{{50, 0}, {50, 0}, {50, 0}, {50, 0}, {50, 0}, {50, 0}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := wordOf(text, tt.pieces...).pieces()
			if err == nil {
				t.Fatal("no error")
			}
			if kind := layouttest.Fault(t, err); kind != layout.Damaged {
				t.Errorf("got %v", err)
			}
		})
	}
	if _, err := (&word{}).pieces(); err == nil {
		t.Error("a document without pieces is read")
	}
}

func TestFields(t *testing.T) {
	tests := []struct{ in, want string }{
		{"共\x13 =1+2 \x143\x15辆", "共3辆"},
		{"\x13IF \x13X\x1499\x15\x143辆\x15", "3辆"},
		{"\x13TOC \\o\x14一、成效 3\x15正文", "正文"},
		{"一\x0B二\x1E三\x1F四\x02", "一\n二-三四"},
		{"\x15\x14一\x13二", "一"},
	}
	for _, tt := range tests {
		p := &part{document: &document{lists: &lists{}}}
		for i, r := range tt.in {
			p.take(character{r, i, i})
		}
		if got := p.text.String(); got != tt.want {
			t.Errorf("%q gives %q, want %q", tt.in, got, tt.want)
		}
	}
}
