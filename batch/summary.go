package batch

import (
	"heshu/corpus"
	"heshu/extract"
)

// Summary adds up what a run wrote.
type Summary struct {
	Documents     int                  `json:"documents"`
	Failed        int                  `json:"failed"` // reports that gave no records
	Amounts       int                  `json:"amounts"`
	Counts        int                  `json:"counts"`
	Themes        int                  `json:"themes"`
	Organisations int                  `json:"organisations"`
	Links         int                  `json:"links"`
	Checks        int                  `json:"checks"`
	Findings      map[string]int       `json:"findings"` // checks that do not hold, by severity
	Numerals      map[string]int       `json:"numerals"` // by state
	Inputs        map[corpus.State]int `json:"inputs"`   // by state
	Warnings      int                  `json:"warnings"` // inputs that were not read, or not without a remark
	Bytes         int64                `json:"bytes"`    // of inputs, as found
	TextBytes     int64                `json:"text_bytes"`
	Seconds       float64              `json:"seconds"`
}

func newSummary() Summary {
	return Summary{Findings: map[string]int{}, Numerals: map[string]int{}, Inputs: map[corpus.State]int{}}
}

func (s *Summary) add(r *extract.Records) {
	s.Documents++
	s.TextBytes += int64(len(r.Document.Text))
	s.Amounts += len(r.Amounts)
	s.Counts += len(r.Counts)
	s.Themes += len(r.Themes)
	s.Organisations += len(r.Organisations)
	s.Links += len(r.Links)
	s.Checks += len(r.Checks)
	for i := range r.Checks {
		if severity := r.Checks[i].Severity; severity != nil {
			s.Findings[*severity]++
		}
	}
	for i := range r.Numerals {
		s.Numerals[r.Numerals[i].State]++
	}
}

func (s *Summary) addInput(in corpus.Input) {
	s.Inputs[in.State]++
	if in.Member == "" { // the bytes of members are those of their archive
		s.Bytes += in.Bytes
	}
	if remarkable(in) {
		s.Warnings++
	}
}
