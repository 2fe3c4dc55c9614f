package batch

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// ReportFile is the name of the run report in a dataset's folder. It tells times, and
// so is no part of the dataset: neither the manifest nor its digests know of it.
const ReportFile = "_run.json"

// WriteReport writes the summary of the last run into a dataset's folder.
func WriteReport(dir string, s *Summary) error {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(s); err != nil {
		return fmt.Errorf("encoding the run report: %w", err)
	}
	if err := os.WriteFile(filepath.Join(dir, ReportFile), out.Bytes(), 0o666); err != nil {
		return fmt.Errorf("the dataset is whole, but the run report could not be written: %w", err)
	}
	return nil
}
