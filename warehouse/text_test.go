package warehouse_test

import (
	"bufio"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"heshu/extract"
	"heshu/warehouse"
)

func TestTextSchema(t *testing.T) {
	lines, sheets := t.TempDir(), t.TempDir()
	write(t, lines, warehouse.Options{Format: warehouse.JSONL}, 2, 2)
	write(t, sheets, warehouse.Options{Format: warehouse.CSV}, 0, 0)
	for _, table := range warehouse.Tables() {
		line, _, _ := strings.Cut(content(t, lines, table), "\n")
		if diff := cmp.Diff(columnNames(table), keys(t, line)); diff != "" {
			t.Errorf("%s, JSON (-want +got):\n%s", table, diff)
		}
		header, rest, _ := strings.Cut(content(t, sheets, table), "\r\n")
		want := "\ufeff" + strings.Join(columnNames(table), ",")
		if header != want || rest != "" && table != warehouse.Runs {
			t.Errorf("%s, CSV: %q; want %q", table, header, want)
		}
	}
}

// keys returns the keys of a JSON object in their order.
func keys(t *testing.T, line string) []string {
	t.Helper()
	decoder := json.NewDecoder(bufio.NewReader(strings.NewReader(line)))
	var keys []string
	depth := 0
	for key := true; decoder.More() || depth > 0; {
		token, err := decoder.Token()
		if err != nil {
			t.Fatal(err)
		}
		switch token {
		case json.Delim('{'), json.Delim('['):
			depth++
			continue
		case json.Delim('}'), json.Delim(']'):
			depth--
			key = true
			continue
		}
		if depth == 1 {
			if key {
				keys = append(keys, token.(string))
			}
			key = !key
		}
	}
	return keys
}

func TestJSONValues(t *testing.T) {
	dir := t.TempDir()
	w, err := warehouse.Create(dir, warehouse.Options{Format: warehouse.JSONL})
	if err != nil {
		t.Fatal(err)
	}
	r := sample(1, 0)
	r.Checks = []extract.CheckRow{{Message: "<&>", Stated: ptr(most), Difference: ptr(-most / 1e6)}}
	if err := w.Write(r); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	got := content(t, dir, "checks")
	for _, want := range []string{`"message":"<&>"`, `"stated":99999999999999.9999`, `"expected":null`, `"difference":-99999999.9999`, `"fact_ids":[]`} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is not in %s", want, got)
		}
	}
	if want := `"date_from":"1900-03-01"`; !strings.Contains(content(t, dir, "documents"), want) {
		t.Errorf("%s is missing", want)
	}
}
