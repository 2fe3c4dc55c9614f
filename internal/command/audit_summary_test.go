package command

import (
	"strings"
	"testing"

	"heshu/audit"
)

// TestReasonsInOrder wants the most frequent reason first, and those that are equally
// frequent by name, however often they are printed.
func TestReasonsInOrder(t *testing.T) {
	s := audit.NewSummary(0)
	for _, name := range []string{"d", "b", "a", "c", "e"} {
		s.Reasons[name] = 1
	}
	s.Reasons["z"] = 2
	for range 20 {
		var b strings.Builder
		printReasons(&b, s)
		if got, want := b.String(), "reasons: z 2 · a 1 · b 1 · c 1 · d 1 · e 1\n"; got != want {
			t.Fatalf("%q, want %q", got, want)
		}
	}
}
