package generate

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// line is a line of a sample, in both kinds of punctuation, cut into pieces.
type line struct{ narrow, wide []piece }

// piece is a part of a line: text that stays, or what is made anew each time.
type piece interface{ write(w *writer) }

type (
	literal string
	digits  int    // a number of so many digits
	below   int    // a number from 1 to this
	year    int    // a year of four digits
	place   string // the place of the report, or another one
	company string
	goods   []string // one of these
	han     string   // a Chinese number
)

var (
	narrow = strings.NewReplacer("，", ",", "；", ";", "：", ":", "（", "(", "）", ")", "！", "!", "？", "?")
	wide   = strings.NewReplacer(",", "，", ";", "；", ":", "：", "(", "（", ")", "）", "!", "！", "?", "？")
)

func newLine(text string) line {
	pieces := cut(narrow.Replace(text))
	full := slices.Clone(pieces)
	for i, p := range pieces {
		if l, ok := p.(literal); ok && l != "," { // 2,350 keeps its comma
			full[i] = literal(wide.Replace(string(l)))
		}
	}
	return line{narrow: pieces, wide: full}
}

// pattern finds all that changes: a year, a month, day or share, other digits, Chinese
// numbers of two characters and more, companies, places, goods.
var pattern = regexp.MustCompile(`(?P<year>\b(?:19|20)\d\d年)|(?P<below>\d{1,2}(?:月|日|时|%))|(?P<digits>\d+)|` +
	`(?P<han>[一二三四五六七八九]?[十百千](?:[一二三四五六七八九][十百千]?)*)|` +
	`(?P<company>` + strings.Join(companies, "|") + `)|(?P<place>` + strings.Join(places, "|") + `)|(?P<goods>` + goodsPattern() + `)`)

// cut cuts text into pieces.
func cut(text string) []piece {
	var pieces []piece
	at := 0
	for _, m := range pattern.FindAllStringSubmatchIndex(text, -1) {
		pieces = append(pieces, literal(text[at:m[0]]))
		for i, name := range pattern.SubexpNames() {
			if i > 0 && m[2*i] >= 0 {
				pieces = append(pieces, newPiece(name, text[m[0]:m[1]]))
			}
		}
		at = m[1]
	}
	return append(pieces, literal(text[at:]))
}

func newPiece(kind, text string) piece {
	switch kind {
	case "year":
		return year(0)
	case "below":
		return newBelow(text)
	case "digits":
		return digits(len(text))
	case "han":
		return han(text)
	case "company":
		return company(text)
	case "place":
		return place(text)
	}
	for _, group := range goodsGroups {
		if slices.Contains(group, text) {
			return goods(group)
		}
	}
	return literal(text)
}

// bounded is a number with its unit.
type bounded struct {
	below
	unit literal
}

func newBelow(text string) piece {
	unit := strings.TrimLeft(text, "0123456789")
	return bounded{below: map[string]below{"月": 12, "日": 28, "时": 23, "%": 99}[unit], unit: literal(unit)}
}

func (b bounded) write(w *writer) {
	b.below.write(w)
	b.unit.write(w)
}

func (l literal) write(w *writer) { w.text(string(l)) }

func (year) write(w *writer) {
	w.out = strconv.AppendInt(w.out, int64(2005+w.IntN(21)), 10)
	w.text("年")
}

func (b below) write(w *writer) { w.out = strconv.AppendInt(w.out, int64(1+w.IntN(int(b))), 10) }

func (d digits) write(w *writer) {
	w.out = append(w.out, byte('1'+w.IntN(9)))
	for range d - 1 {
		w.out = append(w.out, byte('0'+w.IntN(10)))
	}
}

// hanDigits leaves out 二, which is 两 before some units.
const hanDigits = "一三四五六七八九"

func (h han) write(w *writer) {
	for _, r := range string(h) {
		if strings.ContainsRune(hanDigits, r) {
			n := w.IntN(len(hanDigits)/3) * 3
			w.text(hanDigits[n : n+3])
			continue
		}
		w.out = append(w.out, string(r)...)
	}
}

func (p place) write(w *writer) { w.text(w.place) }

func (company) write(w *writer) { w.text(pick(w, firstHalves) + pick(w, secondHalves)) }

func (g goods) write(w *writer) { w.text(pick(w, g)) }
