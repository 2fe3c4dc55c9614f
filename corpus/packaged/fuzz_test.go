package packaged

import (
	"bytes"
	"testing"

	"heshu/corpus/layout"
	"heshu/corpus/layout/layouttest"
)

// FuzzWalk reads any bytes as a package, and every part of it: it ends in a named state,
// within the limit of what it unpacks to.
func FuzzWalk(f *testing.F) {
	f.Add(layouttest.Zip(f, layouttest.Part{Name: "a.xml", Text: "<a><b>走访</b><skip/></a>"}))
	f.Add(layouttest.Document(f, "tables/table.docx"))
	f.Fuzz(func(t *testing.T, data []byte) {
		const most = 1 << 20
		p, err := Open(t.Context(), bytes.NewReader(data), int64(len(data)), Limits{Expanded: most})
		if err != nil {
			layouttest.Fault(t, err)
			return
		}
		for part := range p.parts {
			var c counter
			err := p.Walk(part, &c, func() error { return nil })
			if err != nil && layouttest.Fault(t, err) == layout.Limit {
				return
			}
			if c.text > most || c.ends > c.starts {
				t.Fatalf("%s: %+v", part, c)
			}
		}
	})
}
