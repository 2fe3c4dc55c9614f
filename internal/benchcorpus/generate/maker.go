package generate

import (
	"math/rand/v2"
)

// Maker makes reports. It is safe for concurrent use.
type Maker struct {
	seed   uint64
	stocks [scripts]stock // the parts of simplified and of traditional reports
	prose  [][]line       // sections without figures, for simplified reports
}

// meanSize is about how many bytes a report has on average.
const meanSize = 3000

// Append appends the n-th report to dst.
func (m *Maker) Append(dst []byte, n int) []byte {
	w := newWriter(dst, m.seed, n)
	stock, prose := &m.stocks[simplified], m.prose
	if w.oneIn(50) {
		stock, prose = &m.stocks[traditional], nil
	}
	stock.report(w, prose)
	return w.out
}

// report writes a whole report, with sections of prose among those of the samples.
func (s *stock) report(w *writer, prose [][]line) {
	from := len(w.out)
	size := meanSize/4 + w.IntN(meanSize*5/4)
	if w.oneIn(20) {
		size *= 4
	}
	w.line(pick(w, s.titles))
	w.line(pick(w, s.openings))
	numbers := pick(w, numberings)
	for n := 1; len(w.out)-from < size; n++ {
		w.text(numbers(n))
		section := s.sections
		if len(prose) > 0 && w.IntN(100) < prosePercent {
			section = prose
		}
		for _, l := range pick(w, section) {
			w.line(l)
		}
		if n%3 == 0 && len(prose) == 0 {
			w.sum()
		}
	}
	for _, l := range pick(w, s.closings) {
		w.line(l)
	}
}

// pick returns one of list.
func pick[T any](w *writer, list []T) T { return list[w.IntN(len(list))] }

// writer writes one report.
type writer struct {
	*rand.Rand
	out   []byte
	wide  bool // full-width punctuation
	place string
}

func newWriter(dst []byte, seed uint64, n int) *writer {
	w := &writer{Rand: rand.New(rand.NewPCG(seed, uint64(n))), out: dst}
	w.wide = w.oneIn(2)
	w.place = w.newPlace()
	return w
}

func (w *writer) oneIn(n int) bool { return w.IntN(n) == 0 }

func (w *writer) text(s string) { w.out = append(w.out, s...) }

// line writes a line of a sample with all that is changed in it.
func (w *writer) line(l line) {
	pieces := l.narrow
	if w.wide {
		pieces = l.wide
	}
	for _, p := range pieces {
		p.write(w)
	}
	w.text("\n")
}
