package extract

import (
	"strings"
	"unicode/utf8"

	"heshu/rules"
	"heshu/segment"
)

// mention is one place where a report names an organisation.
type mention struct {
	segment.Span // of the folded text
	ending       *ending
	role         string
	rule         string // of the library that told its role
	counted      bool   // what a figure counts (志愿服务队218支) or a part of a theme, and so no name
}

// ending is the head of organisation names, with what is written of names that have it.
type ending struct {
	*rules.Ending
	rule string // the id that stands in records
	full string // the ending in full, where it is a short form
}

// newEndings prepares the endings of the lexicon.
func newEndings(lex *rules.Lexicon) []ending {
	full := map[string]string{}
	for _, a := range lex.Abbreviations {
		full[a.Short] = a.Full
	}
	out := make([]ending, len(lex.Endings))
	for i := range lex.Endings {
		e := &lex.Endings[i]
		out[i] = ending{Ending: e, rule: "lexicon/endings/" + e.Word, full: e.Short}
		if e.Short == "" {
			out[i].full = full[e.Word]
		}
	}
	return out
}

// endsHere reports whether the name may end where the hit ends: what follows
// must not make another word of it (电台 in 电台阶, 社区 in 社区居民).
func (r *reading) endsHere(hit endingHit, end int) bool {
	rest := r.text[hit.End:end]
	if documentNumber(rest) || !r.wordEnds(hit, end) || strings.HasPrefix(rest, "员") && !strings.HasPrefix(rest, "员工") {
		return false
	}
	if _, size := r.engine.notAfter.prefix(rest); size > 0 || r.small(hit, rest) {
		return false
	}
	for _, word := range r.engine.notOrgs[hit.ending.Word] {
		at := strings.LastIndex(word, hit.ending.Word)
		start := hit.Start - at
		if start >= 0 && strings.HasPrefix(r.text[start:end], word) {
			return false
		}
	}
	return true
}

// small reports whether the 小 of a school's short name (二小) says here how large what is
// counted is: 一小袋, 三小间.
func (r *reading) small(hit endingHit, rest string) bool {
	if rest == "" || !numberedSchool(hit.ending.Word) || strings.HasSuffix(hit.ending.Word, "中") {
		return false
	}
	_, measure := r.engine.vocabulary.measures[rest[:characterLen(rest)]]
	return measure
}

// numberedSchool reports whether word is the short name of a school by its number: 二小, 七中.
func numberedSchool(word string) bool {
	return len(word) == 6 && (word[3:] == "小" || word[3:] == "中") && isChineseNumber(word[:3])
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
	if hit.Len() > short || hit.Len() == short && strings.HasPrefix(r.text[hit.End:end], "为") {
		return true // 派出所|为老人: the dictionary has 所为
	}
	if held := r.text[hit.End:end]; strings.HasPrefix(held, "手中") || strings.HasPrefix(held, "手里") {
		return true // 交到残联|手中: the dictionary has 联手
	}
	if numberedSchool(hit.ending.Word) && strings.HasPrefix(r.text[hit.End:end], "学生") {
		return true // 四小|学生, 七中|学生
	}
	from, to := max(hit.Start-around, 0), min(hit.End+around, end)
	for from < hit.Start && !utf8.RuneStart(r.text[from]) {
		from++
	}
	for to < end && !utf8.RuneStart(r.text[to]) {
		to++
	}
	return r.engine.cutter.Parts(r.text[from:to], hit.End-from)
}
