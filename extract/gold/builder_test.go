package gold

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"heshu/extract"
	"heshu/extract/quantity"
)

// folder writes annotation files and loads them.
func folder(t testing.TB, files map[string]string) *Gold {
	t.Helper()
	g, err := Load(write(t, files))
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func write(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, lines := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(lines), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// paper builds the records of one report.
type paper struct {
	*extract.Records
	from int // figures are looked for behind the last
}

func newPaper(source, text string) *paper {
	return &paper{Records: &extract.Records{Document: extract.DocumentRow{DocumentID: source, Source: source, Part: 1, Text: text}}}
}

func (p *paper) fact(quote string) extract.Fact {
	at := strings.Index(p.Document.Text[p.from:], quote)
	if at < 0 {
		panic("test: no " + quote)
	}
	start := int64(p.from + at)
	return extract.Fact{FactID: fmt.Sprintf("%s:%d", p.Document.Source, start), DocumentID: p.Document.DocumentID,
		Start: start, End: start + int64(len(quote)), Quote: quote, Sentence: "…" + quote + "…", Rule: "test"}
}

func decimal(s string) *quantity.Decimal {
	if s == "" {
		return nil
	}
	d, err := quantity.ParseDecimal(s)
	if err != nil {
		panic(err)
	}
	return &d
}

// figure adds value, unit, approx, basis and item of a quote.
func (p *paper) figure(kind, quote string, columns ...string) *extract.FigureColumns {
	f := p.fact(quote)
	p.from = int(f.End)
	low, high, ranged := strings.Cut(columns[0], "~")
	if !ranged {
		high = low
	}
	c := extract.FigureColumns{Value: decimal(low), Lower: decimal(low), Upper: decimal(high),
		Unit: columns[1], Approx: columns[2], Basis: columns[3], Item: &columns[4]}
	if kind == "amount" {
		currency := "CNY"
		if strings.HasSuffix(c.Unit, "美元") {
			currency = "USD"
		}
		p.Amounts = append(p.Amounts, extract.AmountRow{Fact: f, FigureColumns: c, Currency: currency})
		return &p.Amounts[len(p.Amounts)-1].FigureColumns
	}
	p.Counts = append(p.Counts, extract.CountRow{Fact: f, FigureColumns: c})
	return &p.Counts[len(p.Counts)-1].FigureColumns
}

func (p *paper) organisation(name, class string) {
	p.from = 0
	p.Organisations = append(p.Organisations, extract.OrganisationRow{Fact: p.fact(name), Name: name, Type: class})
}

func (p *paper) theme(quote, theme string, year, ordinal int32) {
	p.from = 0
	p.Themes = append(p.Themes, extract.ThemeRow{Fact: p.fact(quote), Theme: theme, Role: "national", Year: &year, Ordinal: &ordinal})
}

func score(t testing.TB, files map[string]string, papers ...*paper) *Score {
	t.Helper()
	var docs []*extract.Records
	for _, p := range papers {
		docs = append(docs, p.Records)
	}
	s, err := folder(t, files).Score(docs)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
