package audit

import (
	"strings"

	"heshu/extract/quantity"
)

const (
	wan = 10_000 * quantity.One
	yi  = 100_000_000 * quantity.One
)

// quoted is a figure as it is printed, in Chinese quotation marks.
func quoted(f *Figure) string { return "“" + strings.TrimSpace(f.Quote) + "”" }

// amount writes a value in the way of the figure f: money from ten thousand yuan
// on in 万元 or 亿元, as Chinese readers expect, all else with the unit of f.
func amount(v quantity.Decimal, f *Figure) string {
	if !f.Money {
		return v.String() + strings.TrimLeft(f.Unit, "万亿")
	}
	unit := "元"
	if f.Currency() != "CNY" {
		unit = strings.TrimLeft(f.Unit, "万亿")
	}
	switch size := max(v, -v); {
	case size >= yi && v%wan == 0:
		return inUnits(v, yi) + "亿" + unit
	case size >= wan && v%(quantity.One) == 0:
		return inUnits(v, wan) + "万" + unit
	}
	return v.String() + unit
}

// inUnits divides exactly: a yuan is the ten-thousandth part of 万元.
func inUnits(v, unit quantity.Decimal) string {
	q, _ := v.Div(unit)
	return q.String()
}

// Currency is the ISO code of an amount.
func (f *Figure) Currency() string {
	if f.Money {
		return f.Measure
	}
	return ""
}

// spread writes the interval of values that could stand for f.
func spread(i Interval, f *Figure) string {
	switch {
	case i.point():
		return amount(i.low.at, f)
	case i.low.none:
		return "不超过" + amount(i.high.at, f)
	case i.high.none:
		return "不少于" + amount(i.low.at, f)
	}
	return amount(i.low.at, f) + "至" + amount(i.high.at, f)
}
