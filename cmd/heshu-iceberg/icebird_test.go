package main

import (
	"encoding/json"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"heshu/warehouse"
	"heshu/warehouse/sql/sqltest"
)

// sums is what the columns of a table add up to, as testdata/icebird/read.mjs prints it.
type sums struct {
	Rows    int               `json:"rows"`
	Columns map[string]column `json:"columns"`
}

type column struct {
	Nulls int    `json:"nulls"`
	Sum   string `json:"sum"`
}

// TestIcebird reads all tables of the sample archive with icebird, an implementation of
// Iceberg in JavaScript that shares no code with the program: rows, nulls and sums of all
// columns are those of the dataset, also after an update of the tables. HESHU_NODE=required
// makes it a failure that icebird cannot be run.
func TestIcebird(t *testing.T) {
	if _, err := os.Stat("testdata/icebird/node_modules/icebird"); err != nil {
		if os.Getenv("HESHU_NODE") == "required" {
			t.Fatal(err)
		}
		t.Skip("icebird is not installed: npm --prefix testdata/icebird ci --ignore-scripts")
	}
	folder := filepath.Join(t.TempDir(), "lake")
	c, err := target{catalog: folder}.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	whole := sample(t)
	for _, data := range []*warehouse.Dataset{tangled(t, sqltest.Tangle(1, 40)), whole} {
		load(t, c, data, Options{})
		got := icebird(t, folder, data)
		for _, name := range filled(data) {
			if diff := cmp.Diff(sumsOf(t, data, name), got[name]); diff != "" {
				t.Errorf("%s: %s", name, diff)
			}
		}
	}
}

// filled returns the tables that have rows: icebird refuses those that have none.
func filled(data *warehouse.Dataset) []string {
	var names []string
	for _, name := range data.Tables() {
		var rows int64
		for _, part := range data.Parts(name) {
			rows += part.Rows
		}
		if rows > 0 {
			names = append(names, name)
		}
	}
	return names
}

// icebird reads the tables of a folder.
func icebird(t *testing.T, folder string, data *warehouse.Dataset) map[string]sums {
	t.Helper()
	args := append([]string{"testdata/icebird/read.mjs", filepath.Join(folder, "heshu")}, filled(data)...)
	command := exec.Command("node", args...)
	var faults strings.Builder
	command.Stderr = &faults
	text, err := command.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, faults.String())
	}
	found := map[string]sums{}
	if err := json.Unmarshal(text, &found); err != nil {
		t.Fatal(err)
	}
	return found
}

// sumsOf adds up the columns of a table of a dataset.
func sumsOf(t *testing.T, data *warehouse.Dataset, name string) sums {
	t.Helper()
	all := sums{Columns: map[string]column{}}
	totals := map[string]*big.Int{}
	for _, object := range objectsOf(t, data, name) {
		all.Rows++
		for key, value := range object {
			c := all.Columns[key]
			if value == nil {
				c.Nulls++
			}
			if totals[key] == nil {
				totals[key] = new(big.Int)
			}
			c.Sum = totals[key].Add(totals[key], size(value)).String()
			all.Columns[key] = c
		}
	}
	return all
}

// size is what a value adds to the sum of its column: a number its ten thousandths, text its
// bytes, a list what is in it.
func size(value any) *big.Int {
	total := new(big.Int)
	switch v := value.(type) {
	case string:
		total.SetInt64(int64(len(v)))
	case bool:
		if v {
			total.SetInt64(10_000)
		}
	case json.Number:
		r, _ := new(big.Rat).SetString(v.String()) // the encoder wrote it
		total.Set(r.Mul(r, big.NewRat(10_000, 1)).Num())
	case []any:
		for _, one := range v {
			total.Add(total, size(one))
		}
	}
	return total
}
