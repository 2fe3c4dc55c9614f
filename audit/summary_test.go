package audit

import (
	"testing"
	"unsafe"

	"heshu/corpus"
)

// TestItemKeepsNoReport wants an item to hold copies of what it quotes.
func TestItemKeepsNoReport(t *testing.T) {
	r := records(t, newEngine(t), corpus.Document{ID: "x", Text: "信访总量由上年的420件次下降到336件次，减少94件次。"})
	s := NewSummary(5)
	result := newAuditor(t).Report(r)
	s.Add(&result)
	if len(s.Items) == 0 {
		t.Fatal("no items")
	}
	text := r.Document.Text
	from := uintptr(unsafe.Pointer(unsafe.StringData(text)))
	for _, item := range s.Items {
		kept := []string{item.Sentence, item.Document.Title}
		for _, m := range item.Marks {
			kept = append(kept, m.Quote)
		}
		for _, k := range kept {
			if at := uintptr(unsafe.Pointer(unsafe.StringData(k))); k != "" && at >= from && at < from+uintptr(len(text)) {
				t.Errorf("%q is part of the report's text", k)
			}
		}
	}
}
