package extract

import (
	"cmp"
	"slices"
	"sort"

	"heshu/corpus"
	"heshu/extract/quantity"
	"heshu/rules"
	"heshu/segment"
	"heshu/segment/words"
)

// reading is one report while it is read. All spans are of the folded text.
type reading struct {
	engine     *Engine
	doc        corpus.Document
	folded     segment.Folded
	gaps       []segment.Span // memory
	open       []int          // likewise
	text       string
	outline    segment.Outline
	numerals   []quantity.Numeral
	mentions   []mention
	figures    []figure
	themes     []themeMention
	issuer     int // index of the mention that reports, -1: none
	info       documentInfo
	excludedBy map[int]string // numeral index → rule
	matcher    *rules.Matcher
	faults     faults
	arena      arena

	mentionIDs []string  // of the rows of the mentions
	sections   []*string // headings of the sections, once a fact has asked for them

	words     []words.Word // buffers
	hits      []endingHit
	nameToks  []token
	toks      []token
	marks     []mark
	slots     []rules.Slot
	slotMarks []mark // what each slot stands for
	matches   []rules.Match
	distances distanceBuffer
	levels    map[string]string // of the names in the report
	refs      refs
	parts     []string        // of a basis
	joined    []string        // names of organisations
	captures  []rules.Capture // of the matches that figures keep
}

// newReading returns a reading that serves one report after the other.
func (e *Engine) newReading() *reading {
	return &reading{engine: e, matcher: e.library.NewMatcher(), levels: map[string]string{}}
}

// begin forgets the report before and takes up doc.
func (r *reading) begin(doc corpus.Document) {
	r.doc = doc
	r.folded.Fold(doc.Text)
	r.heal()
	r.text = r.folded.Text
	segment.ParseInto(&r.outline, r.text)
	r.numerals = r.engine.scanner.Scan(r.text, r.numerals[:0])
	r.mentions, r.figures, r.themes = r.mentions[:0], r.figures[:0], r.themes[:0]
	r.issuer, r.info, r.faults = -1, documentInfo{}, faults{}
	r.captures, r.refs = r.captures[:0], r.refs[:0]
	clear(r.excludedBy)
	clear(r.levels)
}

// read carries a report through all stages.
func (r *reading) read(doc corpus.Document) {
	r.begin(doc)
	r.organise()
	r.excludeNames()
	r.collectFigures()
	for i := range r.outline.Sentences {
		if !r.outline.Sentences[i].Boilerplate {
			r.readSentence(i)
		}
	}
	r.readDocument()
}

// organise finds the organisations of all sentences.
func (r *reading) organise() {
	r.excludeStructure()
	for i := range r.outline.Sentences {
		if s := &r.outline.Sentences[i]; !s.Boilerplate {
			r.findOrganisations(s.Span)
		}
	}
}

// mark is a stretch of a sentence that is one token.
type mark struct {
	segment.Span
	kind tokenKind
	ref  int
}

// marksIn lists the figures, numerals and organisations of s, in order.
func (r *reading) marksIn(s segment.Span, out []mark) []mark {
	for i := sort.Search(len(r.figures), func(i int) bool { return r.figures[i].Start >= s.Start }); i < len(r.figures) && r.figures[i].End <= s.End; i++ {
		if !r.figures[i].excluded {
			out = append(out, mark{r.figures[i].Span, figureToken, i})
		}
	}
	for i := r.numeralAt(s.Start); i < len(r.numerals) && r.numerals[i].End <= s.End; i++ {
		if n := &r.numerals[i]; n.Kind == quantity.Bare || n.Kind == quantity.Excluded && ownToken(n.Reason) {
			out = append(out, mark{n.Span, numberToken, i})
		}
	}
	for i := sort.Search(len(r.mentions), func(i int) bool { return r.mentions[i].Start >= s.Start }); i < len(r.mentions) && r.mentions[i].End <= s.End; i++ {
		out = append(out, mark{r.mentions[i].Span, organisationToken, i})
	}
	sortMarks(out)
	return out
}

// sortMarks orders marks by their start; those of one place keep their order.
// Few are out of it, as each kind comes in order.
func sortMarks(list []mark) {
	slices.SortStableFunc(list, func(a, b mark) int { return cmp.Compare(a.Start, b.Start) })
}

// ownToken reports whether an excluded numeral stands for itself in a
// sentence, and is no part of a word: a date does, an idiom does not.
func ownToken(reason quantity.Reason) bool {
	switch reason {
	case quantity.Date, quantity.Time, quantity.Telephone, quantity.DocumentNumber, quantity.Heading:
		return true
	}
	return false
}

// numeralAt returns the index of the first numeral that starts at or after offset.
func (r *reading) numeralAt(offset int) int {
	return sort.Search(len(r.numerals), func(i int) bool { return r.numerals[i].Start >= offset })
}

func isFigure(n *quantity.Numeral) bool {
	return n.Kind == quantity.Amount || n.Kind == quantity.Count
}

// numeralInName reports whether numeral i may be part of a name: 第三人民医院.
func (r *reading) numeralInName(i int) bool {
	n := &r.numerals[i]
	switch n.Kind {
	case quantity.Excluded:
		return n.Reason == quantity.Name || n.Reason == quantity.Ordinal || n.Reason == quantity.Idiom || n.Reason == quantity.Class
	case quantity.Bare:
		return true
	}
	return false
}

// excludeStructure takes the numbers of headings and of a web page's furniture out of the count.
func (r *reading) excludeStructure() {
	exclude := func(spans []segment.Span, reason quantity.Reason) {
		for _, s := range spans {
			for i := r.firstOverlap(s); i < len(r.numerals) && r.numerals[i].Start < s.End; i++ {
				r.numerals[i].Kind, r.numerals[i].Reason = quantity.Excluded, reason
			}
		}
	}
	exclude(r.outline.Enumerators, quantity.Heading)
	exclude(r.outline.Boilerplate, quantity.Boilerplate)
}

func (r *reading) firstOverlap(s segment.Span) int {
	return sort.Search(len(r.numerals), func(i int) bool { return r.numerals[i].End > s.Start })
}

// excludeNames takes the numbers inside of organisations' names out of the count.
func (r *reading) excludeNames() {
	for _, m := range r.mentions {
		for i := r.firstOverlap(m.Span); i < len(r.numerals) && r.numerals[i].Start < m.End; i++ {
			if n := &r.numerals[i]; n.Kind != quantity.Excluded {
				n.Kind, n.Reason = quantity.Excluded, quantity.Name
			}
		}
	}
}

// collectFigures makes a figure of each numeral that counts.
func (r *reading) collectFigures() {
	r.figures = slices.Grow(r.figures, r.countFigures())
	sentence := 0
	for i := range r.numerals {
		n := &r.numerals[i]
		if !isFigure(n) {
			continue
		}
		for sentence < len(r.outline.Sentences)-1 && r.outline.Sentences[sentence].End < n.End {
			sentence++
		}
		f := r.nextFigure()
		f.Numeral, f.numeral, f.sentence, f.beneficiary = *n, i, sentence, -1
		f.measure = r.engine.vocabulary.measures[n.Unit.In(r.text)]
		if f.measure.Canonical == "" {
			f.measure.Canonical = n.Measure
		}
	}
}

func (r *reading) countFigures() int {
	count := 0
	for i := range r.numerals {
		if isFigure(&r.numerals[i]) {
			count++
		}
	}
	return count
}

// nextFigure adds an empty figure, which keeps the list of matches of the one
// that had its place in the report before.
func (r *reading) nextFigure() *figure {
	n := len(r.figures)
	r.figures = r.figures[:n+1]
	f := &r.figures[n]
	*f = figure{matched: f.matched[:0]}
	return f
}

// readSentence reads the figures and themes of one sentence.
func (r *reading) readSentence(index int) {
	s := r.outline.Sentences[index].Span
	r.findAnnounced(s, index)
	r.applyRules(s, index)
	lo := sort.Search(len(r.figures), func(i int) bool { return r.figures[i].Start >= s.Start })
	if lo == len(r.figures) || r.figures[lo].Start >= s.End {
		return
	}
	r.toks = r.tokens(s, r.toks[:0])
	for toks := r.toks; len(toks) > 0; {
		n := chunk(toks)
		r.readTokens(toks[:n])
		toks = toks[n:]
	}
}

// chunk returns how many tokens to read at a time: all of a sentence, but of one
// longer than any writer's (a table without line ends) a part that ends with a
// mark. The grammar looks back over all tokens it is given, so this is what
// keeps its time linear in the text.
func chunk(toks []token) int {
	const most = 300
	if len(toks) <= most {
		return len(toks)
	}
	for n := most; n > most/2; n-- {
		if toks[n-1].kind == punctToken {
			return n
		}
	}
	return most
}

// readTokens reads the figures of a sentence.
func (r *reading) readTokens(toks []token) {
	r.pairBrackets(toks)
	for i := range toks {
		r.shareEach(toks, i)
	}
	for i := range toks {
		if toks[i].kind == figureToken {
			r.settle(toks, i)
			r.readBasis(toks, i)
			r.readItem(toks, i)
		}
	}
	r.readAligned(toks)
	for i := range toks {
		if toks[i].kind == figureToken {
			r.readStatus(toks, i)
		}
	}
	r.readActors(toks)
	r.alignActors(toks)
	for i := range toks {
		if toks[i].kind == figureToken {
			f := &r.figures[toks[i].ref]
			f.agent = f.people() && r.acts(toks, i)
		}
	}
	r.readLinks(toks)
}
