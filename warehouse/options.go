package warehouse

import (
	"fmt"
	"strings"
)

// SchemaVersion is the version of the record schema. It grows when columns are
// added; columns are never renamed.
const SchemaVersion = "1"

// Format is a file format of a dataset.
type Format string

// The formats that a dataset can have.
const (
	Parquet Format = "parquet" // typed and compressed: what other programs should read
	JSONL   Format = "jsonl"   // JSON Lines: one object a row, absent values are null
	CSV     Format = "csv"     // for spreadsheets: UTF-8 with a byte order mark; absent values and "" look alike, and Excel cuts cells at 32,767 characters
)

// ParseFormat returns the format of the given name, in any case.
func ParseFormat(name string) (Format, error) {
	switch format := Format(strings.ToLower(name)); format {
	case Parquet, JSONL, CSV:
		return format, nil
	}
	return "", fmt.Errorf("no format is called %q; the formats are %s, %s and %s", name, Parquet, JSONL, CSV)
}

// Options say how a dataset is written. The zero value writes all tables as Parquet.
type Options struct {
	Format Format   // of all tables; Parquet if empty
	Tables []string // the tables to write; all if empty

	// Version and digest of the rule library that made the records. They stand in
	// the metadata of every Parquet file.
	RulesVersion string
	RulesDigest  string

	RowGroupBytes int64 // memory that a table's open row group may take; 16 MiB if 0
	PartBytes     int64 // size at which a new part is begun; 512 MiB if 0
	PartRows      int64 // number of rows at which a new part is begun; 20 million if 0
}

func (o Options) withDefaults() (Options, error) {
	if o.Format == "" {
		o.Format = Parquet
	}
	if _, err := ParseFormat(string(o.Format)); err != nil {
		return o, err
	}
	if o.RowGroupBytes <= 0 {
		o.RowGroupBytes = 16 << 20
	}
	if o.PartBytes <= 0 {
		o.PartBytes = 512 << 20
	}
	if o.PartRows <= 0 {
		o.PartRows = 20_000_000
	}
	return o, nil
}

// metadata returns what a file of the table says about itself.
func (o Options) metadata(table string) map[string]string {
	return map[string]string{
		"heshu.schema_version": SchemaVersion,
		"heshu.table":          table,
		"heshu.rules_version":  o.RulesVersion,
		"heshu.rules_digest":   o.RulesDigest,
	}
}
