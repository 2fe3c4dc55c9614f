package extract

import (
	"strings"

	"heshu/extract/quantity"
)

// listStart returns where, in the clause of toks[i], the list begins that the
// figure stands in: after the last figure that is no part of it. A figure of one
// (每安置1人2000元) belongs to the rate.
func (r *reading) listStart(toks []token, i int) int {
	start := clauseStart(toks, i)
	separated, needed := false, true
	for k := i - 1; k >= start; k-- {
		if toks[k].is(closeBracket) {
			k = max(start, bracketStart(toks, k)) // 大米1袋(20斤)、棉被1床
			continue
		}
		if toks[k].kind != figureToken {
			glue, mark := r.glue(&toks[k])
			if !glue {
				return r.afterFigure(toks, start, k)
			}
			separated = separated || mark
			continue
		}
		if needed && !separated && r.figures[toks[k].ref].Value != quantity.One {
			return k + 1
		}
		needed = false
	}
	return start
}

// afterFigure returns the token after the nearest figure at or before toks[k],
// but for a figure of one; start if there is none.
func (r *reading) afterFigure(toks []token, start, k int) int {
	for ; k >= start; k-- {
		if toks[k].kind == figureToken && r.figures[toks[k].ref].Value != quantity.One {
			return k + 1
		}
	}
	return start
}

// glue reports whether t may stand between the figures of a list, and whether
// it marks a new entry.
func (r *reading) glue(t *token) (glue, mark bool) {
	switch {
	case t.kind == punctToken:
		return !t.is(sentenceMarks | colon | openBracket | closeBracket), true
	case t.has(isConjunction):
		return true, true
	case r.totals(t.In(r.text)):
		return false, false
	}
	return t.nominal(), false
}

// totals reports whether word says that a sum follows, or something new.
func (r *reading) totals(word string) bool {
	if word == "计" {
		return true
	}
	for _, prefix := range []string{"共", "总", "合计", "累计", "另", "全"} {
		if strings.HasPrefix(word, prefix) {
			return true
		}
	}
	return false
}

// clauseStart returns the token after the last comma, colon or stop before toks[i].
func clauseStart(toks []token, i int) int {
	for k := i - 1; k >= 0; k-- {
		if toks[k].is(clauseMarks | openBracket) {
			return k + 1
		}
		if toks[k].is(closeBracket) {
			k = bracketStart(toks, k) // a comma in brackets parts nothing around them
		}
	}
	return 0
}

// previousInList returns the token of the figure that toks[i] continues a list of, or -1:
// between the two stand only nouns, 、 and commas, no verb and no 共.
func (r *reading) previousInList(toks []token, i int) int {
	for k := i - 1; k >= 0; k-- {
		if toks[k].is(closeBracket) {
			k = bracketStart(toks, k)
			continue
		}
		if toks[k].kind == figureToken {
			if r.listGoesOn(toks, k, i) && r.samePlace(toks, k, i) {
				return k
			}
			return -1
		}
	}
	return -1
}

// samePlace reports whether two figures of a list are of one make: both goods, or both money.
func (r *reading) samePlace(toks []token, k, i int) bool {
	a, b := &r.figures[toks[k].ref], &r.figures[toks[i].ref]
	if b.measure.Class == "ratio" || b.measure.Class == "event" {
		return false
	}
	return !b.people() && !a.people()
}

// listGoesOn reports whether nothing but a list's glue stands between toks[k] and toks[i].
func (r *reading) listGoesOn(toks []token, k, i int) bool {
	separated, bracket := false, false
	for j := k + 1; j < i; j++ {
		if bracket = bracket && !toks[j-1].is(closeBracket) || toks[j].is(openBracket); bracket {
			continue
		}
		glue, mark := r.glue(&toks[j])
		if !glue {
			return false
		}
		separated = separated || mark
	}
	return separated
}
