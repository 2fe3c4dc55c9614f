package audit

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// product claims that a rate times what it is for is the total that is stated
// beside it: 62户，每户300元，共计18600元. The factors may stand in clauses and
// sentences before, several rates may share a total (本科40名，每人5000元；专科22名，
// 每人3000元，合计26.6万元), and the total may come first (投入49万元，户均3500元).
//
// It finds fault only where rate, count and total stand in one sentence, the total
// is called one or is directly followed by its average, and no other count of the
// paragraph, no stated period and no other combination of the rates fits. It keeps
// silent where the total also holds goods (款物折合) and is not too small, and where
// the noun of the total is not that of the rate. A monthly rate without a period is
// unchecked.
//
// Source: a total is what its unit price comes to, 《会计基础工作规范》 on original
// vouchers (数量、单价和金额 must agree).
type product struct{ limits *Thresholds }

func (product) Name() string { return "product" }

// Run looks at every figure as the total of rates.
func (c product) Run(p *Report) []Finding {
	var out []Finding
	for i := range p.Figures {
		t := &p.Figures[i]
		if t.Value == nil || *t.Value == 0 || t.Status == "change" || !t.total() {
			continue
		}
		if s := c.shape(p, t); len(s.rates) > 0 {
			if f, ok := s.judge(); ok {
				out = append(out, f)
			}
		}
	}
	return out
}

// totalOf is a total with the rates that make it up.
type totalOf struct {
	*Report
	total   *Figure
	rates   []*Figure
	behind  bool // the rate stands behind the total
	distant bool // the rate stands in a sentence before
	limits  *Thresholds
}

// shape finds the rates of a total: those before it in its sentence, back to the
// total before, or else those behind it.
func (c product) shape(p *Report, t *Figure) totalOf {
	s := totalOf{Report: p, total: t, limits: c.limits}
	if !t.Money && !saysTotal(p.lead(t)) && !p.averaged(t) {
		return s
	}
	figures := p.sentence(t)
	at := t.index - figures[0].index
	for j := at - 1; j >= 0 && !s.endsRates(&figures[j]); j-- {
		if s.ofKind(&figures[j]) {
			s.rates = append(s.rates, &figures[j])
		}
	}
	slices.Reverse(s.rates)
	if len(s.rates) > 0 && !s.closed() {
		return s
	}
	s.rates, s.behind = nil, true
	for j := at + 1; j < len(figures) && figures[j].part == t.part && !s.endsRates(&figures[j]); j++ {
		if s.ofKind(&figures[j]) {
			s.rates = append(s.rates, &figures[j])
		}
	}
	if len(s.rates) == 0 && saysTotal(p.lead(t)) {
		s.lookBack()
	}
	return s
}

// lookBack takes the only rate of the two sentences before as that of the total, if
// it is of the same noun.
func (s *totalOf) lookBack() {
	var rates []*Figure
	for j := s.ranges[s.total.sentence].from - 1; j >= 0 && s.Figures[j].sentence >= max(s.total.sentence-2, s.paragraph(s.total.sentence)); j-- {
		f := &s.Figures[j]
		if s.endsRates(f) {
			return
		}
		if s.ofKind(f) {
			rates = append(rates, f)
		}
	}
	if len(rates) != 1 || !s.explainable(rates[0]) {
		return
	}
	s.rates, s.behind, s.distant = rates, false, true
}

// explainable reports whether the total is of what the rate is of: they share a
// noun, or one of them has none of its own.
func (s *totalOf) explainable(rate *Figure) bool {
	if s.total.Money && (slices.Contains(sums, s.total.item()) || slices.Contains(prices, rate.item())) {
		return true
	}
	return sharesRunes(s.total.item(), rate.item(), 2)
}

// prices are nouns that say no more than that a figure is a rate.
var prices = []string{"单价", "标准", "价格"}

// averaged reports whether the next figure is the average of a count.
func (p *Report) averaged(t *Figure) bool {
	if t.index+1 >= len(p.Figures) {
		return false
	}
	next := &p.Figures[t.index+1]
	return next.sentence == t.sentence && sameMeasure(next, t) && average(p.lead(next))
}

// sameMeasure reports whether a and b measure the same; heads and times of people
// are the same here.
func sameMeasure(a, b *Figure) bool {
	return a.Measure == b.Measure || strings.HasPrefix(a.Measure, "person") && strings.HasPrefix(b.Measure, "person")
}

// endsRates reports whether f is a total as t is, beyond which no rate is t's.
func (s *totalOf) endsRates(f *Figure) bool {
	return s.total.Money && f.Money && f.total() && f.Measure == s.total.Measure
}

// ofKind reports whether f can be a rate of the total.
func (s *totalOf) ofKind(f *Figure) bool {
	return f.Value != nil && !f.total() && sameMeasure(f, s.total) && f.Money == s.total.Money
}

// closed reports whether the total belongs to a rate behind it rather than to
// those before: its own part of the sentence, or an average right behind.
func (s *totalOf) closed() bool {
	last := s.rates[len(s.rates)-1]
	if s.averaged(s.total) || s.explained(last) {
		return true
	}
	return s.total.part != last.part && !saysTotal(s.lead(s.total))
}

// explained reports whether the rate is the average of the total right before it.
func (s *totalOf) explained(rate *Figure) bool {
	if rate.index == 0 || !average(s.lead(rate)) {
		return false
	}
	before := &s.Figures[rate.index-1]
	return before.sentence == rate.sentence && before.total() && sameMeasure(before, rate)
}

// judge compares the total with what its rates come to.
func (s *totalOf) judge() (Finding, bool) {
	all := s.combinations()
	for _, c := range all {
		if c.fits(s.total) {
			return s.agrees(c), true
		}
	}
	best, ok := s.likeliest(all)
	switch {
	case !ok:
		return Finding{}, false
	case best.trust == timeless:
		return s.unchecked(best, "no_period"), true
	case best.value.Meets(s.total.Range):
		return s.unchecked(best, "approximate"), true
	case !s.accusable(best) || s.elsewhere(best):
		return Finding{}, false
	}
	return s.differs(best), true
}

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
	if s.behind && !s.opens(c) || !s.behind && !saysTotal(lead) && !s.called() && !s.follows() {
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
		return s.sameMean()
	}
	return s.follows() || s.sameNoun(lead)
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
			noun = strings.Trim(noun, "为达约近到支出补助投入标准资助 ")
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

// follows reports whether the total stands right behind the rate, or the count
// behind the rate, and ends its clause, with no more than a word for paying before
// it: 每人30元，代缴资金14.4万元.
func (s *totalOf) follows() bool {
	last := s.rates[len(s.rates)-1]
	lead := strings.Trim(s.lead(s.total), "，,、 ")
	near := s.total.index == last.index+1 || s.total.index == last.index+2 && fitsRate(&s.Figures[last.index+1], last)
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
		return digitOf2(text[n-len("两"):n]) != len(terms)
	}
	return containsAny(text, mixedWords) || strings.Contains(text, "价值") && terms[0].rate.class() != "worth"
}

// digitOf2 is the number of a sort of payment: 两项, 三项.
func digitOf2(word string) int {
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

// coarse is by how many parts of the total, at least, a combination must miss it
// for an agreement within rounding to be doubtful.
const coarse = 20

// agrees is the finding of a combination that fits: it holds, unless nothing but
// the rounding of a coarse figure (2万元) lets it.
func (s *totalOf) agrees(c combination) Finding {
	f := s.finding(c)
	miss := c.nominal - *s.total.Value
	if s.total.Approx == "exact" && max(miss, -miss)*coarse > *s.total.Value && c.exact() {
		f.Result, f.Reason, f.Severity = Doubtful, "rounding", Note
		f.Message = fmt.Sprintf("%s＝%s，文中写%s，只有在大幅取整时才相符，请核对。", c.formula(), amount(c.nominal, s.total), quoted(s.total))
		return f
	}
	if c.value.low.none || c.value.high.none || c.value.low.at == 0 {
		return s.unchecked(c, "approximate")
	}
	f.Result = Holds
	f.Message = fmt.Sprintf("%s＝%s，与文中%s相符。", c.formula(), spread(c.value, s.total), quoted(s.total))
	for _, term := range c.terms {
		f.Relations = append(f.Relations, Relation{s.total, term.rate, "product_of"}, Relation{s.total, term.count, "product_of"})
	}
	return f
}

func (s *totalOf) differs(c combination) Finding {
	f := s.finding(c)
	f.Result, f.Severity = Differs, Error
	if s.distant {
		f.Severity = Warning
	}
	f.Message = fmt.Sprintf("%s＝%s，文中却写%s", c.formula(), spread(c.value, s.total), quoted(s.total))
	if other := s.otherReading(c); other != "" {
		f.Result, f.Severity, f.Reason = Doubtful, Warning, other
		f.Message += "；" + readings[other]
	} else if hint := slip(*s.total.Value, c.nominal); hint != "" {
		f.Message += "，" + hint
	}
	f.Message += "，请核对。"
	return f
}

func (s *totalOf) unchecked(c combination, reason string) Finding {
	f := s.finding(c)
	f.Result, f.Reason = Unchecked, reason
	if reason == "approximate" {
		f.Message = fmt.Sprintf("%s＝%s，%s是约数，无法判定是否相符。", c.formula(), spread(c.value, s.total), quoted(s.total))
		return f
	}
	f.Expected = nil
	f.Message = fmt.Sprintf("%s的标准按时间计算，文中没有写明期限，%s无法复算。", quoted(c.terms[0].rate), quoted(s.total))
	return f
}

func (s *totalOf) finding(c combination) Finding {
	f := Finding{Check: "product", Stated: s.total.Value, Expected: &c.nominal, Figures: []*Figure{s.total}, Place: s.total.Span()}
	for _, term := range c.terms {
		f.Figures = appendNew(f.Figures, term.rate, term.count, term.times)
	}
	return f
}

// appendNew adds the figures that are not there yet.
func appendNew(to []*Figure, figures ...*Figure) []*Figure {
	for _, f := range figures {
		if f != nil && !slices.Contains(to, f) {
			to = append(to, f)
		}
	}
	return to
}

// sharesRunes reports whether the two words have n characters in common that
// stand side by side in both.
func sharesRunes(a, b string, n int) bool {
	runes := []rune(a)
	for i := 0; i+n <= len(runes); i++ {
		if strings.Contains(b, string(runes[i:i+n])) {
			return true
		}
	}
	return false
}
