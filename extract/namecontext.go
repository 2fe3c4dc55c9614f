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
	return !honour(before, behind)
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
