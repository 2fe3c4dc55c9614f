package warehouse

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"heshu/warehouse/store"
)

// Names in a dataset's folder, beside those of its tables.
const (
	manifestFile = "_manifest.json"
	nextFile     = "_next.json" // the manifest that an unfinished run has come to
	segmentsDir  = "_segments"
	lockFile     = "_lock"
	schemaFile   = "_schema.json"
	stagedSuffix = ".next"
)

// partName returns the name of a part with the given content, final and for good: a
// part of other content has another one.
func partName(table string, segment, part int, content store.Stamp, format Format) string {
	return fmt.Sprintf("%s/part-%05d-%02d-%s.%s", table, segment, part, content.SHA256[:12], format)
}

// auditName returns the name of a part that an audit added.
func auditName(table string, part int, content store.Stamp, format Format) string {
	return fmt.Sprintf("%s/audit-%05d-%s.%s", table, part, content.SHA256[:12], format)
}

// inputsName returns the name of the list of a segment's inputs.
func inputsName(segment int, content store.Stamp) string {
	return fmt.Sprintf("%s/%05d-%s.jsonl", segmentsDir, segment, content.SHA256[:12])
}

// stagedName returns the name of a file that is whole, but not committed. Neither
// engines nor patterns such as *.parquet find it.
func stagedName(name string) string {
	return path.Join(path.Dir(name), "."+path.Base(name)+stagedSuffix)
}

var (
	// The digest is lacking in datasets without a manifest.
	partPattern   = regexp.MustCompile(`^(?:part-[0-9]+(?:-[0-9]+-[0-9a-f]{12})?|audit-[0-9]+-[0-9a-f]{12})\.([a-z]+)$`)
	oldPattern    = regexp.MustCompile(`^part-[0-9]+\.[a-z]+$`)
	inputsPattern = regexp.MustCompile(`^[0-9]+-[0-9a-f]{12}\.jsonl$`)
)

// partFormat returns the format of a part file, false for anything else.
func partFormat(entry store.Entry) (Format, bool) {
	found := partPattern.FindStringSubmatch(entry.Name)
	if found == nil || !entry.Regular {
		return "", false
	}
	format, err := ParseFormat(found[1])
	return format, err == nil
}

// ours reports whether the program gives files in a dataset such a name.
func ours(folder string, entry store.Entry) bool {
	if !entry.Regular {
		return false
	}
	if strings.HasPrefix(entry.Name, ".") {
		if strings.HasSuffix(entry.Name, store.DraftSuffix) {
			return true
		}
		inner, staged := strings.CutSuffix(entry.Name[1:], stagedSuffix)
		if !staged {
			return false
		}
		entry.Name = inner
	}
	if folder == segmentsDir {
		return inputsPattern.MatchString(entry.Name)
	}
	_, ok := partFormat(entry)
	return ok
}

// ErrNotDataset marks a folder that holds something else than a dataset.
var ErrNotDataset = errors.New("not a heshu dataset")

// checkReplaceable returns an error unless the folder is missing, empty or a dataset.
func checkReplaceable(files store.FS, dir string) error {
	entries, err := files.List(".")
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("looking at the dataset's folder: %w", err)
	}
	for _, entry := range entries {
		if foreign, err := foreignEntry(files, entry); err != nil || foreign != "" {
			return errors.Join(err, refusal(dir, foreign))
		}
	}
	return nil
}

func refusal(dir, foreign string) error {
	return fmt.Errorf("%s: %w: it holds %s, which no dataset does; name another folder or an empty one", dir, ErrNotDataset, foreign)
}

// foreignEntry returns the path within the folder of something that no dataset
// holds, or "". Names that begin with _ are left to other programs too.
func foreignEntry(files store.FS, entry store.Entry) (string, error) {
	if strings.HasPrefix(entry.Name, "_") || ours(".", entry) {
		return "", nil
	}
	if !entry.Dir || !slices.Contains(Tables(), entry.Name) {
		return entry.Name, nil
	}
	parts, err := files.List(entry.Name)
	if err != nil {
		return entry.Name, err
	}
	for _, part := range parts {
		if !ours(entry.Name, part) {
			return path.Join(entry.Name, part.Name), nil
		}
	}
	return "", nil
}
