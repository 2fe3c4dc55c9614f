package quantity

import (
	"fmt"

	"heshu/segment"
)

// Scanner finds the numerals of texts. It is safe for concurrent use.
type Scanner struct {
	units    unitTable
	block    *entry // 块 as a measure word, nil where the lexicon has none
	month    *entry // 个月
	triggers runeSet
	idioms   idiomTable
}

// NewScanner returns a Scanner for the words of l. Its error names the first
// entry of l that is no word.
func NewScanner(l Lexicon) (*Scanner, error) {
	if err := l.check(); err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	s := &Scanner{units: newUnitTable(l)}
	for _, m := range l.Measures {
		switch m.Unit {
		case "块":
			s.block = &entry{text: "块", measure: m.Canonical, factor: One, not: notBefore["块"]}
		case "个月":
			s.month = &entry{text: "个月", measure: m.Canonical, factor: One, cut: true}
		}
	}
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
}

// Scan appends every numeral of text to dst, in order and without overlap, and
// returns the extended slice. Offsets are bytes of text. The text has usually
// been folded to simplified characters and half-width ASCII; full-width digits
// and separators are read as well. It takes time linear in the text.
func (s *Scanner) Scan(text string, dst []Numeral) []Numeral {
	run := scan{Scanner: s, text: text, out: dst}
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c < 0x80:
			if s.triggers.hasByte(c) {
				i = run.at(i)
			} else {
				i++
			}
		case startsAt(text, i, "×"):
			i = run.at(i)
		case c < 0xe0 || i+2 >= len(text):
			i++
		case c < 0xf0:
			if s.triggers.has3(c, text[i+1], text[i+2]) {
				i = run.at(i)
			} else {
				i += 3
			}
		default:
			i++
		}
	}
	return run.out
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
		end = s.misread(i)
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
	if end := s.misread(i); end > 0 {
		return end
	}
	if end := s.row(i); end > 0 {
		return s.emit(Numeral{Span: segment.Span{Start: i, End: end}, Number: segment.Span{Start: i, End: end}, Approx: Vague})
	}
	var ok bool
	if s.num, ok = s.number(i); !ok {
		return 0
	}
	n := &s.num
	hints := s.hintsAt(n.end)
	for _, e := range exclusions {
		if e.hints != 0 && e.hints&hints == 0 {
			continue
		}
		if span, reason, ok := e.read(s, n); ok {
			return s.excludeNumber(n, span, reason)
		}
	}
	if end := s.stripped(n); end > 0 {
		return end
	}
	return s.figure(n)
}

// exclusions are tried in this order; each decides whether a number is no
// figure, and what belongs to it. Those with hints are tried only where what
// follows the number gives one of them.
var exclusions = [...]struct {
	hints hint
	read  func(*scan, *number) (segment.Span, Reason, bool)
}{
	{0, (*scan).documentNumber},
	{0, (*scan).telephone},
	{hintDate, (*scan).date},
	{0, (*scan).looseDate},
	{hintClock, (*scan).clock},
	{hintClass, (*scan).class},
	{hintSeries, (*scan).series},
	{0, (*scan).heading},
	{hintAddress, (*scan).address},
	{0, (*scan).name},
	{0, (*scan).phrase},
}

// hint says what the character behind a number may begin.
type hint uint8

const (
	hintDate hint = 1 << iota
	hintClock
	hintClass
	hintSeries
	hintAddress
	hintName
)

// hintsAt looks at the character behind a number that ends at i: one look
// spares most numbers most of the exclusions.
func (s *scan) hintsAt(i int) hint {
	r, _ := runeAt(s.text, skipGap(s.text, i))
	switch r {
	case '年', '月', '日', '世', '学', '·', '．':
		return hintDate | hintClass | hintName
	case '号':
		return hintDate | hintAddress | hintName
	case '-', '—', '–', '－', '~', '～', '〜', '∼', '至', '到', '、', '/', '.':
		return hintDate | hintClass | hintClock
	case '时', '点', ':', '：':
		return hintClock
	case '等', '星', '级', '甲', '型', '线', '档', '类', '本', '和', '或', '，', ',':
		return hintClass
	case '届', '次', '期', '季':
		return hintSeries | hintName
	case '单', '室', '弄', '楼', '栋', '幢', '座', '床', '组', '社', '队':
		return hintAddress
	}
	if kindOf(r) == maskMark {
		return hintDate
	}
	return 0
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
