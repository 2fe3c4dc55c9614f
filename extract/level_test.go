package extract

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestLastIn finds a level's word where strings.LastIndex finds it.
func TestLastIn(t *testing.T) {
	parts := []string{"临河", "国", "会", "残联", "超", "A"}
	for _, l := range levels {
		parts = append(parts, l.word)
	}
	rapid.Check(t, func(t *rapid.T) {
		name := strings.Join(rapid.SliceOfN(rapid.SampledFrom(parts), 0, 6).Draw(t, "parts"), "")
		for i := range levels {
			if got, want := levels[i].lastIn(name, signature(name)), strings.LastIndex(name, levels[i].word); got != want {
				t.Errorf("%s in %s: %d, want %d", levels[i].word, name, got, want)
			}
		}
	})
}
