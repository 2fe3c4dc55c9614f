package warehouse

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"iter"

	"heshu/warehouse/store"
)

// Input is one input of a segment, as its list of inputs names it: what it was, how it
// ended and which rows it gave. An archive is one input, with all that it holds.
type Input struct {
	Source string `json:"source"`
	// SHA256 is the digest of its content; empty where the content could not be read.
	SHA256 string `json:"sha256,omitempty"`
	// Outcome is, where there is no SHA256, a digest of how it ended.
	Outcome string `json:"outcome,omitempty"`
	Bytes   int64  `json:"bytes"`
	// Inputs counts by state how it and, in an archive, its members ended.
	Inputs map[string]int64 `json:"inputs"`
	Failed int64            `json:"failed,omitempty"` // reports that gave no records
	Missed bool             `json:"missed,omitempty"` // it was passed over because it could not be opened
	// Rows counts what was found in it, by table; also for tables that are not written.
	Rows      map[string]int64 `json:"rows"`
	Numerals  map[string]int64 `json:"numerals"` // by state
	TextBytes int64            `json:"text_bytes"`

	from map[string]int64 // the first of its rows in each table of the segment
}

func (in *Input) totals() Totals {
	t := Totals{Sources: 1, Rows: in.Rows, Inputs: in.Inputs, Numerals: in.Numerals, Failed: in.Failed, Bytes: in.Bytes, TextBytes: in.TextBytes}
	if in.Missed {
		t.Missed = 1
	}
	return t
}

// inputList writes the list of a segment's inputs.
type inputList struct {
	draft *store.Draft
	out   *bufio.Writer
	json  *json.Encoder
}

const inputsDraft = segmentsDir + "/.inputs" + store.DraftSuffix

func newInputList(files store.FS) (*inputList, error) {
	draft, err := store.NewDraft(files, inputsDraft)
	if err != nil {
		return nil, err
	}
	l := &inputList{draft: draft, out: bufio.NewWriter(draft)}
	l.json = json.NewEncoder(l.out)
	l.json.SetEscapeHTML(false)
	return l, nil
}

func (l *inputList) add(in *Input) error { return l.json.Encode(in) }

func (l *inputList) close() (store.Stamp, error) {
	if err := l.out.Flush(); err != nil {
		return store.Stamp{}, err
	}
	return l.draft.Seal()
}

// readInputs yields the inputs that a list names. Numbers of rows are summed up, so
// that each input knows where its rows begin.
func readInputs(in io.Reader) iter.Seq2[*Input, error] {
	return func(yield func(*Input, error) bool) {
		decoder := json.NewDecoder(bufio.NewReaderSize(in, fileBuffer))
		next := map[string]int64{}
		for line := 1; ; line++ {
			input := &Input{from: map[string]int64{}}
			err := decoder.Decode(input)
			if err == io.EOF {
				return
			}
			if err != nil {
				yield(nil, fmt.Errorf("line %d: %w", line, err))
				return
			}
			for table, n := range input.Rows {
				input.from[table] = next[table]
				next[table] += n
			}
			if !yield(input, nil) {
				return
			}
		}
	}
}
