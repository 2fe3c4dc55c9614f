package main

import (
	"io"
	"math"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	var out strings.Builder
	if err := run([]string{"--reports", "5,20", "--workers", "1", "--dir", t.TempDir()}, &out, io.Discard); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"| heshu extract | 1 | 20 |", "| heshu merge | 1 | 5 |", "The lines through it", "| heshu merge | 1 | 1e+09 |"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("it does not say %q:\n%s", want, out.String())
		}
	}
}

func TestRunRefuses(t *testing.T) {
	for _, args := range [][]string{{"--reports", "many"}, {"--workers", "0"}, {"--heshu", "/no/such/program", "--reports", "1"}} {
		if err := run(args, io.Discard, io.Discard); err == nil {
			t.Errorf("%v: no error", args)
		}
	}
}

func TestFit(t *testing.T) {
	for _, test := range []struct {
		name           string
		reports, costs []float64
		want           line
	}{
		{"a line", []float64{10, 100, 1000}, []float64{3, 12, 102}, line{2, 0.1, 0}},
		{"nothing fixed", []float64{10, 100}, []float64{1, 10}, line{0, 0.1, 0}},
		{"it would begin below zero", []float64{10, 100}, []float64{1, 20}, line{0, 0.12, 0.4}},
		{"a single point", []float64{100}, []float64{10}, line{0, 0.1, 0}},
		{"nothing", nil, nil, line{}},
	} {
		got := fit(test.reports, test.costs)
		for _, pair := range [][2]float64{{got.fixed, test.want.fixed}, {got.each, test.want.each}, {got.deviation, test.want.deviation}} {
			if math.Abs(pair[0]-pair[1]) > 1e-9 {
				t.Errorf("%s: got %+v, want %+v", test.name, got, test.want)
			}
		}
	}
}
