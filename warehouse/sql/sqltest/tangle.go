package sqltest

import (
	"fmt"
	"math/rand/v2"

	"heshu/extract"
	"heshu/extract/quantity"
)

// Tangle returns reports whose figures are linked at random, beyond what the audit writes:
// parts of several totals, parts of parts, circles, lists with parts that are none, totals
// that are split twice, repetitions of repetitions, figures of unlike status and currency.
// Around them stand organisations that give, themes, and checks within and across reports.
func Tangle(seed uint64, reports int) []*extract.Records {
	random := rand.New(rand.NewPCG(seed, 1))
	var all []*extract.Records
	for n := range reports {
		t := tangle{Rand: random, values: map[string]quantity.Decimal{}, Records: &extract.Records{Document: extract.DocumentRow{
			DocumentID: fmt.Sprintf("%08x%04x", seed, n), Source: fmt.Sprintf("%04d.txt", n), Part: 1,
		}}}
		for i := range 4 + t.IntN(6) {
			t.figure(i)
		}
		for range t.IntN(6) {
			t.link()
		}
		t.surround(all)
		all = append(all, t.Records)
	}
	return all
}

// tangle makes the rows of one report.
type tangle struct {
	*rand.Rand
	*extract.Records
	ids    []string
	values map[string]quantity.Decimal
	counts []string
}

// figure adds a figure; most are alike in status, basis and currency.
func (t *tangle) figure(i int) {
	doc := t.Document.DocumentID
	fact := extract.Fact{FactID: fmt.Sprintf("%s%04x", doc, t.IntN(1<<8)<<8|i), DocumentID: doc, Start: int64(t.IntN(12)), Quote: fmt.Sprint(i), Sentence: "句", Rule: "r"}
	c := extract.FigureColumns{Approx: "exact", Unit: "元", Basis: mostly(t, "total", "per_household"), Status: mostly(t, "actual", "planned")}
	if t.IntN(8) > 0 {
		value := quantity.Decimal(1+t.IntN(6)) * quantity.One
		t.values[fact.FactID] = value
		c.Value = &value
	}
	c.Lower, c.Upper = t.bounds(c.Value)
	if t.IntN(3) > 0 {
		c.Item = pick(t, "慰问金", "大米")
	}
	if len(t.counts) > 0 && t.IntN(2) > 0 {
		c.BeneficiaryID = pick(t, t.counts...)
	}
	t.ids = append(t.ids, fact.FactID)
	if t.IntN(3) == 0 {
		if t.IntN(2) > 0 {
			c.Giver = pick(t, "区残联", "企业")
		}
		if t.IntN(4) > 0 {
			c.ItemClass = pick(t, "relief", "donation", "other", "other", "income", "worth")
		}
		t.Amounts = append(t.Amounts, extract.AmountRow{Fact: fact, FigureColumns: c, Currency: mostly(t, "CNY", "USD")})
		return
	}
	c.ItemClass = pick(t, "people", "household", "household", "goods", "goods")
	if *c.ItemClass == "goods" && t.IntN(3) == 0 {
		c.Basis = "per_household"
	}
	t.counts = append(t.counts, fact.FactID)
	t.Counts = append(t.Counts, extract.CountRow{Fact: fact, FigureColumns: c, Measure: mostly(t, "m", "n")})
}

// bounds are mostly about the value, and sometimes missing.
func (t *tangle) bounds(value *quantity.Decimal) (lower, upper *quantity.Decimal) {
	least := quantity.Decimal(t.IntN(30_000))
	if value != nil && t.IntN(2) > 0 {
		return value, value
	}
	if value != nil {
		least = *value / 2
	}
	more := least + quantity.Decimal(t.IntN(50_000))
	switch t.IntN(6) {
	case 0:
		return nil, &more
	case 1:
		return &least, nil
	}
	return &least, &more
}

// link adds a link, or a total with all its parts.
func (t *tangle) link() {
	switch t.IntN(6) {
	case 0:
		t.add(*pick(t, t.ids...), *pick(t, t.ids...), "same_as")
	case 1:
		t.add(*pick(t, t.ids...), *pick(t, t.ids...), "product_of")
	case 2:
		part, whole := t.pair()
		t.add(part, whole, "part_of")
	default:
		t.list()
	}
}

// list adds a total with its parts, most of which are less than it.
func (t *tangle) list() {
	part, whole := t.pair()
	for range 1 + t.IntN(3) {
		t.add(part, whole, "part_of")
		if t.IntN(8) > 0 {
			t.add(whole, part, "sum_of")
		}
		if next := *pick(t, t.ids...); t.values[next] < t.values[whole] || t.IntN(8) == 0 {
			part = next
		}
	}
}

// pair returns two figures, mostly the lesser one first.
func (t *tangle) pair() (less, more string) {
	less, more = *pick(t, t.ids...), *pick(t, t.ids...)
	if t.values[less] > t.values[more] && t.IntN(8) > 0 {
		less, more = more, less
	}
	return less, more
}

// add adds a link that is not there yet and does not lead to where it begins.
func (t *tangle) add(from, to, relation string) {
	row := extract.LinkRow{DocumentID: t.Document.DocumentID, FromID: from, ToID: to, Relation: relation, Rule: "r"}
	for _, l := range t.Links {
		if l == row {
			return
		}
	}
	if from != to {
		t.Links = append(t.Links, row)
	}
}

func pick[T any](t *tangle, from ...T) *T { return &from[t.IntN(len(from))] }

// mostly returns the usual word, once in ten times the other.
func mostly(t *tangle, usual, other string) string {
	if t.IntN(10) == 0 {
		return other
	}
	return usual
}
