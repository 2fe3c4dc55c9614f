package extract

import (
	"heshu/extract/quantity"
	"heshu/rules"
	"heshu/segment"
)

// figure is an amount or a count while it is being read.
type figure struct {
	quantity.Numeral
	measure  rules.Measure
	numeral  int    // index in reading.numerals
	id       string // of its row, once records are written
	sentence int    // index in the outline

	item       segment.Span   // of the folded text; empty: none
	itemText   string         // instead of item, where the item is no one span
	shared     []segment.Span // further items that the figure counts each of
	class      string
	ruleClass  string // as a rule of the library sets it
	actionText string // likewise
	excluded   bool   // a rule said that it is no figure
	basis      string
	content    int // it counts what a thing holds, whose list begins before this token; 0: it does not
	status     string
	action     segment.Span
	verb       string // what action means: give, visit …
	othersGive bool   // people who are no organisation give it
	givers     []int  // indices of mentions
	receivers  []int

	agent       bool // the people counted act
	beneficiary int  // index of the figure it went to, -1: none
	rule        string
	linkRule    string
	match       segment.Span
	side        side
	matched     []ruleHit // rules that fired on this figure, for explanation
}

// side says where a figure's item was found.
type side uint8

const (
	nowhere side = iota
	byRule
	before
	after
	inherited
	verbal
)

// ruleHit is a rule that matched around a figure.
type ruleHit struct {
	rule     *rules.Rule
	span     segment.Span
	captures []rules.Capture // spans of the folded text
}

func (f *figure) amount() bool { return f.Kind == quantity.Amount }

// people reports whether f counts people or households.
func (f *figure) people() bool {
	if f.amount() {
		return false
	}
	if f.measure.Class == "household" {
		return true
	}
	if f.measure.Canonical == "person" || f.measure.Class == "people" {
		return true
	}
	return f.class == "people" || f.class == "household"
}

// goods reports whether f counts things that can be given.
func (f *figure) goods() bool {
	if f.amount() || f.people() {
		return false
	}
	return f.class == "goods" || f.class == "" || f.class == "other" || f.class == "document" && f.measure.Class == ""
}

// fit reports whether the head of a phrase suits f's measure word.
func (f *figure) fit(r *reading, toks []token, head int) bool {
	if head < 0 || head >= len(toks) {
		return false
	}
	t := &toks[head]
	if f.amount() {
		return t.has(isMoney) || t.class == "relief" || t.class == "subsidy" || t.class == "donation" || moneyHead(r, t)
	}
	switch f.measure.Class {
	case "people":
		return t.has(isPerson) || t.class == "people" || personHead(r, t)
	case "household":
		return t.has(isPerson) || t.class == "people" || t.class == "household" || personHead(r, t)
	}
	if amountClasses[t.class] {
		return false
	}
	if t.has(isItem) {
		return t.class == f.measure.Class || f.measure.Class == "" || t.class != "people" && t.class != "household"
	}
	if t.has(isPerson) && f.measure.Canonical != "piece" && f.measure.Canonical != "group" && f.measure.Canonical != "batch" {
		return false
	}
	return f.measure.Class == "" && t.noun()
}

func personHead(r *reading, t *token) bool {
	w := r.engine.vocabulary.head(t.In(r.text))
	return t.noun() && (w.traits&isPerson != 0 || w.class == "people" || w.class == "household")
}

func moneyHead(r *reading, t *token) bool {
	w := r.engine.vocabulary.head(t.In(r.text))
	return t.noun() && w.traits&isMoney != 0
}
