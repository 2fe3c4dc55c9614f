package extract_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"heshu/corpus"
	"heshu/extract"
)

// The values that the schema gives to columns with a fixed choice.
var (
	amountClasses = strings.Fields("relief subsidy scholarship donation procurement project income price worth other")
	countClasses  = strings.Fields("people household goods document publicity event job organisation place service duration ratio other")
	approximities = strings.Fields("exact about over under range vague")
	statuses      = strings.Fields("actual planned change")
	relations     = strings.Fields("beneficiary giver part_of product_of sum_of same_as")
	roles         = strings.Fields("issuer host co_host giver receiver participant venue mentioned")
	themeRoles    = strings.Fields("national activity slogan")
	states        = strings.Fields("fact excluded unclaimed")
	types         = strings.Fields("dpf government party court medical school service company bank media association foundation base committee military other")
)

var hexID = regexp.MustCompile(`^[0-9a-f]+$`)

// checkInvariants checks what holds of the records of every text.
func checkInvariants(t testing.TB, doc corpus.Document, records *extract.Records) {
	t.Helper()
	ids := checkFacts(t, doc, records)
	checkFigures(t, doc, records, ids)
	checkChoices(t, doc, records)
	checkLinks(t, doc, records, ids)
	checkNumerals(t, doc, records, ids)
}

// checkFacts checks the evidence of all facts and returns their ids.
func checkFacts(t testing.TB, doc corpus.Document, records *extract.Records) map[string]bool {
	t.Helper()
	ids := map[string]bool{}
	for _, f := range facts(records) {
		checkPlace(t, doc, f)
		if ids[f.FactID] || !hexID.MatchString(f.FactID) {
			t.Errorf("%s: %s: the id %q is there already or no lowercase hex", doc.ID, f.Quote, f.FactID)
		}
		ids[f.FactID] = true
		if f.DocumentID != doc.ID || f.Rule == "" {
			t.Errorf("%s: %s: document %q, rule %q", doc.ID, f.Quote, f.DocumentID, f.Rule)
		}
	}
	for table, sorted := range map[string]bool{
		"amounts":       slices.IsSortedFunc(records.Amounts, func(a, b extract.AmountRow) int { return int(a.Start - b.Start) }),
		"counts":        slices.IsSortedFunc(records.Counts, func(a, b extract.CountRow) int { return int(a.Start - b.Start) }),
		"themes":        slices.IsSortedFunc(records.Themes, func(a, b extract.ThemeRow) int { return int(a.Start - b.Start) }),
		"organisations": slices.IsSortedFunc(records.Organisations, func(a, b extract.OrganisationRow) int { return int(a.Start - b.Start) }),
		"numerals":      slices.IsSortedFunc(records.Numerals, func(a, b extract.NumeralRow) int { return int(a.Start - b.Start) }),
	} {
		if !sorted {
			t.Errorf("%s: the rows of %s are not sorted", doc.ID, table)
		}
	}
	return ids
}

func checkPlace(t testing.TB, doc corpus.Document, f extract.Fact) {
	t.Helper()
	size := int64(len(doc.Text))
	if f.Start < 0 || f.Start >= f.End || f.End > size || doc.Text[f.Start:f.End] != f.Quote {
		t.Errorf("%s: %q does not stand at %d to %d", doc.ID, f.Quote, f.Start, f.End)
		return
	}
	if f.MatchStart < 0 || f.MatchStart > f.Start || f.MatchEnd < f.End || f.MatchEnd > size {
		t.Errorf("%s: %s at %d to %d is not inside of its match %d to %d", doc.ID, f.Quote, f.Start, f.End, f.MatchStart, f.MatchEnd)
	}
	if !strings.Contains(f.Sentence, strings.TrimSpace(f.Quote)) {
		t.Errorf("%s: %s does not stand in its sentence %q", doc.ID, f.Quote, f.Sentence)
	}
}

func checkFigures(t testing.TB, doc corpus.Document, records *extract.Records, ids map[string]bool) {
	t.Helper()
	for _, f := range figures(records) {
		if f.Lower != nil && f.Upper != nil && *f.Lower > *f.Upper {
			t.Errorf("%s: %s lies between %v and %v", doc.ID, f.Quote, f.Lower, f.Upper)
		}
		if f.Approx == "exact" && (f.Value == nil || f.Lower == nil || f.Upper == nil || *f.Lower != *f.Value || *f.Upper != *f.Value) {
			t.Errorf("%s: %s is exact, but %v, %v to %v", doc.ID, f.Quote, f.Value, f.Lower, f.Upper)
		}
		if f.Value != nil && (f.Lower != nil && *f.Value < *f.Lower || f.Upper != nil && *f.Value > *f.Upper) {
			t.Errorf("%s: %s: %v is not from %v to %v", doc.ID, f.Quote, f.Value, f.Lower, f.Upper)
		}
		if f.BeneficiaryID != nil && (!ids[*f.BeneficiaryID] || *f.BeneficiaryID == f.FactID) {
			t.Errorf("%s: %s went to no fact", doc.ID, f.Quote)
		}
		for column, value := range map[string]*string{"item": f.Item, "class": f.ItemClass, "action": f.Action, "giver": f.Giver, "receiver": f.Receiver} {
			if value != nil && strings.TrimSpace(*value) == "" {
				t.Errorf("%s: %s: the %s is blank, and not null", doc.ID, f.Quote, column)
			}
		}
	}
}

// checkChoices checks the columns with a fixed choice.
func checkChoices(t testing.TB, doc corpus.Document, records *extract.Records) {
	t.Helper()
	one := func(quote, value string, choice []string) {
		if !slices.Contains(choice, value) {
			t.Errorf("%s: %s: %q is none of %v", doc.ID, quote, value, choice)
		}
	}
	for _, f := range figures(records) {
		if f.ItemClass != nil && !f.money {
			one(f.Quote, *f.ItemClass, countClasses)
		}
		one(f.Quote, f.Approx, approximities)
		one(f.Quote, f.Status, statuses)
		if f.Basis != "total" && !strings.HasPrefix(f.Basis, "per_") {
			t.Errorf("%s: %s: basis %q", doc.ID, f.Quote, f.Basis)
		}
	}
	for _, o := range records.Organisations {
		one(o.Quote, o.Type, types)
		one(o.Quote, o.Role, roles)
	}
	for _, theme := range records.Themes {
		one(theme.Quote, theme.Role, themeRoles)
	}
}

func checkLinks(t testing.TB, doc corpus.Document, records *extract.Records, ids map[string]bool) {
	t.Helper()
	seen := map[extract.LinkRow]bool{}
	for _, link := range records.Links {
		if !ids[link.FromID] || !ids[link.ToID] || link.FromID == link.ToID {
			t.Errorf("%s: the link %+v leads from or to no fact", doc.ID, link)
		}
		if seen[link] || link.Rule == "" || link.DocumentID != doc.ID || !slices.Contains(relations, link.Relation) {
			t.Errorf("%s: the link %+v is there twice, or is not of this document, a rule and a relation", doc.ID, link)
		}
		seen[link] = true
	}
}

// checkNumerals checks that every figure has its numeral, and every numeral its state.
func checkNumerals(t testing.TB, doc corpus.Document, records *extract.Records, ids map[string]bool) {
	t.Helper()
	end, claimed := int64(0), map[string]bool{}
	for _, n := range records.Numerals {
		if n.Start < end || n.End > int64(len(doc.Text)) || n.Start >= n.End || doc.Text[n.Start:n.End] != n.Quote {
			t.Errorf("%s: the numeral %q does not stand at %d to %d, or overlaps another", doc.ID, n.Quote, n.Start, n.End)
			return
		}
		end = n.End
		if !slices.Contains(states, n.State) || (n.State == "fact") != (n.FactID != nil) || (n.State == "excluded") != (n.Reason != nil) {
			t.Errorf("%s: the numeral %s is %s, with reason %s and fact %s", doc.ID, n.Quote, n.State, text(n.Reason), text(n.FactID))
		}
		if n.FactID != nil {
			if !ids[*n.FactID] || claimed[*n.FactID] {
				t.Errorf("%s: the fact of the numeral %s is there twice or not at all", doc.ID, n.Quote)
			}
			claimed[*n.FactID] = true
		}
	}
	for _, f := range figures(records) {
		if !slices.ContainsFunc(records.Numerals, func(n extract.NumeralRow) bool { return n.Start == f.Start && n.End == f.End && n.State == "fact" }) {
			t.Errorf("%s: the figure %s has no numeral", doc.ID, f.Quote)
		}
	}
}
