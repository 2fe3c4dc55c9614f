package warehouse

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// encoder writes rows into one file.
type encoder[T any] interface {
	write(rows []T) error
	size() int64  // bytes so far, buffered ones included
	close() error // ends the file's content; the file stays open
}

// part is a file of a table while it is written.
type part[T any] struct {
	file    *os.File
	path    string // its name once it is whole
	encoder encoder[T]
	rows    int64
}

func partName(number int, format Format) string {
	return fmt.Sprintf("part-%05d.%s", number, format)
}

func createPart[T any](folder string, number int, opts Options, order *order[T]) (*part[T], error) {
	name := partName(number, opts.Format)
	file, err := os.OpenFile(filepath.Join(folder, "_"+name), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return nil, err
	}
	p := &part[T]{file: file, path: filepath.Join(folder, name)}
	switch opts.Format {
	case JSONL:
		p.encoder = newLines[T](file)
	case CSV:
		p.encoder, err = newSheet[T](file)
	default:
		p.encoder, err = newParquet(file, filepath.Base(folder), opts, order)
	}
	if err != nil {
		p.abort()
		return nil, err
	}
	return p, nil
}

func (p *part[T]) write(rows []T) error {
	p.rows += int64(len(rows))
	return p.encoder.write(rows)
}

// close brings the part to disk and gives it its name.
func (p *part[T]) close() error {
	err := p.encoder.close()
	if err == nil {
		err = p.file.Sync()
	}
	if err := errors.Join(err, p.file.Close()); err != nil {
		return err
	}
	return os.Rename(p.file.Name(), p.path)
}

// abort lets go of the file; the staging folder that holds it is removed as a whole.
func (p *part[T]) abort() { p.file.Close() }

// syncFolder brings the names in a folder to disk.
func syncFolder(path string) error {
	if runtime.GOOS == "windows" {
		return nil // it cannot, and has no need to
	}
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}
