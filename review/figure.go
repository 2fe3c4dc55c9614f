package review

import (
	"strings"

	"heshu/extract"
	"heshu/extract/quantity"
)

// figure is an amount or a count of a report.
type figure struct {
	*extract.Fact
	*extract.FigureColumns
	measure  string // of a count
	currency string // of an amount
}

// figuresOf calls yield with each figure of a report, amounts first.
func figuresOf(r *extract.Records, yield func(figure)) {
	for i := range r.Amounts {
		a := &r.Amounts[i]
		yield(figure{Fact: &a.Fact, FigureColumns: &a.FigureColumns, currency: a.Currency})
	}
	for i := range r.Counts {
		c := &r.Counts[i]
		yield(figure{Fact: &c.Fact, FigureColumns: &c.FigureColumns, measure: c.Measure})
	}
}

func (f *figure) money() bool { return f.currency != "" }

// currencies are the names of units of money that reports use.
var currencies = labels{"CNY": "元", "USD": "美元", "HKD": "港元", "EUR": "欧元", "JPY": "日元", "GBP": "英镑", "MOP": "澳门元", "TWD": "新台币元"}

// write writes a number that is measured as the figure is.
func (f *figure) write(d quantity.Decimal) string {
	switch {
	case f.money():
		return money(d, currencies.of(f.currency))
	case f.percent():
		return signed(d) + "%"
	}
	return things(d, unit(f.Unit))
}

func (f *figure) percent() bool { return strings.ContainsAny(f.Unit, "%％") }

// gap writes the difference of two numbers that are measured as the figure is.
func (f *figure) gap(d quantity.Decimal) string {
	if f.percent() {
		return signed(d) + "个百分点"
	}
	return f.write(d)
}

// span writes what the figure is, with its bounds if it is not exact.
func (f *figure) span() string {
	value := "未写明"
	if f.Value != nil {
		value = f.write(*f.Value)
	}
	switch {
	case f.Approx == "exact" || f.Lower == nil && f.Upper == nil:
		return value
	case f.Lower == nil:
		return value + "（至多" + f.write(*f.Upper) + "）"
	case f.Upper == nil:
		return value + "（至少" + f.write(*f.Lower) + "）"
	}
	return value + "（" + f.write(*f.Lower) + "至" + f.write(*f.Upper) + "）"
}

// class is the Chinese name of what the figure counts.
func (f *figure) class(n *names) string {
	if f.money() {
		return n.amount.of(deref(f.ItemClass))
	}
	return n.count.of(deref(f.ItemClass))
}
