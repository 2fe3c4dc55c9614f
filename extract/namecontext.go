package extract

import (
	"strings"

	"heshu/extract/quantity"
	"heshu/segment"
)

// contextNames reports whether the words around s leave it a name: it is neither an
// honour that somebody got, nor a grade, nor some of many.
func (r *reading) contextNames(s segment.Span, hit endingHit) bool {
	if i := r.numeralAt(hit.Start) - 1; i >= 0 && r.numerals[i].End == hit.Start && r.numerals[i].Reason == quantity.Class {
		return false // 国家一级图书馆
	}
	before, behind := r.text[:s.Start], r.text[s.End:]
	for _, word := range partitives {
		if strings.HasSuffix(before, word) {
			return false
		}
	}
	return !r.measuredByArea(s.End, hit) && !r.quotedProject(s, hit) && !honour(before, behind)
}

// measuredByArea reports whether what ends at offset is counted by its area, so that it
// is something made, and nobody's name: 茶叶基地800亩.
func (r *reading) measuredByArea(offset int, hit endingHit) bool {
	if hit.ending.Type != "base" {
		return false
	}
	i := r.numeralAt(offset)
	if i == len(r.numerals) || r.numerals[i].Start != offset {
		return false
	}
	m := r.engine.vocabulary.measures[r.numerals[i].Unit.In(r.text)]
	return perOf(m.Canonical, m.Class) == "area"
}

// quotedProject reports whether the quotation that s is, or that stands before what s ends
// with, names a project: “时光银行”互助活动, “幸福邻里”社区助老项目.
func (r *reading) quotedProject(s segment.Span, hit endingHit) bool {
	end := s.End
	switch {
	case strings.HasPrefix(r.text[end:], "”") && strings.HasSuffix(r.text[:s.Start], "“"):
		end += len("”")
	case hit.ending.Type != "government" || !strings.HasPrefix(s.In(r.text), "“") || !strings.HasSuffix(r.text[:hit.Start], "”"):
		return false
	}
	const reach = 48 // bytes
	r.toks = r.wordTokens(segment.Span{Start: end, End: r.clauseEnd(end, reach)}, r.toks[:0])
	for i := range r.toks {
		t := &r.toks[i]
		if projectHead(t.In(r.text)) || i+1 == len(r.toks) && (t.class == "event" || t.class == "service" || t.class == "project") {
			return true
		}
		if t.has(isVerb) && !purposeful(t.sense) {
			return false // “宏达公司”开展活动
		}
	}
	return false
}

// purposeful reports whether verbs of the sense tell what projects and funds are for.
func purposeful(sense string) bool {
	switch sense {
	case "train", "treat", "serve", "support", "subsidise":
		return true
	}
	return false
}

// projectHead reports whether word is what a project is called.
func projectHead(word string) bool {
	switch word {
	case "项目", "计划", "小组", "工程", "模式", "课程":
		return true
	}
	return false
}

// clauseEnd returns where the words from offset on end: at a mark or a numeral, within reach.
func (r *reading) clauseEnd(offset, reach int) int {
	limit := min(len(r.text), offset+reach)
	if i := r.numeralAt(offset); i < len(r.numerals) {
		limit = min(limit, r.numerals[i].Start)
	}
	at := offset
	for at < limit && punctuation(r.text[at:]) == 0 {
		at += characterLen(r.text[at:])
	}
	return min(at, limit)
}

// partitives make what stands behind them some of many: 部分村卫生室.
var partitives = [...]string{"部分", "若干", "许多", "众多", "一些", "有些", "某些", "不少", "多数", "少数", "个别"}

// honour reports whether a name between before and behind is what somebody was called:
// 被评为省级示范图书馆, 荣获“全国残疾人之家”称号.
func honour(before, behind string) bool {
	for _, mark := range []string{"”", "\"", "」"} {
		behind = strings.TrimPrefix(behind, mark)
	}
	if strings.HasPrefix(behind, "称号") || strings.HasPrefix(behind, "荣誉称号") {
		return true
	}
	const reach = 36 // bytes: 被评为全国首批“…
	before = before[max(0, len(before)-reach):]
	for _, verb := range named {
		if at := strings.LastIndex(before, verb); at >= 0 {
			return !stopped(before[at:]) && (behind == "" || punctuation(behind) > 0)
		}
	}
	return false
}

// named are the verbs by which something gets a name or a grade.
var named = [...]string{"评为", "获评", "评定为", "命名为", "认定为", "确定为", "列为", "创建成", "升格为"}

// stopped reports whether words holds a mark that ends what a verb governs, or 的, which
// makes an attribute of it.
func stopped(words string) bool {
	for i := range words {
		if strings.HasPrefix(words[i:], "的") || punctuation(words[i:]) > 0 && !strings.HasPrefix(words[i:], "“") && words[i] != '"' {
			return true
		}
	}
	return false
}
