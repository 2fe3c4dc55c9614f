package extract

import (
	"errors"
	"testing"
)

// TestFaults wants one error whose length does not grow with the number of faults.
func TestFaults(t *testing.T) {
	var f faults
	if err := f.err(); err != nil {
		t.Errorf("no fault: %v", err)
	}
	first := errors.New("the first")
	f.add(first)
	if err := f.err(); err != first {
		t.Errorf("one fault: %v", err)
	}
	for range 100_000 {
		f.add(errors.New("another"))
	}
	err := f.err()
	if !errors.Is(err, first) || err.Error() != "the first (and 100000 more of the kind)" {
		t.Errorf("many faults: %v", err)
	}
}
