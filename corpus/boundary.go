package corpus

import "strings"

// What a cut needs. A place is cut when the points of all signals there reach
// enough, the start of a report is among them (beginning points for the wording,
// or a title), and the structure agrees: one of the signals that wording alone
// cannot give, such as numbering that starts anew, a title or an announcement.
const (
	enough    = 12
	beginning = 6

	titledAgain  = 4 // the part before began with a title as well
	runningTitle = 4 // a title that repeats: perhaps a page header
	chapterTitle = 3 // a title of nobody in a report that somebody signs
	restarts     = 6 // 一、 after the part came to 二、 or further
	restartsSoon = 4 // 一、 after 一、, or after a part numbered 1、 2、
	firstHeading = 2 // the number after it is 1
	sameEvent    = 4 // the part before opened with the same event
	signedOff    = 5 // a signature or a date ends the part before
	ruled        = 6 // a separator
	paged        = 2 // a page break
	spaced       = 3 // an empty line in a file that has few, or four of them
	mostClosing  = 6 // closings count no more than this
	inAppendix   = -6
)

// nearby is how many lines after its opening a report's first number counts.
const nearby = 6

// part is what is known of the part that is being read.
type part struct {
	last     [levels]int16 // the last number of each level in the section being read
	top      level         // the highest level so far
	body     bool          // it has a paragraph
	titled   int           // points of its title, 0 below strongTitle
	name     string
	event    string // of its opening
	after    int    // the line after its heading and first paragraph
	appendix bool
}

// begins decides whether a report begins at c. What is cheap to see comes first: few
// places get as far as the wording of their paragraph.
func (s *splitter) begins(c *candidate) bool {
	first := *s.line(c.start)
	if !s.part.body || s.numberingGoesOn(c.body) || !s.hasBody(c.body) ||
		c.start == c.body && strings.HasPrefix(first.text, "“") {
		return false
	}
	s.weigh(c)
	if !s.isTitled(c) && c.opening.points < beginning && !first.rule {
		return false
	}
	e := evidence{
		numbering: s.restart(c),
		again:     c.opening.dated && c.opening.event != "" && c.opening.event == s.part.event,
		signed:    s.signsOff(c.start - 1),
		apart:     first.gap > 0 && s.dense,
	}
	if c.opening.points < beginning && !s.isTitled(c) && c.title+c.opening.points <= 1 && e.numbering <= restarts {
		return false // a separator and nothing else
	}
	if !s.agrees(c, e) {
		return false
	}
	appendix := s.part.appendix || isAppendix(first.text)
	points := c.opening.points + s.titleWeight(c) + e.numbering + s.closing(c.start-1) +
		when(e.again, sameEvent) + when(e.signed, signedOff) + when(first.rule, ruled) + when(first.page, paged) +
		when(e.apart || first.gap >= 4, spaced) + when(appendix, inAppendix)
	return points >= enough
}

// evidence is what surrounds a candidate.
type evidence struct {
	numbering int  // points
	again     bool // sameEvent
	signed    bool // signedOff
	apart     bool // spaced, by a line that is empty where few are
}

// isTitled reports whether c has a title that can tell it from the part.
func (s *splitter) isTitled(c *candidate) bool {
	return c.title >= strongTitle && c.title >= s.part.titled
}

// agrees reports whether the structure speaks for a beginning, and not wording alone.
func (s *splitter) agrees(c *candidate, e evidence) bool {
	announced := c.opening.follows || c.opening.dated && c.title >= namedWeak
	return s.isTitled(c) || announced || e.numbering > firstHeading || e.again || e.signed || e.apart ||
		s.line(c.start).rule
}

// titleWeight weighs the title of c against that of the part.
func (s *splitter) titleWeight(c *candidate) int {
	switch {
	case c.title < strongTitle:
		return c.title
	case c.name == s.part.name || s.timesTitled(c.start, c.name) > 1:
		return runningTitle
	case c.title < s.part.titled:
		return chapterTitle
	case s.part.titled > 0:
		return c.title + titledAgain
	}
	return c.title
}

// when is points if the signal is there.
func when(signal bool, points int) int {
	if signal {
		return points
	}
	return 0
}

// closing weighs the paragraph that ends with line i as the last of a report.
func (s *splitter) closing(i int) int {
	for i > 0 && s.signsOff(i) {
		i--
	}
	head, tail := s.endOf(i)
	points := pointsAtEnd(endingCues, tail)
	if s.line(i).number.level == unnumbered {
		points += pointsIn(closingCues, head)
	}
	return min(points, mostClosing)
}

// hasBody reports whether a paragraph begins at line i, not another heading or nothing.
func (s *splitter) hasBody(i int) bool {
	if !s.has(i) {
		return false
	}
	size := 0
	for n := 0; n < mostJoined; n++ {
		text := s.line(i).text
		if size += len(text); s.line(i).number.level != unnumbered || size >= leastBody || isBody(text) {
			return true
		}
		if !s.goesOn(i) {
			return false
		}
		i++
	}
	return false
}

// leastBody is the length in bytes from which a line is more than a heading.
const leastBody = 90

// isBody reports whether a line is part of a paragraph.
func isBody(text string) bool {
	return len(text) >= leastBody || endsSentence(text) && !headingLike(text)
}
