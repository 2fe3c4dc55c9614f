package extract

import (
	"slices"
	"sort"
	"strings"
)

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
	case t.Len() > 3 && (r.scoped(word) || slices.Contains(partitives[:], word)):
		return 0
	case t.has(isSelf):
		if k >= 2 && isMask(toks[k-2].In(r.text)) {
			return 1 // __全网通公司
		}
		return 0
	case r.syllable(toks, k), r.native(toks, k), r.blossom(toks, k):
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
	if e := r.engine.endingWords[word]; t.tag == "v" && e != nil && e.Type == "company" {
		return 1 // 建行|柳溪|支行
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
	if k == len(toks) {
		return k > 1 && r.loose(&toks[k-2]) && (toks[k-2].tag == "nr" || toks[k-2].tag == "ns") // 雁|荡|支行
	}
	return (k == 1 || r.loose(&toks[k-2]) || toks[k-2].kind == punctToken)
}

// native reports whether toks[k-1] tells, right before the ending, where its people come
// from: 清溪籍商会.
func (r *reading) native(toks []token, k int) bool {
	return k > 1 && k == len(toks) && toks[k-1].In(r.text) == "籍" && !isMask(toks[k-2].In(r.text))
}

// blossom reports whether toks[k-1] is 花 in a name (花溪区残联): the verb governs sums, and
// no name of a place. Before 县 alone the text says what was spent on.
func (r *reading) blossom(toks []token, k int) bool {
	return k < len(toks) && toks[k-1].In(r.text) == "花" && !(toks[k].has(isRegion) && toks[k].Len() == 3)
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
		if toks[i].kind == punctToken && !toks[i].is(enumeration) {
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
	if r.syllableBefore(toks, k) {
		return 2
	}
	if k < len(toks) && (toks[k].has(isRegion) || isMask(toks[k].In(r.text)) || toks[k].tag == "ns") {
		return 0
	}
	if k == len(toks) || r.closesOne(toks[k-1].Start) {
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

// syllableBefore reports whether the 和 at toks[k-1] is the second syllable of a region's
// name: a lone character that is no word of its own begins the name, or follows the region
// above, and what kind of region it is comes behind (锦|和|区).
func (r *reading) syllableBefore(toks []token, k int) bool {
	if k < 2 || k == len(toks) || toks[k-1].In(r.text) != "和" || toks[k].Len() != 3 || !toks[k].has(isRegion) {
		return false
	}
	t := &toks[k-2]
	if !r.loose(t) || t.has(isRegion) || t.class != "" {
		return false
	}
	if k == 2 || toks[k-3].kind == punctToken {
		return true
	}
	above := toks[k-3].In(r.text)
	return toks[k-3].tag == "ns" || len(above) >= 3 && r.engine.vocabulary.lookup(above[len(above)-3:]).traits&isRegion != 0
}

// nationwide returns where the name of a foundation begins of which the words from toks[k] on
// were found: at the 中国 before them, where but words of its purpose stand between
// (中国|听力|预防|救助|基金会).
func (r *reading) nationwide(toks []token, k int, e *ending) int {
	const longest = 8
	if !strings.HasSuffix(e.Word, "基金会") {
		return k
	}
	for i := k - 1; i >= 0 && k-i <= longest; i-- {
		t := &toks[i]
		switch word := t.In(r.text); {
		case word == "中国" || word == "中华":
			return i
		case t.function(), t.has(isAdverb), t.has(isVerb) && !purposeful(t.sense), r.engine.endingWords[word] != nil:
			return k
		}
	}
	return k
}

// closesOne reports whether an ending of names ends at offset, one that is no field of work
// as well (民政和社会保障局).
func (r *reading) closesOne(offset int) bool {
	i := sort.Search(len(r.hits), func(i int) bool { return r.hits[i].End >= offset })
	if i == len(r.hits) || r.hits[i].End != offset {
		return false
	}
	return r.engine.vocabulary.lookup(r.hits[i].ending.Word).traits&(isName|isRegion) == 0
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
