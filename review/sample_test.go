package review

import (
	"path/filepath"
	"strings"
	"testing"

	"heshu/extract"
	"heshu/extract/quantity"
	"heshu/warehouse"
)

// The texts of the sample. The second one tries to become part of the page.
const (
	visits = "云溪镇残联2024年助残日活动总结\n走访困难残疾人家庭62户，每户发放慰问金300元，共计18900元。发放轮椅10辆。\n在册残疾人1901名，其中重度残疾人380名，占20%。"
	attack = "</blockquote><script>alert(1)</script>镇残联慰问12户，每户500元，\u202e共计6000元<img src=x onerror=alert(2)>。"
)

// made makes a report, with its facts from quotes.
type made struct{ extract.Records }

func makeReport(id, text string) *made {
	m := &made{}
	m.Document = extract.DocumentRow{DocumentID: id, Source: id + ".txt", Part: 1, MediaType: "text/plain", Encoding: "UTF-8", ContentSHA256: id, Text: text}
	return m
}

// fact is the first fact of this quote.
func (m *made) fact(quote string) extract.Fact {
	at := strings.Index(m.Document.Text, quote)
	if at < 0 {
		panic("not in the text: " + quote)
	}
	return extract.Fact{FactID: m.Document.DocumentID + "/" + quote, DocumentID: m.Document.DocumentID, Start: int64(at), End: int64(at + len(quote)), Quote: quote, Rule: "figures/test"}
}

func columns(class, item, unit string, value float64) extract.FigureColumns {
	v := quantity.Decimal(value * float64(quantity.One))
	return extract.FigureColumns{Item: &item, ItemClass: &class, Value: &v, Lower: &v, Upper: &v, Approx: "exact", Unit: unit, Basis: "total", Status: "actual"}
}

func (m *made) amount(quote, class, item string, value float64, basis string) {
	row := extract.AmountRow{Fact: m.fact(quote), FigureColumns: columns(class, item, "元", value), Currency: "CNY"}
	row.Basis = basis
	m.Amounts = append(m.Amounts, row)
}

func (m *made) count(quote, class, item, unit, measure string, value float64) {
	m.Counts = append(m.Counts, extract.CountRow{Fact: m.fact(quote), FigureColumns: columns(class, item, unit, value), Measure: measure})
}

// check adds a finding about the facts of the quotes, the first of which it judges.
func (m *made) check(check, result, severity, message string, stated, expected float64, quotes ...string) *extract.CheckRow {
	row := extract.CheckRow{CheckID: m.Document.DocumentID + check, DocumentID: m.Document.DocumentID, Check: check, Result: result, Message: message}
	if severity != "" {
		row.Severity = &severity
	}
	s, e := quantity.Decimal(stated*float64(quantity.One)), quantity.Decimal(expected*float64(quantity.One))
	d := s - e
	row.Stated, row.Expected, row.Difference = &s, &e, &d
	for _, quote := range quotes {
		fact := m.fact(quote)
		row.FactIDs = append(row.FactIDs, fact.FactID)
		if len(row.FactIDs) == 1 {
			row.Start, row.End = fact.Start, fact.End
		}
	}
	m.Checks = append(m.Checks, row)
	return &m.Checks[len(m.Checks)-1]
}

func ptr[T any](v T) *T { return &v }

// sampleReports are two reports with findings of every verdict, and one without.
func sampleReports() []*made {
	a := makeReport("a", visits)
	a.Document.Title, a.Document.Issuer, a.Document.Year = ptr("云溪镇残联2024年助残日活动总结"), ptr("云溪镇残联"), ptr(int32(2024))
	a.Document.YearBasis, a.Document.Region, a.Document.Level = ptr("stated"), ptr("云溪镇"), ptr("township")
	a.amount("300元", "relief", "慰问金", 300, "per_household")
	a.amount("18900元", "relief", "慰问金", 18900, "total")
	a.count("62户", "household", "困难残疾人家庭", "户", "household", 62)
	a.count("10辆", "goods", "轮椅", "辆", "vehicle", 10)
	a.count("1901名", "people", "残疾人", "名", "person", 1901)
	a.count("380名", "people", "重度残疾人", "名", "person", 380)
	a.count("20%", "ratio", "重度残疾人", "%", "percent", 20)
	a.check("product", "differs", "error", "“300元”×“62户”＝1.86万元，文中却写“18900元”，请核对。", 18900, 18600, "18900元", "300元", "62户")
	a.check("ratio", "holds", "", "“380名”占“1901名”的20%，相符。", 20, 19.98, "20%", "380名", "1901名")
	a.check("rollup", "doubtful", "warning", "与上级报告不一致。", 1901, 2000, "1901名").OtherDocumentID = ptr("b")
	b := makeReport("b", attack)
	b.Document.Member, b.Document.Part = ptr("内<b>.txt"), 2
	b.amount("500元", "relief", "慰问金", 500, "per_household")
	b.amount("6000元", "relief", "慰问金", 6000, "total")
	b.count("12户", "household", "家庭", "户", "household", 12)
	b.check("product", "unchecked", "note", "<script>alert(3)</script>", 6000, 6000, "6000元", "500元", "12户").Reason = ptr("approximate")
	return []*made{a, b, makeReport("c", "没有数字。")}
}

// write makes a dataset of the reports.
func write(t *testing.T, format warehouse.Format, reports ...*made) *warehouse.Dataset {
	t.Helper()
	return writeWith(t, warehouse.Options{Format: format}, reports...)
}

func writeWith(t *testing.T, opts warehouse.Options, reports ...*made) *warehouse.Dataset {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "dataset")
	w, err := warehouse.Create(dir, opts)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort()
	for _, r := range reports {
		if err := w.Write(&r.Records); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	d, err := warehouse.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// read works out the page of the reports.
func read(t *testing.T, limits Limits, reports ...*made) *Page {
	t.Helper()
	page, err := Read(t.Context(), write(t, warehouse.Parquet, reports...), limits)
	if err != nil {
		t.Fatal(err)
	}
	return page
}

func (m *made) link(from, to, relation string) {
	m.Links = append(m.Links, extract.LinkRow{DocumentID: m.Document.DocumentID, FromID: from, ToID: to, Relation: relation, Rule: "audit/sum"})
}
