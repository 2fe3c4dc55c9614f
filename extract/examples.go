package extract

import (
	"fmt"
	"strings"

	"heshu/corpus"
	"heshu/extract/quantity"
	"heshu/rules"
)

// Failure is an example that its rule does not bear out.
type Failure struct {
	Rule    *rules.Rule
	Example rules.Example
	Message string // what was read instead
}

func (f Failure) String() string {
	return fmt.Sprintf("%s:%d: %s: %q: %s", f.Rule.File, f.Rule.Line, f.Rule.ID, f.Example.Text, f.Message)
}

// CheckExamples reads every example of the library's rules. A yes example must
// give exactly the stated quote with the stated fields by its rule; a no example
// must give nothing by its rule.
func (e *Engine) CheckExamples() []Failure {
	var out []Failure
	for _, rule := range e.library.Rules {
		for _, ex := range rule.Yes {
			if msg := e.checkYes(rule, ex); msg != "" {
				out = append(out, Failure{rule, ex, msg})
			}
		}
		for _, ex := range rule.No {
			if msg := e.checkNo(rule, ex); msg != "" {
				out = append(out, Failure{rule, ex, msg})
			}
		}
	}
	return out
}

// claim is a fact as an example states it.
type claim struct {
	quote, value, unit, approx, item, class, action, basis, status, role string
	rules                                                                []string
}

func (e *Engine) claims(rule *rules.Rule, text string) ([]claim, error) {
	r := e.newReading()
	r.read(corpus.Document{ID: "example", Text: text})
	var out []claim
	switch rule.Target {
	case rules.Theme:
		for _, t := range r.themes {
			out = append(out, claim{quote: r.source(t.Span), role: t.role, rules: []string{t.rule}})
		}
	case rules.Organisation:
		for i := range r.mentions {
			m := &r.mentions[i]
			out = append(out, claim{quote: r.source(m.Span), role: m.role, rules: []string{m.rule}})
		}
	case rules.Exclusion:
		for i := range r.numerals {
			if by := r.excludedBy[i]; by != "" {
				out = append(out, claim{quote: r.source(r.numerals[i].Span), rules: []string{by}})
			}
		}
	default:
		for i := range r.figures {
			if !r.figures[i].excluded {
				out = append(out, r.figureClaim(&r.figures[i]))
			}
		}
	}
	return out, r.faults.err()
}

func (r *reading) figureClaim(f *figure) claim {
	item := f.itemText
	if item == "" {
		item = r.source(f.item)
	}
	c := claim{quote: r.source(f.Span), unit: r.source(f.Unit), approx: string(f.Approx), item: item, class: f.class,
		action: r.source(f.action), basis: f.basis, status: f.status, rules: []string{f.rule}}
	if f.HasValue {
		c.value = f.Value.String()
	}
	if f.Approx == quantity.Range {
		c.value = f.Lower.String() + "~" + f.Upper.String()
	}
	for _, h := range f.matched {
		c.rules = append(c.rules, h.rule.ID)
	}
	return c
}

func (c *claim) by(rule *rules.Rule) bool {
	for _, id := range c.rules {
		if id == rule.ID {
			return true
		}
	}
	return false
}

func (e *Engine) checkYes(rule *rules.Rule, ex rules.Example) string {
	claims, err := e.claims(rule, ex.Text)
	if err != nil {
		return err.Error()
	}
	var seen []string
	for _, c := range claims {
		if !c.by(rule) {
			seen = append(seen, fmt.Sprintf("%s (by %s)", c.quote, strings.Join(c.rules, ", ")))
			continue
		}
		if ex.Quote != "" && c.quote != ex.Quote {
			seen = append(seen, c.quote)
			continue
		}
		return c.differs(ex)
	}
	if len(seen) == 0 {
		return "nothing was read"
	}
	return "read " + strings.Join(seen, "; ") + " instead of " + ex.Quote
}

// differs names the first field in which c is not as the example says.
func (c *claim) differs(ex rules.Example) string {
	for _, f := range []struct{ name, want, have string }{
		{"value", ex.Value, c.value}, {"unit", ex.Unit, c.unit}, {"approx", ex.Approx, c.approx}, {"item", ex.Item, c.item},
		{"class", ex.Class, c.class}, {"action", ex.Action, c.action}, {"basis", ex.Basis, c.basis}, {"status", ex.Status, c.status}, {"role", ex.Role, c.role},
	} {
		if f.want != "" && f.want != f.have {
			return fmt.Sprintf("%s is %q, the example says %q", f.name, f.have, f.want)
		}
	}
	return ""
}

func (e *Engine) checkNo(rule *rules.Rule, ex rules.Example) string {
	claims, err := e.claims(rule, ex.Text)
	if err != nil {
		return err.Error()
	}
	for _, c := range claims {
		if c.by(rule) && (ex.Quote == "" || ex.Quote == c.quote) {
			return "read " + c.quote + ", though it should not: " + ex.Why
		}
	}
	return ""
}
