package extract

// besideFigure takes the item of the figure that stands right before: 23户51人,
// 850袋共8500斤, and the columns of a table that was flattened to text.
func (r *reading) besideFigure(toks []token, i int, f *figure) bool {
	k := i - 1
	for k >= 0 && (toks[k].is(blank) || k == i-1 && toks[k].is(enumeration) || toks[k].kind == wordToken && toks[k].has(isConnective)) {
		k--
	}
	if k < 0 || toks[k].kind != figureToken {
		return false
	}
	g := &r.figures[toks[k].ref]
	if !g.hasItem() || g.amount() && !f.amount() || f.amount() && g.side == verbal {
		return false // 共发放856户1540万元
	}
	r.takeItem(f, g)
	return true
}

// bracketed takes the item of the figure that the bracket follows: 大米35袋(50斤/袋).
func (r *reading) bracketed(toks []token, i int, f *figure) bool {
	if i < 2 || !toks[i-1].is(openBracket) || toks[i-2].kind != figureToken {
		return false
	}
	g := &r.figures[toks[i-2].ref]
	if !g.hasItem() {
		return false
	}
	r.takeItem(f, g)
	if f.basis == "total" && !g.people() && f.measure.Class != "ratio" {
		f.basis = "per_item"
	}
	return true
}

// besideDe takes what 的 joins to the count: 参训的38人, 100人的微信群, 占职工总数的28%.
func (r *reading) besideDe(toks []token, i int, f *figure) bool {
	if i > 2 && (toks[i-1].In(r.text) == "有" || toks[i-1].In(r.text) == "共有") && toks[i-2].In(r.text) == "的" {
		i-- // 需取暖救助的有385户: as if 有 were not there
		if f.people() && r.inheritFrom(toks, i, f, true) {
			return true // 队员286人,参加活动的有172人
		}
	}
	if i > 1 && toks[i-1].In(r.text) == "的" {
		if toks[i-2].kind == figureToken {
			if g := &r.figures[toks[i-2].ref]; g.hasItem() {
				r.takeItem(f, g)
				return true
			}
		}
		p := r.leftPhrase(toks, i-1, fitting{})
		if p.empty() {
			p = r.verbBefore(toks, i-1)
		}
		if p.empty() && toks[i-2].has(isAttributive) {
			p = phrase{start: i - 2, end: i - 1} // 符合条件的1104户
			if i > 2 && toks[i-3].In(r.text) == "不" {
				p.start--
			}
		}
		if !p.empty() {
			r.setItem(f, toks, p, before)
			return true
		}
	}
	if i+2 < len(toks) && toks[i+1].In(r.text) == "的" {
		if p := r.rightPhrase(toks, i+2, fitting{}); !p.empty() {
			r.setItem(f, toks, p, after)
			return true
		}
	}
	return false
}

// coordinatedItem takes the noun phrase behind the figure that this one is
// coordinated with: 1000元和800元救助金.
func (r *reading) coordinatedItem(toks []token, i int, f *figure) bool {
	if i+2 >= len(toks) || toks[i+2].kind != figureToken {
		return false
	}
	glue := toks[i+1].In(r.text)
	g := &r.figures[toks[i+2].ref]
	if !joins(glue) && glue != "、" || g.amount() != f.amount() {
		return false
	}
	p := r.rightPhrase(toks, i+3, fitting{f})
	if p.empty() || !f.amount() && !alike(f, g) {
		return false
	}
	r.setItem(f, toks, p, after)
	return true
}

// headed takes the run-in heading before a sentence that begins with its
// figures: ◆ 发放贷款:312笔,2340万元.
func (r *reading) headed(toks []token, i int, f *figure) bool {
	for k := 0; k < i; k++ {
		if t := &toks[k]; t.kind == wordToken && !t.has(isConnective|isAdverb) {
			return false
		}
	}
	section := r.outline.Sentences[f.sentence].Section
	if section < 0 {
		return false
	}
	h := r.outline.Sections[section].Heading
	const longest, apart = 60, 6 // bytes
	start := r.outline.Sentences[f.sentence].Start
	if h.Empty() || h.Len() > longest || h.End > f.Start || start-h.End > apart && h.Start < start-longest {
		return false
	}
	f.item, f.side, f.rule = h, before, "open/heading"
	f.match = cover(h, f.Span)
	f.class = r.classOf(f)
	r.readHeadingBasis(f)
	return true
}

// readHeadingBasis takes the basis that a run-in heading states: 户均贷款:7.5万元.
func (r *reading) readHeadingBasis(f *figure) {
	heading := f.item.In(r.text)
	for end := len(heading); end >= 6; end-- {
		if b := r.engine.vocabulary.lookup(heading[:end]).basis; b != "" && f.basis == "total" {
			f.basis = "per_" + b
			return
		}
	}
}
