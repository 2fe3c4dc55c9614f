package command

import (
	"fmt"
	"io"
	"maps"
	"sort"
	"strings"

	"heshu/batch"
	"heshu/corpus"
)

func printSummary(w io.Writer, out string, s *batch.Summary) {
	fmt.Fprintf(w, "%s from %s in %.1f s → %s\n", count(s.Documents, "report"), count(total(s.Inputs), "input"), s.Run.Seconds, out)
	fmt.Fprintf(w, "amounts %d · counts %d · themes %d · organisations %d · links %d\n", s.Amounts, s.Counts, s.Themes, s.Organisations, s.Links)
	fmt.Fprintf(w, "numerals: %d facts, %d excluded, %d unclaimed\n", s.Numerals["fact"], s.Numerals["excluded"], s.Numerals["unclaimed"])
	printRun(w, &s.Run)
	if s.Failed > 0 {
		fmt.Fprintf(w, "reports without records: %d\n", s.Failed)
	}
	if states := notRead(s.Inputs); states != "" {
		fmt.Fprintf(w, "inputs not read: %s (the table inputs says why)\n", states)
	}
}

// printRun says what the run did with a dataset that was there before.
func printRun(w io.Writer, r *batch.Report) {
	if r.Kept > 0 {
		fmt.Fprintf(w, "inputs: %d kept as they were, %d read\n", r.Kept, r.Read)
	}
	if failed := r.Plan.Inputs[batch.Failed]; failed > 0 {
		fmt.Fprintf(w, "tried again: %s; members of archives included, they ended: %s\n", count(failed, "input"), listStates(r.Ended))
	}
}

// printPlan says what a run would do.
func printPlan(w io.Writer, f *extractFlags, p *batch.Plan) {
	if f.onlyFailed {
		fmt.Fprintf(w, "would try %s again (%.1f MB); %s would be kept\nnothing was written\n",
			count(p.Inputs[batch.Failed], "input"), float64(p.Bytes)/1e6, count(p.Inputs[batch.Same], "other"))
		return
	}
	gone := "would stay (--prune drops them)"
	if f.prune {
		gone = "would be dropped"
	}
	fmt.Fprintf(w, "would read %s (%.1f MB): %d new, %d changed; %d unchanged would be kept; the rows of %d gone %s\n",
		count(p.Inputs[batch.New]+p.Inputs[batch.Changed], "input"), float64(p.Bytes)/1e6, p.Inputs[batch.New], p.Inputs[batch.Changed], p.Inputs[batch.Same], p.Inputs[batch.Gone], gone)
	if p.Reason != "" {
		fmt.Fprintf(w, "the dataset would be replaced: %s\n", p.Reason)
	}
	fmt.Fprintln(w, "nothing was written")
}

// notRead lists how many inputs ended in each state but read.
func notRead(inputs map[corpus.State]int) string {
	others := maps.Clone(inputs)
	delete(others, corpus.Read)
	return listStates(others)
}

// listStates lists how many inputs ended in each state.
func listStates(inputs map[corpus.State]int) string {
	var states []string
	for state, n := range inputs {
		if n > 0 {
			states = append(states, fmt.Sprintf("%s %d", state, n))
		}
	}
	sort.Strings(states)
	return strings.Join(states, ", ")
}

func total(states map[corpus.State]int) int {
	n := 0
	for _, v := range states {
		n += v
	}
	return n
}
