package warehouse

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"

	"heshu/extract"
	"heshu/warehouse/store"
)

// ManifestVersion is the version of the manifest's own form.
const ManifestVersion = 1

// Manifest says what a dataset consists of. It is the file _manifest.json; see the
// package comment. It holds no time and no name of a machine: the same inputs, recipe
// and form give the same manifest.
type Manifest struct {
	Heshu    string         `json:"heshu"` // "dataset", so that a person sees what it is
	Version  int            `json:"manifest_version"`
	Recipe   Recipe         `json:"recipe"`
	Form     Form           `json:"form"`
	Shard    string         `json:"shard,omitempty"` // 2/8: the second of eight shares of the inputs
	Totals   Totals         `json:"totals"`
	Schema   *SchemaListing `json:"schema,omitempty"` // null: it has none, as datasets of schema version 1
	Runs     *RunManifest   `json:"runs,omitempty"`   // likewise
	Audit    *AuditManifest `json:"audit"`            // null: no audit stands
	Pruned   bool           `json:"pruned,omitempty"` // of an unfinished run: it drops rows of inputs that are gone
	Segments []Segment      `json:"segments"`
	SHA256   string         `json:"sha256"` // of this file with this value left empty
}

// Recipe is all that decides, beside the inputs, which rows a dataset has.
type Recipe struct {
	Schema       string `json:"schema_version"`
	Program      string `json:"program"`
	RulesVersion string `json:"rules_version"`
	RulesDigest  string `json:"rules_digest"`
	Reading      string `json:"reading"` // options of reading the inputs
	// Retried tells by what other recipes inputs that had failed were tried again,
	// such as "max-file 512 MiB, encoding detected"; empty: all rows are of this one.
	Retried string `json:"retried,omitempty"`
}

// SchemaListing is the file that describes the dataset's tables; see [SchemaFile].
type SchemaListing struct {
	File string `json:"file"`
	store.Stamp
}

// RunManifest lists the runs that rows of the dataset are of, and the parts of the table
// that holds them.
type RunManifest struct {
	Rows  []extract.RunRow `json:"rows"`
	Parts []Part           `json:"parts"`
}

// Form is how the rows are laid down.
type Form struct {
	Format        Format   `json:"format"`
	Tables        []string `json:"tables"`
	PartBytes     int64    `json:"part_bytes"`
	RowGroupBytes int64    `json:"row_group_bytes"`
}

// Totals add up what a segment or a dataset holds, rows of audits apart.
type Totals struct {
	Sources   int64            `json:"sources"`  // inputs; an archive is one
	Rows      map[string]int64 `json:"rows"`     // by table
	Inputs    map[string]int64 `json:"inputs"`   // by state, members of archives included
	Numerals  map[string]int64 `json:"numerals"` // by state
	Failed    int64            `json:"failed"`   // reports without records
	Missed    int64            `json:"missed"`   // inputs that were passed over because they could not be opened
	Bytes     int64            `json:"bytes"`    // of inputs
	TextBytes int64            `json:"text_bytes"`
}

// Segment is a run of consecutive inputs, with their rows in all tables.
type Segment struct {
	Number int       `json:"number"`
	First  string    `json:"first"` // source of the first input
	Last   string    `json:"last"`
	Full   bool      `json:"full"` // it ended because of its size, not with the inputs
	Totals Totals    `json:"totals"`
	Inputs InputList `json:"inputs"`
	Parts  []Part    `json:"parts"`
}

// InputList is the file that lists a segment's inputs, one [Input] a line.
type InputList struct {
	File string `json:"file"`
	store.Stamp
}

// Stage is the stage of the program that wrote a part.
type Stage string

// The stages that write parts.
const (
	StageExtract Stage = "extract"
	StageAudit   Stage = "audit"
)

// Part is a file of a table.
type Part struct {
	Table string `json:"table"`
	Stage Stage  `json:"stage"`
	File  string `json:"file"` // relative to the dataset, with /
	Rows  int64  `json:"rows"`
	store.Stamp
}

// AuditManifest is what an audit added to a dataset.
type AuditManifest struct {
	Audit string `json:"audit"` // version and digest of what audited
	Parts []Part `json:"parts"`
}

func newTotals() Totals {
	return Totals{Rows: map[string]int64{}, Inputs: map[string]int64{}, Numerals: map[string]int64{}}
}

func (t *Totals) add(u Totals) {
	addTo(t.Rows, u.Rows)
	addTo(t.Inputs, u.Inputs)
	addTo(t.Numerals, u.Numerals)
	t.Sources += u.Sources
	t.Failed += u.Failed
	t.Missed += u.Missed
	t.Bytes += u.Bytes
	t.TextBytes += u.TextBytes
}

func addTo(sums, more map[string]int64) {
	for key, n := range maps.All(more) {
		sums[key] += n
	}
}

// encode returns the manifest's file, with its totals and its digest.
func (m *Manifest) encode() ([]byte, error) {
	whole := *m
	whole.Heshu, whole.Version, whole.SHA256 = "dataset", ManifestVersion, ""
	whole.Totals = newTotals()
	for i := range m.Segments {
		whole.Totals.add(m.Segments[i].Totals)
	}
	data, err := indented(&whole)
	if err != nil {
		return nil, err
	}
	whole.SHA256 = digestOf(data)
	return indented(&whole)
}

func indented(m *Manifest) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(m); err != nil {
		return nil, fmt.Errorf("encoding the manifest: %w", err)
	}
	return out.Bytes(), nil
}

// decodeManifest reads a manifest. Anything that another hand changed in it is an error.
func decodeManifest(data []byte) (*Manifest, error) {
	var head struct {
		Heshu   string `json:"heshu"`
		Version int    `json:"manifest_version"`
	}
	if err := json.Unmarshal(data, &head); err != nil {
		return nil, fmt.Errorf("it is damaged: %w", err)
	}
	if head.Heshu != "dataset" || head.Version > ManifestVersion {
		return nil, fmt.Errorf("its form is version %d, which this program does not know (it knows %d): use a newer heshu", head.Version, ManifestVersion)
	}
	m := &Manifest{}
	if err := json.Unmarshal(data, m); err != nil {
		return nil, fmt.Errorf("it is damaged: %w", err)
	}
	again, err := m.encode()
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(again, data) {
		return nil, fmt.Errorf("it is damaged: its content does not agree with its digest")
	}
	return m, nil
}

// sources returns how many inputs the segments have.
func (m *Manifest) sources() int64 {
	var n int64
	for i := range m.Segments {
		n += m.Segments[i].Totals.Sources
	}
	return n
}

func digestOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// parts returns all parts of a table: those of extract in the order of their rows, then
// those of an audit.
func (m *Manifest) parts(table string) []Part {
	var parts []Part
	for i := range m.Segments {
		parts = append(parts, m.Segments[i].parts(table)...)
	}
	if m.Audit != nil {
		parts = append(parts, partsOf(table, m.Audit.Parts)...)
	}
	if m.Runs != nil {
		parts = append(parts, partsOf(table, m.Runs.Parts)...)
	}
	return parts
}

func (s *Segment) parts(table string) []Part { return partsOf(table, s.Parts) }

// partsOf returns those of the parts that are of a table.
func partsOf(table string, all []Part) []Part {
	var parts []Part
	for _, p := range all {
		if p.Table == table {
			parts = append(parts, p)
		}
	}
	return parts
}

// files returns the names of all files that the manifest names.
func (m *Manifest) files() []string {
	var names []string
	for i := range m.Segments {
		names = append(names, m.Segments[i].Inputs.File)
		for _, p := range m.Segments[i].Parts {
			names = append(names, p.File)
		}
	}
	for _, p := range m.loose() {
		names = append(names, p.File)
	}
	return names
}

// loose returns the parts that belong to no segment.
func (m *Manifest) loose() []Part {
	var parts []Part
	if m.Audit != nil {
		parts = append(parts, m.Audit.Parts...)
	}
	if m.Runs != nil {
		parts = append(parts, m.Runs.Parts...)
	}
	return parts
}
