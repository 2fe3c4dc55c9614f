package pdf

import (
	"testing"

	"heshu/corpus/layout/layouttest"
)

// FuzzRead reads any bytes with one engine, which must stay sound: a document that it
// knows is read after each of them.
func FuzzRead(f *testing.F) {
	engine := NewEngine("")
	f.Cleanup(func() { _ = engine.Close() })
	known := pages("", show("48 chairs"))
	f.Add(known)
	f.Add(pages("/Rotate 90", show("a"), line))
	f.Add(formInItself("/X Do"))
	f.Add(layouttest.Document(f, "tables/encrypted.pdf"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := engine.Read(t.Context(), data, Limits{Pages: 20, Text: 1 << 20, Passwords: []string{"secret"}})
		if err != nil {
			layouttest.Fault(t, err)
		} else {
			layouttest.Check(t, r.Document)
		}
		if r, err := engine.Read(t.Context(), known, Limits{}); err != nil || r.Text != "48 chairs\n" {
			t.Fatalf("after it: %q, %v", r.Text, err)
		}
	})
}
