package audit

import (
	"fmt"
	"strings"
)

// damaged reports figures that were not printed as they were meant, and how they
// were read: a full stop for the decimal point (1。1万元), letters for digits (IOO多人),
// gaps. They are doubtful until another check holds with them. Figures whose digits
// were taken out (__名) are unchecked.
//
// Source: what scanners and word processors do to numbers; see package quantity.
type damaged struct{}

func (damaged) Name() string { return "damaged" }

// Run looks at how every figure is printed.
func (c damaged) Run(p *Report) []Finding {
	var out []Finding
	for i := range p.Figures {
		f := &p.Figures[i]
		if i > 0 && p.Figures[i-1].Start == f.Start {
			continue
		}
		finding := Finding{Check: c.Name(), Stated: f.Value, Figures: []*Figure{f}, Place: f.Span()}
		switch {
		case f.Value == nil && strings.ContainsAny(f.Quote, "_＿*＊×○□XＸ"):
			finding.Result, finding.Reason = Unchecked, "masked"
			finding.Message = fmt.Sprintf("%s的数字被遮去，无法核对。", quoted(f))
		case f.Value != nil && misprinted(f.Quote):
			finding.Result, finding.Reason, finding.Severity = Doubtful, "misprinted", Note
			finding.Message = fmt.Sprintf("%s的数字印刷有误，按%s读取，请核对原件。", quoted(f), amount(*f.Value, f))
		default:
			continue
		}
		out = append(out, finding)
	}
	return out
}

// misprinted reports whether a number holds signs that are no digits.
func misprinted(quote string) bool {
	runes := []rune(quote)
	for i, r := range runes {
		digitBefore := i > 0 && isDigit(runes[i-1])
		digitBehind := i+1 < len(runes) && isDigit(runes[i+1])
		switch {
		case r == '。' && digitBefore && digitBehind:
			return true
		case strings.ContainsRune("OoIl", r) && (digitBefore || digitBehind || i > 0 && strings.ContainsRune("OoIl", runes[i-1])):
			return true
		case r == ' ' && digitBefore && digitBehind:
			return true
		}
	}
	return false
}
