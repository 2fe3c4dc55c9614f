package segment

import (
	"strings"
	"unicode/utf8"
)

// ownLine returns the words of the heading that numbered line i is, if it is one.
func (p *parser) ownLine(i int) (Span, bool) {
	l := &p.o.lines[i]
	m := l.mark
	if m.style == styleNone || !p.accept(m, atLine) {
		return Span{}, false
	}
	h := p.words(l)
	s := h.In(p.text)
	limit := maxHeading
	if l.stop {
		limit = maxStopped
	}
	switch {
	case len(s) < 6 || len(s) > limit || innerStop(s) || strings.HasSuffix(s, ",") || strings.HasSuffix(s, ";"):
		return Span{}, false
	case m.style == styleHash || m.style == stylePlain:
		return h, true
	case l.stop:
		return h, !hasDigit(s) && !strings.Contains(s, ":") && p.holds(i)
	case m.style >= styleOrdinal:
		return h, !hasDigit(s) && p.holds(i)
	case hasDigit(s):
		return h, p.holds(i)
	}
	return h, true
}

// holds reports whether something stands under numbered line i: text, or items
// of another style.
func (p *parser) holds(i int) bool {
	if i+1 >= len(p.o.lines) {
		return false
	}
	next := &p.o.lines[i+1]
	if next.role == roleFurniture || next.role == roleHeading {
		return false
	}
	return next.mark.style == styleNone || next.mark.style > p.o.lines[i].mark.style
}

// accept reports whether m, found at where, is a marker in its row: a strong
// style within a line has to begin a row or to go on with it.
func (p *parser) accept(m marker, where place) bool {
	goesOn := m.number == p.last[m.style]+1
	switch {
	case m.doubtful:
		return where <= atStop && goesOn && m.number > 1
	case where == atLine:
		return true
	case !m.style.strong():
		return true
	}
	return where != atClause && (m.number == 1 || goesOn)
}

// enumerate notes a marker that was accepted.
func (p *parser) enumerate(m marker) {
	if m.style < styleDash && m.style != stylePlain && m.style != styleHash {
		p.last[m.style] = m.number
		p.o.Enumerators = append(p.o.Enumerators, m.Span)
	}
}

// openSection opens a section below those that its style leaves open.
func (p *parser) openSection(m marker, heading Span) {
	p.closeFor(m)
	parent := p.current
	p.current = len(p.o.Sections)
	p.o.Sections = append(p.o.Sections, Section{
		Heading: heading, Marker: m.Span, Level: len(p.o.open) + 1, Parent: parent, style: m.style,
	})
	p.o.open = append(p.o.open, p.current)
}

// closeFor closes the sections that an item of m's style ends: those of the same
// style and below. Items within sentences never hold numbered sections, and 一、
// is below nothing but parts and unnumbered headings.
func (p *parser) closeFor(m marker) {
	sections := p.o.Sections
	for i, s := range p.o.open {
		at := &sections[s]
		same := at.style == m.style
		if same && m.style == styleHash {
			same = at.Marker.Len() >= m.Len()
		}
		weak := !at.style.strong() && m.style.strong()
		top := m.style == styleHan && at.style > styleHan
		part := m.style <= stylePart && at.style > m.style
		if same || weak || top || part {
			p.closeSections(i)
			return
		}
	}
}

// closeSections closes the open sections from the n-th on; their bodies end with
// the last sentence read.
func (p *parser) closeSections(n int) {
	end := 0
	if k := len(p.o.Sentences); k > 0 {
		end = p.o.Sentences[k-1].End
	}
	for _, s := range p.o.open[n:] {
		section := &p.o.Sections[s]
		from := skipSpace(p.text, p.bodyStart(section))
		section.Body = Span{from, max(from, end)}
	}
	p.o.open = p.o.open[:n]
	p.current = -1
	if n > 0 {
		p.current = p.o.open[n-1]
	}
}

// bodyStart returns where the text under a heading begins: behind the signs that
// close the heading.
func (p *parser) bodyStart(s *Section) int {
	at := s.Heading.End
	for at < len(p.text) {
		n := spread(p.text[at:], "。", ".", ":", "!", "?", "】", "**")
		if n == 0 {
			break
		}
		at += n
	}
	return at
}

// runIn returns the words of a heading that stands before its text in the same
// line, and where the heading ends, sign included. at is where the marker ends.
func (p *parser) runIn(m marker, at, to int) (Span, int) {
	limit := maxRunIn
	if !m.style.strong() && m.style != styleDash {
		limit = maxRunInWeak
	}
	s := p.text[at:min(to, at+limit+3)]
	gap := 0 // the last space so far
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		end := 0
		switch {
		case r >= '0' && r <= '9', r == ';', r == '(', r == ',' && gap > 0:
			return p.spaced(m, at, gap, to)
		case r == '。' || r == '!' || r == '?' || r == '.', r == ':' && i <= maxColon && !announces(s[:i]):
			end = at + i + size
		case r == ' ':
			gap = i
		}
		if end > 0 {
			return Span{at, at + i}, p.followed(at, i, end, to)
		}
		i += size
	}
	return p.spaced(m, at, gap, to)
}

// followed returns end if the n bytes at offset at are enough for a heading and
// text follows it, else 0.
func (p *parser) followed(at, n, end, to int) int {
	if n < 2*3 || skipSpace(p.text[:to], end) >= to {
		return 0
	}
	return end
}

// spaced returns the heading that a space at at+gap parts from its text: outside
// of quotes, and with more behind it than before.
func (p *parser) spaced(m marker, at, gap, to int) (Span, int) {
	s := p.text[at : at+gap]
	end := at + gap
	if gap < 4*3 || !m.style.strong() || to-end < 2*gap+30 || strings.Count(s, "“") != strings.Count(s, "”") {
		return Span{}, 0
	}
	return trim(p.text, Span{at, end}), end
}

// announces reports whether a list follows s, which stands before a colon.
func announces(s string) bool {
	for _, end := range []string{"如下", "有", "是", "为", "包括", "说", "要求", "指出", "强调", "表示"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// glued guesses the heading that lost the line break behind it: two clauses of
// equal length (领导重视,精心部署) with the text right behind them. at is where the
// marker ends.
func (p *parser) glued(at, to int) Span {
	s := p.text[at:min(to, at+80)]
	comma := strings.IndexByte(s, ',')
	if comma < 3*3 || comma > 10*3 || !allHan(s[:comma]) {
		return Span{}
	}
	end := comma + 1 + comma
	if end >= len(s) || !allHan(s[comma+1:end]) {
		return Span{}
	}
	return Span{at, at + end}
}
