package corpus

// Part is one report in a file: the bytes [Start, End) of its text.
type Part struct{ Start, End int }

// Split finds the reports in the text of a file: by the headings of a collection, or
// else by how reports open and close. The parts follow each other without a gap and
// cover text; each begins at the start of a line. A text without a sign of a second
// report is one part. The time is linear in the length of text.
func Split(text string) []Part {
	var parts []Part
	s := newSplitter(&oneBlock{text: text}, 0)
	_ = s.split(func(p Part) error { parts = append(parts, p); return nil })
	return parts
}

// splitter splits one text, which it reads twice: first to see whether it is a
// collection, then to find where its reports begin.
type splitter struct {
	window
	most  int  // the largest report that is wanted, in bytes; 0: all are
	dense bool // few lines stand after an empty one
	part  part // that is being read
	start int  // where it begins
	yield func(Part) error
}

// newSplitter makes a splitter for src, of which reports of more than most bytes are
// not wanted, if most is not 0.
func newSplitter(src blocks, most int) *splitter {
	s := &splitter{most: most, window: window{src: newLineReader(src), reach: horizon, least: 256, lines: make([]line, 0, 64)}}
	s.src.most = most
	return s
}

// text returns a report that split has just yielded, unless it is longer than most.
func (s *splitter) text(p Part) string { return s.src.tape.cut(p.Start, p.End) }

// split yields the reports. It stops at the first error of yield or of the source.
func (s *splitter) split(yield func(Part) error) error {
	s.yield = yield
	found := s.survey()
	s.rewind()
	next := s.boundary
	if found != nil {
		next = found.begins
	}
	for i := 0; s.has(i); i++ {
		if at := next(i); at > 0 {
			if err := s.cut(s.line(at).start); err != nil {
				return err
			}
		}
		s.letGo(i)
	}
	if s.src.err != nil {
		return s.src.err
	}
	return s.cut(s.src.at)
}

// cut ends the part that is being read.
func (s *splitter) cut(end int) error {
	p := Part{s.start, end}
	s.start = end
	return s.yield(p)
}

// letGo forgets what is not needed once line i is read.
func (s *splitter) letGo(i int) {
	s.forget(i)
	done := s.start
	if before := s.line(max(i-1, s.first)).start; s.most > 0 && before-s.start > s.most {
		done = before // nobody will ask for this part
	}
	s.src.tape.drop(done)
}

// boundary reports whether a second or further report begins at line i: it returns i,
// or 0.
func (s *splitter) boundary(i int) int {
	found := 0
	if i == 0 {
		s.enter(s.candidateAt(0))
	} else if i >= s.part.after && s.mayBegin(i) {
		if c := s.candidateAt(i); s.begins(&c) {
			s.enter(c)
			found = i
		}
	}
	s.read(i)
	return found
}

// enter begins a part at c.
func (s *splitter) enter(c candidate) {
	first := candidate{body: c.body}
	s.weigh(&first)
	s.part = part{name: c.name, event: first.opening.event, after: c.body + 1}
	if c.title >= strongTitle {
		s.part.titled = c.title
	}
}

// read adds line i to the part.
func (s *splitter) read(i int) {
	p, l := &s.part, *s.line(i)
	text := l.text
	if isAppendix(text) {
		p.appendix = true
	}
	if n := l.number; n.level != unnumbered {
		p.last[n.level] = n.value
		for deeper := n.level + 1; deeper < levels; deeper++ {
			p.last[deeper] = 0
		}
		if p.top == unnumbered || n.level < p.top {
			p.top = n.level
		}
	}
	p.body = p.body || isBody(text)
}

// isAppendix reports whether a line begins what is attached to a report.
func isAppendix(text string) bool {
	return len(text) < longestTitle && hasAnyPrefix(text, []string{"附件", "附：", "附:", "附表", "附录"})
}

// numberingGoesOn reports whether the next number after line i continues the part: the
// very next one, or the next on its highest level.
func (s *splitter) numberingGoesOn(i int) bool {
	p := &s.part
	for _, n := range [...]int{s.nextNumber(i, levels-1), s.nextNumber(i, p.top)} {
		if n < 0 {
			continue
		}
		l := s.line(n).number
		if last := p.last[l.level]; last > 0 && l.value == last+1 {
			return true
		}
	}
	return false
}

// restart weighs the number after the opening of c: whether it is a first one, and
// whether the part had come further on its level.
func (s *splitter) restart(c *candidate) int {
	n := s.nextNumber(c.body, levels-1)
	if n < 0 || n > c.body+nearby || s.line(n).number.value > 1 || s.opensBetween(c.body+1, n) {
		return 0
	}
	p, at := &s.part, s.line(n).number.level
	switch {
	case p.top == unnumbered || at > p.top:
		return firstHeading
	case p.last[at] >= 2:
		return firstHeading + restarts
	}
	return firstHeading + restartsSoon
}

// opensBetween reports whether a report may begin between two lines, for which the
// numbering speaks rather than for one before.
func (s *splitter) opensBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if !s.mayBegin(i) {
			continue
		}
		c := s.candidateAt(i)
		s.weigh(&c)
		if c.opening.points >= beginning || c.title >= strongTitle {
			return true
		}
	}
	return false
}
