package extract

import (
	"strings"
)

// rightPhrase reads the noun phrase that begins at toks[i]. It is the longest
// run of nominal words that ends in a fitting head; without one, all of the run
// before the first verb. Of a clause with 的 it is what follows 的.
func (r *reading) rightPhrase(toks []token, i int, fit fitting) phrase {
	p := phraseReader{reading: r, toks: toks, start: i, fit: fit, fitAt: -1, nounAt: -1, last: i}
	if i >= len(toks) || p.opensClause() {
		return phrase{start: i, end: i}
	}
	k := i
	for k < len(toks) {
		n := p.step(k)
		if n == 0 {
			break
		}
		k += n
	}
	return p.phrase(k)
}

// phraseReader reads a noun phrase to the right.
type phraseReader struct {
	*reading
	toks   []token
	start  int
	fit    fitting
	fitAt  int  // the last head that fits, -1: none
	nounAt int  // the last noun before any verb, -1: none
	verbs  int  // how many stand in the phrase
	joined bool // 的 stands in it
	last   int  // the token after the last 的
}

// opensClause reports whether no noun phrase begins at the start: a negated verb
// (4个不通班车), or a word of grammar (支付7万元后).
func (p *phraseReader) opensClause() bool {
	t := &p.toks[p.start]
	if negated(t.In(p.text)) && !p.relative(p.toks, p.start) {
		return true
	}
	return t.kind == wordToken && t.Len() == 3 && p.engine.particles[t.In(p.text)] && !t.has(isItem|isPerson|isRegion|isAttributive)
}

// step returns how many tokens at k continue the phrase, and notes what they are.
func (p *phraseReader) step(k int) int {
	t := &p.toks[k]
	switch {
	case t.kind == punctToken:
		return p.stepPunct(k)
	case t.kind == figureToken && k == p.start && p.figures[t.ref].measure.Canonical == "age":
		return 1 // 65名0—6岁残疾儿童
	case t.kind == figureToken || t.kind == numberToken:
		return 0
	case strings.HasPrefix(t.In(p.text), "每"):
		return 0 // 8个服务点每季度更换图书
	case t.In(p.text) == "的":
		if p.fitAt >= 0 && !p.governs(k) || k == p.start {
			return 0
		}
		p.joined, p.last = true, k+1
		return 1
	case t.has(isConjunction) && t.kind == wordToken && !t.nominal():
		return p.stepConjunction(k)
	case p.fitAt >= 0 && (negated(t.In(p.text)) || p.newTopic(p.toks, p.fitAt, k)):
		return 0
	case t.nominal():
		p.noteNoun(k)
		return 1
	}
	return p.stepOther(k)
}

func (p *phraseReader) stepPunct(k int) int {
	n := p.phrasePunct(p.toks, k, p.fitAt, p.nounAt)
	if n > 1 && !p.toks[k].is(openBracket) {
		p.nounAt = k + n - 1 // 15家“阳光之家”
		if k+n < len(p.toks) && p.toks[k+n].verb() {
			p.fitAt = p.nounAt
		}
	}
	return n
}

func (p *phraseReader) stepConjunction(k int) int {
	if joins(p.toks[k].In(p.text)) && k > p.start && k+1 < len(p.toks) && p.toks[k+1].nominal() && !p.leadsToFigure(p.toks, k+1) {
		return 1
	}
	return 0
}

func (p *phraseReader) noteNoun(k int) {
	if !p.toks[k].noun() {
		return
	}
	if p.verbs == 0 {
		p.nounAt = k
	}
	if p.fit.head(p.reading, p.toks[p.start:k+1], k-p.start) {
		p.fitAt = k
	}
}

// governs reports whether the head that was found belongs to a clause with a verb before
// the 的 at k, and another head follows that: 4辆满载物资的货车.
func (p *phraseReader) governs(k int) bool {
	return p.verbs > 0 && !p.joined && k+1 < len(p.toks) && p.toks[k+1].noun() &&
		p.toks[k+1].class == p.toks[p.fitAt].class && p.fit.head(p.reading, p.toks[k+1:k+2], 0)
}

// stepOther handles verbs and adverbs, which a noun phrase holds only before its head.
func (p *phraseReader) stepOther(k int) int {
	const longest = 6 // tokens before a verb
	t := &p.toks[k]
	next := k+1 < len(p.toks)
	switch {
	case next && p.toks[k+1].single() && p.toks[k+1].nominal() && !t.function() && t.Len() > 3 && p.nounAt < 0 && !p.leadsToFigure(p.toks, k+1):
		return 1 // 走访组, 感谢信: a verb before a lone syllable is part of its word
	case t.verb() && p.fitAt < 0 && k-p.start <= longest && !t.has(isPreposition):
		p.verbs++
		return 1
	case (t.tag == "d" || t.tag == "ad" || t.tag == "f" || t.tag == "t") && !t.has(isAdverb|isConnective|isLeader) && next && p.toks[k+1].nominal():
		return 1
	}
	return 0
}

// phrase is what was read up to toks[k].
func (p *phraseReader) phrase(k int) phrase {
	out := phrase{start: p.start, end: p.start}
	if p.fitAt < 0 && p.nounAt < 0 && p.verbs == 0 && k > p.start && p.toks[k-1].kind == wordToken && (k == len(p.toks) || p.toks[k].kind == punctToken) {
		p.nounAt = k - 1 // 18个专业
	}
	switch {
	case p.fitAt >= 0 && p.verbs > 0 && !p.joined && p.clauseAt(p.toks, p.start):
		// a clause, no noun phrase
	case p.fitAt >= 0:
		out.end, out.fits = p.fitAt+1, true
	case p.nounAt >= 0 && !(p.verbs > 0 && p.nounAt == p.start && p.toks[p.start].has(isAttributive)):
		out.end = p.nounAt + 1 // but not 专题 of 2次专题听取汇报
	}
	if out.end > p.last && p.verbs > 0 {
		out.start = p.last // 12名来自师范学院的|志愿者
	}
	return out
}

// newTopic reports whether an activity begins at k that is no part of the noun
// phrase whose head is at head: 17个偏远乡镇|上门评残, but 5个社区康复站.
func (r *reading) newTopic(toks []token, head, k int) bool {
	h, t := &toks[head], &toks[k]
	if k+1 < len(toks) && t.has(isVerb|isName) && (helps(t.sense) || t.sense == "serve") && r.peopled(&toks[k+1]) && r.leadsToFigure(toks, k+1) {
		return true // 8个小组|走访困难家庭60户
	}
	if h.kind == punctToken {
		return t.verb() // 97个“妇女之家”|调解纠纷
	}
	concrete := h.has(isRegion) || h.class == "place" || h.class == "organisation" || h.class == "goods"
	if t.kind == wordToken && !h.has(isPerson) && h.class != "people" && t.has(isTitle) && t.has(isPerson) || t.kind == wordToken && concrete && (t.has(isPerson) || t.class == "people") {
		return true // 31个成员单位|负责人
	}
	if t.kind == wordToken && concrete && t.has(isVerb|isAction) && t.class != "goods" && !t.has(isName) {
		return k+1 >= len(toks) || !toks[k+1].single() // 8个乡镇|慰问贫困残疾人
	}
	if t.kind == wordToken && (h.has(isPerson) || h.class == "people") && t.has(isVerb|isAction) && !t.has(isPerson) && t.class != "people" {
		return k+1 >= len(toks) || !toks[k+1].single() // 志愿者|引导观众, but 残疾人工作者
	}
	if t.kind != wordToken || t.class != "service" && t.class != "event" && !t.has(isVerb) {
		return false
	}
	if h.class == "" || h.class == "service" || h.class == "event" {
		return false
	}
	return k+1 >= len(toks) || !toks[k+1].noun() || toks[k+1].class == "service" || toks[k+1].class == "event"
}

// relative reports whether a clause with 的 begins at toks[i]: 不能到校的儿童.
func (r *reading) relative(toks []token, i int) bool {
	for k := i; k < len(toks) && k < i+8; k++ {
		if toks[k].kind == punctToken || toks[k].kind == figureToken {
			return false
		}
		if toks[k].In(r.text) == "的" {
			return true
		}
	}
	return false
}

func negated(word string) bool {
	for _, not := range []string{"不", "没", "无法"} {
		if strings.HasPrefix(word, not) {
			return true
		}
	}
	return false
}

// clauseAt reports whether a clause begins at toks[i], and no noun phrase with a
// verb inside (5家接待酒店): a verb that takes an object.
func (r *reading) clauseAt(toks []token, i int) bool {
	switch toks[i].sense {
	case "give", "collect", "levy", "spend", "recover", "publish", "plan", "have", "hold", "visit", "attend", "benefit", "receive":
		return true
	}
	return false
}

func joins(conjunction string) bool {
	switch conjunction {
	case "和", "及", "以及", "或", "、":
		return true
	}
	return false
}

// leadsToFigure reports whether the nominal run at k ends at a figure, whose
// own noun it then is.
func (r *reading) leadsToFigure(toks []token, k int) bool {
	for ; k < len(toks) && toks[k].nominal(); k++ {
	}
	return k < len(toks) && toks[k].kind == figureToken
}

// phrasePunct returns how many tokens of punctuation, with what they enclose,
// continue a noun phrase at k.
func (r *reading) phrasePunct(toks []token, k, lastFit, lastNoun int) int {
	mark := toks[k].In(r.text)
	switch mark {
	case "“", "\"", "《", "「":
		if n := r.enclosed(toks, k, 30); n > 0 && lastFit < 0 {
			return n
		}
	case "(":
		if lastNoun == k-1 || lastFit == k-1 {
			if n := r.enclosed(toks, k, 15); n > 0 && k+n < len(toks) && toks[k+n].nominal() {
				return n
			}
		}
	case "、":
		if lastFit < 0 && (lastNoun >= 0 || k > 0 && toks[k-1].nominal()) && k+1 < len(toks) && toks[k+1].nominal() && !r.leadsToFigure(toks, k+1) {
			return 1
		}
	case " ":
		if k > 0 && k+1 < len(toks) && lastNoun < 0 {
			return 1
		}
	}
	return 0
}

var closings = map[string]string{"“": "”", "\"": "\"", "《": "》", "「": "」", "(": ")"}

// enclosed returns the number of tokens from the opening mark at k to its
// closing mark, 0 when they enclose more than longest bytes or a figure.
func (r *reading) enclosed(toks []token, k, longest int) int {
	closing := closings[toks[k].In(r.text)]
	for j := k + 1; j < len(toks) && toks[j].End-toks[k].End <= longest; j++ {
		if toks[j].kind == figureToken {
			return 0
		}
		if toks[j].punct(r.text, closing) {
			return j - k + 1
		}
	}
	return 0
}
