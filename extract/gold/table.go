package gold

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// row is one line of an annotation file.
type row struct {
	file  string
	line  int
	cells []string
}

// place names the row for a person: figures.tsv:12.
func (r row) place() string { return fmt.Sprintf("%s:%d", r.file, r.line) }

// fail is an error at the row's place.
func (r row) fail(format string, values ...any) error {
	return fmt.Errorf("%s: %s", r.place(), fmt.Sprintf(format, values...))
}

// readTable reads the rows of dir/name, each with columns cells; cells which
// are missing at the end of a line are blank, at most blank of them. The bool
// is false where there is no such file.
func readTable(dir, name string, columns, blank int) ([]row, bool, error) {
	data, err := os.ReadFile(filepath.Join(dir, name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, fmt.Errorf("read gold annotations: %w", err)
	}
	var rows []row
	var failures []error
	number := 0
	for line := range strings.Lines(strings.TrimPrefix(string(data), "\ufeff")) {
		number++
		line = strings.TrimRight(line, "\r\n")
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		r := row{file: name, line: number, cells: strings.Split(line, "\t")}
		if len(r.cells) < columns-blank || len(r.cells) > columns {
			failures = append(failures, r.fail("%d cells instead of %d; separate the cells by one tab each", len(r.cells), columns))
			continue
		}
		for len(r.cells) < columns {
			r.cells = append(r.cells, "")
		}
		rows = append(rows, r)
	}
	return rows, true, errors.Join(failures...)
}

// required reads a cell of y or n; blank is y.
func (r row) required(cell int) (bool, error) {
	switch r.cells[cell] {
	case "y", "":
		return true, nil
	case "n":
		return false, nil
	}
	return false, r.fail("required is %q; write y or n", r.cells[cell])
}
