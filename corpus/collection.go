package corpus

import "strings"

// collection returns the lines at which the second and further reports of a collection
// begin: its headings of the surest kind that number a series. nil if there are none.
func (s *splitter) collection() []int {
	var found [headingKinds][]heading
	for i := range s.lines {
		text := s.lines[i].in(s.text)
		if len(text) > wrapped && !strings.Contains(text[:longestTitle], "篇") {
			continue // a paragraph
		}
		if h, ok := s.headingOf(i); ok {
			found[h.kind] = append(found[h.kind], h)
		}
	}
	for _, list := range found {
		if starts := s.series(list); len(starts) > 0 {
			return starts
		}
	}
	return nil
}

// mostMissing is how far the number of a heading may lie beyond the one before.
const mostMissing = 3

// series returns the lines after the first at which parts begin if the headings in list
// number a collection: two or more with a text after them, counting up from 1, or from
// 2 after a first report without a number.
func (s *splitter) series(list []heading) []int {
	list = s.withBody(list)
	text := s.firstBody()
	var run []heading
	last := 0
	for _, h := range list {
		h.value = h.valueNear(last + 1)
		if h.value == 1 || h.value > last && h.value <= last+mostMissing {
			run, last = append(run, h), h.value
		}
	}
	counted := len(run)
	if counted > 0 && run[0].value == 2 && text < run[0].line {
		counted++
	}
	if counted < 2 || run[0].value > 1 && counted == len(run) || !s.credible(run) {
		return nil
	}
	var starts []int
	for _, h := range run {
		at := h.line
		if h.value == 1 && len(starts) > 0 {
			at = s.collectionTitle(at)
		}
		if text < at && (h.value > 1 || len(starts) > 0) {
			starts = append(starts, at)
		}
	}
	return starts
}

// withBody drops headings without a text of their own: those of a table of contents.
func (s *splitter) withBody(list []heading) []heading {
	var kept []heading
	for i, h := range list {
		end := len(s.lines)
		if i+1 < len(list) {
			end = list[i+1].line
		}
		if isBody(s.lines[h.line].in(s.text)) || s.bodyBetween(h.line, end) {
			kept = append(kept, h)
		}
	}
	return kept
}

// firstBody returns the first line of a paragraph, or the number of lines.
func (s *splitter) firstBody() int {
	for i, l := range s.lines {
		if isBody(l.in(s.text)) {
			return i
		}
	}
	return len(s.lines)
}

// bodyBetween reports whether a paragraph lies between lines i and j.
func (s *splitter) bodyBetween(i, j int) bool {
	for i++; i < j; i++ {
		if isBody(s.lines[i].in(s.text)) {
			return true
		}
	}
	return false
}

// collectionTitle returns the line of the title above a heading that begins another
// collection in the file, or the heading's own line.
func (s *splitter) collectionTitle(i int) int {
	if i > 0 && s.title(i-1) >= strongTitle {
		return i - 1
	}
	return i
}

// credible reports whether most headings of a run stand where a report can begin. Page
// headers with a page number, 工作总结 3, stand amid sentences and in running numbering;
// a bare number, or a section called 工作汇报, needs an opening after it.
func (s *splitter) credible(run []heading) bool {
	good := 0
	for _, h := range run {
		if s.credibleAt(h) {
			good++
		}
	}
	if run[0].kind >= byNumbered {
		return good == len(run)
	}
	return 2*good > len(run)
}

func (s *splitter) credibleAt(h heading) bool {
	if h.kind >= byNumbered {
		c := s.candidateAt(h.line + 1)
		s.weigh(&c)
		return c.opening.points >= beginning || h.kind == byNumber && c.title >= namedTitle
	}
	if h.section {
		return false
	}
	if h.line == 0 {
		return true
	}
	before := s.lines[h.line-1]
	text := before.in(s.text)
	amid := s.kind(h.line-1)&(isSentence|isHeading) == 0 || endsOpen(text)
	if h.kind == byPiece {
		return !amid
	}
	return !amid && !s.cutsNumbering(h.line) && (s.kind(h.line-1)&(isSentence|isDate) != 0 || s.title(h.line-1) > 0 || s.signsOff(h.line-1))
}

// cutsNumbering reports whether the numbers before and after line i count on.
func (s *splitter) cutsNumbering(i int) bool {
	const reach = 12
	for j := i - 1; j >= max(0, i-reach); j-- {
		before := s.lines[j].number
		if before.level == unnumbered {
			continue
		}
		for k := i + 1; k < min(len(s.lines), i+reach); k++ {
			after := s.lines[k].number
			if after.level == before.level {
				return after.value == before.value+1
			}
		}
		return false
	}
	return false
}
