package audit

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// partsBehind lists the figures that a whole opens with 其中 or a bracket, or with
// a colon, in the same sentence.
func partsBehind(p *Report, w *Figure) (listing, bool) {
	l := listing{Report: p, whole: w, tight: true}
	figures := p.sentence(w)
	at := w.index - figures[0].index + 1
	opened := false
	for ; at < len(figures) && !opened; at++ {
		f := &figures[at]
		gap := p.lead(f)
		opened = saysParts(gap) || f.depth > w.depth && f.index == w.index+1
		if opened {
			break
		}
		if comparable(f, w) || !rides(p, f, w) {
			return partsNext(p, w)
		}
	}
	if !opened {
		return partsNext(p, w)
	}
	l.collect(figures[at:])
	l.complete = l.completeness(figures[at:])
	return l, len(l.parts) > 1 || len(l.parts) == 1 && l.surpasses()
}

// partsNext lists the parts of a whole that the next sentence names.
func partsNext(p *Report, w *Figure) (listing, bool) {
	l := listing{Report: p, whole: w, tight: true}
	if w.sentence+1 >= len(p.sentences) || p.wholeBefore(w.sentence+1) != w {
		return l, false
	}
	r := p.ranges[w.sentence+1]
	l.collect(p.Figures[r.from:r.to])
	l.complete = l.completeness(p.Figures[r.from:r.to])
	return l, len(l.parts) > 1 || len(l.parts) == 1 && l.surpasses()
}

// wholeBefore finds, for a sentence that begins with 其中 or with 学员中，, the figure
// of the sentence before that its figures are parts of: the only one of their
// measure, or the one of the noun.
func (p *Report) wholeBefore(sentence int) *Figure {
	r := p.ranges[sentence]
	if r.to == 0 || sentence == 0 {
		return nil
	}
	first := &p.Figures[r.from]
	noun, opens := partsOpener(p.lead(first))
	before := p.ranges[sentence-1]
	if !opens || before.to == 0 {
		return nil
	}
	var found *Figure
	for i := before.from; i < before.to; i++ {
		f := &p.Figures[i]
		if !comparable(first, f) {
			continue
		}
		if noun != "" && !sharesRunes(noun, p.lead(f)+f.item()+p.trail(f), 2) {
			continue
		}
		if found != nil && noun == "" {
			return nil
		}
		found = f
	}
	return found
}

// partsOpener reads the start of a sentence: 其中, or a noun with 中.
func partsOpener(lead string) (noun string, ok bool) {
	lead = strings.TrimLeft(lead, " 　")
	if strings.HasPrefix(lead, "其中") {
		return "", true
	}
	for _, mark := range []string{"中，", "中,", "当中，"} {
		if noun, _, found := strings.Cut(lead, mark); found && noun != "" && utf8.RuneCountInString(noun) <= 8 && !strings.ContainsAny(noun, "，,、在") {
			return noun, true
		}
	}
	return "", false
}

// rides reports whether f may stand between a whole and the list of its parts: the
// same thing in another measure, 4,917户7,683人 or 4,917户、7,683人, or its share.
func rides(p *Report, f, w *Figure) bool {
	lead := strings.Trim(p.lead(f), "，,、（( ")
	if f.Measure == "percent" {
		return true
	}
	return f.index == w.index+1 && (lead == "" || strings.HasPrefix(lead, "占") || lead == "涉及" || lead == "共")
}

// collect takes the parts from a list: the figures that are of the whole's kind,
// up to the next total, the next 其中 outside, and the end of the bracket.
func (l *listing) collect(figures []Figure) {
	depth := figures[0].depth
	var between *Figure // a figure of other things since the last part
	for i := range figures {
		f := &figures[i]
		switch {
		case f.depth < depth, i > 0 && f.depth == depth && f.part != figures[0].part && comparable(f, l.whole) && !l.parallel(f):
			return
		case f.depth > depth:
			continue // a level below
		case i > 0 && (saysParts(l.lead(f)) || saysTotal(l.lead(f))):
			return
		case !comparable(f, l.whole):
			l.rated = l.rated || l.rates(f)
			if f.total() && f.Measure != "percent" {
				between = f
			}
			continue
		}
		if n := len(l.parts); n > 0 && (l.loose(l.parts[n-1], f) || between != nil && between.clause != f.clause && between.clause != l.parts[n-1].clause) {
			l.tight = false
		}
		between = nil
		l.parts = append(l.parts, f)
	}
}

// rates reports whether f is a rate of the whole's kind with a count of its own right
// before it, as in 12家各捐3万元: the two are a part that no figure states.
func (l *listing) rates(f *Figure) bool {
	if f.total() || f.Value == nil || f.Money != l.whole.Money || !sameMeasure(f, l.whole) || f.index == 0 || average(l.lead(f)) {
		return false
	}
	count := &l.Figures[f.index-1]
	return count.clause == f.clause && count.sentence == f.sentence && fitsRate(count, f)
}

// parallel reports whether a part behind a semicolon goes on with the list: it has
// a name as the others, and each of the others has a part of the sentence of its own.
func (l *listing) parallel(f *Figure) bool {
	n := len(l.parts)
	if n == 0 || !comparable(f, l.whole) || l.loose(l.parts[n-1], f) || utf8.RuneCountInString(l.lead(f)) < 3 {
		return false
	}
	return l.parts[n-1].part == f.part-1 && (n == 1 || l.parts[n-2].part == f.part-2)
}

// loose reports whether f is no item of the list that the part before it is of:
// more than its own name stands between.
func (l *listing) loose(before, f *Figure) bool {
	gap := l.gap(before, f)
	limit := 20
	if strings.Contains(gap, "，") || strings.Contains(gap, ",") {
		if containsAny(gap, funnel) {
			return true // 建议检查103人，其中75人已去检查，确诊31人
		}
	}
	if strings.Contains(gap, "、") || strings.HasPrefix(gap, "和") {
		return utf8.RuneCountInString(gap) > limit
	}
	return !strings.ContainsAny(gap, "，,；;") || utf8.RuneCountInString(gap) > limit
}

// funnel are words by which a number of a list is said to be of the one before it.
var funnel = []string{"已", "确诊", "查出", "通过", "取得", "获得", "符合", "建议", "转为", "其中", "完成", "实现"}

// partsBefore lists the figures of a sentence that a total behind them sums up.
func partsBefore(p *Report, w *Figure) (listing, bool) {
	l := listing{Report: p, whole: w, tight: true}
	if !saysTotal(p.lead(w)) {
		return l, false
	}
	figures := p.sentence(w)
	for j := w.index - figures[0].index - 1; j >= 0; j-- {
		f := &figures[j]
		switch {
		case f.depth > w.depth:
			continue
		case !comparable(f, w):
			l.rated = l.rated || l.rates(f)
			l.tight = l.tight && (!f.total() || len(l.parts) == 0 || f.clause == l.parts[len(l.parts)-1].clause || f.clause+1 == l.parts[len(l.parts)-1].clause)
			continue
		}
		if n := len(l.parts); n > 0 && l.loose(f, l.parts[n-1]) {
			l.tight = false
		}
		l.parts = append(l.parts, f)
		if saysTotal(p.lead(f)) || saysParts(p.lead(f)) {
			break
		}
	}
	slices.Reverse(l.parts)
	if len(l.parts) > 1 && l.tight && l.enumerated() {
		l.complete = "total"
	}
	return l, len(l.parts) > 1
}

// enumerated reports whether the total follows the last part at once, without a
// noun of its own that would make it a total of something else.
func (l *listing) enumerated() bool {
	last := l.parts[len(l.parts)-1]
	if l.whole.class() == "worth" || l.parts[0].part != l.whole.part && !l.partEach() || l.whole.index != last.index+1 || l.whole.clause > last.clause+1 {
		return false
	}
	lead := strings.Trim(l.lead(l.whole), "，,、。：: ；;")
	return utf8.RuneCountInString(lead) <= 6
}

// partEach reports whether each of the parts has a part of the sentence of its own,
// the last of them that of the whole.
func (l *listing) partEach() bool {
	for i, f := range l.parts {
		if f.part != l.whole.part-len(l.parts)+1+i {
			return false
		}
	}
	return true
}

// comparable reports whether f can be a part of w: money of the currency, the same
// measure, or things of any measure where the whole counts pieces.
func comparable(f, w *Figure) bool {
	if f.Value == nil || !f.total() || f.Money != w.Money || f.Status != w.Status {
		return false
	}
	if sameMeasure(f, w) {
		return true
	}
	return w.Measure == "piece" && f.class() != "people" && w.class() != "people" && w.class() != "job" &&
		thingMeasures[f.Measure] && (f.class() == "goods" || addedUp[w.Unit])
}

// addedUp are units in which things of several measures are added up.
var addedUp = map[string]bool{"件": true, "台件": true, "台（件）": true, "台(件)": true, "件套": true, "件（套）": true, "件(套)": true}

// thingMeasures are the measures of things.
var thingMeasures = map[string]bool{"piece": true, "vehicle": true, "machine": true, "set": true, "pair": true, "sheet": true, "handled_thing": true,
	"long_thing": true, "single": true, "stick": true, "top": true, "bed_cover": true, "block": true, "small_thing": true, "flat_thing": true,
	"book": true, "bag": true, "box": true, "bottle": true, "barrel": true, "picture": true, "document_piece": true, "basin": true}
