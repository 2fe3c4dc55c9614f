package quantity

import (
	"fmt"
	"sync"

	"heshu/segment"
)

// Scanner finds the numerals of texts. It is safe for concurrent use.
type Scanner struct {
	units    unitTable
	block    *entry // 块 as a measure word, nil where the lexicon has none
	month    *entry // 个月
	triggers runeSet
	idioms   idiomTable
	behind   *charTable[hint]
	before   *charTable[hint]
	cues     *charTable[cue]
	scans    sync.Pool // of *scan
	always   hint      // given to every number; tests try all exclusions with it
}

// NewScanner returns a Scanner for the words of l. Its error names the first
// entry of l that is no word.
func NewScanner(l Lexicon) (*Scanner, error) {
	if err := l.check(); err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	s := &Scanner{units: newUnitTable(l), behind: newHints(signsBehind), before: newHints(signsBefore), cues: newCues()}
	for _, m := range l.Measures {
		switch m.Unit {
		case "块":
			s.block = &entry{text: "块", measure: m.Canonical, factor: One, not: notBefore["块"]}
		case "个月":
			s.month = &entry{text: "个月", measure: m.Canonical, factor: One, cut: true}
		}
	}
	s.scans.New = func() any { return new(scan) }
	s.triggers = newRuneSet(triggers)
	s.idioms = newIdiomTable(l.Idioms, s.triggers)
	return s, nil
}

// triggers are the characters with which a numeral may begin.
const triggers = "0123456789０１２３４５６７８９" +
	"零〇一二三四五六七八九十百千万亿两兩几幾数數半廿卅俩倆仨若第" +
	"壹贰貳叁肆伍陆陸柒捌玖拾佰仟萬億" +
	"①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩" +
	"ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ" +
	"_＿*＊×○xXＸｘ■□△▲●" + "IlOo"

// scan is one pass over one text.
type scan struct {
	*Scanner
	text string
	done int // end of the last numeral: nothing reaches back before it
	out  []Numeral
	num  number // the number being read, here so that it need not be allocated each time
	ord  number // that of an ordinal
}

// Scan appends every numeral of text to dst, in order and without overlap, and
// returns the extended slice. Offsets are bytes of text. The text has usually
// been folded to simplified characters and half-width ASCII; full-width digits
// and separators are read as well. It takes time linear in the text.
func (s *Scanner) Scan(text string, dst []Numeral) []Numeral {
	run := s.scans.Get().(*scan)
	*run = scan{Scanner: s, text: text, out: dst}
	run.read()
	dst = run.out
	*run = scan{}
	s.scans.Put(run)
	return dst
}

// read reads the whole text.
func (s *scan) read() {
	text := s.text
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c < 0x80:
			if s.triggers.hasByte(c) {
				i = s.at(i)
			} else {
				i++
			}
		case startsAt(text, i, "×"):
			i = s.at(i)
		case c < 0xe0 || i+2 >= len(text):
			i++
		case c < 0xf0:
			if s.triggers.has3(c, text[i+1], text[i+2]) {
				i = s.at(i)
			} else {
				i += 3
			}
		default:
			i++
		}
	}
}

// at reads what begins with the trigger at i, and returns where to go on.
func (s *scan) at(i int) int {
	r, size := runeAt(s.text, i)
	if end := s.idiomAt(i); end > i {
		return end
	}
	var end int
	switch kindOf(r) {
	case ordinalMark:
		end = s.ordinal(i)
	case numbered:
		end = s.exclude(segment.Span{Start: i, End: i + size}, Heading)
	case roman:
		end = s.romanNumeral(i)
	case maskMark:
		end = s.maskAt(i)
	case letterMark:
		end = s.misreadNumber(i)
	case pairMark:
		end = s.pair(i, r)
	case unknownMark:
		end = s.unknown(i)
	default:
		end = s.numeral(i)
	}
	return max(end, i+size)
}

// numeral reads the number at i: as something excluded, or as a figure.
func (s *scan) numeral(i int) int {
	if end := s.noise(i); end > 0 {
		return end
	}
	n := &s.num
	if !s.number(i, n) {
		return 0
	}
	hints := s.hintsOf(n)
	for i := range exclusions {
		e := &exclusions[i]
		if e.hint&hints == 0 {
			continue
		}
		if span, reason, ok := e.read(s, n); ok {
			return s.excludeNumber(n, span, reason)
		}
	}
	if end := s.unitLabel(n); end > 0 {
		return end
	}
	if end := s.stripped(n); end > 0 {
		return end
	}
	return s.figure(n)
}

// noise reads what only looks like a plain number: letters for digits, or a row of
// many numbers.
func (s *scan) noise(i int) int {
	_, count, end := plain(s.text, i)
	if count == 0 {
		return 0
	}
	cue := s.cues.at(s.text, end)
	if cue&misread != 0 {
		if end := s.misreadNumber(i); end > 0 {
			return end
		}
	}
	if cue&inRow == 0 {
		return 0
	}
	end = s.row(end)
	if end == 0 {
		return 0
	}
	span := segment.Span{Start: i, End: end}
	return s.emit(Numeral{Span: span, Number: span, Approx: Vague})
}

// exclusions are tried in this order; each decides whether a number is no
// figure, and what belongs to it.
var exclusions = [...]struct {
	hint hint
	read func(*scan, *number) (segment.Span, Reason, bool)
}{
	{hintDocument, (*scan).documentNumber},
	{hintPhone, (*scan).telephone},
	{hintDate, (*scan).date},
	{hintLooseDate, (*scan).looseDate},
	{hintClock, (*scan).clock},
	{hintClass, (*scan).class},
	{hintSeries, (*scan).series},
	{hintHeading, (*scan).heading},
	{hintAddress, (*scan).address},
	{hintLettersBefore, (*scan).lettersBefore},
	{hintDotted, (*scan).dottedName},
	{hintLettersAfter, (*scan).lettersAfter},
	{hintNamed, (*scan).named},
	{hintQuoted, (*scan).quoted},
	{hintPhrase, (*scan).phrase},
}

// exclude emits what is no figure.
func (s *scan) exclude(span segment.Span, reason Reason) int {
	return s.emit(Numeral{Span: span, Number: span, Kind: Excluded, Reason: reason, Approx: Exact})
}

// excludeNumber is exclude with the value of n, which the readers of ordinals and classes want.
func (s *scan) excludeNumber(n *number, span segment.Span, reason Reason) int {
	e := Numeral{Span: span, Kind: Excluded, Reason: reason, Approx: Exact, Damage: n.damage}
	e.Number = segment.Span{Start: max(n.start, span.Start), End: min(n.end, span.End)}
	if e.Number.Empty() {
		e.Number = span
	}
	if (reason == Class || reason == Heading) && n.known && n.low == n.high && n.end <= span.End {
		e.Value, e.Lower, e.Upper = n.low, n.low, n.low
		e.HasValue, e.HasLower, e.HasUpper = true, true, true
	}
	return s.emit(e)
}

func (s *scan) emit(n Numeral) int {
	s.out = append(s.out, n)
	s.done = n.End
	return n.End
}
