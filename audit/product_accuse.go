package audit

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// likeliest picks, of the combinations that the sentence names, the one that a
// slip of writing makes the total of, or else the first.
func (s *totalOf) likeliest(all []combination) (combination, bool) {
	at := slices.IndexFunc(all, func(c combination) bool { return c.trust != guessed })
	if at < 0 {
		return combination{}, false
	}
	for _, c := range all {
		if (c.trust == named || c.trust == yearly) && slip(*s.total.Value, c.nominal) != "" {
			return c, true
		}
	}
	return all[at], true
}

// elsewhere reports whether a count of another place of the report makes the
// total come out: then the sentence may speak of those.
func (s *totalOf) elsewhere(c combination) bool {
	if len(c.terms) != 1 {
		return false
	}
	rate, named := c.terms[0].rate, c.terms[0].count
	for i := range s.Figures {
		count := &s.Figures[i]
		if !fitsRate(count, rate) || strings.Contains(rate.Basis, "item") && count.Unit != named.Unit || !count.Range.narrow() {
			continue
		}
		if rate.Range.Times(count.Range).Meets(near(s.total)) {
			return true
		}
	}
	return false
}

// accusable reports whether the wording leaves no doubt that the total is that of
// the rates alone.
func (s *totalOf) accusable(c combination) bool {
	lead := s.lead(s.total)
	last := s.rates[len(s.rates)-1]
	if s.behind && !s.opens(c) || !s.behind && !saysTotal(lead) && !s.called() && !s.follows(c) {
		return false
	}
	if s.distant {
		return *s.total.Value <= 2*c.nominal && c.nominal <= 2**s.total.Value || slip(*s.total.Value, c.nominal) != ""
	}
	if !s.behind && last.part != s.total.part && s.countsApart(last) {
		return false
	}
	if !s.behind && s.mixed(c.terms) && !c.value.Above(s.total.Range) {
		return false
	}
	if s.behind {
		return s.sameMean() && !s.ofAnother()
	}
	return s.follows(c) || s.sameNoun(lead)
}

// sameMean reports whether the average behind a total is of the total: it has no
// noun of its own, or the total's. 销售额86.7万元，人均增收6500元 is of two things.
func (s *totalOf) sameMean() bool {
	lead := s.lead(s.rates[0])
	for _, w := range averages {
		if _, noun, found := cutLast(lead, w); found {
			if each, found := strings.CutPrefix(noun, "每"); found {
				_, size := utf8.DecodeRuneInString(each)
				noun = each[size:]
			}
			noun = strings.Trim(noun, "为达约近到支出补助投入标准资 ")
			return noun == "" || sharesRunes(noun, s.lead(s.total)+s.total.item(), 2)
		}
	}
	return true
}

// opens reports whether the total before its rates is theirs: the first is right
// behind it; or an average behind its count, or 其中 with a count for each rate; or
// a rate behind its count that a slip of writing makes the total of.
func (s *totalOf) opens(c combination) bool {
	first := s.rates[0]
	if first.index == s.total.index+1 {
		lead := s.lead(first)
		return average(lead) || first.clause <= s.total.clause+1 && utf8.RuneCountInString(lead) <= 9 || slip(*s.total.Value, c.nominal) != ""
	}
	if first.index != s.total.index+2 || c.terms[0].count.index != s.total.index+1 || len(c.terms) != len(s.rates) {
		return false
	}
	next := s.lead(c.terms[0].count)
	return saysParts(next) || average(s.lead(first)) || first.clause <= s.total.clause+2 && slip(*s.total.Value, c.nominal) != ""
}

// called reports whether the wording before the total makes it one without calling
// it so: 全年, or 按每户1000元的标准 before it.
func (s *totalOf) called() bool {
	lead := s.lead(s.total)
	if strings.Contains(lead, "全年") {
		return true
	}
	last := s.rates[len(s.rates)-1]
	return strings.Contains(s.trail(last), "标准") && s.total.clause <= last.clause+2
}

// follows reports whether the total stands right behind the rate, or its count
// behind it, and ends its clause, with no more than a word for paying before
// it: 每人30元，代缴资金14.4万元.
func (s *totalOf) follows(c combination) bool {
	last := s.rates[len(s.rates)-1]
	lead := strings.Trim(s.lead(s.total), "，,、 ")
	near := s.total.index == last.index+1 || s.total.index == last.index+2 && c.terms[len(c.terms)-1].count.index == last.index+1
	if !near || s.total.clause > last.clause+2 || !clauseEnds(s.trail(s.total)) {
		return false
	}
	return lead == "" || utf8.RuneCountInString(lead) <= 5 && containsAny(lead, paying)
}

// paying are words before a sum that was paid.
var paying = []string{"资金", "金额", "支出", "用款", "折合", "折款", "花费", "支付", "兑付", "计款", "货款"}

// clauseEnds reports whether the text behind a figure begins with a mark or is empty.
func clauseEnds(trail string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(trail, " "))
	return trail == "" || strings.HasPrefix(trail, "已") || strings.ContainsRune("，。；,;、\n）)", r)
}

// mixed reports whether the total holds more than the rates come to: goods, or
// more sorts of payment than there are rates.
func (s *totalOf) mixed(terms []term) bool {
	text := s.between(int(terms[0].rate.Start), int(s.total.End))
	if n := strings.Index(text, "项"); n >= len("两") && strings.ContainsAny("两三四五", text[n-len("两"):n]) {
		return sorts(text[n-len("两"):n]) != len(terms)
	}
	return containsAny(text, mixedWords) || strings.Contains(text, "价值") && terms[0].rate.class() != "worth"
}

// sorts is the number of a sort of payment: 两项, 三项.
func sorts(word string) int {
	if word == "两" {
		return 2
	}
	r, _ := utf8.DecodeRuneInString(word)
	return digitOf(r)
}

// countsApart reports whether the total's part of the sentence counts something
// that has no rate.
func (s *totalOf) countsApart(last *Figure) bool {
	for j := last.index + 1; j < s.total.index; j++ {
		if f := &s.Figures[j]; f.part == s.total.part && fitsRate(f, last) {
			return true
		}
	}
	return false
}

// mixedWords say that a total holds more than the money of the rates.
var mixedWords = []string{"款物", "物资", "折合", "折款", "折价", "慰问品", "各项", "以上", "另"}

// sums are nouns that say no more than that a figure is a sum of money.
var sums = []string{"总金额", "金额", "总额", "资金", "费用", "经费", "总价", "总价值", "价值", "支出", "总支出", "补助资金", "款项", "现金"}

// sameNoun reports whether the total is of what the rates are of, as far as both say.
func (s *totalOf) sameNoun(lead string) bool {
	rate := s.rates[len(s.rates)-1]
	if !s.total.Money && s.total.index <= rate.index+2 {
		return true // of people many nouns are the same
	}
	if slices.Contains(sums, s.total.item()) || slices.Contains(prices, rate.item()) || s.total.item() == "" || rate.item() == "" || s.total.item() == rate.item() {
		return true
	}
	return !strings.Contains(lead, s.total.item()) || sharesRunes(s.total.item(), rate.item(), 2)
}
