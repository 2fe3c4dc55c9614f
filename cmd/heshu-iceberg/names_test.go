package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"heshu/internal/program"
	"heshu/warehouse/sql/sqltest"
)

// TestNames loads into folders of unusual names, by copies and in place. Those that mean
// something in URLs are refused, both as a catalog and as a dataset that tables name.
func TestNames(t *testing.T) {
	for _, name := range []string{"湖 1", "a:b", "it's", "50%", "a#b", "x?y=z", "%41"} {
		folder := filepath.Join(t.TempDir(), name)
		data := tangledAt(t, filepath.Join(folder, "dataset"), sqltest.Tangle(1, 5))
		bad, refusal := strings.ContainsAny(name, "%#?"), "with %, # or ? in its path: give it another name"
		for _, args := range [][]string{{"--to", folder + "/lake"}, {"--to", folder + "/lake", "--in-place"}, {"--to", t.TempDir() + "/lake", "--in-place"}} {
			var out bytes.Buffer
			code := commandLine().Run(t.Context(), append([]string{"load", data.Dir}, args...), &out, &out)
			if bad {
				if code != program.Failed || !strings.Contains(out.String(), refusal) {
					t.Errorf("%v: exit code %d: %s", args, code, out.String())
				}
				continue
			}
			if code != program.OK {
				t.Fatalf("%v: exit code %d: %s", args, code, out.String())
			}
			c, err := target{catalog: args[1]}.open(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			same(t, c, data)
		}
	}
}
