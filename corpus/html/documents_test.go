package html

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// documents are the files made by real programs.
const documents = "../../testdata/documents"

// TestDocuments compares the article of each saved page with the text it was made from.
func TestDocuments(t *testing.T) {
	for _, pattern := range []string{"html/*.html", "html-gbk/*.html", "mht/*.mht"} {
		files, err := filepath.Glob(filepath.Join(documents, pattern))
		if err != nil || len(files) == 0 {
			t.Fatalf("no documents in %s: %v", pattern, err)
		}
		for _, file := range files {
			t.Run(filepath.Base(file), func(t *testing.T) { checkDocument(t, file) })
		}
	}
}

func checkDocument(t *testing.T, file string) {
	t.Helper()
	name := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	want := mustRead(t, filepath.Join(documents, "../reports/dev", name+".txt"))
	page := mustRead(t, file)
	if filepath.Ext(file) == ".mht" {
		parts, err := Unpack(page)
		if err != nil || len(parts) != 1 {
			t.Fatalf("%d pages, %v", len(parts), err)
		}
		page = parts[0].Page
	}
	if Declared(page) == "gb2312" {
		text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(page)
		if err != nil {
			t.Fatal(err)
		}
		page = text
	}
	doc, err := Read(t.Context(), string(page), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(lines(string(want)), lines(doc.Text)); diff != "" {
		t.Errorf("(-source +read):\n%s", diff)
	}
}

func mustRead(t *testing.T, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// lines are the lines of s that hold something, without the space around them.
func lines(s string) []string {
	var out []string
	for l := range strings.Lines(s) {
		if l = strings.Trim(l, " 　\r\n\t"); l != "" {
			out = append(out, l)
		}
	}
	return out
}
