package extract

import "heshu/corpus"

// ExtractFresh is Extract with buffers that no report was read with before.
func (e *Engine) ExtractFresh(doc corpus.Document) (*Records, error) {
	r, out := e.newReading(), &Records{}
	r.read(doc)
	r.records(out)
	return out, r.faults.err()
}
