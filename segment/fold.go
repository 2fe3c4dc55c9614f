package segment

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// Folded is a copy of a report that is easier to read by rule, with the way
// back: Text is what rules look at, Source says where it stood.
// The zero value is the fold of the empty text. It is safe for concurrent use.
type Folded struct {
	Text  string
	turns []turn // ascending in text; none: Text is the source
	wraps []wrap // memory, like the others
	gaps  []Span
	spare []turn
}

// A turn is a place where the way back to the source changes its distance.
// From text on, bytes stand at source and after, one to one up to the next turn.
type turn struct {
	text   int // offset in Text
	end    int // where the source of the text before it ends
	source int // where the source of the text after it begins
}

// bytesPerTurn is how many bytes of a text with full-width punctuation have a turn.
const bytesPerTurn = 32

// Fold makes the reading copy of source: traditional characters become
// simplified ones, full-width ASCII and the ideographic space become half-width,
// invisible characters go, and so does the pinyin that converters leave in
// brackets behind a character (3.78萬(wàn)元 → 3.78万元), and the line ends that stand
// amid a sentence where lines were cut to a width. Nothing else changes; bytes that are no UTF-8 stay as they are. A source that needs no folding is
// shared, not copied.
func Fold(source string) Folded {
	var f Folded
	f.Fold(source)
	return f
}

// Fold makes f the fold of source, as the function [Fold] does, in the memory of the way
// back that f held before. It must not be in use.
func (f *Folded) Fold(source string) {
	table := foldTable()
	first := table.next(source, 0)
	if first == len(source) {
		f.Text, f.turns = source, f.turns[:0]
		f.unwrap()
		return
	}
	w := folder{table: table, source: source, turns: slices.Grow(f.turns[:0], len(source)/bytesPerTurn)}
	w.out.Grow(len(source))
	for at := first; at < len(source); at = table.next(source, w.read) {
		w.keep(at)
		w.change()
	}
	w.keep(len(source))
	f.Text, f.turns = w.out.String(), w.turns
	f.unwrap()
}

// Source returns the smallest span of the source that holds all of s, a span of
// f.Text. Noise that was removed inside s belongs to it, noise at its ends does not.
func (f *Folded) Source(s Span) Span {
	start := f.start(s.Start)
	if s.Empty() {
		return Span{start, start}
	}
	return Span{start, f.end(s.End)}
}

// start returns where the source of the byte at offset at begins.
func (f *Folded) start(at int) int {
	i := sort.Search(len(f.turns), func(i int) bool { return f.turns[i].text > at })
	if i == 0 {
		return at
	}
	return f.turns[i-1].source + at - f.turns[i-1].text
}

// end returns where the source of the byte before offset at ends.
func (f *Folded) end(at int) int {
	i := sort.Search(len(f.turns), func(i int) bool { return f.turns[i].text >= at })
	if i < len(f.turns) && f.turns[i].text == at {
		return f.turns[i].end
	}
	if i == 0 {
		return at
	}
	return f.turns[i-1].source + at - f.turns[i-1].text
}

// folder writes the folded text.
type folder struct {
	table  *folding
	source string
	read   int // the source is read up to here
	out    strings.Builder
	turns  []turn
}

// keep copies the source up to offset to.
func (f *folder) keep(to int) {
	f.out.WriteString(f.source[f.read:to])
	f.read = to
}

// change folds the character at f.read, which table.next stopped at.
func (f *folder) change() {
	r, size := utf8.DecodeRuneInString(f.source[f.read:])
	if r == '(' || r == '（' {
		if end := pinyinEnd(f.source, f.read); end > 0 {
			f.skip(end - f.read)
			return
		}
	}
	to := f.table.fold(r)
	if to == 0 {
		f.skip(size)
		return
	}
	f.out.WriteRune(to)
	f.read += size
	if utf8.RuneLen(to) != size {
		f.turn(f.read)
	}
}

// skip leaves n bytes of noise out.
func (f *folder) skip(n int) {
	end := f.read
	f.read += n
	f.turn(end)
}

// turn notes that the text written so far ends at offset end of the source, and
// that it goes on at f.read. Two turns at one place are one.
func (f *folder) turn(end int) {
	at := f.out.Len()
	if n := len(f.turns); n > 0 && f.turns[n-1].text == at {
		f.turns[n-1].source = f.read
		return
	}
	f.turns = append(f.turns, turn{text: at, end: end, source: f.read})
}

// unwrap leaves the line ends out that stand amid sentences.
func (f *Folded) unwrap() {
	f.wraps, f.gaps = softBreaks(f.Text, f.wraps, f.gaps)
	f.LeaveOut(f.gaps)
}

// LeaveOut takes spans out of the text, which must be in order and apart from each other.
// The way back to the source goes on to hold.
func (f *Folded) LeaveOut(gaps []Span) {
	if len(gaps) == 0 {
		return
	}
	var out strings.Builder
	out.Grow(len(f.Text))
	turns := slices.Grow(f.spare[:0], len(f.turns)+len(gaps))
	from, old := 0, 0
	for _, gap := range gaps {
		for ; old < len(f.turns) && f.turns[old].text < gap.Start; old++ {
			turns = append(turns, f.turns[old].moved(out.Len()-from))
		}
		for old < len(f.turns) && f.turns[old].text <= gap.End {
			old++ // what is left out has them, or its ends do
		}
		out.WriteString(f.Text[from:gap.Start])
		turns = append(turns, turn{text: out.Len(), end: f.end(gap.Start), source: f.start(gap.End)})
		from = gap.End
	}
	for ; old < len(f.turns); old++ {
		turns = append(turns, f.turns[old].moved(out.Len()-from))
	}
	out.WriteString(f.Text[from:])
	f.Text, f.turns, f.spare = out.String(), turns, f.turns
}

// moved is t in a text from which so many bytes were taken before it.
func (t turn) moved(by int) turn {
	t.text += by
	return t
}
