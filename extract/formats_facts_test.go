package extract_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"

	"heshu/corpus/ofd/ofdtest"
)

var update = flag.Bool("update", false, "write the golden file anew")

// factsFile holds the result of TestFormatsGiveTheSameFacts, format by format.
const factsFile = "../testdata/documents/facts.txt"

// sampleFormat is the sample reports in one format.
type sampleFormat struct {
	name, path string
	column     string // of a spreadsheet that holds one report a row
}

// sampleFormats are the formats that the sample reports are kept in, as real programs
// saved them, and those that the test writes.
func sampleFormats(t *testing.T) []sampleFormat {
	documents := filepath.Join("..", "testdata", "documents")
	var all []sampleFormat
	for _, name := range []string{"docx", "doc", "odt", "rtf", "pdf", "columns-pdf", "html", "html-gbk", "mht"} {
		all = append(all, sampleFormat{name: name, path: filepath.Join(documents, name)})
	}
	for _, name := range []string{"xlsx", "xls", "csv"} {
		all = append(all, sampleFormat{name, filepath.Join(documents, "tables", "reports."+name), "正文"})
	}
	folder := t.TempDir()
	texts := textFiles(t)
	writeOFD(t, filepath.Join(folder, "ofd"), texts)
	writeRows(t, folder, texts)
	return append(all, sampleFormat{name: "ofd", path: filepath.Join(folder, "ofd")},
		sampleFormat{name: "jsonl", path: filepath.Join(folder, "reports.jsonl")},
		sampleFormat{name: "parquet", path: filepath.Join(folder, "reports.parquet")})
}

// TestFormatsGiveTheSameFacts reads every sample report in every format. Its golden file
// is the result: how many reports give the facts of the text file, and each difference.
func TestFormatsGiveTheSameFacts(t *testing.T) {
	want := factsOf(t, filepath.Join("..", "testdata", "reports", "dev"), "")
	table := fmt.Sprintf("%-12s %10s %6s %6s\n", "format", "documents", "same", "facts")
	var differences string
	for _, f := range sampleFormats(t) {
		found := factsOf(t, f.path, f.column)
		same, facts := 0, 0
		for _, name := range slices.Sorted(maps.Keys(found)) {
			facts += len(found[name])
			if lines := difference(want[name], found[name]); lines == "" {
				same++
			} else {
				differences += fmt.Sprintf("\n%s %s\n%s", f.name, name, lines)
			}
		}
		table += fmt.Sprintf("%-12s %10d %6d %6d\n", f.name, len(found), same, facts)
	}
	compareGolden(t, table+differences)
}

// compareGolden compares got with the golden file, or writes that anew.
func compareGolden(t *testing.T, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(factsFile, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(factsFile)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", factsFile, diff)
	}
}

// difference tells which facts are in one list alone: those of the text file with -,
// those of the document with +.
func difference(text, document []string) string {
	var lines string
	for _, side := range []struct {
		sign     string
		all, not []string
	}{{"-", text, document}, {"+", document, text}} {
		left := slices.Clone(side.not)
		for _, fact := range side.all {
			if i := slices.Index(left, fact); i >= 0 {
				left = slices.Delete(left, i, i+1)
			} else {
				lines += side.sign + fact + "\n"
			}
		}
	}
	return lines
}

func writeOFD(t *testing.T, folder string, texts map[string]string) {
	t.Helper()
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range texts {
		if err := os.WriteFile(filepath.Join(folder, name+".ofd"), ofdtest.File(t, text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// writeRows writes the reports as rows.
func writeRows(t *testing.T, folder string, texts map[string]string) {
	t.Helper()
	type row struct {
		ID   string `json:"id" parquet:"id"`
		Text string `json:"text" parquet:"text,zstd"`
	}
	var rows []row
	var lines bytes.Buffer
	encoder := json.NewEncoder(&lines)
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		rows = append(rows, row{name, texts[name]})
		if err := encoder.Encode(row{name, texts[name]}); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(folder, "reports.jsonl"), lines.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := parquet.WriteFile(filepath.Join(folder, "reports.parquet"), rows); err != nil {
		t.Fatal(err)
	}
}
