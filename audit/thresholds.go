package audit

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"io"
	"os"

	"github.com/goccy/go-yaml"
)

// Thresholds are the numbers and word lists that the checks lean on; the file
// thresholds.yaml says what each is for.
type Thresholds struct {
	RoundSum int64    `yaml:"round_sum"`
	OneEach  []string `yaml:"one_each"`
	Since    []since  `yaml:"since"`

	AcrossPerReport int `yaml:"across_per_report"`
	ParagraphLength int `yaml:"paragraph_length"`
	ParagraphAlike  int `yaml:"paragraph_alike"`
	ReportAlike     int `yaml:"report_alike"`
	MostParagraphs  int `yaml:"most_paragraphs"`
	StaleFigures    int `yaml:"stale_figures"`
	StaleKept       int `yaml:"stale_kept"`
	RollupKept      int `yaml:"rollup_kept"`
	MostReports     int `yaml:"most_reports"`
	FewestPeers     int `yaml:"fewest_peers"`
	MostPeers       int `yaml:"most_peers"`
	MostGroups      int `yaml:"most_groups"`
	GroupEnds       int `yaml:"group_ends"`
	OutlierScore    int `yaml:"outlier_score"`
	HeapPeers       int `yaml:"heap_peers"`
}

// Version is that of the checks. It grows when a check judges otherwise.
const Version = "1"

// Name names the checks and these thresholds: their version, and a digest of the
// thresholds. Audits of one name find the same in the same dataset.
func (t *Thresholds) Name() string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%+v", *t))
	return "audit " + Version + " thresholds " + hex.EncodeToString(sum[:8])
}

// since is a year before which nobody could write the words.
type since struct {
	Words []string `yaml:"words"`
	Year  int      `yaml:"year"`
}

//go:embed thresholds.yaml
var standard []byte

// Standard returns the thresholds that come with the program.
func Standard() (*Thresholds, error) { return read("thresholds.yaml", standard, &Thresholds{}) }

// ReadThresholds returns the standard thresholds with what the file says in place
// of theirs.
func ReadThresholds(file string) (*Thresholds, error) {
	t, err := Standard()
	if err != nil {
		return nil, err
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read the thresholds: %w", err)
	}
	return read(file, data, t)
}

// read decodes a file of thresholds over t.
func read(name string, data []byte, t *Thresholds) (*Thresholds, error) {
	err := yaml.NewDecoder(bytes.NewReader(data), yaml.Strict()).Decode(t)
	if err != nil && err != io.EOF {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return t, nil
}
