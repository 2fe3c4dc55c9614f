package audit

import (
	"fmt"
	"strings"
)

// measure claims that a measure word goes with what it counts: 118名困难户 counts
// households with a word for people, so that nobody knows which was counted. It
// looks only at nouns that stand right behind the measure word and end in 户 or 家庭.
//
// Source: 《现代汉语八百词》 on 量词.
type measure struct{}

func (measure) Name() string { return "measure" }

// Run looks at the noun behind every count of people.
func (c measure) Run(p *Report) []Finding {
	var out []Finding
	for i := range p.Figures {
		f := &p.Figures[i]
		if f.Measure != "person" || f.Unit == "人" || !ofHouseholds(p.trail(f)) {
			continue
		}
		out = append(out, Finding{Check: c.Name(), Result: Doubtful, Reason: "households", Severity: Note, Stated: f.Value,
			Message: fmt.Sprintf("%s后面是“户”，用的却是数人的量词，无法确定数的是人还是户。", quoted(f)),
			Figures: []*Figure{f}, Place: f.Span()})
	}
	return out
}

// ofHouseholds reports whether the text behind a count begins with a noun for
// households.
func ofHouseholds(trail string) bool {
	noun, _, _ := strings.Cut(trail, "发放")
	if at := strings.IndexAny(noun, "，。、；：,;:（(的和“"); at >= 0 {
		noun = noun[:at]
	}
	for _, word := range []string{"户", "家庭"} {
		if before, _, found := strings.Cut(noun, word); found && len(before) <= len("建档立卡贫困残疾人") && strings.HasSuffix(noun, word) {
			return true
		}
	}
	return false
}
