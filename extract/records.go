package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"sort"
	"strconv"
	"strings"

	"heshu/extract/quantity"
	"heshu/rules"
	"heshu/segment"
)

// records writes down what was read.
func (r *reading) records() *Records {
	out := &Records{}
	mentionIDs := make([]string, len(r.mentions))
	r.organisationRows(out, mentionIDs)
	ids := r.figureRows(out)
	r.themeRows(out)
	r.linkRows(out, ids, mentionIDs)
	r.numeralRows(out, ids)
	out.Document = r.documentRow()
	out.Document.Amounts = int32(len(out.Amounts))
	out.Document.Counts = int32(len(out.Counts))
	out.Document.Themes = int32(len(out.Themes))
	out.Document.Organisations = int32(len(out.Organisations))
	return out
}

func (r *reading) documentRow() DocumentRow {
	d := &r.doc
	row := DocumentRow{
		DocumentID: d.ID, Source: d.Source, Member: optional(d.Member), Part: int32(d.Part),
		SourceStart: d.SourceStart, SourceEnd: d.SourceEnd, MediaType: d.MediaType, Encoding: d.Encoding,
		ContentSHA256: d.SHA256, Text: d.Text,
		Title: optional(strings.TrimSpace(r.source(r.info.title))), Region: optional(r.source(r.info.region)), Level: optional(r.info.level),
		YearBasis: optional(r.info.yearBasis), DateFrom: r.info.from, DateTo: r.info.to,
	}
	if r.issuer >= 0 {
		row.Issuer = optional(r.source(r.mentions[r.issuer].Span))
	}
	row.Year, row.Ordinal = positive(r.info.year), positive(r.info.ordinal)
	return row
}

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func positive(n int) *int32 {
	if n <= 0 {
		return nil
	}
	v := int32(n)
	return &v
}

// source returns the report's own text at a span of the folded text.
func (r *reading) source(s segment.Span) string {
	if s.Empty() {
		return ""
	}
	return r.folded.Source(s).In(r.doc.Text)
}

// fact fills the columns that every fact has. kind and n keep the ids of facts
// at one place apart.
func (r *reading) fact(kind string, n int, s, match segment.Span, sentence int, rule string) Fact {
	at, around := r.folded.Source(s), r.folded.Source(match)
	around.Start, around.End = min(around.Start, at.Start), max(around.End, at.End)
	f := Fact{
		FactID: factID(r.doc.ID, kind, at, n), DocumentID: r.doc.ID,
		Start: int64(at.Start), End: int64(at.End), Quote: at.In(r.doc.Text),
		MatchStart: int64(around.Start), MatchEnd: int64(around.End), Rule: rule,
	}
	if sentence >= 0 && sentence < len(r.outline.Sentences) {
		sent := &r.outline.Sentences[sentence]
		f.Sentence = strings.TrimSpace(r.source(sent.Span))
		if sent.Section >= 0 && sent.Section < len(r.outline.Sections) {
			f.Section = optional(strings.TrimSpace(r.source(r.outline.Sections[sent.Section].Heading)))
		}
	}
	return f
}

func factID(document, kind string, s segment.Span, n int) string {
	buf := make([]byte, 0, 96)
	buf = append(append(buf, document...), 0)
	buf = append(append(buf, kind...), 0)
	buf = strconv.AppendInt(buf, int64(s.Start), 10)
	buf = append(buf, '-')
	buf = strconv.AppendInt(buf, int64(s.End), 10)
	if n > 0 {
		buf = append(buf, '#')
		buf = strconv.AppendInt(buf, int64(n), 10)
	}
	sum := sha256.Sum256(buf)
	return hex.EncodeToString(sum[:12])
}

// figureRows writes amounts and counts, and returns the ids of each figure's rows.
func (r *reading) figureRows(out *Records) []string {
	ids := make([]string, len(r.figures))
	for i := range r.figures {
		f := &r.figures[i]
		ids[i] = factID(r.doc.ID, f.table(), r.folded.Source(f.Span), 0)
	}
	for i := range r.figures {
		f := &r.figures[i]
		if f.excluded {
			continue
		}
		for n := 0; n <= len(f.shared); n++ {
			fact := r.fact(f.table(), n, f.Span, f.matchSpan(), f.sentence, f.ruleID())
			columns := r.columns(f, ids)
			if n > 0 {
				columns.Item = optional(r.source(f.shared[n-1]))
			}
			if f.amount() {
				out.Amounts = append(out.Amounts, AmountRow{Fact: fact, FigureColumns: columns, Currency: f.Currency})
				continue
			}
			out.Counts = append(out.Counts, CountRow{Fact: fact, FigureColumns: columns, Measure: f.canonicalMeasure()})
		}
	}
	return ids
}

func (f *figure) table() string {
	if f.amount() {
		return "amounts"
	}
	return "counts"
}

func (f *figure) matchSpan() segment.Span {
	if f.match.Empty() {
		return f.Span
	}
	return f.match
}

func (f *figure) ruleID() string {
	if f.rule == "" {
		return "open/figure"
	}
	return f.rule
}

func (f *figure) canonicalMeasure() string {
	if f.measure.Canonical != "" {
		return f.measure.Canonical
	}
	return f.Measure
}

func (r *reading) columns(f *figure, ids []string) FigureColumns {
	c := FigureColumns{
		ItemClass: optional(f.class), Approx: string(f.Approx), Unit: r.source(f.Unit),
		Basis: f.basis, Status: f.status, Action: optional(r.source(f.action)),
		Giver: optional(r.names(f.givers)), Receiver: optional(r.names(f.receivers)),
	}
	if c.Basis == "" {
		c.Basis = "total"
	}
	if c.Status == "" {
		c.Status = "actual"
	}
	if f.actionText != "" {
		c.Action = optional(f.actionText)
	}
	c.Item = optional(f.itemText)
	if f.itemText == "" {
		c.Item = optional(r.source(f.item))
	}
	set := func(has bool, v quantity.Decimal) *quantity.Decimal {
		if !has {
			return nil
		}
		return &v
	}
	c.Value, c.Lower, c.Upper = set(f.HasValue, f.Value), set(f.HasLower, f.Lower), set(f.HasUpper, f.Upper)
	if f.beneficiary >= 0 {
		c.BeneficiaryID = optional(ids[f.beneficiary])
	}
	return c
}

// names joins the names of several organisations.
func (r *reading) names(mentions []int) string {
	var out []string
	for _, i := range mentions {
		out = appendNew(out, r.source(r.mentions[i].Span))
	}
	return strings.Join(out, "、")
}

func (r *reading) themeRows(out *Records) {
	sort.SliceStable(r.themes, func(i, j int) bool { return r.themes[i].Start < r.themes[j].Start })
	for _, t := range r.themes {
		out.Themes = append(out.Themes, ThemeRow{
			Fact:  r.fact("themes", 0, t.Span, t.match, t.sentence, t.rule),
			Theme: t.text, Role: t.role, Year: positive(t.year), Ordinal: positive(t.ordinal),
		})
	}
}

func (r *reading) organisationRows(out *Records, ids []string) {
	sentence := 0
	for i := range r.mentions {
		m := &r.mentions[i]
		for sentence < len(r.outline.Sentences)-1 && r.outline.Sentences[sentence].End < m.End {
			sentence++
		}
		if m.counted {
			continue
		}
		fact := r.fact("organisations", 0, m.Span, m.Span, sentence, "lexicon/endings/"+m.ending.Word)
		ids[i] = fact.FactID
		role := m.role
		if role == "" {
			role = "mentioned"
		}
		name := m.In(r.text)
		out.Organisations = append(out.Organisations, OrganisationRow{
			Fact: fact, Name: fact.Quote, Canonical: r.canonical(m), Type: organisationType(m.ending, name),
			Level: optional(r.levelOf(name)), Role: role, Masked: masked(name),
		})
	}
}

// organisationType is that of the ending, but a committee of the Communist Youth
// League (团市委, 共青团县委) is a mass organisation, no organ of the party.
func organisationType(e *rules.Ending, name string) string {
	if e.Type == "party" && (strings.HasPrefix(name, "团") || strings.HasPrefix(name, "共青团")) {
		return "association"
	}
	return e.Type
}

// canonical writes the ending of a name in full: 区残联 → 区残疾人联合会.
func (r *reading) canonical(m *mention) string {
	name := m.In(r.text)
	full := m.ending.Short
	if full == "" {
		full = r.engine.full[m.ending.Word]
	}
	if full == "" {
		return name
	}
	return strings.TrimSuffix(name, m.ending.Word) + full
}

// masked reports whether a name holds marks that stand for deleted text. A lone X
// may be a letter of the name.
func masked(name string) bool {
	return strings.ContainsAny(name, "_×*○某") || strings.Contains(name, "XX") || strings.HasPrefix(name, "X")
}

func (r *reading) linkRows(out *Records, ids, mentionIDs []string) {
	for i := range r.figures {
		f := &r.figures[i]
		if f.beneficiary >= 0 && !f.excluded && !r.figures[f.beneficiary].excluded {
			out.Links = append(out.Links, LinkRow{DocumentID: r.doc.ID, FromID: ids[i], ToID: ids[f.beneficiary], Relation: "beneficiary", Rule: f.linkRule})
		}
		for _, g := range f.givers {
			if f.excluded || mentionIDs[g] == "" {
				continue
			}
			out.Links = append(out.Links, LinkRow{DocumentID: r.doc.ID, FromID: ids[i], ToID: mentionIDs[g], Relation: "giver", Rule: "link/giver"})
		}
	}
}

// numeralRows accounts for every number of the text.
func (r *reading) numeralRows(out *Records, ids []string) {
	next := 0
	for i := range r.numerals {
		n := &r.numerals[i]
		at := r.folded.Source(n.Span)
		row := NumeralRow{DocumentID: r.doc.ID, Start: int64(at.Start), End: int64(at.End), Quote: at.In(r.doc.Text), State: "unclaimed"}
		for next < len(r.figures) && r.figures[next].numeral < i {
			next++
		}
		switch {
		case next < len(r.figures) && r.figures[next].numeral == i && !r.figures[next].excluded:
			row.State, row.FactID = "fact", optional(ids[next])
		case n.Kind == quantity.Excluded:
			row.State, row.Reason = "excluded", optional(string(n.Reason))
		}
		out.Numerals = append(out.Numerals, row)
	}
}
