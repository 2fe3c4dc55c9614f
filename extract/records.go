package extract

import (
	"cmp"
	"slices"
	"strings"

	"heshu/extract/quantity"
	"heshu/rules"
	"heshu/segment"
)

// records writes down what was read into out, whose slices it uses again.
func (r *reading) records(out *Records) {
	out.reset()
	r.grow(out)
	r.mentionIDs = slices.Grow(r.mentionIDs[:0], len(r.mentions))[:len(r.mentions)]
	clear(r.mentionIDs)
	r.sections = slices.Grow(r.sections[:0], len(r.outline.Sections))[:len(r.outline.Sections)]
	clear(r.sections)
	r.organisationRows(out, r.mentionIDs)
	r.figureRows(out)
	r.themeRows(out)
	r.linkRows(out, r.mentionIDs)
	r.numeralRows(out)
	r.locationRows(out)
	out.Document = r.documentRow()
	out.Document.Amounts = int32(len(out.Amounts))
	out.Document.Counts = int32(len(out.Counts))
	out.Document.Themes = int32(len(out.Themes))
	out.Document.Organisations = int32(len(out.Organisations))
}

// grow makes room for the rows.
func (r *reading) grow(out *Records) {
	amounts := 0
	for i := range r.figures {
		if r.figures[i].amount() {
			amounts++
		}
	}
	out.Amounts = slices.Grow(out.Amounts, amounts)
	out.Counts = slices.Grow(out.Counts, len(r.figures)-amounts)
	out.Organisations = slices.Grow(out.Organisations, len(r.mentions))
	out.Numerals = slices.Grow(out.Numerals, len(r.numerals))
}

func (r *reading) documentRow() DocumentRow {
	d := &r.doc
	row := DocumentRow{
		DocumentID: d.ID, Source: d.Source, Member: r.arena.optional(d.Member), Part: int32(d.Part),
		SourceStart: d.SourceStart, SourceEnd: d.SourceEnd, MediaType: d.MediaType, Encoding: d.Encoding,
		ContentSHA256: d.SHA256, Text: d.Text,
		Title: r.arena.optional(strings.TrimSpace(r.source(r.info.title))), Region: r.arena.optional(r.source(r.info.region)), Level: r.arena.optional(r.info.level),
		YearBasis: r.arena.optional(r.info.yearBasis), DateFrom: r.info.from, DateTo: r.info.to,
	}
	if r.issuer >= 0 {
		row.Issuer = r.arena.optional(r.source(r.mentions[r.issuer].Span))
	}
	takeOver(&row, d)
	row.Year, row.Ordinal = r.arena.positive(r.info.year), r.arena.positive(r.info.ordinal)
	return row
}

// factID is the id of the n-th fact of a table at s. table and n keep the facts of
// one place apart.
func (r *reading) factID(table string, s segment.Span, n int) string {
	return r.arena.factID(r.doc.ID, table, r.folded.Source(s), n)
}

// fact fills the columns that every fact has.
func (r *reading) fact(id string, s, match segment.Span, sentence int, rule string) Fact {
	at, around := r.folded.Source(s), r.folded.Source(match)
	around.Start, around.End = min(around.Start, at.Start), max(around.End, at.End)
	f := Fact{
		FactID: id, DocumentID: r.doc.ID,
		Start: int64(at.Start), End: int64(at.End), Quote: at.In(r.doc.Text),
		MatchStart: int64(around.Start), MatchEnd: int64(around.End), Rule: rule,
	}
	if sentence >= 0 && sentence < len(r.outline.Sentences) {
		sent := &r.outline.Sentences[sentence]
		f.Sentence = strings.TrimSpace(r.passage(sent.Span))
		f.Section = r.section(sent.Section)
	}
	return f
}

// section returns the heading of a section, nil if it has none.
func (r *reading) section(i int) *string {
	if i < 0 || i >= len(r.outline.Sections) {
		return nil
	}
	if r.sections[i] == nil {
		r.sections[i] = r.arena.optional(strings.TrimSpace(r.source(r.outline.Sections[i].Heading)))
	}
	return r.sections[i]
}

// figureRows writes amounts and counts.
func (r *reading) figureRows(out *Records) {
	for i := range r.figures {
		f := &r.figures[i]
		f.id = r.factID(f.table(), f.Span, 0)
	}
	for i := range r.figures {
		f := &r.figures[i]
		if f.excluded {
			continue
		}
		columns := r.columns(f)
		r.figureRow(out, f, f.id, &columns)
		for n, item := range f.shared {
			columns.Item = r.arena.optional(r.source(item))
			r.figureRow(out, f, r.factID(f.table(), f.Span, n+1), &columns)
		}
	}
}

func (r *reading) figureRow(out *Records, f *figure, id string, columns *FigureColumns) {
	fact := r.fact(id, f.Span, f.matchSpan(), f.sentence, f.ruleID())
	if f.amount() {
		out.Amounts = append(out.Amounts, AmountRow{Fact: fact, FigureColumns: *columns, Currency: f.Currency})
		return
	}
	out.Counts = append(out.Counts, CountRow{Fact: fact, FigureColumns: *columns, Measure: f.canonicalMeasure()})
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

func (r *reading) columns(f *figure) FigureColumns {
	c := FigureColumns{
		ItemClass: r.arena.optional(f.class), Approx: string(f.Approx), Unit: r.source(f.Unit),
		Basis: f.basis, Status: f.status, Action: r.arena.optional(r.source(f.action)),
		Giver: r.arena.optional(r.names(f.givers)), Receiver: r.arena.optional(r.names(f.receivers)),
	}
	if c.Basis == "" {
		c.Basis = "total"
	}
	if c.Status == "" {
		c.Status = "actual"
	}
	if f.actionText != "" {
		c.Action = r.arena.optional(f.actionText)
	}
	c.Item = r.arena.optional(f.itemText)
	if f.itemText == "" {
		c.Item = r.arena.optional(r.source(f.item))
	}
	c.Value, c.Lower, c.Upper = r.arena.decimal(f.HasValue, f.Value), r.arena.decimal(f.HasLower, f.Lower), r.arena.decimal(f.HasUpper, f.Upper)
	if f.beneficiary >= 0 {
		c.BeneficiaryID = r.arena.optional(r.figures[f.beneficiary].id)
	}
	return c
}

// names joins the names of several organisations.
func (r *reading) names(mentions []int) string {
	if len(mentions) == 1 {
		return r.source(r.mentions[mentions[0]].Span)
	}
	r.joined = r.joined[:0]
	for _, i := range mentions {
		r.joined = appendNew(r.joined, r.source(r.mentions[i].Span))
	}
	return r.arena.list("", r.joined, "、")
}

func (r *reading) themeRows(out *Records) {
	slices.SortStableFunc(r.themes, func(a, b themeMention) int { return cmp.Compare(a.Start, b.Start) })
	for i := range r.themes {
		t := &r.themes[i]
		out.Themes = append(out.Themes, ThemeRow{
			Fact:  r.fact(r.factID("themes", t.Span, 0), t.Span, t.match, t.sentence, t.rule),
			Theme: t.text, Role: t.role, Year: r.arena.positive(t.year), Ordinal: r.arena.positive(t.ordinal),
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
		ids[i] = r.factID("organisations", m.Span, 0)
		fact := r.fact(ids[i], m.Span, m.Span, sentence, m.ending.rule)
		role := m.role
		if role == "" {
			role = "mentioned"
		}
		name := m.In(r.text)
		out.Organisations = append(out.Organisations, OrganisationRow{
			Fact: fact, Name: fact.Quote, Canonical: r.canonical(m), Type: organisationType(m.ending.Ending, name),
			Level: r.arena.optional(r.levelOf(name)), Role: role, Masked: masked(name),
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
	if m.ending.full == "" {
		return name
	}
	return r.arena.join(strings.TrimSuffix(name, m.ending.Word), m.ending.full)
}

// masked reports whether a name holds marks that stand for deleted text. A lone X
// may be a letter of the name.
func masked(name string) bool {
	return strings.ContainsAny(name, "_×*○某") || strings.Contains(name, "XX") || strings.HasPrefix(name, "X")
}

func (r *reading) linkRows(out *Records, mentionIDs []string) {
	for i := range r.figures {
		f := &r.figures[i]
		if f.beneficiary >= 0 && !f.excluded && !r.figures[f.beneficiary].excluded {
			out.Links = append(out.Links, LinkRow{DocumentID: r.doc.ID, FromID: f.id, ToID: r.figures[f.beneficiary].id, Relation: "beneficiary", Rule: f.linkRule})
		}
		for _, g := range f.givers {
			if f.excluded || mentionIDs[g] == "" {
				continue
			}
			out.Links = append(out.Links, LinkRow{DocumentID: r.doc.ID, FromID: f.id, ToID: mentionIDs[g], Relation: "giver", Rule: "link/giver"})
		}
	}
}

// numeralRows accounts for every number of the text.
func (r *reading) numeralRows(out *Records) {
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
			row.State, row.FactID = "fact", r.arena.optional(r.figures[next].id)
		case n.Kind == quantity.Excluded:
			row.State, row.Reason = "excluded", r.arena.optional(string(n.Reason))
		}
		out.Numerals = append(out.Numerals, row)
	}
}
