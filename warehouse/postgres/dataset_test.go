package postgres_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"heshu/extract"
	"heshu/extract/quantity"
	"heshu/warehouse"
)

func ptr[T any](v T) *T { return &v }

// awkward are texts that a transfer may spoil.
var awkward = []string{
	"向80户贫困残疾人家庭发放慰问金2万元", `他说:"好",然后'走'了\n\\`, "第一行\n第二行\r\n第三行\t\\.\n", "\\N", "NULL", "",
	"有一个\x00字", "𠮷👨‍👩‍👧", "{a,b}", "  前后有空格  ", "'; DROP TABLE amounts; --",
}

const most = quantity.Decimal(999_999_999_999_999_999)

// made is a dataset to be written.
type made struct {
	documents int
	revised   map[int]string // documents whose figures are told otherwise
	gone      map[int]bool
	audit     string // what audits it; "": nothing does
	findings  map[int]string
	options   warehouse.Options
}

// write writes the dataset into a folder of its own and opens it.
func (m made) write(t testing.TB) *warehouse.Dataset {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "dataset")
	w, err := warehouse.Create(dir, m.options)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort() // does nothing after Close
	for doc := range m.documents {
		if m.gone[doc] {
			continue
		}
		row := input(doc)
		if err := errors.Join(w.Write(m.records(doc)), w.WriteInput(row), w.EndInput(warehouse.Input{Source: row.Source, SHA256: "00"})); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if m.audit != "" {
		m.amend(t, dir)
	}
	d, err := warehouse.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// amend audits the dataset: a check and a link for each document.
func (m made) amend(t testing.TB, dir string) {
	t.Helper()
	a, err := warehouse.Amend(dir, warehouse.AmendOptions{Audit: m.audit})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Abort()
	for doc := range m.documents {
		if m.gone[doc] {
			continue
		}
		id := documentID(doc)
		check := extract.CheckRow{CheckID: "c" + id, DocumentID: id, Check: "sum", Result: "differs", Message: "相差" + m.findings[doc],
			Stated: ptr(most), Expected: ptr(-most), Difference: ptr(quantity.Decimal(-1)), FactIDs: []string{factID(doc, 0), `带"引号`}, OtherDocumentID: ptr("ffff")}
		link := extract.LinkRow{DocumentID: id, FromID: factID(doc, 2), ToID: factID(doc, 0), Relation: "part_of", Rule: "audit/" + m.audit}
		if err := errors.Join(a.WriteChecks([]extract.CheckRow{check}), a.WriteLinks([]extract.LinkRow{link})); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.Close(func(string) int32 { return 1 }); err != nil {
		t.Fatal(err)
	}
}

func documentID(doc int) string { return fmt.Sprintf("%016x", (doc+1)*0x9e3779b97f4a7) }

func factID(doc, n int) string { return fmt.Sprintf("%s-%02d", documentID(doc), n) }

func input(doc int) extract.InputRow {
	return extract.InputRow{Source: fmt.Sprintf("dir/%06d 报告.txt", doc), State: "read", Bytes: 1 << 40, MediaType: "text/plain", Documents: 1, Encoding: ptr("GB18030")}
}

// records are those of one document: some rows in each table, in some documents none.
func (m made) records(doc int) *extract.Records {
	id, text := documentID(doc), awkward[doc%len(awkward)]+m.revised[doc]
	r := &extract.Records{Document: extract.DocumentRow{
		DocumentID: id, Source: input(doc).Source, Part: 1, SourceEnd: 1 << 40, MediaType: "text/plain", Encoding: "GB18030",
		ContentSHA256: "e3b0", Text: text, DateFrom: ptr(extract.Date(-25508)), DateTo: ptr(extract.Date(18763)), Year: ptr(int32(2000 + doc%20)),
	}}
	if doc%5 == 4 {
		return r
	}
	for n := range 3 {
		f := extract.Fact{FactID: factID(doc, n), DocumentID: id, Start: int64(n), End: int64(n + 2), Quote: text, Sentence: text, Rule: "figures/a"}
		r.Counts = append(r.Counts, extract.CountRow{Fact: f, FigureColumns: figure(doc + n), Measure: "person"})
		f.FactID += "a"
		amount := extract.AmountRow{Fact: f, FigureColumns: figure(doc + n), Currency: "CNY"}
		amount.BeneficiaryID = ptr(factID(doc, n))
		r.Amounts = append(r.Amounts, amount)
		f.FactID += "o"
		r.Organisations = append(r.Organisations, extract.OrganisationRow{Fact: f, Name: text, Canonical: "区残疾人联合会", Type: "dpf", Role: "host", Masked: n == 1})
		r.Numerals = append(r.Numerals, extract.NumeralRow{DocumentID: id, Start: int64(n), End: int64(n + 1), Quote: "2", State: "fact", FactID: ptr(factID(doc, n))})
	}
	r.Links = append(r.Links, extract.LinkRow{DocumentID: id, FromID: factID(doc, 0), ToID: factID(doc, 1), Relation: "giver", Rule: "link/giver"})
	return r
}

func figure(n int) extract.FigureColumns {
	f := extract.FigureColumns{Approx: "exact", Unit: "万元", Basis: "total", Status: "actual"}
	if n%3 == 0 {
		return f
	}
	values := []quantity.Decimal{0, 1, -1, most, -most, 8_000_000_000, -12345, 20_000_000, 9999, 10_000, 100_000_000}
	f.Item, f.Value, f.Lower = ptr("慰问金"), ptr(values[n%len(values)]), ptr(values[(n+1)%len(values)])
	if n%2 == 0 {
		f.Upper = ptr(values[(n+2)%len(values)])
	}
	return f
}
