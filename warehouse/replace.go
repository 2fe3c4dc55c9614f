package warehouse

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// ErrNotDataset marks a folder that holds something else than a dataset.
var ErrNotDataset = errors.New("not a heshu dataset")

// checkReplaceable returns an error unless path is missing, an empty folder or a dataset.
func checkReplaceable(path string) error {
	entries, err := os.ReadDir(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("looking at the dataset's folder: %w", err)
	}
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), stageMark) {
			continue // another run that stages inside
		}
		if foreign, err := foreignEntry(path, entry); err != nil || foreign != "" {
			return errors.Join(err, refusal(path, foreign))
		}
	}
	return nil
}

func refusal(path, foreign string) error {
	return fmt.Errorf("%s: %w: it holds %s, which writing would destroy; name another folder or an empty one", path, ErrNotDataset, foreign)
}

// foreignEntry returns the path within the folder of something that no dataset
// holds, or "".
func foreignEntry(folder string, entry fs.DirEntry) (string, error) {
	if !entry.IsDir() || !slices.Contains(Tables(), entry.Name()) {
		return entry.Name(), nil
	}
	parts, err := os.ReadDir(filepath.Join(folder, entry.Name()))
	if err != nil {
		return entry.Name(), err
	}
	for _, part := range parts {
		if _, ok := partFormat(part); !ok {
			return filepath.Join(entry.Name(), part.Name()), nil
		}
	}
	return "", nil
}

// partFormat returns the format of a part file, false for anything else.
func partFormat(entry fs.DirEntry) (Format, bool) {
	name, ok := strings.CutPrefix(entry.Name(), "part-")
	if !ok || !entry.Type().IsRegular() {
		return "", false
	}
	number, extension, _ := strings.Cut(name, ".")
	format, err := ParseFormat(extension)
	return format, err == nil && string(format) == extension && digits(number)
}
