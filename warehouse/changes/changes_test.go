package changes_test

import (
	"strings"
	"testing"

	"heshu/warehouse/changes"
)

func TestPrint(t *testing.T) {
	tables := []changes.Table{{Name: "documents", Added: 1, Removed: 2, Kept: 30}, {Name: "checks", Kept: 4}, {Name: "runs", Made: true}}
	for _, test := range []struct {
		report changes.Report
		want   string
	}{
		{changes.Report{Place: "here", Tables: tables}, "1 row added, 2 removed, 34 kept → here\ndocuments      +1 -2 =30\nruns           +0 -0 =0  new\n"},
		{changes.Report{Place: "here", Tables: tables[1:2], Resumed: true}, "0 rows added, 0 removed, 4 kept → here; a load that was stopped had begun it\n"},
		{changes.Report{Place: "here", DryRun: true, Notes: []string{"note"}}, "would add 0 rows, remove 0 and keep 0 in here\nnote\nnothing was written\n"},
	} {
		var out strings.Builder
		if err := test.report.Print(&out); err != nil || out.String() != test.want {
			t.Errorf("%v: %q; want %q", err, out.String(), test.want)
		}
	}
}
