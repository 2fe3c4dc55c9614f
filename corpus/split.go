package corpus

// Part is one report in a file: the bytes [Start, End) of its text.
type Part struct{ Start, End int }

// Split finds the reports in the text of a file: by the headings of a collection, or
// else by how reports open and close. The parts follow each other without a gap and
// cover text; each begins at the start of a line. A text without a sign of a second
// report is one part. The time is linear in the length of text.
func Split(text string) []Part {
	s := &splitter{text: text, lines: linesOf(text)}
	s.index()
	starts := s.collection()
	if len(starts) == 0 {
		starts = s.boundaries()
	}
	parts := make([]Part, 0, len(starts)+1)
	from := 0
	for _, line := range starts {
		at := s.lines[line].start
		parts = append(parts, Part{from, at})
		from = at
	}
	return append(parts, Part{from, len(text)})
}

// splitter splits one text.
type splitter struct {
	text    string
	lines   []line
	numbers [levels][]int32 // the lines of each level of numbering
	passed  [levels]int     // how many of them lie before the line last asked for
	dense   bool            // few lines stand after an empty one
	titles  map[string]int  // how often each title occurs; nil: not counted yet
	part    part
}

// index notes which lines are numbered, and whether empty lines are rare.
func (s *splitter) index() {
	gaps := 0
	for i, l := range s.lines {
		if l.gap > 0 {
			gaps++
		}
		if l.number.level != unnumbered {
			s.numbers[l.number.level] = append(s.numbers[l.number.level], int32(i))
		}
	}
	s.dense = gaps*6 < len(s.lines)
}

// nextNumber returns the first line at or after i that is numbered on a level from the
// highest to lowest, or -1. The lines asked for must not fall back behind the part.
func (s *splitter) nextNumber(i int, lowest level) int {
	found := -1
	for at := levelPart; at <= lowest; at++ {
		list := s.numbers[at]
		for s.passed[at] < len(list) && int(list[s.passed[at]]) < i {
			s.passed[at]++
		}
		if s.passed[at] < len(list) {
			if n := int(list[s.passed[at]]); found < 0 || n < found {
				found = n
			}
		}
	}
	return found
}

// boundaries returns the lines at which a second and further report begin.
func (s *splitter) boundaries() []int {
	var starts []int
	skip := 0
	for i := range s.lines {
		if i == 0 {
			skip = s.enter(s.candidateAt(0))
		} else if i >= skip && s.mayBegin(i) {
			if c := s.candidateAt(i); s.begins(&c) {
				starts = append(starts, i)
				skip = s.enter(c)
			}
		}
		s.read(i)
	}
	return starts
}

// enter begins a part at c. It returns the line after its heading and first paragraph.
func (s *splitter) enter(c candidate) int {
	s.part = part{name: c.name, opening: c.body}
	if c.title >= strongTitle {
		s.part.titled = c.title
	}
	return c.body + 1
}

// read adds line i to the part.
func (s *splitter) read(i int) {
	p, l := &s.part, s.lines[i]
	text := l.in(s.text)
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
		l := s.lines[n].number
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
	if n < 0 || n > c.body+nearby || s.lines[n].number.value > 1 || s.opensBetween(c.body+1, n) {
		return 0
	}
	p, at := &s.part, s.lines[n].number.level
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
