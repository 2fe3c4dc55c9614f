package warehouse_test

import (
	"fmt"
	"math"

	"heshu/extract"
	"heshu/extract/quantity"
)

func ptr[T any](v T) *T { return &v }

// awkward are texts that files tend to spoil.
var awkward = []string{
	"向80户贫困残疾人家庭发放慰问金2万元",
	`他说:"好",然后'走'了`,
	"第一行\n第二行\r\n第三行\r第四行\n",
	"=SUM(A1:A9)", "'=1+1", "''+x", "+86 138", "-3", "-5.5%", "-5万元", "@某人", "＝１＋１", "\t=1", "'",
	"\ufffd\u2028\u0000 \ufeff", "  前后有空格  ", "a,b;c\\d<e>&f", "𠮷👨‍👩‍👧", "null", "0x10", "1e5",
}

// sampleRun is the run of a Writer with the zero Options: a digest, the same everywhere.
const sampleRun = "4b4b7449b65c048522b92fa3"

const most = quantity.Decimal(999_999_999_999_999_999)

func fact(doc, n int) extract.Fact {
	text := awkward[n%len(awkward)]
	f := extract.Fact{
		FactID:     fmt.Sprintf("%08x%08x", doc, n),
		DocumentID: fmt.Sprintf("%016x", doc),
		Start:      int64(n), End: int64(n + len(text)),
		Quote:      text,
		MatchStart: math.MinInt64, MatchEnd: math.MaxInt64,
		Sentence: "句:" + text,
		Rule:     "figures/relief/consolation-money",
	}
	if n%2 == 0 {
		f.Section = ptr(text)
	}
	return f
}

func figure(n int) extract.FigureColumns {
	f := extract.FigureColumns{Approx: "exact", Unit: "万元", Basis: "total", Status: "actual"}
	if n%3 == 0 {
		return f
	}
	values := []quantity.Decimal{0, 1, -1, most, -most, 8_000_000_000, -12345}
	f.Item, f.ItemClass = ptr("慰问金"), ptr("relief")
	f.Value, f.Lower = ptr(values[n%len(values)]), ptr(values[(n+1)%len(values)])
	f.Action, f.Giver, f.Receiver = ptr("发放"), ptr("区残联、红十字会"), ptr(awkward[n%len(awkward)])
	f.BeneficiaryID = ptr("00ff")
	if n%2 == 0 {
		f.Upper = ptr(values[(n+2)%len(values)])
	}
	return f
}

// sample returns records with n rows a table, each different from its neighbours.
func sample(doc, n int) *extract.Records {
	text := awkward[doc%len(awkward)]
	r := &extract.Records{Document: extract.DocumentRow{
		DocumentID: fmt.Sprintf("%016x", doc), Source: fmt.Sprintf("dir/%05d 报告.txt", doc), Part: 1,
		SourceEnd: math.MaxInt64, MediaType: "text/plain", Encoding: "GB18030", ContentSHA256: "e3b0", Text: text,
		Amounts: int32(n), Counts: math.MaxInt32, Themes: math.MinInt32, RunID: ptr(sampleRun),
	}}
	if doc%2 == 1 {
		d := &r.Document
		d.Member, d.Title, d.Issuer, d.Region = ptr("内/层.txt"), &text, ptr("__区残联"), ptr("__市__区")
		d.Level, d.Year, d.YearBasis, d.Ordinal = ptr("county"), ptr(int32(2021)), ptr("ordinal"), ptr(int32(31))
		d.DateFrom, d.DateTo = ptr(extract.Date(-25508)), ptr(extract.Date(18763))
	}
	for i := range n {
		r.Amounts = append(r.Amounts, extract.AmountRow{Fact: fact(doc, i), FigureColumns: figure(i), Currency: "CNY"})
		r.Counts = append(r.Counts, extract.CountRow{Fact: fact(doc, i+1), FigureColumns: figure(i + 1), Measure: "person"})
		r.Themes = append(r.Themes, extract.ThemeRow{Fact: fact(doc, i), Theme: "巩固残疾人脱贫成果,提高残疾人生活质量", Role: "national", Year: ptr(int32(2021))})
		r.Organisations = append(r.Organisations, extract.OrganisationRow{Fact: fact(doc, i), Name: awkward[i%len(awkward)], Canonical: "区残疾人联合会", Type: "dpf", Level: ptr("county"), Role: "host", Masked: i%2 == 0})
		r.Links = append(r.Links, extract.LinkRow{DocumentID: r.Document.DocumentID, FromID: fmt.Sprint(i), ToID: "b", Relation: "giver", Rule: "links/giver"})
		r.Checks = append(r.Checks, check(doc, i))
		r.Numerals = append(r.Numerals, extract.NumeralRow{DocumentID: r.Document.DocumentID, Start: int64(i), End: int64(i + 1), Quote: awkward[i%len(awkward)], State: "excluded", Reason: ptr("date")})
		r.Locations = append(r.Locations, extract.LocationRow{DocumentID: r.Document.DocumentID, Start: int64(i), End: int64(i + 1), Page: ptr(int32(i + 1)), Sheet: ptr(awkward[i%len(awkward)]), Cell: ptr("B3")})
		r.Numerals = append(r.Numerals, extract.NumeralRow{DocumentID: r.Document.DocumentID, Start: int64(i) + 9, End: int64(i + 10), Quote: "2", State: "fact", FactID: ptr("00ff")})
	}
	return r
}

func check(doc, n int) extract.CheckRow {
	c := extract.CheckRow{CheckID: fmt.Sprint("c", n), DocumentID: fmt.Sprintf("%016x", doc), Check: "sum", Result: "holds", Message: awkward[n%len(awkward)], FactIDs: []string{}}
	if n%2 == 0 {
		c.Severity, c.Reason = ptr("error"), ptr("缺一项")
		c.Stated, c.Expected, c.Difference = ptr(most), ptr(-most), ptr(quantity.Decimal(0))
		c.FactIDs = []string{"00aa", "00bb", "00cc"}
		c.OtherDocumentID = ptr("ffff")
	}
	return c
}

func input(n int) extract.InputRow {
	row := extract.InputRow{Source: fmt.Sprintf("in/%05d.zip", n), State: "read", Bytes: math.MaxInt64, MediaType: "application/zip", Documents: 3, RunID: ptr(sampleRun)}
	if n%2 == 1 {
		row.Member, row.State, row.Message = ptr("成员,1.txt"), "damaged", ptr(awkward[n%len(awkward)])
		row.SHA256, row.Encoding = ptr("e3b0c4"), ptr("GB18030")
	}
	return row
}
