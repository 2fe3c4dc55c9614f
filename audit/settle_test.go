package audit

import "testing"

// TestSettledHasNoReason wants a misprinted figure that another check proves to hold
// without a reason.
func TestSettledHasNoReason(t *testing.T) {
	f := parts(5)[0]
	all := settle([]Finding{
		{Check: "sum", Result: Holds, Figures: []*Figure{f}},
		{Check: "damaged", Result: Doubtful, Reason: "misprinted", Severity: Note, Stated: f.Value, Figures: []*Figure{f}},
	})
	if got := all[1]; got.Result != Holds || got.Reason != "" || got.Severity != "" {
		t.Errorf("finding %+v", got)
	}
}
