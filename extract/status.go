package extract

import (
	"slices"
	"strings"

	"heshu/extract/quantity"
)

// readStatus decides whether the figure at toks[i] was done, is planned, or
// says how much something changed.
func (r *reading) readStatus(toks []token, i int) {
	f := &r.figures[toks[i].ref]
	if f.status != "" {
		return
	}
	f.status = "actual"
	if r.startsFrom(toks, i) || r.stands(toks, i) {
		return
	}
	start := clauseStart(toks, i)
	for k := i - 1; k >= 0; k-- {
		t := &toks[k]
		if t.is(sentenceMarks) {
			break
		}
		if t.kind != wordToken {
			continue
		}
		switch {
		case done(t.In(r.text)) && toks[k+1].In(r.text) != "的":
			return
		case t.sense == "plan" && !r.obtains(toks, k, f.sentence) && !titled(r.text, t), r.willBe(toks, k):
			f.status = "planned"
			return
		case k >= start && r.differs(toks, k) && r.compares(toks, k, i):
			f.status = "change"
			return
		}
	}
	if r.planned(f.sentence) {
		f.status = "planned"
	}
}

// planned reports whether a sentence stands in a section of plans alone: 四、下一步打算.
func (r *reading) planned(sentence int) bool {
	heading := r.headingOver(sentence)
	const longest = 20 * 3 // of a heading that says no more
	if len(heading) > longest || containsAny(heading, "问题", "不足", "困难", "完成", "落实", "情况") {
		return false
	}
	return containsAny(heading, "打算", "下一步", "下步") || strings.HasSuffix(heading, "计划") || strings.HasSuffix(heading, "思路")
}

// headingOver returns the heading of the section of a sentence, "" if there is none.
func (r *reading) headingOver(sentence int) string {
	section := r.outline.Sentences[sentence].Section
	if section < 0 {
		return ""
	}
	return r.outline.Sections[section].Heading.In(r.text)
}

func containsAny(s string, parts ...string) bool {
	return slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(s, part) })
}

// titled reports whether t ends a name in quotes: “雨露计划”.
func titled(text string, t *token) bool {
	return strings.HasPrefix(text[t.End:], "”") || strings.HasPrefix(text[t.End:], "\"")
}

// done reports whether word says that what follows it happened: 计划50辆,实际发放62辆.
func done(word string) bool {
	switch word {
	case "实际", "实际共", "目前", "目前共", "截至", "截止":
		return true
	}
	return strings.HasPrefix(word, "已") && word != "已婚" && word != "已故" || strings.HasSuffix(word, "已") || strings.HasPrefix(word, "现已") || strings.HasPrefix(word, "共已")
}

// startsFrom reports whether the figure at toks[i] is what a change starts from, which is
// so already: 力争把覆盖率由65%提高到90%.
func (r *reading) startsFrom(toks []token, i int) bool {
	if i == 0 || i+1 >= len(toks) || toks[i+1].kind != wordToken {
		return false
	}
	for k, start := i-1, clauseStart(toks, i); k >= start && k >= i-3; k-- {
		switch toks[k].In(r.text) {
		case "由", "从":
			return toks[i+1].sense == "compare" || toks[i+1].sense == "reach" || toks[i+1].has(isAdverb)
		}
	}
	return false
}

// stands reports whether the figure at toks[i] counts what something is to be done with,
// which is there already: 将对检查过的30个站点回访.
func (r *reading) stands(toks []token, i int) bool {
	if i == 0 || toks[i-1].In(r.text) != "的" {
		return false
	}
	for k, start := i-1, clauseStart(toks, i); k >= start; k-- {
		switch toks[k].In(r.text) {
		case "对", "把":
			return true
		}
	}
	return false
}

// obtains reports whether 争取 at toks[k] has money for its object, which was got
// (争取扶持资金60万元), and nothing before it or in the heading looks ahead.
func (r *reading) obtains(toks []token, k, sentence int) bool {
	if toks[k].In(r.text) != "争取" || !r.moneyFor(toks, k) || r.looksAhead(sentence) || r.comes(toks, k) {
		return false
	}
	for j := k - 1; j >= 0 && !toks[j].is(stop); j-- {
		if toks[j].kind == wordToken && (toks[j].sense == "plan" || toks[j].In(r.text) == "将") {
			return false
		}
	}
	return true
}

// moneyFor reports whether the object of the verb at toks[v] is an amount, and no deed,
// nor a mark to be reached (突破20万元, 300万元以上).
func (r *reading) moneyFor(toks []token, v int) bool {
	if v+1 < len(toks) && toks[v+1].verb() && !helps(toks[v+1].sense) {
		return false
	}
	for k := v + 1; k < len(toks) && !toks[k].is(clauseMarks); k++ {
		if toks[k].kind == figureToken {
			f := &r.figures[toks[k].ref]
			aim := f.Approx == quantity.Over && !strings.ContainsAny(f.In(r.text), "余多")
			return f.amount() && !aim
		}
	}
	return false
}

// willBe reports whether toks[k] says that what follows is to come: the 将 of a sentence
// about a time ahead (下半年,我局将开展…), or that time itself (下一步,…).
func (r *reading) willBe(toks []token, k int) bool {
	if toks[k].In(r.text) == "将" {
		return r.comes(toks, k)
	}
	return k == partStart(toks, k) && nextTime(r.text[toks[k].Start:])
}

// comes reports whether the part of the sentence of toks[k] is about a time ahead.
func (r *reading) comes(toks []token, k int) bool {
	for j := partStart(toks, k); j < k; j++ {
		if rest := r.text[toks[j].Start:]; nextTime(rest) || strings.HasPrefix(rest, "下半年") || strings.HasPrefix(rest, "下季度") {
			return true
		}
	}
	return false
}

// partStart returns the first token of the part of the sentence that holds toks[k].
func partStart(toks []token, k int) int {
	for k > 0 && !toks[k-1].is(sentenceMarks) {
		k--
	}
	return k
}

// nextTime reports whether text begins with a time to come.
func nextTime(text string) bool {
	for _, word := range [...]string{"下一步", "下步", "下阶段", "下一阶段", "明年", "来年", "今后", "接下来", "下一年"} {
		if strings.HasPrefix(text, word) {
			return true
		}
	}
	return false
}

// looksAhead reports whether the section of a sentence is, among others, about what is
// to be done.
func (r *reading) looksAhead(sentence int) bool {
	return containsAny(r.headingOver(sentence), "打算", "计划", "下一步", "思路", "展望", "明年", "安排")
}

// differs reports whether the word at toks[k] is a verb of comparison, or one that is said
// against another time: 较上年增支12万元, 比去年多2人.
func (r *reading) differs(toks []token, k int) bool {
	t := &toks[k]
	if t.sense == "compare" {
		return true
	}
	word := t.In(r.text)
	if !strings.HasPrefix(word, "增") && !strings.HasPrefix(word, "减") && word != "多" && word != "少" {
		return false
	}
	for j, start := k-1, clauseStart(toks, k); j >= start; j-- {
		if against(toks[j].In(r.text)) {
			return true
		}
	}
	return false
}

// compares reports whether the verb of comparison at k says by how much
// (增加35户, 增长6.4%), and not to what (增加到300户).
func (r *reading) compares(toks []token, k, i int) bool {
	for j := k + 1; j < i; j++ {
		t := &toks[j]
		word := t.In(r.text)
		if word == "到" || word == "至" || word == "达" || word == "达到" || word == "为" {
			return false
		}
		if t.kind == figureToken || t.noun() {
			return false
		}
	}
	return true
}
