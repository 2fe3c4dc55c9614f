package hive_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"heshu/extract"
	"heshu/warehouse"
	"heshu/warehouse/hive"
)

func ptr[T any](v T) *T { return &v }

// records returns a report with two counts, in one of four places.
func records(n int) *extract.Records {
	id := fmt.Sprintf("%04d", n)
	r := &extract.Records{Document: extract.DocumentRow{DocumentID: id, Source: id + ".txt", Part: 1, Text: "文", Counts: 2}}
	if n%2 == 0 {
		r.Document.Year = ptr(int32(2020 + n%4))
	}
	if n%3 == 0 {
		r.Document.Region = ptr("甲/乙=丙")
	}
	for i := range 2 {
		r.Counts = append(r.Counts, extract.CountRow{Fact: extract.Fact{FactID: fmt.Sprintf("%s-%d", id, i), DocumentID: id, Start: int64(i)}, Measure: "person"})
	}
	return r
}

const reports = 24

func dataset(t *testing.T, format warehouse.Format) *warehouse.Dataset {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "dataset")
	w, err := warehouse.Create(dir, warehouse.Options{Format: format, PartBytes: 4000})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort()
	for n := range reports {
		r := records(n)
		source := r.Document.Source
		err := errors.Join(w.Write(r), w.WriteInput(extract.InputRow{Source: source, State: "read", Documents: 1}), w.EndInput(warehouse.Input{Source: source, SHA256: "00"}))
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	audit(t, dir)
	d, err := warehouse.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// audit adds a link to each report: they come behind all rows of the extraction.
func audit(t *testing.T, dir string) {
	t.Helper()
	a, err := warehouse.Amend(dir, warehouse.AmendOptions{Audit: "test"})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Abort()
	for n := range reports {
		r := records(n)
		if err := a.WriteLinks([]extract.LinkRow{{DocumentID: r.Document.DocumentID, FromID: r.Counts[0].FactID, ToID: r.Counts[1].FactID, Relation: "same_as"}}); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.Close(nil); err != nil {
		t.Fatal(err)
	}
}

// contents returns the files of a folder.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, path))
		files[path] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// place is the folder in which the rows of a report must be.
func place(n int) string {
	year, region := "__HIVE_DEFAULT_PARTITION__", "__HIVE_DEFAULT_PARTITION__"
	if n%2 == 0 {
		year = fmt.Sprint(2020 + n%4)
	}
	if n%3 == 0 {
		region = "甲%2F乙%3D丙"
	}
	return "year=" + year + "/region=" + region
}

// rowsIn reads the facts of a folder of a copy.
func rowsIn(t *testing.T, dir string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "part-*.parquet"))
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, file := range files {
		rows, err := parquet.ReadFile[struct {
			DocumentID string `parquet:"document_id"`
		}](file)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			ids = append(ids, row.DocumentID)
		}
	}
	return ids
}

func TestExport(t *testing.T) {
	for _, format := range []warehouse.Format{warehouse.Parquet, warehouse.JSONL} {
		d, out := dataset(t, format), filepath.Join(t.TempDir(), "copy")
		done, err := hive.Export(t.Context(), d, out, hive.Options{By: []string{"year", "region"}})
		if err != nil {
			t.Fatal(err)
		}
		if want := int64(reports*(1+2+1+1) + 1); done.Rows != want || done.Places != 6 {
			t.Errorf("%+v; want %d rows", done, want)
		}
		for table, each := range map[string]int{warehouse.Documents: 1, warehouse.Counts: 2, warehouse.Links: 1} {
			want := map[string][]string{}
			for n := range reports {
				for range each {
					want[place(n)] = append(want[place(n)], fmt.Sprintf("%04d", n))
				}
			}
			for folder, ids := range want {
				if got := rowsIn(t, filepath.Join(out, table, folder)); !slices.Equal(got, ids) {
					t.Errorf("%s/%s holds %q; want %q", table, folder, got, ids)
				}
			}
		}
		again := filepath.Join(t.TempDir(), "copy")
		if _, err := hive.Export(t.Context(), d, again, hive.Options{By: []string{"year", "region"}}); err != nil {
			t.Fatal(err)
		}
		one, two := contents(t, out), contents(t, again)
		if len(one) != int(done.Files)+2 || len(one) != len(two) {
			t.Errorf("%d files, %d the second time, %d told of", len(one), len(two), done.Files)
		}
		for name, data := range one {
			if two[name] != data {
				t.Errorf("%s is not the same the second time", name)
			}
		}
	}
}

// A copy takes the place of an earlier one, and of nothing else; one that fails leaves
// what was there.
func TestExportReplaces(t *testing.T) {
	d, parent := dataset(t, warehouse.Parquet), t.TempDir()
	out := filepath.Join(parent, "copy")
	for _, by := range []string{"region", "year"} {
		if _, err := hive.Export(t.Context(), d, out, hive.Options{By: []string{by}, PartBytes: 1}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := os.Stat(filepath.Join(out, "documents", "year=2020")); err != nil {
		t.Error(err)
	}
	if got, _ := os.ReadDir(filepath.Join(out, "documents")); len(got) != 3 {
		t.Errorf("%d folders of documents", len(got))
	}
	before := contents(t, out)
	part := filepath.Join(d.Dir, d.Parts(warehouse.Counts)[0].File)
	if err := os.WriteFile(part, []byte("PAR1"), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := hive.Export(t.Context(), d, out, hive.Options{By: []string{"year"}}); err == nil {
		t.Error("a damaged dataset was copied")
	}
	if after := contents(t, parent); len(after) != len(before) {
		t.Errorf("%d files before the failure, %d after it", len(before), len(after))
	}
	thesis := filepath.Join(parent, "thesis.txt")
	if err := os.WriteFile(thesis, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := hive.Export(t.Context(), d, parent, hive.Options{By: []string{"year"}}); !errors.Is(err, hive.ErrNotCopy) {
		t.Errorf("a folder with other files: %v", err)
	}
}

func TestExportIsAskedForNonsense(t *testing.T) {
	d := dataset(t, warehouse.Parquet)
	for _, by := range [][]string{nil, {"text"}, {"year", "year"}} {
		if _, err := hive.Export(t.Context(), d, t.TempDir(), hive.Options{By: by}); err == nil || !strings.Contains(err.Error(), "year") {
			t.Errorf("by %q: %v", by, err)
		}
	}
}
