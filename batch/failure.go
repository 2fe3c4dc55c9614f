package batch

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"heshu/corpus"
)

// failures are the reports of one input that gave no records, or not all, by member.
type failures struct {
	byMember map[string]*failure
}

// failure tells of the reports of one member.
type failure struct {
	first corpus.Document // without its text
	count int
	lost  int      // reports without any records
	told  []string // of the first ones
}

// toldFailures is how many failures a message tells of: thousands of reports can
// fail for one reason.
const toldFailures = 3

func (f *failures) add(d corpus.Document, err error, lost bool) {
	d.Text = ""
	if f.byMember == nil {
		f.byMember = map[string]*failure{}
	}
	failed := f.byMember[d.Member]
	if failed == nil {
		failed = &failure{first: d}
		f.byMember[d.Member] = failed
	}
	outcome := "was read in part"
	if lost {
		failed.lost++
		outcome = "could not be read"
	}
	if failed.count++; failed.count <= toldFailures {
		failed.told = append(failed.told, fmt.Sprintf("report %d %s: %v", d.Part, outcome, err))
	}
}

// lost returns how many reports gave no records.
func (f *failures) lost() int64 {
	n := 0
	for _, failed := range f.byMember {
		n += failed.lost
	}
	return int64(n)
}

// amend adds to the row of an input the failures of its reports.
func (f *failures) amend(in *corpus.Input) {
	failed := f.byMember[in.Member]
	if failed == nil || failed.first.Source != in.Source {
		return
	}
	delete(f.byMember, in.Member)
	if in.Message != "" {
		in.Message += "; "
	}
	in.Message += failed.message()
	in.Documents = max(0, in.Documents-failed.lost)
	if in.Documents == 0 && failed.lost > 0 && in.State == corpus.Read {
		in.State = corpus.Damaged
	}
}

// rest returns rows for the failures that no input was amended with.
func (f *failures) rest() []corpus.Input {
	var inputs []corpus.Input
	for _, member := range slices.Sorted(maps.Keys(f.byMember)) {
		failed := f.byMember[member]
		d, state := failed.first, corpus.Read
		if failed.lost > 0 {
			state = corpus.Damaged
		}
		inputs = append(inputs, corpus.Input{Source: d.Source, Member: d.Member, State: state, Message: failed.message(), MediaType: d.MediaType, Encoding: d.Encoding})
	}
	return inputs
}

func (f *failure) message() string {
	message := strings.Join(f.told, "; ")
	if more := f.count - len(f.told); more > 0 {
		message += fmt.Sprintf("; and %d more", more)
	}
	return message
}
