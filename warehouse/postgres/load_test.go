package postgres_test

import (
	"os"
	"testing"

	"heshu/warehouse"
	"heshu/warehouse/postgres"
	"heshu/warehouse/postgres/postgrestest"
)

func TestMain(m *testing.M) { os.Exit(postgrestest.Main(m)) }

const schema = "heshu"

// TestLoad loads a dataset, again, with 1 % changed, with reports gone and come, and
// audited; each time the database is to hold just its rows, and the report to tell of the
// changes alone.
func TestLoad(t *testing.T) {
	url := postgrestest.Database(t)
	steps := []struct {
		name, changes string
		dataset       made
	}{
		{"all is new", "documents +200 -0 =0, amounts +480 -0 =0, counts +480 -0 =0, organisations +480 -0 =0, links +160 -0 =0, numerals +480 -0 =0, inputs +200 -0 =0, runs +1 -0 =0", made{documents: 200}},
		{"nothing is new", "", made{documents: 200}},
		{"other parts, the same rows", "", made{documents: 200, options: warehouse.Options{PartBytes: 20_000, RowGroupBytes: 5_000}}},
		{"1 % has changed", "documents +2 -2 =198, amounts +6 -6 =474, counts +6 -6 =474, organisations +6 -6 =474", made{documents: 200, revised: map[int]string{7: "新", 150: "新"}}},
		{"two are gone", "documents +0 -2 =198, amounts +0 -3 =477, counts +0 -3 =477, organisations +0 -3 =477, links +0 -1 =159, numerals +0 -3 =477, inputs +0 -2 =198",
			made{documents: 200, revised: map[int]string{7: "新", 150: "新"}, gone: map[int]bool{3: true, 4: true}}},
		{"they come back, others are as before", "documents +4 -2 =196, amounts +9 -6 =471, counts +9 -6 =471, organisations +9 -6 =471, links +1 -0 =159, numerals +3 -0 =477, inputs +2 -0 =198", made{documents: 200}},
		{"an audit", "documents +200 -200 =0, links +360 -160 =0, checks +200 -0 =0", made{documents: 200, audit: "first"}},
		{"another program", "documents +200 -200 =0, inputs +200 -200 =0, runs +1 -1 =0", made{documents: 200, audit: "first", options: warehouse.Options{Program: "9"}}},
		{"an audit that finds something else in a report", "checks +1 -1 =199", made{documents: 200, audit: "first", findings: map[int]string{9: "1"}, options: warehouse.Options{Program: "9"}}},
	}
	for _, step := range steps {
		d := step.dataset.write(t)
		report := load(t, url, d, steadily(t))
		if got := changed(report); got != step.changes {
			t.Errorf("%s:\n got %s\nwant %s", step.name, got, step.changes)
		}
		compare(t, url, schema, d)
		if t.Failed() {
			t.Fatalf("%s", step.name)
		}
	}
}

// steadily wants the rows of which a load tells never to fall, and to end with all.
func steadily(t *testing.T) func(*postgres.Options) {
	return func(o *postgres.Options) {
		last := postgres.Progress{}
		o.Progress = func(p postgres.Progress) {
			if p.Rows < last.Rows || p.Rows > p.Total {
				t.Errorf("%+v after %+v", p, last)
			}
			last = p
		}
		t.Cleanup(func() {
			if last.Rows != last.Total && !t.Failed() {
				t.Errorf("the last that a load told is %+v", last)
			}
		})
	}
}
