package main

import (
	"fmt"
	"io"
	"sort"
	"strings"

	"heshu/batch"
	"heshu/corpus"
)

func printSummary(w io.Writer, out string, s *batch.Summary) {
	fmt.Fprintf(w, "%s from %s in %.1f s → %s\n", count(s.Documents, "report"), count(total(s.Inputs), "input"), s.Seconds, out)
	fmt.Fprintf(w, "amounts %d · counts %d · themes %d · organisations %d · links %d\n", s.Amounts, s.Counts, s.Themes, s.Organisations, s.Links)
	fmt.Fprintf(w, "numerals: %d facts, %d excluded, %d unclaimed\n", s.Numerals["fact"], s.Numerals["excluded"], s.Numerals["unclaimed"])
	if s.Failed > 0 {
		fmt.Fprintf(w, "reports without records: %d\n", s.Failed)
	}
	if states := notRead(s.Inputs); states != "" {
		fmt.Fprintf(w, "inputs not read: %s (the table inputs says why)\n", states)
	}
}

// notRead lists how many inputs ended in each state but read.
func notRead(inputs map[corpus.State]int) string {
	var states []string
	for state, n := range inputs {
		if state != corpus.Read && n > 0 {
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
