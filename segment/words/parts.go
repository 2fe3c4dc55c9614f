package words

// inner is the set of the pieces that words have behind their first one. Those from
// rootSize on are taken for such pieces.
type inner [rootSize / 64]uint64

func (s *inner) add(c code) {
	if c < rootSize {
		s[c>>6] |= 1 << (c & 63)
	}
}

func (s *inner) has(c code) bool { return c >= rootSize || s[c>>6]>>(c&63)&1 != 0 }

// innerOf lists the pieces behind the first ones of all words.
func innerOf(t *trie) *inner {
	s := new(inner)
	for i := range t.edges {
		if key := t.edges[i].key; key>>codeBits != 0 {
			s.add(code(key & (1<<codeBits - 1)))
		}
	}
	return s
}

// Parts reports whether a word ends at offset at of text where [Cutter.Cut] cuts it. It
// cuts only where some word goes over that place.
func (c *Cutter) Parts(text string, at int) bool {
	if at <= 0 || at >= len(text) {
		return at == len(text)
	}
	if len(text) > maxChunk {
		return c.cutsAt(text, at)
	}
	steps := c.scratch.Get().(*[]step)
	defer c.scratch.Put(steps)
	*steps = c.appendSteps(text, (*steps)[:0])
	if !c.crosses(*steps, at) {
		return true
	}
	c.walk(*steps)
	return pathMeets(*steps, at)
}

// cutsAt is Parts for a text that is cut in several chunks.
func (c *Cutter) cutsAt(text string, at int) bool {
	for _, w := range c.Cut(text, nil) {
		if w.End >= at {
			return w.End == at
		}
	}
	return false
}

// crosses reports whether a piece or a word may begin before offset at and end behind it.
func (c *Cutter) crosses(steps []step, at int) bool {
	n := 0 // pieces that end before at, or there
	for n < len(steps) && int(steps[n].end) <= at {
		n++
	}
	if n == 0 || int(steps[n-1].end) != at {
		return true
	}
	if n == len(steps) || !c.inner.has(steps[n].code) {
		return false
	}
	for i := range steps[:n] {
		if c.reaches(steps[i:], n-i) {
			return true
		}
	}
	return false
}

// reaches reports whether a word of more than n pieces begins with the first of steps.
func (c *Cutter) reaches(steps []step, n int) bool {
	to := c.trie.root(steps[0].code)
	for i := 1; i < len(steps) && to.node != 0 && to.distance >= 0; i++ {
		if to = c.trie.child(to.node, steps[i].code); i >= n && to.distance != 0 {
			return true
		}
	}
	return false
}

// pathMeets reports whether a word of the shortest path ends at offset at.
func pathMeets(steps []step, at int) bool {
	for i := len(steps); i > 0; i -= steps[i-1].path.pieces() {
		if end := int(steps[i-1].end); end <= at {
			return end == at
		}
	}
	return false
}
