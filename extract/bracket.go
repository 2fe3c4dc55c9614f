package extract

// pairBrackets notes in each bracket of toks where the other one of its pair stands. It
// keeps what looks over brackets linear, whatever stands in them.
func (r *reading) pairBrackets(toks []token) {
	open := r.open[:0]
	for k := range toks {
		switch t := &toks[k]; {
		case t.is(openBracket):
			t.ref = k
			open = append(open, k)
		case t.is(closeBracket):
			if t.ref = k; len(open) > 0 {
				t.ref = open[len(open)-1]
				toks[t.ref].ref = k
				open = open[:len(open)-1]
			}
		}
	}
	r.open = open
}

// bracketStart returns the token of the bracket that the one at k closes, or k.
func bracketStart(toks []token, k int) int { return toks[k].ref }

// bracketEnd returns the token that closes the bracket at k before toks[i], or k.
func bracketEnd(toks []token, k, i int) int {
	if end := toks[k].ref; end < i {
		return end
	}
	return k
}
