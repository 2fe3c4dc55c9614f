package extract

import (
	"strings"
)

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
	p.fits = fit.head(r, toks[k:e], e-k-1)
	if !p.fits && e-k == 1 && k > 0 && toks[k-1].has(isSelf) && toks[k-1].Len() == 3 {
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
		if !toks[j].has(isAttributive) || j == e-1 && strings.ContainsAny(toks[j].In(r.text), "一二三四") || toks[j].has(isSelf|isVerb|isAction) || toks[j].Len() < 6 {
			return false
		}
	}
	return k == 0 || toks[k-1].kind == punctToken || toks[k-1].In(r.text) == "其中"
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
	case t.has(isSelf), strings.HasPrefix(t.In(r.text), "每"):
		return 0
	case compoundVerb(toks, k, e):
		return 1
	case k < e && toks[k].single() && !t.function() && r.compound(toks, k, e):
		return 1
	case k == e && t.single() && t.verb() && k > 1 && toks[k-2].kind == wordToken && (toks[k-2].Len() == 3 || toks[k-2].noun()) && !toks[k-2].verb() && !toks[k-2].function():
		return 1 // 礼|包150份
	case k < e && t.has(isVerb) && (helps(t.sense) || !t.has(isName) && (t.class == "event" || t.class == "service")) && r.peopled(&toks[k]):
		return 0 // 走访慰问|残疾人家庭35户
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

// peopled reports whether t names people, or is a modifier of those who do.
func (r *reading) peopled(t *token) bool {
	switch t.In(r.text) {
	case "对象", "人员", "队员", "员", "者":
		return false // 服务对象
	}
	return t.has(isPerson|isAttributive) || t.class == "people" || t.class == "household"
}

// helps reports whether a verb of this sense has people for its object.
func helps(sense string) bool {
	switch sense {
	case "visit", "subsidise", "support", "treat", "train", "rescue", "reduce":
		return true
	}
	return false
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
		case t.has(isConnective) || t.In(r.text) == "在" && (e < i || i < len(toks) && toks[i].kind == figureToken && (r.figures[toks[i].ref].amount() || r.figures[toks[i].ref].measure.Class == "ratio")) || t.In(r.text) == "**":
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
	if e >= 2 && strings.Contains("一二三四五六日天", word) && strings.HasSuffix(toks[e-2].In(r.text), "周") {
		return 2 // 每周|六
	}
	if one, ok := strings.CutPrefix(word, "单"); ok {
		if _, unit := r.engine.vocabulary.measures[one]; unit {
			return 1
		}
	}
	if e >= 2 && toks[e-2].kind == wordToken && (toks[e-2].In(r.text) == "每" || toks[e-2].In(r.text) == "单") {
		if _, ok := r.engine.vocabulary.measures[word]; ok || toks[e-1].Len() == 3 {
			return 2
		}
	}
	return 0
}
