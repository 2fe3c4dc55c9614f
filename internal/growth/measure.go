package main

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"

	"heshu/warehouse"
)

// series is a program with a number of workers.
type series struct {
	name    string
	workers int
	// prepare are runs that come before the one that is measured.
	prepare func(archive, out string) []*exec.Cmd
	command func(archive, out string) *exec.Cmd
}

// measurement is what a program took for a number of reports.
type measurement struct {
	name     string
	workers  int
	reports  int
	in, out  int64 // bytes of the archive and of the dataset
	rows     int64
	wall     time.Duration
	cpu      time.Duration
	peak     int64 // bytes of memory; 0: not known
	segments int
}

// series are all that is measured.
func (o *options) series() []series {
	var all []series
	for _, n := range o.workers {
		all = append(all, series{name: "heshu extract", workers: n, command: func(archive, out string) *exec.Cmd {
			return exec.Command(o.heshu, "extract", archive, "--out", out, "--jobs", strconv.Itoa(n))
		}})
	}
	all = append(all, o.merge())
	for _, n := range o.beamWorkers {
		if o.beam == "" {
			break
		}
		all = append(all, series{name: "heshu-beam", workers: n, command: func(archive, out string) *exec.Cmd {
			return exec.Command(o.beam, archive, "--out", out, "--shares", strconv.Itoa(n))
		}})
	}
	return all
}

// merge measures what it takes to make one dataset of two shares.
func (o *options) merge() series {
	shares := func(out string) []string { return []string{out + "-1", out + "-2"} }
	return series{
		name: "heshu merge", workers: 1,
		prepare: func(archive, out string) []*exec.Cmd {
			var runs []*exec.Cmd
			for i, share := range shares(out) {
				runs = append(runs, exec.Command(o.heshu, "extract", archive, "--out", share, "--shard", fmt.Sprintf("%d/2", i+1)))
			}
			return runs
		},
		command: func(_, out string) *exec.Cmd {
			return exec.Command(o.heshu, append([]string{"merge", "--out", out}, shares(out)...)...)
		},
	}
}

// measure runs the program, and removes what it has written.
func (s *series) measure(archive string, reports int, out string) (measurement, error) {
	m := measurement{name: s.name, workers: s.workers, reports: reports}
	defer func() {
		for _, dir := range []string{out, out + "-1", out + "-2"} {
			os.RemoveAll(dir)
		}
	}()
	if s.prepare != nil {
		for _, command := range s.prepare(archive, out) {
			if output, err := command.CombinedOutput(); err != nil {
				return m, fmt.Errorf("%w: %s", err, output)
			}
		}
	}
	command := s.command(archive, out)
	began := time.Now()
	if output, err := command.CombinedOutput(); err != nil {
		return m, fmt.Errorf("%w: %s", err, output)
	}
	m.wall = time.Since(began)
	m.cpu = command.ProcessState.UserTime() + command.ProcessState.SystemTime()
	m.peak = peak(command.ProcessState)
	return m, m.look(archive, out)
}

// look reads off the dataset what it holds.
func (m *measurement) look(archive, out string) (err error) {
	if m.in, err = size(archive); err != nil {
		return err
	}
	if m.out, err = size(out); err != nil {
		return err
	}
	d, err := warehouse.Open(out)
	if err != nil {
		return err
	}
	manifest := d.Manifest()
	m.segments = len(manifest.Segments)
	for _, n := range manifest.Totals.Rows {
		m.rows += n
	}
	if got := manifest.Totals.Rows[warehouse.Documents]; got < int64(m.reports) {
		return fmt.Errorf("the dataset has %d reports of %d", got, m.reports)
	}
	return nil
}

// size adds up the files in a folder.
func size(dir string) (int64, error) {
	var sum int64
	err := filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err == nil {
			sum += info.Size()
		}
		return err
	})
	return sum, err
}
