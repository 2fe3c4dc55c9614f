package postgres

import (
	"os"
	"testing"

	"heshu/warehouse"
)

// BenchmarkChunks reads and encodes the dataset in the folder HESHU_DATASET.
func BenchmarkChunks(b *testing.B) {
	dir := os.Getenv("HESHU_DATASET")
	if dir == "" {
		b.Skip("HESHU_DATASET names no dataset")
	}
	d, err := warehouse.Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	var rows, bytes int64
	for b.Loop() {
		for _, r := range relations() {
			in := r.read(b.Context(), d, 0)
			for {
				c, err := in.next()
				if err != nil {
					b.Fatal(err)
				}
				if c == nil {
					break
				}
				bytes, rows = bytes+int64(len(c.data)), rows+c.rows
				in.done(c)
			}
		}
	}
	b.SetBytes(bytes / int64(b.N))
	b.ReportMetric(float64(rows)/float64(b.N), "rows/op")
}
