package audit

import (
	"fmt"
	"slices"
	"strings"
)

// measure claims that a measure word goes with what it counts: 118名困难户 counts
// households with a word for people, 企业56名 firms, 帐篷340床 tents with that for
// quilts, so that nobody knows which was counted. It looks only at the noun right
// beside the figure, and not at whose the counted are: 12名困难家庭的孩子.
//
// Source: 《现代汉语八百词》 on 量词.
type measure struct{}

func (measure) Name() string { return "measure" }

// Run looks at the noun behind every count of people.
func (c measure) Run(p *Report) []Finding {
	var out []Finding
	for i := range p.Figures {
		f := &p.Figures[i]
		finding := Finding{Check: c.Name(), Result: Doubtful, Reason: "households", Severity: Note, Stated: f.Value, Figures: []*Figure{f}, Place: f.Span()}
		noun := lastWord(p.lead(f))
		switch {
		case f.Measure == "person" && f.Unit != "人" && ofHouseholds(p.trail(f)):
			finding.Message = fmt.Sprintf("%s后面是“户”，用的却是数人的量词，无法确定数的是人还是户。", quoted(f))
		case f.Measure == "person" && f.Unit != "人" && endsIn(noun, organised):
			finding.Reason = "organisations"
			finding.Message = fmt.Sprintf("“%s”应论家或个，%s用的却是数人的量词，请核对数的是什么。", tail(noun, 4), quoted(f))
		case f.Measure == "bed_cover" && noun != "" && !strings.HasSuffix(noun, "的") && !strings.ContainsAny(noun, "被褥毯床席垫枕罩棉蚊单絮"):
			finding.Reason = "other_measure"
			finding.Message = fmt.Sprintf("“%s”一般不论床，请核对%s的量词或品名。", tail(noun, 4), quoted(f))
		default:
			continue
		}
		out = append(out, finding)
	}
	return out
}

// organised are nouns that are no people.
var organised = []string{"企业", "公司", "单位", "学校", "乡镇", "机构", "合作社", "家庭", "商户", "农户", "困难户", "贫困户"}

// endsIn reports whether the word ends in one of the others.
func endsIn(word string, endings []string) bool {
	return slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(word, e) })
}

// tail is the last n characters of a word.
func tail(word string, n int) string {
	runes := []rune(word)
	return string(runes[max(0, len(runes)-n):])
}

// ofHouseholds reports whether the text behind a count begins with a noun for
// households.
func ofHouseholds(trail string) bool {
	noun, _, _ := strings.Cut(trail, "发放")
	if at := strings.IndexAny(noun, "，。、；：,;:（(的和“"); at >= 0 {
		if strings.HasPrefix(noun[at:], "的") {
			return false // 12名困难家庭的孩子: the households are but whose they are
		}
		noun = noun[:at]
	}
	for _, word := range []string{"户", "家庭"} {
		if before, _, found := strings.Cut(noun, word); found && len(before) <= len("建档立卡贫困残疾人") && strings.HasSuffix(noun, word) {
			return true
		}
	}
	return false
}
