package quantity

import (
	"strings"

	"heshu/segment"
)

// maxLetters is how many Latin letters before a number are taken as its name.
const maxLetters = 12

// lettersBefore recognises a number behind Latin letters that are no money: FM97.5.
func (s *scan) lettersBefore(n *number) (segment.Span, Reason, bool) {
	span := segment.Span{Start: n.start, End: n.end}
	if !n.arabic || n.start == 0 || !latin(s.text[n.start-1]) && s.text[n.start-1] != '-' {
		return span, "", false
	}
	at := n.start
	if s.text[at-1] == '-' {
		at--
	}
	letters := at
	for range maxLetters {
		if at == s.done || at == 0 || !latin(s.text[at-1]) {
			break
		}
		at--
	}
	span.Start = at
	return span, Name, at < letters && !endsAt(s.text, letters, "RMB") && !s.apparatus(n, at, letters)
}

// apparatus reports whether n counts machines that are called by the capitals between at
// and letters: AED150台.
func (s *scan) apparatus(n *number, at, letters int) bool {
	if letters < n.start || letters-at < 2 || strings.ToUpper(s.text[at:letters]) != s.text[at:letters] {
		return false
	}
	t := s.tailOf(n)
	return t.ok && within(t.unit.text, 0, "台套部辆架")
}

// dottedName recognises what is written with several points: a version, an address.
func (s *scan) dottedName(n *number) (segment.Span, Reason, bool) {
	return segment.Span{Start: n.start, End: n.end}, Name, n.dotted
}

// lettersAfter recognises a number before Latin letters that are no unit: 5G, 3D.
func (s *scan) lettersAfter(n *number) (segment.Span, Reason, bool) {
	span := segment.Span{Start: n.start, End: n.end}
	if !n.arabic || n.end >= len(s.text) || !latin(s.text[n.end]) || s.tailOf(n).ok {
		return span, "", false
	}
	for range maxLetters {
		if span.End >= len(s.text) || !latin(s.text[span.End]) {
			break
		}
		span.End++
	}
	return span, Name, true
}

// services are what follows the number of a road, a line, a channel or a station.
var services = []string{
	"国道", "省道", "县道", "乡道", "号线", "路公交", "路车", "路内", "路汽车", "路电车", "电台", "频率", "频道", "兆赫", "栏目", "播客", "医院", "航班", "次列车", "次航班", "环路", "高速",
}

// named recognises numbers by the word behind them: 1077电台, 315国道, 6路公交车,
// 五(3)中队, “十四五”.
func (s *scan) named(n *number) (segment.Span, Reason, bool) {
	end := s.namedEnd(n)
	return segment.Span{Start: n.start, End: end}, Name, end > 0
}

func (s *scan) namedEnd(n *number) int {
	switch {
	case firstAt(s.text, n.end, services) > 0 && !n.pointed || n.pointed && firstAt(s.text, n.end, []string{"频率", "兆赫", "频道"}) > 0:
		return n.end + s.serviceLength(n.end)
	case n.arabic && startsAt(s.text, n.end, "路") && s.busLine(n.end+len("路")):
		return n.end + len("路")
	case within(s.text, n.end, "(（"):
		return s.bracketClass(n)
	case s.schoolClass(n):
		return n.end + len("班")
	case n.arabic && within(s.text, n.end, "·") && s.twoDigits(n.end+len("·")) > 0:
		return s.twoDigits(n.end + len("·"))
	case n.arabic && within(s.text, n.end, "+＋") || n.arabic && !s.tailOf(n).ok && preceded(s.text, n.start, "+＋"):
		return n.end
	}
	return s.plan(n)
}

// schoolClass reports whether n numbers a class: 三年级2班, but not one of those that
// were held: 举办培训3班, 9班270人.
func (s *scan) schoolClass(n *number) bool {
	if !n.arabic && !preceded(s.text, n.start, "级") || !startsAt(s.text, n.end, "班") || n.whole > 2 {
		return false
	}
	end := n.end + len("班")
	held := preceded(s.text, n.start, "训办设开班") && (edgeAt(s.text, end) || within(s.text, end, digitSigns))
	return !held && !within(s.text, end, "次车")
}

func (s *scan) serviceLength(i int) int {
	if startsAt(s.text, i, "路") {
		return len("路")
	}
	return 0
}

func (s *scan) twoDigits(i int) int {
	if _, count, end := few(s.text, i, 2); count > 0 {
		return end
	}
	return 0
}

// busLine reports whether a bus goes with the 路 that ends at i: 1路、6路公交车.
func (s *scan) busLine(i int) bool {
	for range 4 {
		if firstAt(s.text, i, []string{"公交", "车", "汽车", "电车"}) > 0 {
			return true
		}
		sep := firstAt(s.text, i, []string{"、", ",", "，", "和", "或"})
		_, count, end := few(s.text, i+sep, 4)
		if sep == 0 || count == 0 || !startsAt(s.text, end, "路") {
			return false
		}
		i = end + len("路")
	}
	return false
}

// bracketClass reads 五(3)中队 and 三（2）班.
func (s *scan) bracketClass(n *number) int {
	if n.low > 12*One || !within(s.text, n.end, "(（") {
		return 0
	}
	_, size := runeAt(s.text, n.end)
	v := s.dateNumber(n.end + size)
	if v.digits == 0 || !within(s.text, v.End, ")）") {
		return 0
	}
	_, size = runeAt(s.text, v.End)
	at := v.End + size
	if k := firstAt(s.text, at, []string{"中队", "班", "小队"}); k > 0 {
		return at + k
	}
	return 0
}

// plan reads 十四五, 二十大, 三年行动 and the numbered schools (市一中).
func (s *scan) plan(n *number) int {
	if n.arabic || n.approx != "" && n.approx != Range {
		return 0
	}
	switch {
	case startsAt(s.text, n.start, "十") && startsAt(s.text, n.end, "五") && !s.figureUnit(n.end+len("五")):
		return n.end + len("五")
	case n.low > 14*One && n.low < 30*One && startsAt(s.text, n.end, "大") && !within(s.text, n.end+len("大"), "类项"):
		return n.end + len("大")
	case s.tailOf(n).ok:
		if t := s.tailOf(n); t.unit.text == "年" && firstAt(s.text, t.unit.end, []string{"行动", "计划", "规划", "攻坚"}) > 0 {
			return t.unit.end
		}
		return 0
	case n.low <= 99*One && firstAt(s.text, n.end, []string{"小学", "中学", "幼儿园", "中", "小", "院", "高", "附院", "医"}) > 0 && preceded(s.text, n.start, "市县区镇乡州省附"):
		return n.end
	case n.letter == 0 && n.serial:
		return n.end
	}
	return 0
}

// maxQuoted is how many bytes a quotation that is a name may have.
const maxQuoted = 42

// quoted recognises a number that opens a short quotation: “五个一”, “两人三足”.
func (s *scan) quoted(n *number) (segment.Span, Reason, bool) {
	end := s.quotedEnd(n)
	return segment.Span{Start: n.start, End: end}, Name, end > 0
}

func (s *scan) quotedEnd(n *number) int {
	if !preceded(s.text, n.start, openQuotes) || n.arabic && s.tailOf(n).ok {
		return 0
	}
	at := n.end
	for at < min(len(s.text), n.start+maxQuoted) {
		r, size := runeAt(s.text, at)
		switch {
		case strings.ContainsRune(closeQuotes, r):
			return at
		case strings.ContainsRune("。；\n", r):
			return 0
		}
		at += size
	}
	return 0
}
