package segment

import "strings"

// read reads the sentences of s. They are headings if heading says so; words is
// where the first clause begins, after a marker that the caller has dealt with.
func (p *parser) read(s Span, words int, heading bool) {
	p.heading = heading
	p.start(s.Start, words)
	at := words
	if !heading {
		at = p.begin(s.Start, s.End, atLine)
	}
	for at < s.End {
		at = p.step(at, s.End)
	}
	end := s.End
	if heading {
		end -= spreadEnd(p.text[words:end], "**", "】")
	}
	p.endSentence(end, s.End, StopLine)
}

// step deals with the next sign of text[at:to] and returns where to go on.
func (p *parser) step(at, to int) int {
	at, size, sign := nextSign(p.text, at, to)
	after := at + size
	switch sign {
	case signComma:
		if groups(p.text, at) {
			return after
		}
		p.endClause(at, after, StopComma)
		return p.begin(after, to, atClause)
	case signSemicolon:
		p.endClause(at, after, StopSemicolon)
		return p.begin(after, to, atBreak)
	case signColon:
		return p.colon(at, to)
	case signDash:
		p.endClause(at, after, StopDash)
	case signStop, signExclaim, signQuestion, signDot:
		return p.stop(at, after, to, sign)
	case signOpen:
		return p.pair(at, size, to)
	}
	return after
}

// colon ends a clause, but in 8:30 and http://.
func (p *parser) colon(at, to int) int {
	if strings.HasPrefix(p.text[at:to], "://") {
		return p.address(at, to)
	}
	if digitAt(p.text, at-1) && digitAt(p.text, at+1) {
		return at + 1
	}
	p.endClause(at, at+1, StopColon)
	return p.begin(at+1, to, atBreak)
}

// stop ends a sentence, unless the sign is part of a number or an address.
func (p *parser) stop(at, after, to int, s sign) int {
	kind := StopSentence
	switch {
	case s == signStop && decimal(p.text[:to], at, after):
		return after
	case s == signDot && asciiWord(p.text, at-1) && asciiWord(p.text, after):
		return p.address(at, to)
	case s == signDot && !fullStop(p.text[:at], p.text[after:to]):
		return after
	case s == signExclaim:
		kind = StopExclaim
	case s == signQuestion:
		if asciiWord(p.text, at-1) && asciiWord(p.text, after) {
			return after
		}
		kind = StopQuestion
	}
	return p.finish(at, closers(p.text, after, to), to, kind)
}

// finish ends the sentence whose last clause ends at words and begins the next.
func (p *parser) finish(words, end, to int, kind Stop) int {
	p.endSentence(words, end, kind)
	next := skipSpace(p.text[:to], end)
	p.start(next, next)
	return p.begin(next, to, atStop)
}

// begin looks for a marker at the beginning of a clause. It may open a section,
// read its heading, or begin a new sentence; it returns where to go on.
func (p *parser) begin(at, to int, where place) int {
	at = skipSpace(p.text[:to], at)
	if p.heading {
		return at
	}
	m, ok := markerAt(p.text, at, to, where)
	if !ok || !p.accept(m, where) {
		return at
	}
	p.enumerate(m)
	words := skipSpace(p.text[:to], m.End)
	if where >= atBreak && !m.style.strong() {
		p.at.End = words
		return words
	}
	if where >= atBreak {
		p.endSentence(at, at, StopLine)
		p.start(at, at)
	}
	return p.item(m, words, to, where)
}

// item begins a sentence that has a marker, and reads the heading behind it.
func (p *parser) item(m marker, words, to int, where place) int {
	p.at.End = words
	heading, end := p.runIn(m, words, to)
	if end > 0 {
		p.openSection(m, heading)
		p.heading = true
		p.endSentence(heading.End, end, p.stopAt(heading.End))
		p.heading = false
		next := skipSpace(p.text[:to], end)
		p.start(next, next)
		return p.begin(next, to, atStop)
	}
	if guess := p.glued(words, to); where != atLine && m.style == styleHan && !guess.Empty() {
		p.openSection(m, guess)
		return words
	}
	p.closeFor(m)
	return words
}

// stopAt returns the sign at offset at, which ends a heading.
func (p *parser) stopAt(at int) Stop {
	switch b := p.text[at]; b {
	case ':', '!', '?', '.':
		return Stop(b)
	case ' ':
		return StopLine
	}
	return StopSentence
}

// start begins a sentence at offset at, its first clause at offset words.
func (p *parser) start(at, words int) {
	p.at = Span{at, words}
	p.cut = cut{len(p.o.clauses), len(p.o.brackets)}
}

// endClause ends the clause at offset at; the next begins at offset after.
func (p *parser) endClause(at, after int, kind Stop) {
	if s := trim(p.text, Span{p.at.End, max(p.at.End, at)}); !s.Empty() {
		p.o.clauses = append(p.o.clauses, Clause{Span: s, Stop: kind})
	}
	p.at.End = after
}

// endSentence ends the sentence at offset end, its last clause at offset words.
func (p *parser) endSentence(words, end int, kind Stop) {
	p.endClause(words, end, kind)
	if s := trim(p.text, Span{p.at.Start, end}); !s.Empty() {
		p.add(Sentence{Span: s, Section: p.current, Heading: p.heading, Boilerplate: p.chatter(s)})
	}
	p.at.Start = end
}

// add appends the sentence whose clauses and brackets begin at p.cut.
func (p *parser) add(s Sentence) {
	p.o.Sentences = append(p.o.Sentences, s)
	p.o.cuts = append(p.o.cuts, p.cut)
}
