package warehouse

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"slices"

	"heshu/warehouse/store"
)

// SchemaFile is what the file _schema.json of a dataset holds.
type SchemaFile struct {
	Heshu   string        `json:"heshu"` // "schema", so that a person sees what it is
	Version string        `json:"schema_version"`
	Tables  []TableSchema `json:"tables"`
}

// DescribeSchema returns a file that describes tables.
func DescribeSchema(tables []TableSchema) []byte {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	// It fails only for types that JSON does not have.
	_ = encoder.Encode(SchemaFile{Heshu: "schema", Version: SchemaVersion, Tables: tables})
	return out.Bytes()
}

// schemaOfTables returns the file for a dataset with some of the tables.
func schemaOfTables(names []string) []byte {
	return DescribeSchema(slices.DeleteFunc(Schema(), func(t TableSchema) bool { return !slices.Contains(names, t.Name) }))
}

// listSchema returns the entry of the manifest for that file.
func listSchema(tables []string) *SchemaListing {
	data := schemaOfTables(tables)
	return &SchemaListing{File: schemaFile, Stamp: store.Stamp{Bytes: int64(len(data)), SHA256: digestOf(data)}}
}

// describe puts the file _schema.json into its place, if it is not there. It comes before
// the manifest: who sees it beside the old one sees columns described that are not there
// yet. A dataset that another version of the program has made keeps its own.
func (f *folder) describe(m *Manifest) error {
	data := schemaOfTables(m.Form.Tables)
	if m.Schema == nil || m.Schema.SHA256 != digestOf(data) {
		return nil
	}
	now, err := store.ReadAll(f.fs, schemaFile)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if bytes.Equal(now, data) {
		return nil
	}
	return store.Replace(f.fs, schemaFile, data)
}
