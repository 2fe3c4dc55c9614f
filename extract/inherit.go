package extract

import (
	"strings"
)

// inherit takes the item of an earlier figure of the sentence that is counted alike.
func (r *reading) inherit(toks []token, i int, f *figure) bool {
	return f.measure.Canonical == "person" && r.inheritFrom(toks, i, f, true) || r.inheritFrom(toks, i, f, false)
}

// inheritFrom is inherit, from figures of named people alone where people is set.
func (r *reading) inheritFrom(toks []token, i int, f *figure, people bool) bool {
	for k := i - 1; k >= 0; k-- {
		if toks[k].is(closeBracket) {
			k = bracketStart(toks, k) // what stands in brackets is said of something else
			continue
		}
		if toks[k].kind != figureToken {
			continue
		}
		g := &r.figures[toks[k].ref]
		if from, ok := held(g, f); ok {
			k = from
			continue
		}
		same := g.amount() == f.amount() && (f.amount() || alike(g, f))
		if people && (!g.hasItem() || !r.namesPeople(g.item)) {
			continue
		}
		if (same || f.measure.Class == "ratio" && g.measure.Class != "ratio") && g.hasItem() {
			r.takeItem(f, g)
			return true
		}
	}
	return false
}

// inheritAlike takes the item of the nearest earlier figure of the sentence, if that has
// the same measure word and an item from beside it.
func (r *reading) inheritAlike(toks []token, i int, f *figure) bool {
	for k := i - 1; k >= 0; k-- {
		if toks[k].kind != figureToken {
			continue
		}
		g := &r.figures[toks[k].ref]
		if g.Measure != f.Measure || !g.hasItem() || g.side == verbal {
			return false
		}
		r.takeItem(f, g)
		return true
	}
	return false
}

// inheritAcross takes the item of the nearest earlier figure of the section that is counted alike.
func (r *reading) inheritAcross(_ []token, _ int, f *figure) bool {
	section := r.outline.Sentences[f.sentence].Section
	for k := f.index(r) - 1; k >= 0 && k >= f.index(r)-12; k-- {
		g := &r.figures[k]
		if r.outline.Sentences[g.sentence].Section != section {
			return false
		}
		if f.amount() && g.class == "worth" && f.class != "worth" {
			continue // what something was worth is no money
		}
		if g.amount() == f.amount() && (f.amount() || alike(g, f)) && g.hasItem() {
			r.takeItem(f, g)
			return true
		}
	}
	return false
}

func (f *figure) index(r *reading) int {
	lo, hi := 0, len(r.figures)
	for lo < hi {
		mid := (lo + hi) / 2
		if r.figures[mid].Start < f.Start {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

func (f *figure) hasItem() bool { return !f.item.Empty() || f.itemText != "" }

// alike reports whether two counts may share an item.
func alike(a, b *figure) bool {
	if a.Measure == b.Measure || a.measure.Class == "ratio" && b.measure.Class == "ratio" {
		return true // 调解成功率92%,提高5个百分点
	}
	person := func(f *figure) bool {
		return f.measure.Class == "people" || f.measure.Class == "household" || f.measure.Canonical == "group"
	}
	return person(a) && person(b)
}

func (r *reading) takeItem(f, from *figure) {
	f.item, f.itemText, f.class = from.item, from.itemText, from.class
	for _, target := range []string{"任务", "指标", "目标"} {
		if text := f.item.In(r.text); len(text) > len(target) && strings.HasSuffix(text, target) {
			f.item.End -= len(target) // 手术任务1850例,已完成1147例
		}
	}
	f.side = inherited
	f.rule = "open/inherited"
	f.match = f.Span
	if !f.amount() || !amountClasses[f.class] {
		f.class = r.classOf(f)
	}
}

// inheritGoodsAcross takes the goods of the sentence before: … 清油五公斤。预计约1300元。
func (r *reading) inheritGoodsAcross(_ []token, _ int, f *figure) bool {
	const window = 20
	for k := f.index(r) - 1; k >= 0 && k > f.index(r)-window; k-- {
		g := &r.figures[k]
		if f.sentence-g.sentence > 1 {
			return false
		}
		if g.hasItem() && g.goods() {
			r.takeItem(f, g)
			return true
		}
	}
	return false
}

// inheritGoods takes the item of the goods that the amount pays for.
func (r *reading) inheritGoods(toks []token, i int, f *figure) bool {
	for k := i - 1; k >= 0; k-- {
		if toks[k].kind != figureToken {
			continue
		}
		g := &r.figures[toks[k].ref]
		if from, ok := held(g, f); ok {
			k = from
			continue
		}
		if g.basis == "per_item" && f.basis == "total" {
			continue // (每份含口罩20只): a part of what is paid for
		}
		if g.hasItem() && (g.goods() || g.class == "service") {
			r.takeItem(f, g)
			return true
		}
	}
	return false
}
