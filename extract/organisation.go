package extract

import (
	"strings"
	"unicode/utf8"

	"heshu/extract/quantity"
	"heshu/segment"
)

// findOrganisations lists the organisations that one sentence names, in order.
func (r *reading) findOrganisations(s segment.Span) {
	r.hits = r.engine.endings.find(r.text, s, r.hits[:0])
	first := len(r.mentions)
	limit := s.End // nothing right of here is free any more
	for i := len(r.hits) - 1; i >= 0; i-- {
		hit, ok := r.wholeNumber(r.trade(i))
		if !ok || hit.End > limit || !r.endsHere(hit, s.End) {
			continue
		}
		name, ok := r.nameBefore(hit, s.Start)
		if !ok {
			continue
		}
		r.mentions = append(r.mentions, mention{Span: name, ending: hit.ending})
		limit = name.Start
	}
	reverse(r.mentions[first:])
}

// wholeNumber returns hit with all of the number that it begins in: 十三中, where 三中
// was found. It is false for what begins inside of an expression: 一小 in 一老一小.
func (r *reading) wholeNumber(hit endingHit) (endingHit, bool) {
	i := r.numeralAt(hit.Start)
	if i < len(r.numerals) && r.numerals[i].Start == hit.Start && r.numerals[i].Kind == quantity.Excluded && r.numerals[i].End > hit.End {
		return hit, false // 四小龙
	}
	if i--; i < 0 || r.numerals[i].End <= hit.Start {
		return hit, true
	}
	n := &r.numerals[i]
	if n.End > hit.End || !r.numeralInName(i) || !isChineseNumber(r.text[n.Start:hit.Start]) {
		return hit, false
	}
	hit.Start = n.Start
	return hit, true
}

// trade returns hit i with the trade that stands before it, where both end companies: of
// 宏图印务有限公司 first 有限公司 is found.
func (r *reading) trade(i int) endingHit {
	hit := r.hits[i]
	for j := i - 1; j >= 0 && r.hits[j].End >= hit.Start; j-- {
		if r.hits[j].End == hit.Start && hit.ending.Type == "company" && r.hits[j].ending.Type == "company" {
			hit.Start = r.hits[j].Start
			break
		}
	}
	return hit
}

func reverse[T any](s []T) {
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		s[i], s[j] = s[j], s[i]
	}
}

// nameBefore finds the whole name that ends with hit: it walks left over the
// words that names are made of.
func (r *reading) nameBefore(hit endingHit, floor int) (segment.Span, bool) {
	left := r.nameFloor(hit.Start, floor)
	r.nameToks = r.wordTokens(segment.Span{Start: left, End: hit.Start}, r.nameToks[:0])
	toks := r.nameToks
	k := len(toks)
	for k > 0 {
		n := r.namePart(toks, k)
		if n == 0 {
			break
		}
		k -= n
	}
	if hit.ending.Type == "company" {
		k = r.brand(toks, k)
	}
	k = r.nationwide(toks, k, hit.ending)
	chain := r.trimName(toks[k:], hit.ending)
	start := hit.Start
	if len(chain) > 0 {
		start = r.behindConjunction(toks, chain)
	}
	span := segment.Span{Start: start, End: hit.End}
	if !r.nameStands(span, hit, chain) {
		return span, false
	}
	return span, true
}

// brand returns where the name of a company begins of which the words from toks[k] on were
// found: earlier, where the brand before them is two characters at the start of a clause or
// behind what the company is, which the dictionary knows as other words.
func (r *reading) brand(toks []token, k int) int {
	one := func(i int) bool { return toks[i].kind == wordToken && toks[i].Len() == 3 }
	switch {
	case k > 2 && one(k-2) && one(k-1) && r.opensBrand(&toks[k-2]) && (toks[k-3].kind == punctToken || toks[k-3].class == "organisation"):
		return k - 2 // ,松|和|食品有限公司
	case k == 1 && len(toks) > 1 && one(0) && r.opensBrand(&toks[0]) && toks[1].Len() == 3:
		return 0 // 中|鑫|银行
	case k > 1 && k < len(toks) && toks[k-2].kind == punctToken && one(k-1) && r.opensBrand(&toks[k-1]) && !toks[k-1].has(isVerb) && toks[k].Len() == 3:
		return k - 1 // ,中|鑫|银行
	case k == 2 && one(0) && one(1) && r.opensBrand(&toks[0]):
		return 0 // 兴|达|水泥
	}
	return k
}

// opensBrand reports whether t is no word of grammar: 与|枫林酒店, 现|将, 每|间.
func (r *reading) opensBrand(t *token) bool {
	return !t.has(isPreposition|isConjunction|isAdverb|isSelf) && t.In(r.text) != "每"
}

// nameFloor is the earliest place at which the name may start: after the last
// figure or other numeral that is no part of a name, and not before floor nor the
// last mark that no name goes on before.
func (r *reading) nameFloor(end, floor int) int {
	const longest = 120 // bytes: 40 characters
	floor = max(floor, end-longest)
	for i := r.numeralAt(end) - 1; i >= 0 && r.numerals[i].End > floor; i-- {
		if !r.numeralInName(i) || r.numerals[i].Reason == quantity.Ordinal && strings.HasSuffix(r.numerals[i].In(r.text), "届") || strings.HasPrefix(r.text[r.numerals[i].End:], "届") {
			return max(floor, r.numerals[i].End)
		}
	}
	for floor < end && !utf8.RuneStart(r.text[floor]) {
		floor++
	}
	return r.lastMark(floor, end)
}

// lastMark returns where the last punctuation mark from floor to end stands, or
// floor: there is none, or it closes what may be part of a name.
func (r *reading) lastMark(floor, end int) int {
	for at := end; at > floor; {
		_, size := utf8.DecodeLastRuneInString(r.text[floor:at])
		at -= size
		if punctuation(r.text[at:end]) == 0 {
			continue
		}
		if closesName(r.text[at : at+size]) {
			return floor
		}
		return at
	}
	return floor
}

func closesName(mark string) bool {
	switch mark {
	case ")", "”", "\"", "」":
		return true
	}
	return false
}
