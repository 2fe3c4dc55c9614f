package generate

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"unicode/utf8"
)

// Open returns a Maker with the sample reports of this module, which it finds in
// the working directory or above it.
func Open(seed uint64) (*Maker, error) {
	dir, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return Load(filepath.Join(dir, "testdata", "reports"), seed)
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return nil, errors.New("the sample reports are found from inside the module only: name their folder")
		}
		dir = parent
	}
}

// Load returns a Maker with the sample reports below dir: all texts of UTF-8.
func Load(dir string, seed uint64) (*Maker, error) {
	var samples []string
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if utf8.Valid(data) {
			samples = append(samples, string(data))
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the sample reports: %w", err)
	}
	stocks, err := newStocks(samples)
	if err != nil {
		return nil, fmt.Errorf("sample reports of %s: %w", dir, err)
	}
	return &Maker{seed: seed, stocks: stocks, prose: newProse()}, nil
}

// Texts returns the first reports, size bytes of them or a little more.
func (m *Maker) Texts(size int) []string {
	var texts []string
	var report []byte
	for n := 0; size > 0; n++ {
		report = m.Append(report[:0], n)
		texts = append(texts, string(report))
		size -= len(report)
	}
	return texts
}
