package batch

import (
	"heshu/corpus"
	"heshu/warehouse"
)

// Summary adds up what a dataset holds after a run, whether this run wrote it or one
// before, and what the run did.
type Summary struct {
	Documents     int                  `json:"documents"`
	Failed        int                  `json:"failed"` // reports that gave no records
	Missed        int                  `json:"missed"` // inputs that were passed over because they could not be opened
	Amounts       int                  `json:"amounts"`
	Counts        int                  `json:"counts"`
	Themes        int                  `json:"themes"`
	Organisations int                  `json:"organisations"`
	Links         int                  `json:"links"`
	Numerals      map[string]int       `json:"numerals"` // by state
	Inputs        map[corpus.State]int `json:"inputs"`   // by state, members of archives included
	Bytes         int64                `json:"bytes"`    // of inputs, as found
	TextBytes     int64                `json:"text_bytes"`

	Run Report `json:"run"`
}

// fill takes over the totals of the dataset.
func (s *Summary) fill(t warehouse.Totals) {
	s.Documents = int(t.Rows[warehouse.Documents])
	s.Amounts = int(t.Rows[warehouse.Amounts])
	s.Counts = int(t.Rows[warehouse.Counts])
	s.Themes = int(t.Rows[warehouse.Themes])
	s.Organisations = int(t.Rows[warehouse.Organisations])
	s.Links = int(t.Rows[warehouse.Links])
	s.Failed, s.Missed, s.Bytes, s.TextBytes = int(t.Failed), int(t.Missed), t.Bytes, t.TextBytes
	s.Numerals, s.Inputs = map[string]int{}, map[corpus.State]int{}
	for state, n := range t.Numerals {
		s.Numerals[state] = int(n)
	}
	for state, n := range t.Inputs {
		s.Inputs[corpus.State(state)] = int(n)
	}
}

// Report is what a run did, as _run.json tells it.
type Report struct {
	Plan     Plan                 `json:"plan"`      // what was to be done; empty where there was nothing before
	Read     int                  `json:"read"`      // inputs that were read
	Ended    map[corpus.State]int `json:"ended"`     // how these ended, by state, members of archives included
	Kept     int                  `json:"kept"`      // inputs whose rows stayed
	Reports  int                  `json:"reports"`   // that were extracted
	Warnings int                  `json:"warnings"`  // inputs that were not read, or not without a remark
	Bytes    int64                `json:"bytes"`     // of the inputs that were read
	Seconds  float64              `json:"seconds"`   // of the whole run
	Stages   map[string]float64   `json:"stages"`    // seconds a stage; those of all workers added up
	Slowest  []Timing             `json:"slowest"`   // inputs
	Errors   []Fault              `json:"errors"`    // the first ones
	Left     int                  `json:"left_over"` // errors that Errors leaves out
}

// Timing is how long an input took.
type Timing struct {
	Source  string  `json:"source"`
	Seconds float64 `json:"seconds"`
	Bytes   int64   `json:"bytes"`
	Reports int     `json:"reports"`
}

// Fault is an input that was not read as it stands.
type Fault struct {
	Source  string       `json:"source"`
	Member  string       `json:"member,omitempty"`
	State   corpus.State `json:"state"`
	Message string       `json:"message"`
}

// How much a report tells of.
const (
	toldSlowest = 10
	toldErrors  = 1000
)

func (r *Report) addInput(in corpus.Input) {
	if in.Member == "" { // the bytes of members are those of their archive
		r.Bytes += in.Bytes
	}
	r.Ended[in.State]++
	if !remarkable(in) {
		return
	}
	r.Warnings++
	if len(r.Errors) == toldErrors {
		r.Left++
		return
	}
	r.Errors = append(r.Errors, Fault{in.Source, in.Member, in.State, in.Message})
}

// addTiming keeps the slowest inputs, the slowest first.
func (r *Report) addTiming(t Timing) {
	at := len(r.Slowest)
	for at > 0 && r.Slowest[at-1].Seconds < t.Seconds {
		at--
	}
	if at == toldSlowest {
		return
	}
	if len(r.Slowest) < toldSlowest {
		r.Slowest = append(r.Slowest, Timing{})
	}
	copy(r.Slowest[at+1:], r.Slowest[at:])
	r.Slowest[at] = t
}
