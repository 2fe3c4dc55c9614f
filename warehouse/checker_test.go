package warehouse

import (
	"testing"

	"heshu/extract/quantity"
)

// sample has a column of each kind that is checked, one of them in an embedded struct.
type sample struct {
	inner
	Name     string            `json:"name"`
	Level    *string           `json:"level"`
	Roles    []string          `json:"roles"`
	Value    *quantity.Decimal `json:"value"`
	Sentence string            `json:"sentence"`
}

type inner struct {
	Count int64  `json:"count"`
	Rule  string `json:"rule"`
}

func TestChecker(t *testing.T) {
	bad, large, least := "\xff", maxDecimal+1, -maxDecimal
	tests := map[string]struct {
		spoil func(*sample)
		want  string
	}{
		"nothing":           {func(*sample) {}, ""},
		"embedded":          {func(s *sample) { s.Rule = bad }, "row 1, column rule: not valid UTF-8"},
		"text":              {func(s *sample) { s.Name = bad }, "row 1, column name: not valid UTF-8"},
		"sentence":          {func(s *sample) { s.Sentence += bad }, "row 1, column sentence: not valid UTF-8"},
		"optional":          {func(s *sample) { s.Level = &bad }, "row 1, column level: not valid UTF-8"},
		"list":              {func(s *sample) { s.Roles = []string{"主办", bad} }, "row 1, column roles: not valid UTF-8"},
		"too large":         {func(s *sample) { s.Value = &large }, "row 1, column value: more than 14 digits before the point"},
		"the least that is": {func(s *sample) { s.Value = &least }, ""},
	}
	check := newChecker[sample]()
	for name, test := range tests {
		rows := make([]sample, 3)
		for i := range rows {
			rows[i] = sample{inner: inner{Rule: "amount"}, Name: "残联", Sentence: "发放轮椅3辆"}
		}
		test.spoil(&rows[1])
		got := ""
		if err := check.check(rows); err != nil {
			got = err.Error()
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

func TestCheckerWeighsLongColumns(t *testing.T) {
	check := newChecker[sample]()
	short, long := check.weigh(&sample{Name: "残联"}), check.weigh(&sample{Sentence: "发放轮椅"})
	if long-short != len("发放轮椅") {
		t.Errorf("a sentence adds %d bytes, want %d", long-short, len("发放轮椅"))
	}
}
