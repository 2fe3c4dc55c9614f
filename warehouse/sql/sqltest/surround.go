package sqltest

import (
	"fmt"

	"heshu/extract"
)

// surround adds all that stands around the figures of a report: what is known of it, who
// gives, themes, and checks, some of them against reports before it.
func (t *tangle) surround(before []*extract.Records) {
	d := &t.Document
	d.Part = int32(1 + t.IntN(2))
	if t.IntN(3) == 0 { // entries of one archive
		d.Source, d.Member = "a.zip", &d.DocumentID
	}
	if t.IntN(4) > 0 {
		d.Year = pick[int32](t, 2020, 2021, 2022)
	}
	d.Region, d.Level = t.perhaps("甲县", "乙县", "某县"), t.perhaps("county", "province")
	d.Issuer = t.perhaps("甲县残联", "乙县残联")
	for i := range t.IntN(5) {
		t.organisation(i)
	}
	for i := range t.IntN(4) {
		t.theme(i)
	}
	for i := range t.IntN(6) {
		t.check(i, before)
	}
}

// organisation adds an organisation, which gives some of the figures.
func (t *tangle) organisation(i int) {
	fact := t.fact("o", i)
	t.Organisations = append(t.Organisations, extract.OrganisationRow{Fact: fact, Name: "单位", Canonical: *pick(t, "区残疾人联合会", "县人民政府", "慈善总会"),
		Type: mostly(t, "dpf", "government"), Role: *pick(t, "issuer", "host", "co_host", "giver", "receiver", "participant", "venue", "mentioned")})
	for range t.IntN(3) {
		t.add(*pick(t, t.ids...), fact.FactID, "giver")
	}
}

func (t *tangle) theme(i int) {
	row := extract.ThemeRow{Fact: t.fact("t", i), Theme: *pick(t, "自强,奋进", "共享,融合"), Role: *pick(t, "national", "activity", "slogan")}
	if t.IntN(3) > 0 {
		row.Year = pick[int32](t, 2020, 2021)
	}
	t.Themes = append(t.Themes, row)
}

// check adds a check of some of the figures, or of the report against one before it.
func (t *tangle) check(i int, before []*extract.Records) {
	row := extract.CheckRow{CheckID: t.fact("c", i).FactID, DocumentID: t.Document.DocumentID, Check: *pick(t, "sum", "product"),
		Result: *pick(t, "holds", "differs", "doubtful", "unchecked"), Message: "句"}
	if row.Result == "differs" || row.Result == "doubtful" {
		row.Severity = pick(t, "error", "warning", "note")
	}
	for range t.IntN(4) {
		row.FactIDs = append(row.FactIDs, *pick(t, t.ids...))
	}
	if len(before) > 0 && t.IntN(4) == 0 {
		row.Check, row.Reason = *pick(t, "duplicate", "stale", "outlier"), t.perhaps("same_report", "same_figures")
		row.OtherDocumentID = &before[t.IntN(len(before))].Document.DocumentID
	}
	t.Checks = append(t.Checks, row)
}

// fact returns the place of something that is no figure.
func (t *tangle) fact(kind string, i int) extract.Fact {
	return extract.Fact{FactID: fmt.Sprintf("%s%s%d", t.Document.DocumentID, kind, i), DocumentID: t.Document.DocumentID, Sentence: "句", Rule: "r"}
}

// perhaps returns one of the texts, or none.
func (t *tangle) perhaps(from ...string) *string {
	if t.IntN(3) == 0 {
		return nil
	}
	return pick(t, from...)
}
