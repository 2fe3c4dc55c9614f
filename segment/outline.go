package segment

import (
	"slices"
)

// Outline is the structure of a report: its title, its headings, its sentences,
// and what on the page is no report at all. All spans are of the folded text.
type Outline struct {
	Title       Span       // the title line; empty if there is none
	Sections    []Section  // in reading order
	Sentences   []Sentence // in reading order; they do not overlap and leave only white space out
	Enumerators []Span     // every 一、 (2) 三是 ① with its numeral, in reading order
	Boilerplate []Span     // page furniture: whole sentences, and notes and addresses within them

	lines    []line
	open     []int // sections that go on, outermost first
	clauses  []Clause
	brackets []Span
	cuts     []cut
}

// Section is a heading and the text under it.
type Section struct {
	Heading Span // its words, without number and closing punctuation
	Marker  Span // its number or sign: 一、 (二) ——; empty if it has none
	Body    Span // the text under it, sections below it included
	Level   int  // 1 is the outermost
	Parent  int  // index of the section that holds it, -1 if none does

	style style
}

// Sentence is a sentence or a line, closing punctuation and quotes included.
type Sentence struct {
	Span
	Section     int      // index of the section it stands in (of its own, if it is a heading), -1 if none
	Clauses     []Clause // its parts; numbers of headings and lists are in none
	Brackets    []Span   // what stands in round brackets, the brackets included
	Heading     bool     // a heading or the title; it may hold facts all the same
	Boilerplate bool     // page furniture: its numbers are no facts
}

// Clause is a part of a sentence. Its span leaves out the sign that ends it.
type Clause struct {
	Span
	Stop Stop
}

// Stop says what ends a clause.
type Stop byte

const (
	StopLine      Stop = '\n' // the line, without punctuation
	StopComma     Stop = ','
	StopSemicolon Stop = ';' // in reports mostly between the items of a list
	StopColon     Stop = ':'
	StopDash      Stop = '-' // ——
	StopSentence  Stop = '.' // 。 or .
	StopExclaim   Stop = '!'
	StopQuestion  Stop = '?'
)

// cut remembers where the parts of a sentence begin in the shared slices.
type cut struct{ clause, bracket int }

// Parse reads the outline of text, which Fold made. It takes time linear in the
// text, whatever it holds.
func Parse(text string) Outline {
	var o Outline
	ParseInto(&o, text)
	return o
}

// ParseInto is Parse into o, whose slices it uses again; what was read from
// them before is overwritten.
func ParseInto(o *Outline, text string) {
	o.reset()
	p := parser{o: o, text: text, current: -1, chatty: holds(text, "小编")}
	p.readLines()
	p.classify()
	for i := range o.lines {
		p.line(i)
	}
	p.closeSections(0)
	o.hand()
	slices.SortStableFunc(o.Boilerplate, func(a, b Span) int { return a.Start - b.Start })
}

func (o *Outline) reset() {
	o.Title = Span{}
	o.Sections = o.Sections[:0]
	o.Sentences = o.Sentences[:0]
	o.Enumerators = o.Enumerators[:0]
	o.Boilerplate = o.Boilerplate[:0]
	o.lines = o.lines[:0]
	o.open = o.open[:0]
	o.clauses = o.clauses[:0]
	o.brackets = o.brackets[:0]
	o.cuts = o.cuts[:0]
}

// hand gives every sentence its clauses and brackets, now that the slices that
// hold them grow no more.
func (o *Outline) hand() {
	for i := range o.Sentences {
		from, to := o.cuts[i], cut{len(o.clauses), len(o.brackets)}
		if i+1 < len(o.cuts) {
			to = o.cuts[i+1]
		}
		o.Sentences[i].Clauses = o.clauses[from.clause:to.clause:to.clause]
		o.Sentences[i].Brackets = o.brackets[from.bracket:to.bracket:to.bracket]
	}
}

// SentenceAt returns the index of the sentence that holds offset at, or -1.
func (o *Outline) SentenceAt(at int) int {
	low, high := 0, len(o.Sentences)
	for low < high {
		mid := int(uint(low+high) >> 1)
		if o.Sentences[mid].End <= at {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low < len(o.Sentences) && o.Sentences[low].Start <= at {
		return low
	}
	return -1
}
