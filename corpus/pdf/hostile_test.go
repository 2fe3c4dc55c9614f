package pdf

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"heshu/corpus/layout"
	"heshu/corpus/layout/layouttest"
)

// file writes a PDF of objects, the first of which is its catalogue.
func file(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	offsets := make([]int, len(objects))
	for i, o := range objects {
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	at := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, at)
	return b.Bytes()
}

// pages writes a PDF with a page for each content, in Helvetica.
func pages(page string, contents ...string) []byte {
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"}
	var kids []string
	for _, c := range contents {
		n := len(objects) + 1
		kids = append(kids, fmt.Sprintf("%d 0 R", n))
		objects = append(objects,
			fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R%s>>", n+1, page),
			fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(c), c))
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(contents), strings.Join(kids, " "))
	return file(objects...)
}

// show is the content of a page with text.
func show(text string) string { return "BT /F 12 Tf 50 700 Td (" + text + ") Tj ET" }

const line = "0 0 m 100 100 l S" // a page with a line and no text

func TestRead(t *testing.T) {
	engine := NewEngine("")
	defer engine.Close()
	tests := []struct {
		name, want, note string
		data             []byte
	}{
		{"one page", "48 chairs\n", "", pages("", show("48 chairs"))},
		{"a turned page", "48 chairs\n", "", pages("/Rotate 90", "BT /F 12 Tf 0 1 -1 0 300 100 Tm (48 chairs) Tj ET")},
		{"a stamp across the page", "48 chairs\n", "slanted text on 1 pages", pages("", show("48 chairs")+" BT /F 40 Tf 0.7 0.7 -0.7 0.7 100 100 Tm (DRAFT) Tj ET")},
		{"printed twice", "48 chairs\n", "", pages("", show("48 chairs")+" BT /F 12 Tf 50.4 700 Td (48 chairs) Tj ET")},
		{"arrays in arrays", "48 chairs\n", "", pages("/Deep "+strings.Repeat("[", 100_000), show("48 chairs"))},
		{"a page without text", "48 chairs\n", "page 2 is without text", pages("", show("48 chairs"), line)},
		{"page numbers", "48 chairs\n5 tables and beds\n", "", pages("", show("48 chairs")+" BT /F 9 Tf 290 30 Td (- 1 -) Tj ET", show("5 tables and beds")+" BT /F 9 Tf 290 30 Td (- 2 -) Tj ET")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := engine.Read(t.Context(), tt.data, Limits{})
			if err != nil || r.Text != tt.want || !strings.Contains(r.Note, tt.note) || (r.Note == "") != (tt.note == "") {
				t.Errorf("%q, note %q, %v", r.Text, r.Note, err)
			}
		})
	}
}

// formInItself has a page with a form that shows itself.
func formInItself(content string) []byte {
	return file("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>", "<</Length 5>>stream\n/X Do\nendstream",
		fmt.Sprintf("<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length %d>>stream\n%s\nendstream", len(content), content))
}

func TestRefused(t *testing.T) {
	whole := layouttest.Document(t, "pdf/a01.pdf")
	loop := "<</Type/Pages/Count 2/Kids[2 0 R 2 0 R]>>"
	tests := []struct {
		name string
		data []byte
		want layout.Kind
	}{
		{"cut", whole[:len(whole)/2], layout.Damaged},
		{"only its beginning", []byte("%PDF-1.7\n"), layout.Damaged},
		{"no pages", file("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 0/Kids[]>>"), layout.NoText},
		{"a scan", pages("", line, line, line), layout.NoText},
		{"a loop of pages", file("<</Type/Catalog/Pages 2 0 R>>", loop), layout.NoText},
		{"a billion pages", file("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1000000000/Kids[3 0 R]>>", "<</Type/Page/Parent 2 0 R>>"), layout.NoText},
		{"many objects", file(append([]string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 0/Kids[]>>"}, make([]string, 100_000)...)...), layout.NoText},
		{"a form in itself", formInItself("/X Do"), layout.NoText},
		{"encrypted", layouttest.Document(t, "tables/encrypted.pdf"), layout.Encrypted},
	}
	engine := NewEngine("")
	defer engine.Close()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := engine.Read(t.Context(), tt.data, Limits{})
			if err == nil {
				t.Fatalf("read: %.100q", r.Text)
			}
			if kind := layouttest.Fault(t, err); kind != tt.want {
				t.Errorf("got %s (%v), want %s", kind, err, tt.want)
			}
		})
	}
}

// TestBomb has a page whose content unpacks to more than a document may take.
func TestBomb(t *testing.T) {
	var packed bytes.Buffer
	w, err := zlib.NewWriterLevel(&packed, zlib.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	chunk := bytes.Repeat([]byte(" "), 1<<20)
	for range 300 {
		if _, err := w.Write(chunk); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	data := file("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
		fmt.Sprintf("<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream", packed.Len(), packed.String()))
	engine := NewEngine("")
	defer engine.Close()
	if r, err := engine.Read(t.Context(), data, Limits{}); err == nil {
		t.Errorf("read: %.100q", r.Text)
	} else {
		t.Log(layouttest.Fault(t, err), err)
	}
	if r, err := engine.Read(t.Context(), pages("", show("48 chairs")), Limits{}); err != nil || r.Text != "48 chairs\n" {
		t.Errorf("after it: %q, %v", r.Text, err)
	}
}

func TestLimits(t *testing.T) {
	engine := NewEngine("")
	defer engine.Close()
	data := pages("", show("1 chair"), show("2 chairs and a bed"), show("3 chairs"))
	r, err := engine.Read(t.Context(), data, Limits{Pages: 2})
	if err != nil || r.Pages != 3 || r.Text != "1 chair\n2 chairs and a bed\n" || layouttest.Fault(t, r.Cut) != layout.Limit {
		t.Errorf("%q of %d pages, %v, %v", r.Text, r.Pages, r.Cut, err)
	}
	if _, err := engine.Read(t.Context(), data, Limits{Text: 10}); err == nil || layouttest.Fault(t, err) != layout.Limit {
		t.Errorf("too much text: %v", err)
	}
}

func TestPasswords(t *testing.T) {
	engine := NewEngine("")
	defer engine.Close()
	data := layouttest.Document(t, "tables/encrypted.pdf")
	r, err := engine.Read(t.Context(), data, Limits{Passwords: []string{"wrong", "secret"}})
	if err != nil || !strings.Contains(r.Text, "柳河镇残联走访残疾人家庭48户") {
		t.Errorf("%q, %v", r.Text, err)
	}
	_, err = engine.Read(t.Context(), data, Limits{Passwords: []string{"wrong"}})
	if err == nil || layouttest.Fault(t, err) != layout.Encrypted || !strings.Contains(err.Error(), "none of the passwords") {
		t.Errorf("a wrong password: %v", err)
	}
}

// TestStops ends the reading of a document amid it, and reads another one after it.
func TestStops(t *testing.T) {
	engine := NewEngine("")
	defer engine.Close()
	endless := formInItself("/X Do /X Do") // doubles with each level
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if _, err := engine.Read(ctx, endless, Limits{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
	if r, err := engine.Read(t.Context(), pages("", show("48 chairs")), Limits{}); err != nil || r.Text != "48 chairs\n" {
		t.Errorf("after it: %q, %v", r.Text, err)
	}
}
