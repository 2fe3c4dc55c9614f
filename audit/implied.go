package audit

import (
	"fmt"

	"heshu/extract/quantity"
)

// implied divides an amount by those who got it where no rate is stated. The
// product cannot be checked then, so it is unchecked; if what each got is no round
// sum within the rounding of the amount (7.98万元 for 118: 676.27元), that is noted.
// It is never an error: not everyone need have got the same.
//
// Source: relief is paid by standards, 《社会救助暂行办法》; audit practice of 单价反推.
type implied struct{ limits *Thresholds }

func (implied) Name() string { return "implied" }

// Run looks at amounts that went to counted people or households without a rate.
func (c implied) Run(p *Report) []Finding {
	var out []Finding
	for i := range p.Figures {
		f := &p.Figures[i]
		if !f.Money || f.payee < 0 || !f.total() || !f.known() || !f.Range.narrow() || p.rated(f) {
			continue
		}
		count := &p.Figures[f.payee]
		if count.sentence != f.sentence || !count.Range.point() || *count.Value < 2*quantity.One || !paid(f) {
			continue
		}
		each, ok := f.Value.Div(*count.Value)
		if !ok {
			continue
		}
		finding := Finding{Check: c.Name(), Result: Unchecked, Reason: "no_rate", Figures: []*Figure{f, count}, Place: f.Span(), Stated: f.Value}
		finding.Message = fmt.Sprintf("文中没有写明标准，%s÷%s，平均每%s%s。", quoted(f), quoted(count), count.Unit, amount(each, f))
		if !roundSum(f.Range.Over(count.Range), quantity.Decimal(c.limits.RoundSum)*quantity.One) {
			finding.Severity = Note
			finding.Message = fmt.Sprintf("文中没有写明标准，%s÷%s，平均每%s%s，不是整数，请说明发放标准。", quoted(f), quoted(count), count.Unit, amount(each, f))
		}
		out = append(out, finding)
	}
	return out
}

// rated reports whether the sentence has a rate in the currency of f.
func (p *Report) rated(f *Figure) bool {
	for _, g := range p.sentence(f) {
		if g.Money && !g.total() {
			return true
		}
	}
	return false
}

// paid reports whether an amount is money that people get.
func paid(f *Figure) bool {
	switch f.class() {
	case "relief", "subsidy", "scholarship":
		return true
	}
	return false
}

// roundSum reports whether a multiple of step lies in the interval.
func roundSum(i Interval, step quantity.Decimal) bool {
	if i.low.none || i.high.none || step <= 0 {
		return true
	}
	multiple := (i.low.at + step - 1) / step * step
	return i.Meets(Exactly(multiple)) || i.Meets(Exactly(multiple+step))
}
