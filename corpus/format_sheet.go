package corpus

import (
	"context"
	"strings"

	"heshu/corpus/ole"
	"heshu/corpus/packaged"
	"heshu/corpus/rows"
	"heshu/corpus/sheet"
)

// tabular is the table of what keeps reports, or their figures, in rows. An encrypted
// document may be one of them.
func tabular(o Options) []Format {
	cells := tables{column: o.TextColumn, id: o.IDField}
	fields := rows.Fields{Text: o.TextField, ID: o.IDField}
	return []Format{
		encryptedOffice{}, workbook{cells}, separated{cells, ".csv", 0}, separated{cells, ".tsv", '\t'},
		jsonRows{fields}, parquetRows{fields},
	}
}

// workbook reads spreadsheets: .xlsx and .xls.
type workbook struct{ tables }

func (workbook) Name() string { return "spreadsheet" }
func (workbook) Extensions() []string {
	return []string{".xlsx", ".xlsm", ".xltx", ".xls", ".xlt", ".et"}
}
func (workbook) Sniff([]byte) bool { return false }

func (workbook) MediaType() string {
	return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
}

// Holds knows workbooks by their parts.
func (workbook) Holds(s Stream) bool {
	return inZip(func(p *packaged.Package) bool { return p.Has("xl/workbook.xml") })(s) ||
		inCompound(s, "Workbook", "Book")
}

func (w workbook) Read(ctx context.Context, c Content, l Limits, emit func(Member) error) error {
	limits := sheetLimits(l)
	return w.emit(ctx, sheet.Excel(c.Data, limits), limits, Member{}, emit)
}

// inCompound reports whether s is a compound file with one of the streams.
func inCompound(s Stream, streams ...string) bool {
	if !begins(ole.Signature)(s) {
		return false
	}
	f, err := ole.Open(s.File, s.Size)
	if err != nil {
		return false
	}
	for _, name := range streams {
		if f.Has(name) {
			return true
		}
	}
	return false
}

// separated reads tables as text: .csv and .tsv.
type separated struct {
	tables
	extension string
	comma     rune // 0: seen from the text
}

func (s separated) Name() string         { return "table (" + s.extension + ")" }
func (s separated) Extensions() []string { return []string{s.extension} }
func (separated) MediaType() string      { return "text/csv" }
func (separated) Sniff([]byte) bool      { return false }

func (s separated) Read(ctx context.Context, c Content, l Limits, emit func(Member) error) error {
	d, err := Decode(c.Data, c.Encoding)
	if err != nil {
		return err
	}
	limits := sheetLimits(l)
	return s.emit(ctx, sheet.Separated(d.Text, s.comma, limits), limits, Member{Encoding: d.Encoding, Message: d.message()}, emit)
}

func sheetLimits(l Limits) sheet.Limits {
	return sheet.Limits{Text: l.Member, Expanded: min(l.Expanded, unpacked*l.Member)}
}

// tables is how the cells of tables are read.
type tables struct {
	column string // holds a report a row; "": rows become sentences
	id     string // the column that names these reports
}

// emit emits all rows as one text, or each as a report. m says what they share.
func (t tables) emit(ctx context.Context, b sheet.Book, l sheet.Limits, m Member, emit func(Member) error) error {
	if t.column == "" {
		doc, err := sheet.Read(ctx, b, l)
		if err != nil {
			return fromLayout(err)
		}
		m.Text, m.Marks = doc.Text, doc.Marks
		return emit(m)
	}
	names := make(uniqueNames)
	return fromLayout(sheet.Reports(ctx, b, t.column, l, func(r sheet.Report) error {
		m := m
		m.Name = names.of(r.Cells[t.id], r.Place())
		m.Text, m.Marks = r.Text, r.Marks()
		return emit(m)
	}))
}

// uniqueNames makes names of ids that may be missing, or come again.
type uniqueNames map[string]bool

// of is id, with the place of what it names where that does not tell it from others.
func (u uniqueNames) of(id, place string) string {
	name := strings.Join(strings.Fields(id), " ")
	switch {
	case name == "":
		name = place
	case u[name]:
		name += " (" + place + ")"
	}
	u[name] = true
	return name
}

// encryptedOffice opens Office documents that are encrypted: packages in a compound file.
type encryptedOffice struct{}

func (encryptedOffice) Name() string         { return "encrypted Office document" }
func (encryptedOffice) Extensions() []string { return nil }
func (encryptedOffice) MediaType() string    { return "application/x-ole-storage" }
func (encryptedOffice) Sniff([]byte) bool    { return false }

// Holds knows them by their stream.
func (encryptedOffice) Holds(s Stream) bool {
	if !begins(ole.Signature)(s) {
		return false
	}
	_, err := ole.Open(s.File, s.Size)
	f := asFailure(fromLayout(err))
	return err != nil && f.State == Encrypted
}

// Read emits the document as it was before it was encrypted.
func (encryptedOffice) Read(_ context.Context, c Content, l Limits, emit func(Member) error) error {
	plain, err := sheet.Decrypt(c.Data, l.Passwords)
	if err != nil {
		return fromLayout(err)
	}
	return emit(Member{Data: plain})
}
