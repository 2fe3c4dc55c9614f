package main

import (
	"fmt"
	"io"
	"runtime"
	"strings"
)

// far are the numbers of reports that the lines are drawn out to.
var far = []float64{1e8, 1e9}

// printTables writes the tables.
func printTables(w io.Writer, measured []measurement) error {
	var b strings.Builder
	fmt.Fprintf(&b, "Measured (%s, %s/%s, %d processors):\n\n", runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU())
	b.WriteString("| program | workers | reports | MB in | rows | MB out | segments | seconds | CPU seconds | MB at the peak |\n")
	b.WriteString("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n")
	for _, m := range measured {
		fmt.Fprintf(&b, "| %s | %d | %d | %.1f | %d | %.1f | %d | %.1f | %.1f | %.0f |\n", m.name, m.workers, m.reports,
			float64(m.in)/1e6, m.rows, float64(m.out)/1e6, m.segments, m.wall.Seconds(), m.cpu.Seconds(), float64(m.peak)/1e6)
	}
	lines := fitAll(measured)
	printLines(&b, lines)
	printFar(&b, lines)
	_, err := io.WriteString(w, b.String())
	return err
}

// fitted are the lines of a program with a number of workers.
type fitted struct {
	name      string
	workers   int
	wall, cpu line // seconds
	out       line // bytes
}

// fitAll lays lines through what was measured, in the order in which it was.
func fitAll(measured []measurement) []fitted {
	var all []fitted
	seen := map[string]bool{}
	for _, m := range measured {
		key := fmt.Sprint(m.name, m.workers)
		if !seen[key] {
			seen[key] = true
			all = append(all, fitOne(m.name, m.workers, measured))
		}
	}
	return all
}

func fitOne(name string, workers int, measured []measurement) fitted {
	var reports, wall, cpu, out []float64
	for _, m := range measured {
		if m.name == name && m.workers == workers {
			reports = append(reports, float64(m.reports))
			wall, cpu, out = append(wall, m.wall.Seconds()), append(cpu, m.cpu.Seconds()), append(out, float64(m.out))
		}
	}
	return fitted{name, workers, fit(reports, wall), fit(reports, cpu), fit(reports, out)}
}

func printLines(b *strings.Builder, lines []fitted) {
	b.WriteString("\nThe lines through it:\n\n")
	b.WriteString("| program | workers | seconds | CPU seconds | bytes out | largest deviation of seconds, CPU seconds, bytes |\n")
	b.WriteString("| --- | --- | --- | --- | --- | --- |\n")
	for _, f := range lines {
		fmt.Fprintf(b, "| %s | %d | %s | %s | %.0f + %.0f n | %.0f %%, %.0f %%, %.0f %% |\n", f.name, f.workers,
			seconds(f.wall), seconds(f.cpu), f.out.fixed, f.out.each, 100*f.wall.deviation, 100*f.cpu.deviation, 100*f.out.deviation)
	}
}

// seconds writes a line through seconds.
func seconds(l line) string { return fmt.Sprintf("%.2f + %.3f ms · n", l.fixed, 1000*l.each) }

func printFar(b *strings.Builder, lines []fitted) {
	b.WriteString("\nWhere they lead (drawn out, not measured):\n\n")
	b.WriteString("| program | workers | reports | CPU hours | GB out |\n| --- | --- | --- | --- | --- |\n")
	for _, f := range lines {
		for _, n := range far {
			fmt.Fprintf(b, "| %s | %d | %.0e | %.1f | %.0f |\n", f.name, f.workers, n, f.cpu.at(n)/3600, f.out.at(n)/1e9)
		}
	}
}
