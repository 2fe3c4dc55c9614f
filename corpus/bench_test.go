package corpus

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// devReports are the sample reports, by file name.
func devReports(tb testing.TB) map[string]string {
	tb.Helper()
	paths, err := filepath.Glob("../testdata/reports/dev/*.txt")
	if err != nil || len(paths) < 19 {
		tb.Fatalf("%d sample reports found (%v), want 19", len(paths), err)
	}
	reports := make(map[string]string, len(paths))
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			tb.Fatal(err)
		}
		reports[filepath.Base(path)] = string(text)
	}
	return reports
}

// megabyte is all sample reports, again and again, up to about 1 MiB.
func megabyte(tb testing.TB) string {
	var all strings.Builder
	reports := devReports(tb)
	for all.Len() < 1<<20 {
		for _, name := range sortedNames(reports) {
			all.WriteString(reports[name])
			all.WriteString("\n")
		}
	}
	return all.String()
}

func BenchmarkSplit(b *testing.B) {
	text := megabyte(b)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Split(text)
	}
}

// BenchmarkSplitOne splits files of one report each, the usual case.
func BenchmarkSplitOne(b *testing.B) {
	reports := devReports(b)
	size := 0
	for _, text := range reports {
		size += len(text)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range reports {
			Split(text)
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	text := megabyte(b)
	for _, c := range charsets() {
		data := encode(b, c, text)
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, err := Decode(data, ""); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
