package extract

import (
	"strings"
	"unicode"

	"heshu/rules"
	"heshu/segment/words"
)

// trait is a set of properties that a word has for the grammar.
type trait uint32

const (
	isVerb trait = 1 << iota
	isItem
	isConnective  // stands between a noun and its number: 共, 合计, 达
	isPreposition // 为, 向, 给
	isConjunction // 和, 及
	isAdverb      // 现场, 分别
	isLeader      // 其中, 包括
	isTitle       // 县长, 理事长
	isRegion      // 省, 市, 街道
	isSelf        // 我, 全, 各
	isPerson      // head of a noun phrase for people
	isMoney       // head of a noun phrase for money
	isAttributive // 困难, 持证
	isNotOrg      // ends like an organisation, but is none
	isName        // verb or adjective that often stands inside a name: 服务, 康复
	isNoun        // a general noun
	isAction      // a general verb, which names no sense of the field
	isMoneyVerb   // a verb that names the money it governs: 资助, 减免
)

// wordLists maps the names of the lists in lexicon/words.yaml to traits.
var wordLists = map[string]trait{
	"connective":  isConnective,
	"preposition": isPreposition,
	"conjunction": isConjunction,
	"adverb":      isAdverb,
	"leader":      isLeader,
	"title":       isTitle,
	"region":      isRegion,
	"self":        isSelf,
	"person":      isPerson,
	"money":       isMoney,
	"attributive": isAttributive,
	"notorg":      isNotOrg,
	"name":        isName,
	"noun":        isNoun,
	"verb":        isAction,
	"both":        isNoun | isAction,
	"moneyverb":   isMoneyVerb,
}

// wordInfo is what the library knows of one word.
type wordInfo struct {
	traits trait
	sense  string   // of a verb
	class  string   // item_class of an item
	basis  string   // of a word for an average, or one that begins with it: 人均, 月均增收
	bases  []string // its parts
}

// vocabulary looks words up.
type vocabulary struct {
	words    map[string]*wordInfo
	chunk    []wordInfo               // where the next ones go
	none     wordInfo                 // of a word that is not known
	numbered []*wordInfo              // by the cutter's number; nil: look the text up
	measures map[string]rules.Measure // by unit
	heads    wordTree[*wordInfo]      // from behind: the words that can be a head
}

func newVocabulary(lex *rules.Lexicon) *vocabulary {
	v := &vocabulary{words: make(map[string]*wordInfo, sizeOf(lex)), measures: map[string]rules.Measure{}}
	for _, m := range lex.Measures {
		if _, dup := v.measures[m.Unit]; !dup {
			v.measures[m.Unit] = m
		}
	}
	for _, it := range lex.Items {
		for _, name := range append([]string{it.Name}, it.Aliases...) {
			v.add(name, func(w *wordInfo) {
				w.traits |= isItem
				if w.class == "" {
					w.class = it.Class
				}
			})
		}
	}
	for _, verb := range lex.Verbs {
		v.add(verb.Word, func(w *wordInfo) {
			w.traits |= isVerb
			if w.sense == "" {
				w.sense = verb.Sense
			}
		})
	}
	for list, t := range wordLists {
		for _, word := range lex.Words[list] {
			v.add(word, func(w *wordInfo) { w.traits |= t })
		}
	}
	v.addHeads()
	v.addAverages(pairs(lex.Words["average"]))
	return v
}

// sizeOf is how many words a lexicon has, about.
func sizeOf(lex *rules.Lexicon) int {
	n := len(lex.Items) + len(lex.Verbs)
	for list := range wordLists {
		n += len(lex.Words[list])
	}
	return n
}

// addAverages notes the basis of the words for an average and of the longer
// words that begin with one.
func (v *vocabulary) addAverages(averages map[string]string) {
	for word := range averages {
		money := false
		if v.head(word).traits&isMoney != 0 {
			money = true // 月工资
		}
		v.add(word, func(w *wordInfo) {
			if money {
				w.traits |= isMoney
				v.heads.addBehind(word, w)
			}
		})
	}
	for word, info := range v.words {
		best := ""
		for end := 3; end <= len(word); end += 3 {
			if _, ok := averages[word[:end]]; ok {
				best = word[:end]
			}
		}
		if best != "" {
			info.basis = averages[best]
			info.bases = strings.Split(info.basis, "_")
		}
	}
}

func (v *vocabulary) add(word string, change func(*wordInfo)) {
	if word == "" {
		return
	}
	w := v.words[word]
	if w == nil {
		w = keep(&v.chunk, wordInfo{})
		v.words[word] = w
	}
	change(w)
}

// addHeads lists the words that name what is counted or given.
func (v *vocabulary) addHeads() {
	v.heads.tree.reserve(2 * len(v.words))
	for word, info := range v.words {
		if info.traits&(isItem|isPerson|isMoney) != 0 {
			v.heads.addBehind(word, info)
		}
	}
}

// number lets the vocabulary be asked by the cutter's numbers of words.
func (v *vocabulary) number(cutter Words) {
	v.numbered = make([]*wordInfo, cutter.IDs())
	for i := range v.numbered {
		v.numbered[i] = &v.none
	}
	v.numbered[0] = nil
	for word, info := range v.words {
		id := cutter.ID(word)
		if strings.ContainsFunc(word, cased) {
			info = nil // the cutter takes upper and lower case for one
		}
		if id != 0 {
			v.numbered[id] = info
		}
	}
}

func cased(c rune) bool {
	const chinese = 0x2E80 // from here on nearly all characters are
	return (c < chinese || c >= 0xA640) && (unicode.IsUpper(c) || unicode.IsLower(c))
}

// of returns what is known of the word with this number.
func (v *vocabulary) of(id words.ID, word string) *wordInfo {
	if info := v.numbered[id]; info != nil {
		return info
	}
	return v.lookup(word)
}

// lookup returns what is known of word itself.
func (v *vocabulary) lookup(word string) *wordInfo {
	if w := v.words[word]; w != nil {
		return w
	}
	return &v.none
}

// head returns what is known of the longest known word that phrase ends with.
func (v *vocabulary) head(phrase string) *wordInfo {
	if info, size := v.heads.suffix(phrase); size > 0 {
		return info
	}
	return &v.none
}
