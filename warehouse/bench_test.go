package warehouse_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"heshu/extract"
	"heshu/extract/quantity"
	"heshu/warehouse"
)

// report returns the records of an ordinary report: 3 KB of text, 100 rows.
func report(doc int) *extract.Records {
	id := fmt.Sprintf("%032x", doc*7919)
	const sentence = "活动期间,全区共走访慰问贫困残疾人家庭80户,发放慰问金2万元。"
	text := strings.Repeat(sentence, 35)
	r := &extract.Records{Document: extract.DocumentRow{DocumentID: id, Source: fmt.Sprintf("2021/%07d.txt", doc), Part: 1, MediaType: "text/plain", Encoding: "UTF-8", ContentSHA256: id + id, Text: text}}
	for i := range 20 {
		fact := extract.Fact{FactID: fmt.Sprintf("%s%04x", id[:12], i), DocumentID: id, Start: int64(i * 80), End: int64(i*80 + 9), Quote: fmt.Sprintf("%d万元", i), MatchStart: int64(i * 80), MatchEnd: int64(i*80 + 20), Sentence: sentence, Section: ptr("加大宣传力度"), Rule: "figures/relief/consolation-money"}
		figure := extract.FigureColumns{Item: ptr("慰问金"), ItemClass: ptr("relief"), Value: ptr(quantity.Decimal(i * 10000)), Lower: ptr(quantity.Decimal(i * 10000)), Upper: ptr(quantity.Decimal(i * 10000)), Approx: "exact", Unit: "万元", Basis: "total", Status: "actual", Action: ptr("发放")}
		if i < 5 {
			r.Amounts = append(r.Amounts, extract.AmountRow{Fact: fact, FigureColumns: figure, Currency: "CNY"})
		}
		r.Counts = append(r.Counts, extract.CountRow{Fact: fact, FigureColumns: figure, Measure: "person"})
		r.Organisations = append(r.Organisations, extract.OrganisationRow{Fact: fact, Name: fmt.Sprintf("第%d区残联", doc%900), Canonical: "区残疾人联合会", Type: "dpf", Role: "host"})
		r.Numerals = append(r.Numerals, extract.NumeralRow{DocumentID: id, Start: int64(i), End: int64(i + 3), Quote: "2", State: "fact", FactID: ptr(fact.FactID)}, extract.NumeralRow{DocumentID: id, Start: int64(i + 9), End: int64(i + 12), Quote: "2", State: "excluded", Reason: ptr("date")})
		if i < 5 {
			r.Links = append(r.Links, extract.LinkRow{DocumentID: id, FromID: fact.FactID, ToID: id, Relation: "beneficiary", Rule: "nearest"})
			r.Checks = append(r.Checks, extract.CheckRow{CheckID: fact.FactID, DocumentID: id, Check: "product", Result: "holds", Message: "金额与人数相符", FactIDs: []string{fact.FactID, id}})
		}
	}
	return r
}

func BenchmarkWrite(b *testing.B) {
	var reports []*extract.Records
	for doc := range 500 {
		reports = append(reports, report(doc))
	}
	for _, format := range formats {
		b.Run(string(format), func(b *testing.B) {
			w, err := warehouse.Create(filepath.Join(b.TempDir(), "dataset"), warehouse.Options{Format: format})
			if err != nil {
				b.Fatal(err)
			}
			defer w.Abort()
			b.SetBytes(int64(len(reports[0].Document.Text)))
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				if err := w.Write(reports[i%len(reports)]); err != nil {
					b.Fatal(err)
				}
			}
			if err := w.Close(); err != nil {
				b.Fatal(err)
			}
		})
	}
}

func BenchmarkCheck(b *testing.B) {
	w, err := warehouse.Create(filepath.Join(b.TempDir(), "dataset"), warehouse.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer w.Abort()
	r := report(1)
	b.SetBytes(int64(len(r.Document.Text)))
	for b.Loop() {
		if err := w.Check(r); err != nil {
			b.Fatal(err)
		}
	}
}
