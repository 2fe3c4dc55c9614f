package audit

import (
	"strings"
	"unicode/utf8"
)

// named returns the two counts that the sentence names for the percentage.
func (s *share) named() (pair, bool) {
	before := s.countsBefore()
	if len(before) == 0 {
		return pair{}, false
	}
	last := before[len(before)-1]
	if whole := s.wholeBefore(s.rate.sentence); whole != nil && last.index == s.rate.index-1 && strings.Contains(s.lead(s.rate), "占") && *whole.Value > 0 && sameMeasure(last, whole) {
		return pair{last, whole}, s.baseless(s.lead(s.rate), last, whole)
	}
	if c, ok := s.byName(before); ok {
		return c, true
	}
	prior := sameBefore(before)
	if prior == nil || last.index != s.rate.index-1 {
		return pair{}, false
	}
	lead := s.lead(s.rate)
	target := containsAny(s.lead(last), []string{"任务", "目标", "计划", "指标", "应"})
	switch {
	case ofNoun(lead) && (target || containsAny(s.lead(last), []string{"完成", "占", "为"})):
		return pair{part: prior, whole: last}, prior.clause >= last.clause-1 // 156名，完成任务120名的130%
	case strings.Contains(lead, "完成") && containsAny(s.lead(prior), []string{"任务", "目标", "计划", "指标"}) && !target:
		return pair{part: last, whole: prior}, last.index == prior.index+1 // 任务为260名，实际培训299名，完成率115%
	case strings.Contains(lead, "完成") && target:
		return pair{part: prior, whole: last}, last.index == prior.index+1 // 208人（目标190人，完成率109.5%）
	case strings.Contains(lead, "占"):
		return pair{part: last, whole: prior}, s.ofWhole(lead, last, prior)
	case strings.HasSuffix(rateName(lead), "率"):
		return pair{part: last, whole: prior}, s.yields(lead, last, prior)
	}
	return pair{}, false
}

// rateName is the text before a percentage up to its name, with 率 for 比例.
func rateName(lead string) string {
	name := strings.TrimRight(lead, "达到为约了是 　")
	if short, found := strings.CutSuffix(name, "比例"); found {
		return short + "率"
	}
	return name
}

// ofNoun reports whether the text between a count and a percentage is 的, perhaps
// with the count's noun: 15个|村的|60%.
func ofNoun(lead string) bool {
	noun, found := strings.CutSuffix(strings.TrimSpace(lead), "的")
	return found && len(noun) <= len("治疗量残疾人") && !strings.ContainsAny(noun, "，,；;、")
}

// byName finds the part by the name of the rate, where the sentence opens with the
// whole: 20名毕业生中，已签约就业17名，升学1名，签约率85%.
func (s *share) byName(before []*Figure) (pair, bool) {
	name, found := strings.CutSuffix(lastWord(rateName(s.lead(s.rate))), "率")
	whole := before[0]
	if !found || len(before) < 3 || utf8.RuneCountInString(name) != 2 || !saysParts(s.gap(whole, before[1])) || containsAny(name, surveys) {
		return pair{}, false
	}
	for _, part := range before[1:] {
		if part.Measure == whole.Measure && strings.Contains(s.lead(part), name) {
			return pair{part, whole}, true
		}
	}
	return pair{}, false
}

// lastWord is what stands behind the last mark of a text.
func lastWord(text string) string {
	if at := strings.LastIndexAny(text, "，,、（(；;。 "); at >= 0 {
		_, size := utf8.DecodeRuneInString(text[at:])
		return text[at+size:]
	}
	return text
}

// sameBefore is the nearest count before the last that measures the same.
func sameBefore(counts []*Figure) *Figure {
	last := counts[len(counts)-1]
	for i := len(counts) - 2; i >= 0; i-- {
		if counts[i].Measure == last.Measure {
			return counts[i]
		}
	}
	return nil
}

// ofWhole reports whether 占 is said of the part with the whole as its base: the
// part is one of the whole, and the base, where it is named, is the whole's noun.
func (s *share) ofWhole(lead string, part, whole *Figure) bool {
	if !saysParts(s.gap(whole, part)) && !(strings.Contains(s.lead(part), "完成") && part.index == whole.index+1) || s.rate.clause > part.clause+1 {
		return false
	}
	return s.baseless(lead, part, whole)
}

// baseless reports whether 占 names no other base than the whole.
func (s *share) baseless(lead string, part, whole *Figure) bool {
	_, base, _ := strings.Cut(lead, "占")
	base = strings.Trim(base, "比了到约总数的人年度全 ")
	return base == "" || base == "任务" && strings.Contains(s.lead(part), "完成") || whole.item() != "" && sharesRunes(base, whole.item()+s.lead(whole), 2)
}

// yields reports whether 率 is said of the two counts right before it: 认领1386个，
// 已兑现1290个，兑现率93%. The rate has the name of what the part counts.
func (s *share) yields(lead string, part, whole *Figure) bool {
	name := lastWord(strings.TrimSuffix(rateName(lead), "率"))
	if name == "" || s.rate.clause > part.clause+1 || part.clause > whole.clause+2 || s.rate.part != whole.part {
		return false
	}
	if s.siblings(part, whole) || *part.Value > 3**whole.Value || strings.Contains(s.lead(part), "累计") != strings.Contains(s.lead(whole), "累计") {
		return false
	}
	if sharesRunes(name, s.lead(part)+part.item(), 2) || inOrder(name, s.lead(part)+s.trail(part)) {
		return true
	}
	done := containsAny(s.lead(part), []string{"已", "收回", "完成"}) && part.index == whole.index+1
	return done && !containsAny(name, surveys)
}

// siblings reports whether the two are items of a row behind a larger count that both
// are of: 毕业生23人，升学6人、就业13人. Neither is the whole of the other.
func (s *share) siblings(b, a *Figure) bool {
	if b.index != a.index+1 || !strings.Contains(s.gap(a, b), "、") || strings.ContainsAny(s.gap(a, b), "，,；;") {
		return false
	}
	for _, f := range s.counts(s.ranges[a.sentence].from, a.index) {
		if sameMeasure(f, a) && *f.Value > *a.Value && *f.Value > *b.Value {
			return true
		}
	}
	return false
}

// inOrder reports whether the characters of a word of two stand in the text in
// their order: 取证 in 取得证书.
func inOrder(word, text string) bool {
	runes := []rune(word)
	if len(runes) != 2 {
		return false
	}
	text, _, _ = strings.Cut(text, word+"率")
	_, rest, found := strings.Cut(text, string(runes[0]))
	return found && strings.ContainsRune(rest, runes[1])
}

// surveys are rates that people are asked for, or that have a base of their own.
var surveys = []string{"满意", "知晓", "支持", "覆盖", "参保", "入学", "合格", "普及"}
