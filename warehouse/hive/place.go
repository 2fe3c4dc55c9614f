package hive

import (
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"heshu/warehouse"
)

// absent is the folder of rows without a value.
const absent = "__HIVE_DEFAULT_PARTITION__"

// document has the columns by which a dataset can be parted.
type document struct {
	DocumentID string  `parquet:"document_id" json:"document_id"`
	Year       *int32  `parquet:"year,optional" json:"year"`
	Ordinal    *int32  `parquet:"ordinal,optional" json:"ordinal"`
	Region     *string `parquet:"region,optional" json:"region"`
	Level      *string `parquet:"level,optional" json:"level"`
	Issuer     *string `parquet:"issuer,optional" json:"issuer"`
	MediaType  string  `parquet:"media_type" json:"media_type"`
}

// Columns returns the columns by which a dataset can be parted.
func Columns() []string {
	return []string{"year", "ordinal", "region", "level", "issuer", "media_type"}
}

// value returns the document's value of a column, "" if it has none.
func (d *document) value(column string) string {
	text := func(s *string) string {
		if s == nil {
			return ""
		}
		return *s
	}
	number := func(n *int32) string {
		if n == nil {
			return ""
		}
		return strconv.Itoa(int(*n))
	}
	switch column {
	case "year":
		return number(d.Year)
	case "ordinal":
		return number(d.Ordinal)
	case "region":
		return text(d.Region)
	case "level":
		return text(d.Level)
	case "issuer":
		return text(d.Issuer)
	}
	return d.MediaType
}

// place returns the folder of a document's rows within a table, with / between its parts.
func (d *document) place(by []string) string {
	var parts []string
	for _, column := range by {
		parts = append(parts, column+"="+escape(d.value(column)))
	}
	return strings.Join(parts, "/")
}

// escape writes a value as Hive does in the name of a folder.
func escape(value string) string {
	if value == "" {
		return absent
	}
	var out strings.Builder
	for i := range len(value) {
		if c := value[i]; c < ' ' || c == 0x7f || strings.IndexByte("\"#%'*/:=?\\{}[]^", c) >= 0 {
			fmt.Fprintf(&out, "%%%02X", c)
		} else {
			out.WriteByte(c)
		}
	}
	return out.String()
}

// CheckColumns returns an error unless the columns are some of Columns, each once.
func CheckColumns(by []string) error {
	if len(by) == 0 {
		return fmt.Errorf("no column to part the rows by; there are %s", strings.Join(Columns(), ", "))
	}
	for i, column := range by {
		if !slices.Contains(Columns(), column) {
			return fmt.Errorf("rows cannot be parted by %q; they can by %s", column, strings.Join(Columns(), ", "))
		}
		if slices.Contains(by[:i], column) {
			return fmt.Errorf("%s is there twice", column)
		}
	}
	return nil
}

// places finds the folders of documents that are asked for in the order of the table
// documents, over and over: rows of an audit come behind all those of the extraction.
type places struct {
	dataset *warehouse.Dataset
	by      []string
	next    func() (document, error, bool)
	stop    func()
	id      string // the document asked for last
	place   string
}

func newPlaces(d *warehouse.Dataset, by []string) *places {
	p := &places{dataset: d, by: by}
	p.rewind()
	return p
}

func (p *places) rewind() {
	if p.stop != nil {
		p.stop()
	}
	p.next, p.stop = iter.Pull2(warehouse.Rows[document](p.dataset, warehouse.Documents))
}

// of returns the folder of a document.
func (p *places) of(id string) (string, error) {
	if id == p.id && p.place != "" {
		return p.place, nil
	}
	for again := false; ; {
		d, err, ok := p.next()
		switch {
		case err != nil:
			return "", err
		case !ok && again:
			return "", fmt.Errorf("%s: a row names the document %s, which the dataset does not have: see 'heshu check'", p.dataset.Dir, id)
		case !ok:
			again = true
			p.rewind()
		case d.DocumentID == id:
			p.id, p.place = id, d.place(p.by)
			return p.place, nil
		}
	}
}
