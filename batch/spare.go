package batch

import (
	"sync"

	"heshu/corpus"
	"heshu/extract"
)

// filler is an Extractor that uses the slices of records again; [heshu/extract.Engine] is one.
type filler interface {
	ExtractInto(corpus.Document, *extract.Records) error
}

// spare keeps records that were written, for the slices that they hold.
type spare struct{ pool sync.Pool }

// extract reads a report into records that were written before, if the extractor can.
func (s *spare) extract(x Extractor, d corpus.Document) (*extract.Records, error) {
	into, ok := x.(filler)
	if !ok {
		return x.Extract(d)
	}
	r, _ := s.pool.Get().(*extract.Records)
	if r == nil {
		r = &extract.Records{}
	}
	err := into.ExtractInto(d, r)
	return r, err
}

// put takes back records whose rows were written. Those of a giant are let go.
func (s *spare) put(r *extract.Records) {
	const mostRows = 1 << 12
	if len(r.Numerals) <= mostRows {
		s.pool.Put(r)
	}
}
