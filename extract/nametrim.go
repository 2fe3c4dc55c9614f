package extract

import (
	"strings"
	"unicode/utf8"

	"heshu/extract/quantity"
	"heshu/segment"
)

// mergedConjunction reports whether word is a conjunction and a region that the
// dictionary takes for one name.
func (r *reading) mergedConjunction(word string) bool {
	return len(word) == 6 && (strings.HasPrefix(word, "和") || strings.HasPrefix(word, "同")) && r.engine.vocabulary.lookup(word[3:]).traits&isRegion != 0
}

// behindConjunction returns where the name that chain makes begins: behind the conjunction
// that the dictionary has taken for a part of a county's name (领导和|县残联, 《时报》和|县电视台).
// After a lone character it is a syllable (锦|和区). The chain is a part of toks.
func (r *reading) behindConjunction(toks, chain []token) int {
	start := chain[0].Start
	for i := range chain {
		t := &chain[i]
		if !r.mergedConjunction(t.In(r.text)) {
			continue
		}
		if i > 0 && chain[i-1].nominal() && !r.loneSyllable(&chain[i-1]) || i == 0 && r.afterTitle(toks, t) || r.closesOne(t.Start) || strings.HasSuffix(r.text[:t.Start], "》") {
			start = t.Start + 3
		}
	}
	return start
}

// afterTitle reports whether somebody's title stands right before t: 校长和|县教育局.
func (r *reading) afterTitle(toks []token, t *token) bool {
	for i := range toks {
		if toks[i].End == t.Start {
			return toks[i].has(isTitle)
		}
	}
	return false
}

// loneSyllable reports whether t is one character that names no kind of region by itself.
func (r *reading) loneSyllable(t *token) bool {
	return t.Len() == 3 && !t.has(isRegion)
}

// trimName drops from the left of a chain of words what no name begins with.
func (r *reading) trimName(chain []token, e *ending) []token {
	if at := r.lastBoundary(chain); at > 0 {
		chain = chain[at:]
	}
	for j := len(chain) - 1; j > 0; j-- {
		if chain[j].has(isRegion) && chain[j].Len() == 3 && chain[j-1].has(isVerb|isAction) && e.Type != "company" {
			chain = chain[j:] // 驻点帮扶|县人民医院
			break
		}
	}
	if len(chain) > 1 && chain[0].has(isRegion) && chain[0].Len() == 3 && isMask(chain[1].In(r.text)) && r.ownRegion(chain[0].Start) {
		chain = chain[1:] // 我区__镇扶贫基地
	}
	for len(chain) > 0 {
		t := &chain[0]
		word := t.In(r.text)
		if t.kind == punctToken && word != "“" && word != "\"" || !isMask(word) && t.has(isAttributive) && !t.has(isRegion|isName) && !purse(word, e) {
			chain = chain[1:]
			continue
		}
		if (t.has(isPerson|isMoney) || activityClass(t.class)) && !t.has(isRegion|isName) && len(chain) > 1 && r.regionAhead(chain) && e.Type != "company" {
			chain = chain[1:]
			continue
		}
		break
	}
	return chain
}

// purse reports whether word tells whose treasury e is: 省级财政, 中央财政.
func purse(word string, e *ending) bool {
	return e.Word == "财政" && (strings.HasSuffix(word, "级") || word == "中央")
}

// activityClass reports whether class is one of doings, which no place is named after.
func activityClass(class string) bool {
	switch class {
	case "event", "service", "publicity", "people", "job", "document":
		return true
	}
	return amountClasses[class]
}

// ownRegion reports whether 我, 全, 各 or 本 stands right before offset.
func (r *reading) ownRegion(offset int) bool {
	for _, self := range []string{"我", "全", "各", "本"} {
		if strings.HasSuffix(r.text[:offset], self) {
			return true
		}
	}
	return false
}

// regionAhead reports whether a region word that is no suffix of the words
// before it stands further right in the chain.
func (r *reading) regionAhead(chain []token) bool {
	for i := 1; i < len(chain); i++ {
		if chain[i].has(isRegion) || isMask(chain[i].In(r.text)) {
			return true
		}
	}
	return false
}

// lastBoundary finds where, inside a chain, one name ended and the next begins:
// a region word or mask directly after another name's ending (省残联|省民政厅).
func (r *reading) lastBoundary(chain []token) int {
	for i := len(chain) - 1; i > 0; i-- {
		word := chain[i].In(r.text)
		if !chain[i].has(isRegion) {
			continue
		}
		before := chain[i-1].In(r.text)
		if e, ok := r.engine.endingWords[before]; ok && e.Type != "base" && utf8.RuneCountInString(before) > 1 && word != "村" && !chain[i-1].has(isRegion) {
			return i
		}
	}
	return 0
}

// nameStands decides whether the words make a name.
func (r *reading) nameStands(s segment.Span, hit endingHit, chain []token) bool {
	before := r.text[:s.Start]
	if i := r.numeralAt(s.Start) - 1; i >= 0 && r.numerals[i].End == s.Start && isFigure(&r.numerals[i]) && r.countsPlaces(&r.numerals[i]) {
		return false // 14所敬老院: what is counted
	}
	if strings.HasSuffix(before, "《") && strings.HasPrefix(r.text[s.End:], "》") {
		return hit.ending.Type == "media" && len(chain) > 0 && !masked(s.In(r.text)) // a newspaper, not a book
	}
	if !r.contextNames(s, hit) {
		return false
	}
	if len(chain) == 0 {
		return hit.ending.Bare
	}
	if hit.Len() == 3 && len(chain) == 1 && chain[0].has(isRegion) {
		return false // 市局
	}
	for i := range chain {
		t := &chain[i]
		if t.kind == punctToken {
			continue
		}
		if t.has(isRegion) || isMask(t.In(r.text)) || purse(t.In(r.text), hit.ending) || !t.has(isAttributive|isPerson) || t.has(isName) && t.kind == wordToken && !t.has(isAttributive) {
			return true
		}
	}
	return hit.ending.Bare
}

// countsPlaces reports whether a numeral's measure is one for organisations.
func (r *reading) countsPlaces(n *quantity.Numeral) bool {
	return r.engine.vocabulary.measures[n.Unit.In(r.text)].Class != "people"
}
