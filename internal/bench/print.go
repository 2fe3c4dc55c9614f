package main

import (
	"fmt"
	"io"
	"runtime"

	"github.com/jedib0t/go-pretty/v6/table"
)

// print writes the table: how fast each is, and how many times as fast the
// pipeline, which comes first, is.
func (b *bench) print(w io.Writer) error {
	t := table.NewWriter()
	t.SetStyle(table.StyleLight)
	t.AppendHeader(table.Row{"one core", "MB", "processor s", "MB/s", "heshu is", "allocations a KB"})
	whole := b.rows[0].speed()
	for _, r := range b.rows {
		t.AppendRow(table.Row{
			r.name, fmt.Sprintf("%.1f", float64(r.bytes)/1e6), fmt.Sprintf("%.2f", r.CPU.Seconds()),
			fmt.Sprintf("%.1f", r.speed()), fmt.Sprintf("%.1f ×", whole/r.speed()),
			fmt.Sprintf("%.1f", r.allocationsPerKB()),
		})
	}
	_, err := fmt.Fprintf(w, "%s\nrecords of both designs: the same in all %d reports\n%s %s/%s\n",
		t.Render(), b.reports, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}
