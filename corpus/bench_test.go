package corpus

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/metrics"
	"strings"
	"testing"

	"heshu/internal/benchcorpus/generate"
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

// megabyte is a file of reports of the benchmark corpus.
func megabyte(tb testing.TB) string {
	tb.Helper()
	maker, err := generate.Open(1)
	if err != nil {
		tb.Fatal(err)
	}
	var all strings.Builder
	if _, err := maker.File(&all, 1<<20); err != nil {
		tb.Fatal(err)
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

// BenchmarkRead reads files of growing size from disk: the peak of the memory in use must
// not grow with them.
func BenchmarkRead(b *testing.B) {
	for _, size := range []int{4 << 20, 16 << 20, 64 << 20} {
		b.Run(fmt.Sprintf("%dMiB", size>>20), func(b *testing.B) {
			path := archiveFile(b, size)
			runtime.GC()
			var peak peak
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				err := Each(b.Context(), []string{path}, Options{},
					func(Document) error { peak.look(); return nil },
					func(Input) error { return nil })
				if err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(peak.bytes)/(1<<20), "peak-MiB")
		})
	}
}

// archiveFile writes an archive of about size bytes and returns its path.
func archiveFile(b *testing.B, size int) string {
	path := filepath.Join(b.TempDir(), "a.txt")
	if err := os.WriteFile(path, []byte(manyReports(b, size)), 0o644); err != nil {
		b.Fatal(err)
	}
	return path
}

// BenchmarkList lists a folder of many files, through runs that go to disk.
func BenchmarkList(b *testing.B) {
	const files = 20_000
	dir := b.TempDir()
	for i := range files {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%08d-report.txt", i*7919%files)), nil, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	for _, size := range []int{runSize / 16, runSize} {
		b.Run(fmt.Sprintf("%dKiB", size>>10), func(b *testing.B) {
			runtime.GC()
			var peak peak
			b.ReportAllocs()
			for b.Loop() {
				n := 0
				err := readFolder(dir, size, func(folderEntry) bool {
					if n++; n%1000 == 0 {
						peak.look()
					}
					return true
				})
				if n != files || err != nil {
					b.Fatalf("%d entries, %v", n, err)
				}
			}
			b.ReportMetric(float64(peak.bytes)/(1<<20), "peak-MiB")
		})
	}
}

// peak is the largest size of the heap, garbage included, that was seen.
type peak struct{ bytes uint64 }

func (p *peak) look() {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	p.bytes = max(p.bytes, sample[0].Value.Uint64())
}
