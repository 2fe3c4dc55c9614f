package duckdbtest

import (
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"heshu/extract"
	"heshu/extract/quantity"
	"heshu/warehouse"
	"heshu/warehouse/sql/sqltest"
)

// sketch makes a report of amounts. A figure is a name, a value and, for what is planned,
// a p; A=a+b is a total with all its parts, a<A a part, A~B a repetition.
func sketch(figures, links string) *extract.Records {
	r := &extract.Records{Document: extract.DocumentRow{DocumentID: "d", Source: "a.txt", Part: 1}}
	for i, figure := range strings.Fields(figures) {
		number, planned := strings.CutSuffix(figure[1:], "p")
		n, _ := strconv.Atoi(number)
		value := quantity.Decimal(n) * quantity.One
		status := map[bool]string{true: "planned", false: "actual"}[planned]
		r.Amounts = append(r.Amounts, extract.AmountRow{Currency: "CNY",
			Fact:          extract.Fact{FactID: figure[:1], DocumentID: "d", Start: int64(i), Quote: figure},
			FigureColumns: extract.FigureColumns{Value: &value, Lower: &value, Upper: &value, Basis: "total", Status: status}})
	}
	add := func(from, to, relation string) {
		r.Links = append(r.Links, extract.LinkRow{DocumentID: "d", FromID: from, ToID: to, Relation: relation, Rule: "r"})
	}
	for _, link := range strings.Fields(links) {
		for _, part := range strings.Split(link[2:], "+") {
			switch link[1] {
			case '=':
				add(part, link[:1], "part_of")
				add(link[:1], part, "sum_of")
			case '<':
				add(link[:1], part, "part_of")
			case '~':
				add(link[:1], part, "same_as")
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
	}
	for _, test := range tests {
		dir := filepath.Join(t.TempDir(), "dataset")
		write(t, dir, sketch(test.figures, test.links))
		data, err := warehouse.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		got, err := sqltest.Ask(t.Context(), prepared(t, data), "SELECT string_agg(fact_id, ' ' ORDER BY fact_id) FROM figures_once")
		if err != nil {
			t.Fatal(err)
		}
		if got.Rows[0][0] != test.want {
			t.Errorf("%s: %s with %s: counted %s, want %s", test.name, test.figures, test.links, got.Rows[0][0], test.want)
		}
	}
}
