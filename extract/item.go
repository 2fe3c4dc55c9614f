package extract

import (
	"heshu/segment"
)

// readItem finds what the figure at toks[i] measures.
func (r *reading) readItem(toks []token, i int) {
	f := &r.figures[toks[i].ref]
	if f.side == byRule {
		return
	}
	if f.amount() && r.readWorth(toks, i, f) {
		return
	}
	left := r.leftPhrase(toks, i, fitting{f})
	right := r.rightPhrase(toks, i+1, fitting{f})
	if f.amount() {
		r.readAmountItem(toks, i, f, left, right)
		return
	}
	r.readCountItem(toks, i, f, left, right)
}

func (r *reading) setItem(f *figure, toks []token, p phrase, s side) {
	f.item = p.span(toks)
	f.side = s
	if p.end-p.start == 1 && toks[p.start].kind == organisationToken {
		r.mentions[toks[p.start].ref].counted = true
	}
	switch s {
	case before:
		f.rule = "open/before"
	case after:
		f.rule = "open/after"
	case verbal:
		f.rule = "open/verb"
	}
	f.match = segment.Span{Start: min(f.item.Start, f.Start), End: max(f.item.End, f.End)}
	f.class = r.classOf(f)
}

// classOf names the item_class of a figure's item.
func (r *reading) classOf(f *figure) string {
	text := f.itemText
	if text == "" {
		text = f.item.In(r.text)
	}
	if f.ruleClass != "" {
		return f.ruleClass
	}
	w := r.engine.vocabulary.head(text)
	if f.amount() {
		if amountClasses[w.class] {
			return w.class
		}
		return "other"
	}
	switch {
	case f.measure.Class != "":
		return f.measure.Class
	case w.class != "" && !amountClasses[w.class] || w.class == "other":
		return w.class
	case w.traits&isPerson != 0:
		return "people"
	}
	return "other"
}

var amountClasses = map[string]bool{
	"relief": true, "subsidy": true, "scholarship": true, "donation": true, "procurement": true,
	"project": true, "income": true, "price": true, "worth": true,
}

// OpenRules begins the id of every rule of the open grammar, which reads what no
// rule of the library knows.
const OpenRules = "open/"
