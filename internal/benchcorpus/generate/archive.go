package generate

import (
	"archive/zip"
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Files writes reports of size bytes in all, each into a file of its own, perFolder
// of them into a folder below dir; 0 puts all into dir. It returns how many there are.
func (m *Maker) Files(dir string, size int64, perFolder int) (int, error) {
	return m.each(size, toFiles(dir, perFolder))
}

// Reports writes the first n reports as Files does.
func (m *Maker) Reports(dir string, n, perFolder int) error {
	write := toFiles(dir, perFolder)
	var report []byte
	for i := range n {
		report = m.Append(report[:0], i)
		if err := write(i, report); err != nil {
			return err
		}
	}
	return nil
}

// toFiles returns what writes the n-th report into a file below dir.
func toFiles(dir string, perFolder int) func(n int, report []byte) error {
	made := ""
	return func(n int, report []byte) error {
		path := filepath.Join(dir, name(n, perFolder))
		if folder := filepath.Dir(path); folder != made {
			made = folder
			if err := os.MkdirAll(folder, 0o755); err != nil {
				return err
			}
		}
		return os.WriteFile(path, report, 0o644)
	}
}

// File writes reports of size bytes in all into one file, with an empty line between them.
func (m *Maker) File(w io.Writer, size int64) (int, error) {
	out := bufio.NewWriterSize(w, 1<<20)
	reports, err := m.each(size, func(_ int, report []byte) error {
		_, err := out.Write(append(report, '\n'))
		return err
	})
	if err != nil {
		return reports, err
	}
	return reports, out.Flush()
}

// Zip writes reports of size bytes in all into a zip archive, one an entry.
func (m *Maker) Zip(w io.Writer, size int64, perFolder int) (int, error) {
	archive := zip.NewWriter(w)
	reports, err := m.each(size, func(n int, report []byte) error {
		entry, err := archive.Create(filepath.ToSlash(name(n, perFolder)))
		if err != nil {
			return err
		}
		_, err = entry.Write(report)
		return err
	})
	if err != nil {
		return reports, err
	}
	return reports, archive.Close()
}

// name is the path of the n-th report.
func name(n, perFolder int) string {
	if perFolder <= 0 {
		return fmt.Sprintf("%08d.txt", n)
	}
	return filepath.Join(fmt.Sprintf("%05d", n/perFolder), fmt.Sprintf("%08d.txt", n))
}

// each makes reports until they have size bytes, and returns how many they are.
func (m *Maker) each(size int64, use func(n int, report []byte) error) (int, error) {
	var report []byte
	n := 0
	for ; size > 0; n++ {
		report = m.Append(report[:0], n)
		size -= int64(len(report))
		if err := use(n, report); err != nil {
			return n, err
		}
	}
	return n, nil
}
