package packaged

import (
	"bytes"
	"context"
	"encoding/xml"
	"strings"
	"testing"

	"heshu/corpus/layout"
	"heshu/corpus/layout/layouttest"
)

func open(tb testing.TB, l Limits, parts ...layouttest.Part) *Package {
	tb.Helper()
	data := layouttest.Zip(tb, parts...)
	p, err := Open(context.Background(), bytes.NewReader(data), int64(len(data)), l)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

func TestNames(t *testing.T) {
	p := open(t, Limits{}, layouttest.Part{Name: `Word\Document.xml`, Text: "<a/>"}, layouttest.Part{Name: "/b.xml", Text: "<b/>"})
	for _, name := range []string{"word/document.xml", "/word/./document.xml", "b.xml"} {
		if !p.Has(name) {
			t.Errorf("%s is not found", name)
		}
	}
	if p.Has("word") || p.Has("c.xml") {
		t.Error("a part is found that is not there")
	}
}

// TestContains looks for a word at every place around the end of what is read at once.
func TestContains(t *testing.T) {
	const word = "lastPage"
	for at := 32<<10 - 12; at < 32<<10+12; at++ {
		p := open(t, Limits{Expanded: 1 << 20}, layouttest.Part{Name: "a", Text: strings.Repeat("l", at) + word + strings.Repeat(" ", 40<<10)})
		if !p.Contains("a", word) {
			t.Errorf("%s at %d is not found", word, at)
		}
		if p.Contains("a", "nowhere") || p.Contains("b", word) || p.expanded != 0 {
			t.Errorf("found what is not there, or counted %d bytes", p.expanded)
		}
	}
}

// counter counts elements.
type counter struct{ starts, ends, text int }

func (c *counter) Start(e xml.StartElement) bool { c.starts++; return e.Name.Local != "skip" }
func (c *counter) End(xml.EndElement)            { c.ends++ }
func (c *counter) Text(s []byte)                 { c.text += len(s) }

func TestWalk(t *testing.T) {
	gbk := "<?xml version=\"1.0\" encoding=\"GBK\"?><a>\xB2\xD0</a>"
	tests := []struct {
		name, text string
		limits     Limits
		want       counter
		kind       layout.Kind
	}{
		{"elements", `<a><b>xy</b><skip><c>z</c></skip><d/></a>`, Limits{}, counter{4, 3, 2}, ""},
		{"another encoding", gbk, Limits{}, counter{1, 1, 3}, ""},
		{"depth", `<a><b><c/></b></a>`, Limits{Depth: 2}, counter{}, layout.Limit},
		{"elements beyond the limit", `<a><b/><b/><b/></a>`, Limits{Elements: 3}, counter{}, layout.Limit},
		{"bytes beyond the limit", `<a>` + strings.Repeat("一", 1000) + `</a>`, Limits{Expanded: 1000}, counter{}, layout.Limit},
		{"an entity of its own", `<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>`, Limits{}, counter{}, layout.Damaged},
		{"not closed", `<a>`, Limits{}, counter{}, layout.Damaged},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got counter
			err := open(t, tt.limits, layouttest.Part{Name: "a.xml", Text: tt.text}).Walk("a.xml", &got, GoOn)
			switch {
			case tt.kind == "" && (err != nil || got != tt.want):
				t.Errorf("got %+v, %v, want %+v", got, err, tt.want)
			case tt.kind != "" && (err == nil || layouttest.Fault(t, err) != tt.kind):
				t.Errorf("got %v, want %s", err, tt.kind)
			}
		})
	}
}

func TestTooManyParts(t *testing.T) {
	data := layouttest.Zip(t, layouttest.Part{Name: "a"}, layouttest.Part{Name: "b"})
	_, err := Open(context.Background(), bytes.NewReader(data), int64(len(data)), Limits{Parts: 1})
	if kind := layouttest.Fault(t, err); kind != layout.Limit {
		t.Errorf("got %v", err)
	}
}
