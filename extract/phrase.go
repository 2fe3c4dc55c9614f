package extract

import (
	"strings"

	"heshu/segment"
)

// phrase is a run of tokens that a figure may measure.
type phrase struct {
	start, end int  // token indices, half-open; equal: none
	fits       bool // its head suits the figure's measure word
	located    bool // a preposition of place or person stands before it: 在人民广场
}

func (p phrase) empty() bool { return p.end <= p.start }

func (p phrase) span(toks []token) segment.Span {
	start, end := p.start, p.end
	if end-start > 2 && toks[start].kind == punctToken && toks[end-1].kind == punctToken {
		start, end = start+1, end-1 // “微心愿”
	}
	return segment.Span{Start: toks[start].Start, End: toks[end-1].End}
}

// fitting says whether a word can be the head of what a figure counts.
type fitting func(r *reading, toks []token, head int) bool

// rightPhrase reads the noun phrase that begins at toks[i]. It is the longest
// run of nominal words that ends in a fitting head; without one, all of the run
// before the first verb.
func (r *reading) rightPhrase(toks []token, i int, fit fitting) phrase {
	p := phrase{start: i, end: i}
	if i < len(toks) && negated(toks[i].In(r.text)) && !r.relative(toks, i) {
		return p // 4个不通班车
	}
	if i < len(toks) && toks[i].Len() == 3 && r.engine.particles[toks[i].In(r.text)] && toks[i].kind == wordToken && !toks[i].has(isItem|isPerson|isRegion|isAttributive) {
		return p // 支付7万元后
	}
	lastFit, lastNoun, verbs, joined, last := -1, -1, 0, false, i
	k := i
	for k < len(toks) {
		t := &toks[k]
		n := 0
		switch {
		case t.kind == punctToken:
			n = r.phrasePunct(toks, k, lastFit, lastNoun)
			if n > 1 && !toks[k].punct(r.text, "(") {
				lastNoun = k + n - 1 // 15家“阳光之家”
				if k+n < len(toks) && toks[k+n].verb() {
					lastFit = lastNoun
				}
			}
		case t.kind == figureToken && k == i && r.figures[t.ref].measure.Canonical == "age":
			n = 1 // 65名0—6岁残疾儿童
		case t.kind == figureToken || t.kind == numberToken:
		case t.In(r.text) == "的":
			if lastFit < 0 && k > i {
				n, joined, last = 1, true, k+1
			}
		case t.has(isConjunction) && t.kind == wordToken && !t.nominal():
			if joins(t.In(r.text)) && k > i && k+1 < len(toks) && toks[k+1].nominal() && !r.leadsToFigure(toks, k+1) {
				n = 1
			}
		case lastFit >= 0 && (negated(t.In(r.text)) || r.newTopic(toks, lastFit, k)):
		case t.nominal():
			n = 1
			if t.noun() {
				if verbs == 0 {
					lastNoun = k
				}
				if fit(r, toks[i:k+1], k-i) {
					lastFit = k
				}
			}
		case k+1 < len(toks) && toks[k+1].single() && toks[k+1].nominal() && !t.function() && t.Len() > 3 && lastNoun < 0 && !r.leadsToFigure(toks, k+1):
			n = 1 // 走访组, 感谢信: a verb before a lone syllable is part of its word
		case t.verb() && lastFit < 0 && k-i <= 6 && !t.has(isPreposition):
			verbs++
			n = 1
		case (t.tag == "d" || t.tag == "ad" || t.tag == "f" || t.tag == "t") && !t.has(isAdverb|isConnective|isLeader) && k+1 < len(toks) && toks[k+1].nominal():
			n = 1
		}
		if n == 0 {
			break
		}
		k += n
	}
	if lastFit < 0 && lastNoun < 0 && verbs == 0 && k > i && (k == len(toks) || toks[k].kind == punctToken) {
		lastNoun = k - 1 // 18个专业
	}
	switch {
	case lastFit >= 0 && verbs > 0 && !joined && r.clauseAt(toks, i):
		// 4个不通班车: a clause, no noun phrase
	case lastFit >= 0:
		p.end, p.fits = lastFit+1, true
	case lastNoun >= 0 && !(verbs > 0 && lastNoun == i && toks[i].has(isAttributive)):
		p.end = lastNoun + 1 // but not 专题 of 2次专题听取汇报
	}
	if p.end > last && verbs > 0 {
		p.start = last // 12名来自师范学院的|志愿者
	}
	return p
}

// newTopic reports whether an activity begins at k that is no part of the noun
// phrase whose head is at head: 17个偏远乡镇|上门评残, but 5个社区康复站.
func (r *reading) newTopic(toks []token, head, k int) bool {
	h, t := &toks[head], &toks[k]
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
	case "give", "collect", "spend", "publish", "plan", "have", "hold", "visit", "attend", "benefit", "receive":
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

// leftPhrase reads the noun phrase that ends before toks[i], over the words
// that may stand between a noun and its number (共, 合计, 每人).
func (r *reading) leftPhrase(toks []token, i int, fit fitting) phrase {
	e := r.skipConnectives(toks, i)
	if e > 0 && toks[e-1].kind == organisationToken && r.counted(toks, e-1, i) {
		return phrase{start: e - 1, end: e, fits: true}
	}
	if e > 2 && toks[e-1].kind == punctToken && toks[e-2].kind == organisationToken && toks[e-3].kind == punctToken && r.counted(toks, e-2, i) {
		return phrase{start: e - 2, end: e - 1, fits: true} // “儿童快乐家园”5所
	}
	k := e
	for k > 0 {
		n := r.leftPart(toks, k, e)
		if n == 0 {
			break
		}
		k -= n
	}
	k = r.trimScope(toks, r.pastTaken(toks, k, e, i), e)
	p := phrase{start: k, end: e}
	if p.empty() || !r.hasNoun(toks[k:e]) && !r.label(toks, k, e) {
		return phrase{start: e, end: e}
	}
	p.fits = fit(r, toks[k:e], e-k-1)
	if !p.fits && e-k == 1 && k > 0 && toks[k-1].has(isSelf) && toks[k-1].Len() == 3 && !toks[k].has(isItem) {
		return phrase{start: e, end: e} // 全系统172人
	}
	if k > 0 && toks[k-1].has(isPreposition) && !toks[k-1].has(isConnective) {
		p.located = true
	}
	return p
}

// pastTaken drops from a phrase what the figure before it counts: of
// 7所高校共4260人报名 the noun is taken, of 17个乡镇评残268人 the first one is.
func (r *reading) pastTaken(toks []token, k, e, i int) int {
	if i >= len(toks) || toks[i].kind != figureToken {
		return k
	}
	for j := k - 1; j >= 0 && j >= k-2; j-- {
		if toks[j].kind != figureToken {
			continue
		}
		g := &r.figures[toks[j].ref]
		if g.Measure == r.figures[toks[i].ref].Measure {
			return k
		}
		free := k
		for free < e && g.item.Contains(toks[free].Span) {
			free++
		}
		if free == e && (i+1 == len(toks) || !toks[i+1].verb()) {
			return k // 千亩示范片1个: one noun for both
		}
		return free
	}
	return k
}

// label reports whether toks[k:e] is a lone modifier that stands for its noun in
// a list: 中央620万元、省级410万元.
func (r *reading) label(toks []token, k, e int) bool {
	for j := k; j < e; j++ {
		if !toks[j].has(isAttributive) || strings.ContainsAny(toks[j].In(r.text), "一二三四") || toks[j].has(isSelf|isVerb|isAction) || toks[j].Len() < 6 {
			return false
		}
	}
	return k == 0 || toks[k-1].kind == punctToken
}

// counted reports whether the organisation at toks[k] is what the count at i
// counts: 志愿服务队218支, and not what 县医院 did three times.
func (r *reading) counted(toks []token, k, i int) bool {
	if i >= len(toks) || toks[i].kind != figureToken {
		return false
	}
	m := &r.figures[toks[i].ref].measure
	switch m.Canonical {
	case "team", "place_or_organisation", "family_or_firm", "place", "piece", "building":
		return true
	}
	return m.Class == "place" || m.Class == "organisation"
}

func (r *reading) hasNoun(toks []token) bool {
	for i := range toks {
		if toks[i].noun() || toks[i].kind == wordToken && toks[i].nominal() && toks[i].tag == "vn" {
			return true
		}
	}
	return false
}

// leftPart returns how many tokens before toks[k] continue a noun phrase that ends at e.
func (r *reading) leftPart(toks []token, k, e int) int {
	t := &toks[k-1]
	switch {
	case t.kind == organisationToken, t.kind == figureToken, t.kind == numberToken:
		return 0
	case t.kind == punctToken:
		return r.leftPunct(toks, k)
	case t.has(isSelf):
		return 0
	case k < e && toks[k].single() && !t.function() && r.compound(toks, k, e):
		return 1
	case k == e && t.single() && t.verb() && k > 1 && toks[k-2].kind == wordToken && toks[k-2].Len() == 3 && !toks[k-2].verb() && !toks[k-2].function():
		return 1 // 礼|包150份
	case k == e && t.has(isVerb) && t.has(isNoun) && !t.has(isItem|isMoney|isMoneyVerb|isName):
		return 0 // 为儿童捐赠1.1万元
	case t.has(isAction) && t.has(isNoun) && !t.has(isItem|isPerson|isMoney|isName) && k < e && (k == 1 || toks[k-2].nominal() || toks[k-2].kind == punctToken):
		return 0 // 残疾人|流转土地
	case t.nominal():
		return 1
	case t.has(isName) && k < e, t.has(isVerb) && t.tag == "vn" && k < e:
		return 1
	case t.In(r.text) == "等" && k == e:
		return 0
	}
	return 0
}

// compound reports whether toks[k-1] and the lone syllable after it are parts of
// one word that the dictionary lacks: 助行|器, 坐|垫. A verb of one syllable ends
// a word of two that stands after it: 送|锦旗.
func (r *reading) compound(toks []token, k, e int) bool {
	t := &toks[k-1]
	if t.Len() > 3 {
		return e-k == 1
	}
	return e-k == 1 || !t.has(isVerb)
}

func (r *reading) leftPunct(toks []token, k int) int {
	opening := map[string]string{"”": "“", "》": "《", ")": "(", "」": "「", "\"": "\""}[toks[k-1].In(r.text)]
	if opening == "" {
		return 0
	}
	for j := k - 2; j >= 0 && toks[k-1].Start-toks[j].End <= 36; j-- {
		if toks[j].kind == figureToken {
			return 0
		}
		if toks[j].punct(r.text, opening) {
			return k - j
		}
	}
	return 0
}

// trimScope drops words of place and time from the left of a phrase.
func (r *reading) trimScope(toks []token, k, e int) int {
	for k < e {
		t := &toks[k]
		if t.kind == wordToken && (t.has(isSelf|isLeader) || t.has(isRegion) && k+1 < e || t.tag == "s" || t.tag == "ns" || t.tag == "f") && !t.has(isItem|isPerson) {
			k++
			continue
		}
		break
	}
	return k
}

// skipConnectives returns the end of the phrase before toks[i] when the words
// between it and the number are left out: 共, 合计, 达, 每户, 各.
func (r *reading) skipConnectives(toks []token, i int) int {
	e := i
	for e > 0 {
		t := &toks[e-1]
		switch {
		case t.kind == punctToken:
			mark := t.In(r.text)
			if mark != ":" && mark != " " && mark != "(" {
				return e
			}
			if mark == "(" {
				return e
			}
		case t.kind != wordToken:
			return e
		case t.has(isConnective) || t.In(r.text) == "在" && e < i || t.In(r.text) == "**":
		case (t.In(r.text) == "由" || t.In(r.text) == "从") && e > 1 && toks[e-2].noun():
		case r.rateWord(toks, e) > 0:
			e -= r.rateWord(toks, e) - 1
		case t.has(isItem | isPerson | isMoney):
			return e
		case t.has(isAdverb) && !t.has(isVerb) || t.tag == "d" && !t.has(isVerb):
		default:
			return e
		}
		e--
	}
	return e
}

// rateWord returns how many tokens before toks[e] say what the figure is for
// one of: 每户, 每 名, 人均.
func (r *reading) rateWord(toks []token, e int) int {
	word := toks[e-1].In(r.text)
	if strings.HasPrefix(word, "每") {
		return 1
	}
	if e >= 2 && toks[e-2].kind == wordToken && toks[e-2].In(r.text) == "每" {
		if _, ok := r.engine.vocabulary.measures[word]; ok || toks[e-1].Len() == 3 {
			return 2
		}
	}
	return 0
}
