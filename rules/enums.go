package rules

import (
	"slices"
	"strings"
)

// enumerations are the values that the record schema knows for each attribute.
func enumerations() map[string][]string {
	return map[string][]string{
		"class": {
			"relief", "subsidy", "scholarship", "donation", "procurement", "project", "income", "price", "worth",
			"people", "household", "goods", "document", "publicity", "event", "job", "organisation", "place",
			"service", "duration", "ratio", "other",
		},
		"status": {"actual", "planned", "change"},
		"approx": {"exact", "about", "over", "under", "range", "vague"},
		"theme":  {"national", "activity", "slogan"},
		"organisation": {
			"issuer", "host", "co_host", "giver", "receiver", "participant", "venue", "mentioned",
		},
		"type": {
			"dpf", "government", "party", "court", "medical", "school", "service", "company", "bank", "media",
			"association", "foundation", "base", "committee", "military", "other",
		},
		"reason": {
			"date", "time", "ordinal", "heading", "name", "document_number", "telephone", "address", "class",
			"idiom", "boilerplate",
		},
	}
}

// basisParts are what a basis is joined of: per_person_month.
func basisParts() []string {
	return []string{"person", "household", "item", "case", "hour", "day", "week", "month", "quarter", "year", "term", "area"}
}

// validBasis reports whether a basis is one of the schema's, or several joined.
func validBasis(basis string) bool {
	rest, rate := strings.CutPrefix(basis, "per_")
	if !rate {
		return basis == "total"
	}
	seen := map[string]bool{}
	for part := range strings.SplitSeq(rest, "_") {
		if seen[part] || !slices.Contains(basisParts(), part) {
			return false
		}
		seen[part] = true
	}
	return true
}
