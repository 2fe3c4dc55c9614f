package gold

import (
	"strings"

	"heshu/extract/quantity"
)

// figure is one row of figures.tsv: what is accepted for one figure.
type figure struct {
	row
	report, kind, quote         string
	value                       stated
	units, approx, basis, items []string
	required                    bool
}

// stated is a value as an annotation states it.
type stated struct {
	text         string // as written in the annotation
	known        bool   // false: no number is stated
	ranged       bool   // lower~upper
	value        quantity.Decimal
	lower, upper quantity.Decimal
	digits       int // behind the point
}

func readFigure(r row) (figure, error) {
	f := figure{row: r, report: r.cells[0], kind: r.cells[1], quote: r.cells[2]}
	if !oneOf(f.kind, "amount", "count") {
		return f, r.fail("kind is %q; write amount or count", f.kind)
	}
	if f.quote == "" {
		return f, r.fail("no quote; copy the figure from the text")
	}
	var err error
	if f.value, err = readStated(r, r.cells[3]); err != nil {
		return f, err
	}
	if f.units = forms(r.cells[4]); len(f.units) == 0 {
		return f, r.fail("no unit; write 元, or the measure word as the text has it")
	}
	f.approx, f.basis, f.items = forms(r.cells[5]), forms(r.cells[6]), forms(r.cells[7])
	for _, a := range f.approx {
		if !oneOf(a, "exact", "about", "over", "under", "range", "vague") {
			return f, r.fail("approx is %q; write exact, about, over, under, range or vague", a)
		}
	}
	if len(f.approx) == 0 || len(f.basis) == 0 || len(f.items) == 0 {
		return f, r.fail("approx, basis or item is blank; write at least one form of each")
	}
	f.required, err = r.required(8)
	return f, err
}

// readStated reads 12, 1.5, 3~5 or nothing.
func readStated(r row, cell string) (stated, error) {
	s := stated{text: cell}
	if cell == "" {
		return s, nil
	}
	s.known = true
	low, high, ranged := strings.Cut(cell, "~")
	var err error
	if s.value, err = quantity.ParseDecimal(low); err != nil {
		return s, r.fail("value is %q; write a number like 1.5, a range like 3~5, or nothing", cell)
	}
	if point := strings.IndexByte(low, '.'); point >= 0 {
		s.digits = len(low) - point - 1
	}
	s.lower, s.upper = s.value, s.value
	if ranged {
		s.ranged = true
		if s.upper, err = quantity.ParseDecimal(high); err != nil || s.upper < s.lower {
			return s, r.fail("value is %q; write a range as lower~upper", cell)
		}
	}
	return s, nil
}

// forms splits a cell of accepted forms.
func forms(cell string) []string {
	var all []string
	for form := range strings.SplitSeq(cell, "|") {
		if form = strings.TrimSpace(form); form != "" {
			all = append(all, form)
		}
	}
	return all
}
