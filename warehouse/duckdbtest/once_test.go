package duckdbtest

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"heshu/extract"
	"heshu/extract/quantity"
)

// sketch makes a report of amounts, whose ids begin with that of the report. A figure is a
// name, a value and, for what is planned, a p; A=a+b is a total with all its parts, a<A a part,
// A~B a repetition, A*b a product.
func sketch(doc, figures, links string) *extract.Records {
	r := &extract.Records{Document: extract.DocumentRow{DocumentID: doc, Source: doc + ".txt", Part: 1}}
	for i, figure := range strings.Fields(figures) {
		number, planned := strings.CutSuffix(figure[1:], "p")
		n, _ := strconv.Atoi(number)
		value := quantity.Decimal(n) * quantity.One
		status := map[bool]string{true: "planned", false: "actual"}[planned]
		r.Amounts = append(r.Amounts, extract.AmountRow{Currency: "CNY",
			Fact:          extract.Fact{FactID: doc + figure[:1], DocumentID: doc, Start: int64(i), Quote: figure},
			FigureColumns: extract.FigureColumns{Value: &value, Lower: &value, Upper: &value, Basis: "total", Status: status}})
	}
	add := func(from, to, relation string) {
		r.Links = append(r.Links, extract.LinkRow{DocumentID: doc, FromID: doc + from, ToID: doc + to, Relation: relation, Rule: "r"})
	}
	for _, link := range strings.Fields(links) {
		for _, other := range strings.Split(link[2:], "+") {
			switch link[1] {
			case '=':
				add(other, link[:1], "part_of")
				add(link[:1], other, "sum_of")
			case '<':
				add(link[:1], other, "part_of")
			case '~':
				add(link[:1], other, "same_as")
			case '*':
				add(link[:1], other, "product_of")
			}
		}
	}
	return r
}

func TestOnce(t *testing.T) {
	tests := []struct{ name, figures, links, want string }{
		{"unlinked", "A5 B5", "", "A B"},
		{"the parts that add up to a total", "A5 b2 c3", "A=b+c", "b c"},
		{"a total with some of its parts", "A5 b2", "b<A", "A"},
		{"parts of parts", "A9 b4 c5 d1 e3", "A=b+c b=d+e", "c d e"},
		{"all in a total with some of its parts", "A9 b4 d1 e3", "b<A b=d+e", "A"},
		{"some of a part", "A9 b4 c5 d1", "A=b+c d<b", "b c"},
		{"a repetition", "A5 B5 C5", "B~A C~B", "A"},
		{"the greater of two repetitions", "A5 B6", "A~B", "B"},
		{"a part that is said again", "A5 b2 c3 D3", "A=b+c D~c", "b c"},
		{"a total that is said again and split there", "A5 B5 c2 d3", "B~A B=c+d", "c d"},
		{"a total that is split twice", "A5 B5 a2 b3 c1 d4", "A=a+b B=c+d B~A", "a b"},
		{"a part of two totals", "A5 B6 c2 d3 e4", "A=c+d B=c+e", "c d e"},
		{"a part of a plan that was done", "A5p b2", "b<A", "A b"},
		{"a list with a part that is none", "A5 b2 c3p", "A=b+c", "A c"},
		{"a circle", "A5 B5", "A<B B<A", "A"},
		{"a part that is said to be its total", "A5 b5", "b<A A~b", "A"},
		{"a part that is proved of its total and said to be it", "A5 b5 c1", "A=b+c A~b", "A"},
		{"a proved part as great as its total: 80万元、2万元，合计80余万元", "b80 c2 A80", "A=b+c", "b c"},
		{"a proved part that is stated greater than its total", "A100 b102 c3", "A=b+c", "b c"},
		{"parts of a proved part as great as its total", "d50 e30 b80 c2 A80", "A=b+c b=d+e", "c d e"},
		{"a greater part that is not proved", "A5 b6", "b<A", "A b"},
		{"totals that are proved of each other", "A5 b5 c1", "A=b+c b=A+c", "b"},
		{"a circle of proofs through a repetition", "b80 c2 A80 B80", "A=b+c b=B+c B~A", "A"},
	}
	var all []*extract.Records
	for i, test := range tests {
		all = append(all, sketch(fmt.Sprintf("%02d", i), test.figures, test.links))
	}
	got := rows(t, compiled(t, all...), "SELECT string_agg(right(fact_id, 1), ' ' ORDER BY fact_id) FROM figures_once GROUP BY document_id ORDER BY document_id")
	if len(got) != len(tests) {
		t.Fatalf("figures of %d reports are counted, want %d", len(got), len(tests))
	}
	for i, test := range tests {
		if got[i] != test.want {
			t.Errorf("%s: %s with %s: counted %s, want %s", test.name, test.figures, test.links, got[i], test.want)
		}
	}
}
