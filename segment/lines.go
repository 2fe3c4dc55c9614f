package segment

import "strings"

// role says what a line is.
type role byte

const (
	roleBody      role = iota
	roleTitle          // the title
	roleHeading        // a heading, the whole line
	roleLead           // a paragraph whose first sentence is an unnumbered heading
	roleFurniture      // page furniture
)

// line is a line of the text without the white space around it.
type line struct {
	Span
	mark marker // at its beginning; style none if there is none
	role role
	stop bool // it ends in a sign that ends a sentence
	lead int  // length of the sentence that may be its unnumbered heading
}

// The longest that headings and titles get, in bytes: a character takes three.
const (
	maxTitle     = 60 * 3
	maxHeading   = 50 * 3 // on a line of its own
	maxStopped   = 30 * 3 // on a line of its own, closed by a full stop
	maxRunIn     = 28 * 3 // before its text
	maxRunInWeak = 22 * 3 // 一是摸清底数。
	maxPlain     = 25 * 3 // without number
	maxLead      = 12 * 3 // without number, before its text
	maxColon     = 14 * 3 // before a colon and its text
	maxBox       = 16 * 3 // in 【】
)

// parser fills an outline.
type parser struct {
	o       *Outline
	text    string
	last    [styleCount]int // the last number of each style
	current int             // index of the innermost open section, -1 if none

	at      Span // where the sentence and the clause begin that are being read
	cut     cut  // where its clauses and brackets begin
	heading bool // what is being read is a heading

	chatty    bool // the text holds 小编
	unpaired  int  // round brackets before this offset have no partner
	noAddress int  // signs before this offset are in no address of a site
}

// readLines splits the text into lines that hold something.
func (p *parser) readLines() {
	for at := 0; at < len(p.text); {
		end := len(p.text)
		if i := strings.IndexByte(p.text[at:], '\n'); i >= 0 {
			end = at + i
		}
		p.readReturns(at, end)
		at = end + 1
	}
}

// readReturns splits a line further at carriage returns, which old files end lines with.
func (p *parser) readReturns(at, end int) {
	for {
		i := strings.IndexByte(p.text[at:end], '\r')
		if i < 0 {
			p.addLine(at, end)
			return
		}
		p.addLine(at, at+i)
		at += i + 1
	}
}

func (p *parser) addLine(from, to int) {
	s := trim(p.text, Span{from, to})
	if s.Empty() {
		return
	}
	l := line{Span: s, stop: endsSentence(s.In(p.text))}
	if inner, ok := bold(p.text, s); ok {
		l.mark = marker{Span: Span{s.Start, inner.Start}, style: stylePlain}
		if m, ok := markerAt(p.text, inner.Start, inner.End, atLine); ok {
			l.mark = m
		}
	} else if m, ok := markerAt(p.text, s.Start, s.End, atLine); ok {
		l.mark = m
	}
	p.o.lines = append(p.o.lines, l)
}

// bold returns what stands between the ** around a whole line.
func bold(text string, s Span) (Span, bool) {
	if s.Len() > 4 && s.Len() < maxHeading && strings.HasPrefix(text[s.Start:s.End], "**") && strings.HasSuffix(text[s.Start:s.End], "**") {
		return Span{s.Start + 2, s.End - 2}, true
	}
	return s, false
}

// classify gives every line its role. Numbered lines get theirs when they are
// read, since that depends on the sections then open.
func (p *parser) classify() {
	for i := range p.o.lines {
		if p.furniture(p.o.lines[i].Span) {
			p.o.lines[i].role = roleFurniture
		}
	}
	body := p.findTitle()
	p.findPlain(body)
	p.findLeads(body)
}

// findPlain marks unnumbered headings: short lines without figures or closing
// punctuation before a paragraph. The line under the title is one only if there
// are others: it may name the author.
func (p *parser) findPlain(body int) {
	found, lines := 0, p.o.lines
	for i := body + 1; i < len(lines); i++ {
		if p.plain(i) {
			lines[i].role = roleHeading
			found++
		}
	}
	if found > 0 && body > 0 && body < len(lines) && p.plain(body) {
		lines[body].role = roleHeading
	}
}

func (p *parser) plain(i int) bool {
	lines := p.o.lines
	l := &lines[i]
	if l.role != roleBody || l.stop || l.mark.style != styleNone || l.Len() > maxPlain || l.Len() < 6 || i+1 >= len(lines) {
		return false
	}
	next := &lines[i+1]
	follows := next.role == roleBody && (next.stop && next.Len() > l.Len() || next.mark.style != styleNone)
	s := l.In(p.text)
	return follows && p.settled(i) && !hasDigit(s) && !closesOpen(s) && startsHan(s)
}

// settled reports whether the line before line i is whole, so that line i does
// not go on with it.
func (p *parser) settled(i int) bool {
	if i == 0 {
		return true
	}
	before := &p.o.lines[i-1]
	return before.stop || before.role != roleBody || before.mark.style != styleNone || closesOpen(before.In(p.text))
}

// findLeads marks paragraphs that begin with an unnumbered heading (待遇同工同酬。):
// at least two, all but equally long.
func (p *parser) findLeads(body int) {
	count, low, high := 0, maxLead, 0
	for i := body; i < len(p.o.lines); i++ {
		n := p.leadLen(i)
		p.o.lines[i].lead = n
		if n > 0 {
			count, low, high = count+1, min(low, n), max(high, n)
		}
	}
	if count < 2 || count == 2 && low != high || high-low > 6 {
		return
	}
	for i := body; i < len(p.o.lines); i++ {
		if p.o.lines[i].lead > 0 {
			p.o.lines[i].role = roleLead
		}
	}
}

// leadLen returns the length of the sentence that may be the heading of line i, or 0.
func (p *parser) leadLen(i int) int {
	l := &p.o.lines[i]
	if l.role != roleBody || l.mark.style != styleNone || !l.stop {
		return 0
	}
	s := l.In(p.text)
	n := strings.Index(s[:min(len(s), maxLead+3)], "。")
	if n < 4*3 || n+3*8 > len(s) || strings.Contains(s[:n], "了") || !allHan(s[:n]) {
		return 0
	}
	return n
}

// line reads line i.
func (p *parser) line(i int) {
	l := p.o.lines[i]
	switch l.role {
	case roleFurniture:
		p.start(l.Start, l.Start)
		p.add(Sentence{Span: l.Span, Section: p.current, Boilerplate: true})
		p.o.Boilerplate = append(p.o.Boilerplate, l.Span)
	case roleTitle:
		p.o.Title = p.words(&l)
		p.parts(p.o.Title)
		p.read(l.Span, p.o.Title.Start, true)
	case roleHeading:
		p.openSection(marker{style: stylePlain}, l.Span)
		p.parts(l.Span)
		p.read(l.Span, l.Start, true)
	case roleLead:
		end := l.Start + l.lead
		p.openSection(marker{style: stylePlain}, Span{l.Start, end})
		p.read(Span{l.Start, end + len("。")}, l.Start, true)
		p.read(Span{end + len("。"), l.End}, end+len("。"), false)
	default:
		p.bodyLine(i)
	}
}

// words returns the line without its marker and without the ** around it.
func (p *parser) words(l *line) Span {
	s := l.Span
	if l.mark.style != styleNone {
		s.Start = l.mark.End
	}
	if strings.HasSuffix(s.In(p.text), "**") {
		s.End -= len("**")
	}
	return trim(p.text, s)
}

// parts deals with the parts of a collection that a title counts: the number of
// 篇一 numbers a part, (精选3篇) counts what is not this report.
func (p *parser) parts(s Span) {
	const part = "篇"
	i := strings.LastIndex(s.In(p.text), part)
	if i < 0 {
		return
	}
	at := s.Start + i
	after := at + len(part)
	if _, size := anyNumber(p.text[after:s.End]); size > 0 && after+size == s.End {
		p.o.Enumerators = append(p.o.Enumerators, Span{at, s.End})
		return
	}
	from := at - numberBefore(p.text[s.Start:at])
	if from < at && strings.Trim(p.text[after:s.End], " )】]") == "" {
		p.o.Boilerplate = append(p.o.Boilerplate, Span{from, after})
	}
}

// bodyLine reads a line that may be a numbered heading, or begin with one.
func (p *parser) bodyLine(i int) {
	l := p.o.lines[i]
	h, ok := p.ownLine(i)
	if !ok {
		p.boxed(l.Span)
		return
	}
	p.enumerate(l.mark)
	if m, ok := markerAt(p.text, h.Start, h.End, atLine); ok && (l.mark.style == styleHash || l.mark.style == stylePlain) {
		p.enumerate(m) // ## 一、
		h.Start = skipSpace(p.text, m.End)
	}
	p.openSection(l.mark, trimStop(p.text, h))
	p.read(l.Span, h.Start, true)
}

// boxed reads a line of the body, which may begin with a heading in 【】.
func (p *parser) boxed(s Span) {
	const left, right = "【", "】"
	text := s.In(p.text)
	n := strings.Index(text[:min(len(text), maxBox)], right)
	if !strings.HasPrefix(text, left) || n < 3*3 || !allHan(text[len(left):n]) {
		p.read(s, s.Start, false)
		return
	}
	h := Span{s.Start + len(left), s.Start + n}
	p.openSection(marker{style: stylePlain}, h)
	p.read(Span{s.Start, h.End + len(right)}, h.Start, true)
	p.read(Span{h.End + len(right), s.End}, h.End+len(right), false)
}
