package audit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"heshu/corpus"
	"heshu/extract"
	"heshu/extract/quantity"
)

// parts are figures of the given values.
func parts(values ...int64) []*Figure {
	var out []*Figure
	for i, v := range values {
		d := quantity.Decimal(v) * quantity.One
		out = append(out, &Figure{Fact: &extract.Fact{Quote: fmt.Sprint(v)}, FigureColumns: &extract.FigureColumns{Value: &d, Approx: "exact"}, Range: Exactly(d), index: i + 1})
	}
	return out
}

// TestSome wants the longest run of parts next to the whole that adds up to it.
func TestSome(t *testing.T) {
	for _, c := range []struct {
		whole  int64
		at     int // the index of the whole, 0 before the parts
		values []int64
		want   []int64
	}{
		{whole: 5, values: []int64{2, 3, 4}, want: []int64{2, 3}},
		{whole: 5, values: []int64{2, 3, 0, 4}, want: []int64{2, 3, 0}},
		{whole: 7, at: 4, values: []int64{2, 3, 4}, want: []int64{3, 4}},
		{whole: 2, values: []int64{2, 3, 4}},
		{whole: 9, values: []int64{2, 3, 4}},
		{whole: 5, at: 4, values: []int64{2, 3, 4}},
	} {
		whole := parts(c.whole)[0]
		whole.index = c.at
		l := listing{whole: whole, parts: parts(c.values...)}
		found := l.some()
		var got []int64
		for _, f := range l.parts {
			got = append(got, int64(*f.Value/quantity.One))
		}
		if !found && len(got) == len(c.values) {
			got = nil
		}
		if found != (c.want != nil) || fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%d of %v: %v, want %v", c.whole, c.values, got, c.want)
		}
	}
}

// TestLongListing wants a list of thousands of parts to be judged. In time that grows with
// the cube of their number it would take minutes.
func TestLongListing(t *testing.T) {
	var text strings.Builder
	text.WriteString("全年发放辅具9001件，其中")
	for i := range 3000 {
		if i > 0 {
			text.WriteString("、")
		}
		text.WriteString("轮椅3件")
	}
	text.WriteString("。")
	result := newAuditor(t).Report(records(t, newEngine(t), corpus.Document{ID: "x", Text: text.String()}))
	if got := verdicts(result, "sum"); !slices.Equal(got, []string{string(Differs)}) {
		t.Errorf("verdicts %v", got)
	}
}
