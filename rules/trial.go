package rules

// A step reads the text from index at on and, when it can, lets the next step go
// on behind it. It reports whether a match was found; before it reports false it
// takes back what it noted in the trial.
type step func(t *trial, at int) bool

// trial is the state in which a compiled pattern runs over a masked sentence.
// It serves one pattern after the other.
type trial struct {
	text   []rune
	groups []span32 // what each group caught; start -1: nothing
	counts []int32  // rounds of each loop so far
	end    int      // of the match
	left   int      // steps that may still be taken in this sentence
	depth  int      // loops within loops that are being run
}

// span32 is a range of runes.
type span32 struct{ start, end int32 }

const (
	// A pattern may take so many steps over a sentence: far more than any pattern of
	// use does, and few enough that a bad one costs milliseconds. Unlike a time limit
	// this gives the same result on any machine.
	leastSteps   = 200_000
	stepsPerRune = 2_000
	// deepest bounds the rounds of loops that stand on each other's stack.
	deepest = 20_000
)

// begin prepares for a pattern over text.
func (t *trial) begin(p *backtracker, text []rune) {
	t.text = text
	t.groups = resized(t.groups, p.groups)
	t.counts = resized(t.counts, p.loops)
	t.left = leastSteps + stepsPerRune*len(text)
	t.depth = 0
}

func resized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}

// at tries the pattern at one place.
func (t *trial) at(p *backtracker, start int) bool {
	for i := range t.groups {
		t.groups[i] = span32{-1, -1}
	}
	clear(t.counts)
	if !p.first(t, start) {
		return false
	}
	t.groups[0] = span32{int32(start), int32(t.end)}
	return true
}

// spent notes one more step. It reports true when no more may be taken.
func (t *trial) spent() bool {
	t.left--
	return t.left < 0
}
