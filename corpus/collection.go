package corpus

// series is the headings of one kind that number the reports of a collection, read one
// after another: counting up from 1, or from 2 after a first report without a number.
type series struct {
	s      *splitter
	kind   headingKind
	body   bool // a paragraph stands before the line in question
	first  int  // the value of its first heading; 0: there is none yet
	after  bool // a report without a number stands before it
	last   int
	count  int // of its headings
	good   int // and of those that stand where a report can begin
	starts int // of its headings at which a second or further report begins
}

// mostMissing is how far the number of a heading may lie beyond the one before.
const mostMissing = 3

// survey reads all lines. It returns the surest series that numbers a collection, ready
// to read them again, or nil.
func (s *splitter) survey() *series {
	var all [headingKinds]series
	for kind := range all {
		all[kind] = series{s: s, kind: headingKind(kind)}
	}
	gaps, body, n := 0, false, 0
	for ; s.has(n); n++ {
		gaps += when(s.line(n).gap > 0, 1)
		if h, ok := s.headingOf(n); ok {
			r := &all[h.kind]
			r.body = body
			if _, ok := r.add(h); ok {
				r.weigh(h)
			}
		}
		body = body || isBody(s.line(n).text)
		s.forget(n)
		if at := s.line(n).start; at > s.inView() {
			s.src.tape.drop(at)
		}
	}
	s.dense = gaps*6 < n
	for kind := range all {
		if all[kind].numbersReports() {
			return &series{s: s, kind: headingKind(kind)}
		}
	}
	return nil
}

// begins reads line i. It returns the line at which a second or further report begins
// with it, or 0.
func (r *series) begins(i int) int {
	at := 0
	if h, ok := r.s.headingOf(i); ok && h.kind == r.kind {
		at, _ = r.add(h)
	}
	r.body = r.body || isBody(r.s.line(i).text)
	return at
}

// add reports whether a heading goes on the series, and returns the line at which a
// second or further report begins with it, or 0.
func (r *series) add(h heading) (at int, goesOn bool) {
	v := h.valueNear(r.last + 1)
	if v != 1 && (v <= r.last || v > r.last+mostMissing) || !r.s.hasText(h) {
		return 0, false
	}
	if r.count++; r.count == 1 {
		r.first, r.after = v, r.body
	}
	r.last = v
	if !r.body || v == 1 && r.starts == 0 {
		return 0, true
	}
	at = h.line
	if v == 1 {
		at = r.s.collectionTitle(at)
	}
	r.starts++
	return at, true
}

// hasText reports whether a heading has a text of its own, other than those of a table
// of contents.
func (s *splitter) hasText(h heading) bool {
	if isBody(s.line(h.line).text) {
		return true
	}
	for i := h.line + 1; s.sees(h.line, i); i++ {
		if next, ok := s.headingOf(i); ok && next.kind == h.kind {
			return false
		}
		if isBody(s.line(i).text) {
			return true
		}
	}
	return false
}

// numbersReports reports whether the headings number a collection: two or more, most
// of which stand where a report can begin. A bare number, or a section called 工作汇报,
// is no heading of one unless all do.
func (r *series) numbersReports() bool {
	count := r.count + when(r.first == 2 && r.after, 1)
	if count < 2 || r.first > 1 && count == r.count || r.starts == 0 {
		return false
	}
	if r.kind >= byNumbered {
		return r.good == r.count
	}
	return 2*r.good > r.count
}

// weigh counts the heading that was added last if it stands where a report can begin.
func (r *series) weigh(h heading) {
	if r.kind >= byNumbered && r.good < r.count-1 {
		return // one that does not decides
	}
	r.good += when(r.s.credibleAt(h), 1)
}

// collectionTitle returns the line of the title above a heading that begins another
// collection in the file, or the heading's own line.
func (s *splitter) collectionTitle(i int) int {
	if i > 0 && s.title(i-1) >= strongTitle {
		return i - 1
	}
	return i
}

// credibleAt reports whether a heading stands where a report can begin. Page headers
// with a page number, 工作总结 3, stand amid sentences and in running numbering; a bare
// number, or a section called 工作汇报, needs an opening after it.
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
	amid := s.kind(h.line-1)&(isSentence|isHeading) == 0 || endsOpen(s.line(h.line-1).text)
	if h.kind == byPiece {
		return !amid
	}
	return !amid && !s.cutsNumbering(h.line) && (s.kind(h.line-1)&(isSentence|isDate) != 0 || s.title(h.line-1) > 0 || s.signsOff(h.line-1))
}

// cutsNumbering reports whether the numbers before and after line i count on.
func (s *splitter) cutsNumbering(i int) bool {
	const reach = 12
	for j := i - 1; j >= max(0, i-reach); j-- {
		before := s.line(j).number
		if before.level == unnumbered {
			continue
		}
		for k := i + 1; k < i+reach && s.sees(i, k); k++ {
			after := s.line(k).number
			if after.level == before.level {
				return after.value == before.value+1
			}
		}
		return false
	}
	return false
}
