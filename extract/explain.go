package extract

import (
	"heshu/corpus"
	"heshu/rules"
	"heshu/segment"
)

// Explanation tells how a text was read.
type Explanation struct {
	Text    string
	Facts   []ExplainedFact
	Records *Records
}

// ExplainedFact is one figure with all that led to it. Spans are of Explanation.Text.
type ExplainedFact struct {
	segment.Span
	Quote string
	Rule  string      // id of the rule that gave the item
	Side  string      // where the item was found: rule, before, after, inherited, verb; empty: nowhere
	Item  string      // as in the record
	Match string      // all that the rule matched
	Rules []RuleTrace // rules of the library that matched around the figure
	Near  []*rules.Rule
	Words []ExplainedWord // of the sentence
}

// RuleTrace is a rule that matched, and what its placeholders caught.
type RuleTrace struct {
	Rule     *rules.Rule
	Text     string
	Captures []TracedCapture
}

// TracedCapture is what one placeholder of a rule caught.
type TracedCapture struct {
	Name, Text string
}

// ExplainedWord is a word of a sentence with its part of speech and what the lexicons say of it.
type ExplainedWord struct {
	Text, Tag, Sense, Class string
}

var sideNames = map[side]string{byRule: "rule", before: "before", after: "after", inherited: "inherited", verbal: "verb"}

// Explain reads text and says how each figure in it was read: its rule, what
// the placeholders caught, the words, and for a figure without an item the
// rules that came close.
func (e *Engine) Explain(doc corpus.Document) (*Explanation, error) {
	r := e.newReading()
	r.read(doc)
	out := &Explanation{Text: doc.Text, Records: &Records{}}
	r.records(out.Records)
	sentence := -1
	var words []ExplainedWord
	for i := range r.figures {
		f := &r.figures[i]
		if f.excluded {
			continue
		}
		if f.sentence != sentence {
			sentence, words = f.sentence, r.explainWords(f.sentence)
		}
		x := r.explainFigure(f)
		x.Words = words
		out.Facts = append(out.Facts, x)
	}
	return out, r.faults.err()
}

func (r *reading) explainFigure(f *figure) ExplainedFact {
	at := r.folded.Source(f.Span)
	x := ExplainedFact{Span: at, Quote: at.In(r.doc.Text), Rule: f.ruleID(), Side: sideNames[f.side], Match: r.source(f.matchSpan()), Item: f.itemText}
	if x.Item == "" {
		x.Item = r.source(f.item)
	}
	for _, h := range f.matched {
		x.Rules = append(x.Rules, RuleTrace{Rule: h.rule, Text: r.source(h.span), Captures: h.traced(r)})
	}
	if x.Item == "" {
		x.Near = r.nearRules(f)
	}
	return x
}

// explainWords lists the words of a sentence, which its figures share.
func (r *reading) explainWords(sentence int) []ExplainedWord {
	var out []ExplainedWord
	for _, t := range r.tokens(r.outline.Sentences[sentence].Span, nil) {
		out = append(out, ExplainedWord{Text: r.source(t.Span), Tag: t.tag, Sense: t.sense, Class: t.class})
	}
	return out
}

func (h *ruleHit) traced(r *reading) []TracedCapture {
	var out []TracedCapture
	for _, c := range h.captures {
		out = append(out, TracedCapture{c.Name, r.source(c.Span)})
	}
	return out
}

// nearRules lists the rules whose words stand in the figure's sentence, though
// their pattern as a whole does not match there.
func (r *reading) nearRules(f *figure) []*rules.Rule {
	s := r.outline.Sentences[f.sentence].Span
	const most = 5
	var out []*rules.Rule
	for _, rule := range r.engine.library.Near(s.In(r.text)) {
		if rule.Target == rules.Figure && len(out) < most {
			out = append(out, rule)
		}
	}
	return out
}
