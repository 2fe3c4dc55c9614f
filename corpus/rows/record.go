package rows

import (
	"fmt"
	"slices"
	"strings"

	"heshu/corpus/layout"
)

// Fields names what is read of a row. Where a name is empty, the usual ones are tried.
type Fields struct {
	Text string // the report
	ID   string // what the row is called
}

// Record is the report of a row.
type Record struct {
	Row    int64  // counted from 1
	Name   string // its id, or "row 12"
	Text   string
	Issuer string // as the row says, or ""
	Date   string
	Err    error // a *layout.Fault: why it cannot be read
}

// Limits is what may be spent. 0: the default.
type Limits struct {
	Row int // the largest row, in bytes; 64 MiB
}

func (l Limits) withDefaults() Limits {
	if l.Row <= 0 {
		l.Row = 64 << 20
	}
	return l
}

// The names that fields usually have, the surest first.
var (
	textNames   = []string{"text", "content", "body", "report", "正文", "内容", "全文", "文本"}
	idNames     = []string{"id", "document_id", "doc_id", "编号", "文号", "序号"}
	issuerNames = []string{"issuer", "organization", "organisation", "org", "单位", "发布单位", "报送单位", "发布机构", "来源单位"}
	dateNames   = []string{"date", "published", "publish_date", "published_at", "日期", "发布日期", "发布时间", "报送日期"}
)

// columns is where the fields stand among those of a row; -1 for none.
type columns struct{ text, id, issuer, date int }

// find looks the fields up among the names of a row's fields.
func (f Fields) find(names []string) (columns, error) {
	c := columns{pick(names, f.Text, textNames), pick(names, f.ID, idNames), pick(names, "", issuerNames), pick(names, "", dateNames)}
	switch {
	case c.text < 0 && f.Text != "":
		return c, layout.Faultf(layout.NoText, "it has no text field %q; its fields are: %s", f.Text, list(names))
	case c.text < 0:
		return c, layout.Faultf(layout.NoText, "none of its fields is known to hold the text; name it with --text-field; its fields are: %s", list(names))
	case c.id < 0 && f.ID != "":
		return c, layout.Faultf(layout.NoText, "it has no id field %q; its fields are: %s", f.ID, list(names))
	}
	return c, nil
}

// pick is the index of the field called wanted, or of the first of the usual ones.
func pick(names []string, wanted string, usual []string) int {
	if wanted != "" {
		usual = []string{wanted}
	}
	for _, name := range usual {
		if i := slices.Index(names, name); i >= 0 {
			return i
		}
	}
	return -1
}

// list names fields for a message.
func list(names []string) string {
	const most = 20
	names = slices.Sorted(slices.Values(names))
	if len(names) > most {
		return strings.Join(names[:most], ", ") + " …"
	}
	return strings.Join(names, ", ")
}

// record makes the Record of a row of values, which belong to the columns.
func (c columns) record(row int64, value func(column int) string) Record {
	r := Record{Row: row, Name: fmt.Sprintf("row %d", row)}
	at := func(column int) string {
		if column < 0 {
			return ""
		}
		return strings.ReplaceAll(value(column), "\x00", "\uFFFD")
	}
	r.Text, r.Issuer, r.Date = at(c.text), at(c.issuer), at(c.date)
	if id := strings.TrimSpace(at(c.id)); id != "" {
		r.Name = id
	}
	if strings.TrimSpace(r.Text) == "" {
		r.Err = layout.Faultf(layout.NoText, "its text field is empty")
	}
	return r
}

// failed is the Record of a row that cannot be read.
func failed(row int64, kind layout.Kind, format string, args ...any) Record {
	return Record{Row: row, Name: fmt.Sprintf("row %d", row), Err: layout.Faultf(kind, format, args...)}
}
