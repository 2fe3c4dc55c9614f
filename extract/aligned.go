package extract

import "strings"

// readAligned shares out what 各 and 分别 hand to several: 轮椅、助行器各15台 is
// two counts, and of 分别慰问儿童12名、9名,分别发放6000元、4500元 the first amount
// goes to the first count.
func (r *reading) readAligned(toks []token) {
	for i := range toks {
		if toks[i].kind != wordToken {
			continue
		}
		if strings.HasPrefix(toks[i].In(r.text), "每") {
			r.alignRates(toks, i)
		}
		switch toks[i].In(r.text) {
		case "各":
			r.shareItems(toks, i)
		case "分别", "分别为", "分别是", "分别达", "分别有":
			r.alignLists(toks, i)
		}
	}
}

// figureAfter returns the token of the figure that toks[at] leads to, -1 if a
// mark stands before it.
func (r *reading) figureAfter(toks []token, at int) int {
	for k := at + 1; k < len(toks) && toks[k].kind != punctToken; k++ {
		if toks[k].kind == figureToken {
			return k
		}
	}
	return -1
}

// shareItems handles 各 between several things and the number of each.
func (r *reading) shareItems(toks []token, at int) {
	if at+1 < len(toks) && toks[at+1].kind == figureToken && r.precedingCount(toks, at) < 0 {
		r.splitItems(toks, at, &r.figures[toks[at+1].ref])
	}
}

// shareEach handles 各, or 分别 before one amount, between those who receive and what
// each of them gets.
func (r *reading) shareEach(toks []token, at int) {
	word := toks[at].In(r.text)
	if toks[at].kind != wordToken || word != "各" && word != "分别" {
		return
	}
	k := r.figureAfter(toks, at)
	if k < 0 {
		return
	}
	f := &r.figures[toks[k].ref]
	if word == "分别" && (!f.amount() || len(r.listAfter(toks, at)) > 1) {
		return
	}
	if g := r.precedingCount(toks, at); g >= 0 && f.basis == "" {
		switch holder := &r.figures[g]; {
		case holder.measure.Class == "household":
			f.basis = "per_household"
		case holder.people():
			f.basis = "per_person"
		default:
			f.basis = "per_item"
		}
		if holder := &r.figures[g]; holder.people() && f.beneficiary < 0 {
			f.beneficiary, f.linkRule = g, "link/each"
		}
	}
}

// precedingCount returns the count whose noun ends right before 各, -1 if none.
func (r *reading) precedingCount(toks []token, at int) int {
	listed := false
	for k := at - 1; k >= 0; k-- {
		t := &toks[k]
		switch {
		case t.kind == figureToken && listed && !r.figures[t.ref].people():
			return -1 // 轮椅3辆、拐杖、助行器各15副
		case t.kind == figureToken:
			return t.ref
		case t.is(enumeration) && k < at-1:
			listed = true // 8名孤儿、残疾儿童各1万元
		case t.kind == punctToken && k == at-1, t.kind == punctToken && k == at-2 && toks[at-1].has(isConjunction|isAdverb):
			return r.peopleBefore(toks, k) // …补助300元,并各送面粉一袋
		case t.kind == punctToken, t.verb() && !t.has(isName):
			return -1
		}
	}
	return -1
}

// peopleBefore returns the nearest count of people or households before toks[k], -1 if none.
func (r *reading) peopleBefore(toks []token, k int) int {
	for k--; k >= 0; k-- {
		if toks[k].kind == figureToken && r.figures[toks[k].ref].people() {
			return toks[k].ref
		}
	}
	return -1
}

// splitItems notes the several items that one figure counts each of.
func (r *reading) splitItems(toks []token, at int, f *figure) {
	var items []phrase
	end := at
	for end > 0 {
		p := r.leftPhrase(toks, end, fitting{})
		if p.empty() || p.end != end {
			break
		}
		items = append(items, p)
		end = p.start
		if end > 0 && (toks[end-1].is(enumeration) || toks[end-1].kind == wordToken && joins(toks[end-1].In(r.text))) {
			end--
			continue
		}
		break
	}
	if len(items) < 2 {
		return
	}
	reverse(items)
	f.itemText = ""
	f.item = items[0].span(toks)
	for _, p := range items[1:] {
		f.shared = append(f.shared, p.span(toks))
	}
	f.side, f.rule = before, "open/each"
	if f.content == 0 {
		f.basis = "total"
	}
	f.match.Start = min(f.match.Start, f.item.Start)
	f.class = r.classOf(f)
}

// alignLists pairs the k-th figure after this 分别 with the k-th of an earlier list.
func (r *reading) alignLists(toks []token, at int) {
	list := r.listAfter(toks, at)
	if len(list) < 2 {
		return
	}
	r.alignChanges(toks, at, list)
	for k := at - 1; k >= 0; k-- {
		if toks[k].kind == wordToken && strings.HasPrefix(toks[k].In(r.text), "分别") {
			earlier := r.listAfter(toks[:at], k)
			if len(earlier) == len(list) {
				for n := range list {
					r.pair(list[n], earlier[n])
				}
			}
			return
		}
	}
	earlier := r.figuresBefore(toks, at, len(list), r.figures[list[0]].measure.Class == "ratio")
	for n := range earlier {
		r.pair(list[n], earlier[n])
	}
}

// alignRates pairs a list of rates with the counts right before it that are as many:
// 低保户8户、特困户5户,每户800元、1000元.
func (r *reading) alignRates(toks []token, at int) {
	list := r.listAfter(toks, at)
	if len(list) < 2 {
		return
	}
	for _, ref := range list {
		if f := &r.figures[ref]; !f.amount() || !f.each() {
			return
		}
	}
	for n, ref := range r.figuresBefore(toks, at, len(list), false) {
		if r.figures[ref].people() {
			r.pair(list[n], ref)
		}
	}
}

// alignChanges notes that all figures of a list say how much something changed: 分别增长9%和14%.
func (r *reading) alignChanges(toks []token, at int, list []int) {
	k := r.figureAfter(toks, at)
	if k < 0 || toks[at+1].sense != "compare" || !r.compares(toks, at+1, k) {
		return
	}
	for _, ref := range list {
		if r.figures[ref].status == "" {
			r.figures[ref].status = "change"
		}
	}
}

// figuresBefore returns the last n figures before toks[at] that are of one make
// (all counts of people, or none; a ratio has either), nil if there are fewer.
func (r *reading) figuresBefore(toks []token, at, n int, ratio bool) []int {
	out := make([]int, 0, n)
	for k := at - 1; k >= 0 && len(out) < n; k-- {
		if toks[k].kind == figureToken {
			if len(out) > 0 && !ratio && r.figures[out[0]].people() != r.figures[toks[k].ref].people() {
				return nil
			}
			out = append(out, toks[k].ref)
		}
	}
	if len(out) < n {
		return nil
	}
	reverse(out)
	return out
}

// alignActors gives each figure of a list its own of several givers, or receivers:
// 县红十字会、县慈善会分别捐赠5万元和3万元.
func (r *reading) alignActors(toks []token) {
	for at := range toks {
		if toks[at].kind != wordToken || !strings.HasPrefix(toks[at].In(r.text), "分别") {
			continue
		}
		list := r.listAfter(toks, at)
		if len(list) < 2 {
			continue
		}
		for n, ref := range list {
			f := &r.figures[ref]
			f.givers = r.nth(f.givers, n, len(list))
			f.receivers = r.nth(f.receivers, n, len(list))
		}
	}
}

// nth returns the n-th of so many mentions, all of them if there are not so many.
func (r *reading) nth(mentions []int, n, of int) []int {
	if len(mentions) != of {
		return mentions
	}
	return r.refs.list(mentions[n])
}

func (r *reading) pair(later, earlier int) {
	f, g := &r.figures[later], &r.figures[earlier]
	if f.measure.Class == "ratio" && g.measure.Class != "ratio" && g.hasItem() {
		r.takeItem(f, g) // 牛5130头,羊3.4万只,分别增长9%和14%
	}
	if f.measure.Class != "ratio" && g.people() && !f.people() {
		f.beneficiary, f.linkRule = earlier, "link/respectively"
	}
}

// listAfter returns the figures of the list that begins after toks[at].
func (r *reading) listAfter(toks []token, at int) []int {
	var out []int
	for k := at + 1; k < len(toks); k++ {
		t := &toks[k]
		if t.kind == figureToken {
			out = append(out, t.ref)
			continue
		}
		if len(out) > 0 && t.is(comma|semicolon|stop|colon) {
			break
		}
	}
	return out
}
