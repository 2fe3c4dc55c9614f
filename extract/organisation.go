package extract

import (
	"strings"
	"unicode/utf8"

	"heshu/extract/quantity"
	"heshu/rules"
	"heshu/segment"
)

// mention is one place where a report names an organisation.
type mention struct {
	segment.Span // of the folded text
	ending       *rules.Ending
	role         string
	rule         string // of the library that told its role
	counted      bool   // what a figure counts (志愿服务队218支), and so no name
}

// endingIndex finds the heads of organisation names in a text.
type endingIndex struct {
	byRune map[rune][]*rules.Ending // by first character, longest first
}

func newEndingIndex(endings []rules.Ending) *endingIndex {
	x := &endingIndex{byRune: map[rune][]*rules.Ending{}}
	for i := range endings {
		e := &endings[i]
		c, _ := utf8.DecodeRuneInString(e.Word)
		list := x.byRune[c]
		at := 0
		for at < len(list) && len(list[at].Word) >= len(e.Word) {
			at++
		}
		list = append(list, nil)
		copy(list[at+1:], list[at:])
		list[at] = e
		x.byRune[c] = list
	}
	return x
}

type endingHit struct {
	segment.Span
	ending *rules.Ending
}

// find appends the longest ending at each place of s, left to right. Hits may
// overlap (人民医院 and 医院); of hits with one end only the longest is kept.
func (x *endingIndex) find(text string, s segment.Span, dst []endingHit) []endingHit {
	for i := s.Start; i < s.End; {
		c, size := utf8.DecodeRuneInString(text[i:s.End])
		for _, e := range x.byRune[c] {
			if !strings.HasPrefix(text[i:s.End], e.Word) {
				continue
			}
			end := i + len(e.Word)
			if n := len(dst); n == 0 || dst[n-1].End < end || dst[n-1].Start >= i {
				if n > 0 && dst[n-1].Overlaps(segment.Span{Start: i, End: end}) && dst[n-1].End <= end {
					if dst[n-1].End == end {
						break // the longer one with this end is there already
					}
				}
				dst = append(dst, endingHit{segment.Span{Start: i, End: end}, e})
			}
			break
		}
		i += size
	}
	return dst
}

// findOrganisations lists the organisations that one sentence names, in order.
func (r *reading) findOrganisations(s segment.Span) {
	r.hits = r.engine.endings.find(r.text, s, r.hits[:0])
	first := len(r.mentions)
	limit := s.End // nothing right of here is free any more
	for i := len(r.hits) - 1; i >= 0; i-- {
		hit := r.hits[i]
		if hit.End > limit || !r.endsHere(hit, s.End) {
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

func reverse[T any](s []T) {
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		s[i], s[j] = s[j], s[i]
	}
}

// endsHere reports whether the name may end where the hit ends: what follows
// must not make another word of it (电台 in 电台阶, 社区 in 社区居民).
func (r *reading) endsHere(hit endingHit, end int) bool {
	rest := r.text[hit.End:end]
	if documentNumber(rest) || !r.wordEnds(hit, end) {
		return false
	}
	for _, follow := range r.engine.lexicon.Words["notafterorg"] {
		if strings.HasPrefix(rest, follow) {
			return false
		}
	}
	for _, word := range r.engine.notOrgs {
		at := strings.LastIndex(word, hit.ending.Word)
		if at < 0 {
			continue
		}
		start := hit.Start - at
		if start >= 0 && strings.HasPrefix(r.text[start:end], word) {
			return false
		}
	}
	return true
}

// documentNumber reports whether rest goes on as the number of a document does
// behind its issuer: 云残联〔2024〕9号, 丰残联字(1995)第14号.
func documentNumber(rest string) bool {
	for _, c := range []string{"字", "发", "办", "文", "函"} {
		rest = strings.TrimPrefix(rest, c)
	}
	for _, open := range []string{"〔", "[", "(", "【"} {
		if after, ok := strings.CutPrefix(rest, open); ok && after != "" {
			return after[0] >= '0' && after[0] <= '9' || strings.HasPrefix(after, "×") || strings.HasPrefix(after, "__") || strings.HasPrefix(after, "二")
		}
	}
	return false
}

// wordEnds reports whether a short ending ends where a word of the text does:
// 作协 does not in 合作协议, nor 联通 in 残联通知.
func (r *reading) wordEnds(hit endingHit, end int) bool {
	const short, around = 9, 18 // bytes
	if hit.Len() > short {
		return true
	}
	from, to := max(hit.Start-around, 0), min(hit.End+around, end)
	for from < hit.Start && !utf8.RuneStart(r.text[from]) {
		from++
	}
	for to < end && !utf8.RuneStart(r.text[to]) {
		to++
	}
	r.words = r.engine.cutter.Cut(r.text[from:to], r.words[:0])
	ends := false
	for _, w := range r.words {
		ends = ends || from+w.End == hit.End
	}
	return ends
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
	if hit.ending.Type == "company" && k == 1 && len(toks) > 1 && toks[0].Len() == 3 && toks[0].kind == wordToken && toks[1].Len() == 3 {
		k = 0 // 中|鑫|银行
	}
	if hit.ending.Type == "company" && k == 2 && k < len(toks) && toks[0].Len() == 3 && toks[1].Len() == 3 && toks[0].kind == wordToken && toks[1].kind == wordToken {
		k = 0 // 兴|达|水泥: a brand of two characters at the start of its clause
	}
	chain := r.trimName(toks[k:], hit.ending)
	start := hit.Start
	if len(chain) > 0 {
		start = chain[0].Start
		for i := 1; i < len(chain); i++ {
			if r.mergedConjunction(chain[i].In(r.text)) && chain[i-1].nominal() {
				start = chain[i].Start + 3 // 领导和|县残联, where the dictionary has a county called 和县
			}
		}
	}
	span := segment.Span{Start: start, End: hit.End}
	if !r.nameStands(span, hit, chain) {
		return span, false
	}
	return span, true
}

// mergedConjunction reports whether word is a conjunction and a region that the
// dictionary takes for one name.
func (r *reading) mergedConjunction(word string) bool {
	return len(word) == 6 && (strings.HasPrefix(word, "和") || strings.HasPrefix(word, "同")) && r.engine.vocabulary.lookup(word[3:]).traits&isRegion != 0
}

// nameFloor is the earliest place at which the name may start: after the last
// figure or other numeral that is no part of a name, and not before floor.
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
	return floor
}

// namePart returns how many tokens before toks[k] continue the name to the left.
func (r *reading) namePart(toks []token, k int) int {
	t := &toks[k-1]
	word := t.In(r.text)
	switch {
	case isMask(word):
		return 1
	case t.kind == punctToken:
		return r.namePunct(toks, k)
	case t.has(isNotOrg) && !t.has(isRegion), t.has(isLeader|isTitle) && !t.has(isRegion|isName):
		return 0
	case t.Len() > 3 && r.scoped(word):
		return 0
	case t.has(isSelf):
		if k >= 2 && isMask(toks[k-2].In(r.text)) {
			return 1 // __全网通公司
		}
		return 0
	case r.syllable(toks, k):
		return 1
	case t.has(isConjunction):
		return r.nameConjunction(toks, k)
	case t.has(isPreposition | isConnective | isAdverb):
		return 0
	case t.has(isRegion | isName):
		return 1
	case t.has(isVerb):
		return 0
	case t.class == "organisation" && t.Len() > 9:
		return 0 // 爱心企业|康源药业
	case t.has(isItem | isPerson | isMoney):
		return 1
	case t.Len() == 3 && r.engine.particles[word]:
		return 0
	}
	return nameTag(t, word)
}

// scoped reports whether word is a region with 全, 各, 我 or 本 before it: 全省, 我县.
func (r *reading) scoped(word string) bool {
	for _, self := range []string{"全", "各", "我", "本"} {
		if rest, ok := strings.CutPrefix(word, self); ok && r.engine.vocabulary.lookup(rest).traits&isRegion != 0 {
			return true
		}
	}
	return false
}

// syllable reports whether toks[k-1] is a character of a proper name that the
// dictionary lacks and has cut into characters: 临|屏|市, 恒|通|机械.
func (r *reading) syllable(toks []token, k int) bool {
	if !r.loose(&toks[k-1]) {
		return false
	}
	if k < len(toks) && toks[k].Len() == 3 && toks[k].kind == wordToken {
		return true
	}
	return k < len(toks) && (k == 1 || r.loose(&toks[k-2]) || toks[k-2].kind == punctToken)
}

// loose reports whether t is a lone character that no list of the grammar knows.
func (r *reading) loose(t *token) bool {
	return t.kind == wordToken && t.Len() == 3 && t.traits&^(isRegion|isName) == 0 && !r.engine.particles[t.In(r.text)]
}

func nameTag(t *token, word string) int {
	switch t.tag {
	case "v", "vd", "d", "ad", "l", "i", "p", "c", "u", "uj", "ul", "uz", "ug", "r", "y", "e", "o", "t", "f", "q", "mq":
		return 0
	case "m":
		if strings.HasPrefix(word, "第") || isChineseNumber(word) || isDigits(word) {
			return 1
		}
		return 0
	}
	return 1
}

// namePunct takes a short bracket (县(区)残联) or quotation (“阳光”家园) into the name.
func (r *reading) namePunct(toks []token, k int) int {
	closing := toks[k-1].In(r.text)
	opening, ok := map[string]string{")": "(", "”": "“", "\"": "\"", "」": "「"}[closing]
	if !ok {
		return 0
	}
	const longest = 24 // bytes
	for i := k - 2; i >= 0; i-- {
		if toks[k-1].Start-toks[i].End > longest {
			return 0
		}
		if toks[i].punct(r.text, opening) {
			if closing == ")" && (i == 0 || !allRegions(toks[i+1:k-1])) {
				return 0
			}
			return k - i
		}
		if toks[i].kind == punctToken && !toks[i].punct(r.text, "、") {
			return 0
		}
	}
	return 0
}

func allRegions(toks []token) bool {
	for i := range toks {
		if !toks[i].has(isRegion) && toks[i].kind != punctToken {
			return false
		}
	}
	return len(toks) > 0
}

// nameConjunction takes a conjunction into the name where the words before it
// lead, without another name's end, to the region that the name begins with:
// 市残疾人辅具和就业服务中心, but not 区残联和农广校.
func (r *reading) nameConjunction(toks []token, k int) int {
	if word := toks[k-1].In(r.text); word != "和" && word != "及" && word != "暨" && word != "与" {
		return 0
	}
	if k < len(toks) && (toks[k].has(isRegion) || isMask(toks[k].In(r.text)) || toks[k].tag == "ns") {
		return 0
	}
	if k == len(toks) {
		return 0 // 残疾人和福利院: the ending alone follows
	}
	for i := k - 2; i >= 0 && k-i <= 6; i-- {
		t := &toks[i]
		word := t.In(r.text)
		if _, isEnd := r.engine.endingWords[word]; isEnd && !t.has(isRegion) {
			return 0
		}
		if t.has(isRegion) || isMask(word) {
			return k - i
		}
		if r.namePart(toks, i+1) != 1 {
			return 0
		}
	}
	return 0
}

// trimName drops from the left of a chain of words what no name begins with.
func (r *reading) trimName(chain []token, e *rules.Ending) []token {
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
		if t.kind == punctToken && word != "“" && word != "\"" || !isMask(word) && t.has(isAttributive) && !t.has(isRegion|isName) {
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
		if t.has(isRegion) || isMask(t.In(r.text)) || !t.has(isAttributive|isPerson) || t.has(isName) && t.kind == wordToken && !t.has(isAttributive) {
			return true
		}
	}
	return hit.ending.Bare
}

// countsPlaces reports whether a numeral's measure is one for organisations.
func (r *reading) countsPlaces(n *quantity.Numeral) bool {
	return r.engine.vocabulary.measures[n.Unit.In(r.text)].Class != "people"
}

// isMask reports whether word is made of the marks that stand for deleted text.
func isMask(word string) bool {
	for _, c := range word {
		if !strings.ContainsRune("_×*○XxＸ某〇", c) {
			return false
		}
	}
	return word != ""
}

func isChineseNumber(word string) bool {
	for _, c := range word {
		if !strings.ContainsRune("一二三四五六七八九十百千〇零两", c) {
			return false
		}
	}
	return word != ""
}

func isDigits(word string) bool {
	for i := 0; i < len(word); i++ {
		if word[i] < '0' || word[i] > '9' {
			return false
		}
	}
	return word != ""
}
