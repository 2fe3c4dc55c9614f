package extract

// readWorth handles 价值3万元的辅具 and 轮椅3辆,价值1万元.
func (r *reading) readWorth(toks []token, i int, f *figure) bool {
	e := r.worthBefore(toks, i)
	if e == 0 {
		return false
	}
	if t := &toks[e-1]; t.noun() && r.worthOf(t.In(r.text)) > 0 {
		r.setItem(f, toks, phrase{start: e - 1, end: e}, before) // 物资折价1530万元
		f.item.End -= r.worthOf(t.In(r.text))
		f.class = "worth"
		return true
	}
	k := i + 1
	if k < len(toks) && toks[k].In(r.text) == "的" {
		k++
	}
	if k < len(toks) && k > i+1 {
		if p := r.rightPhrase(toks, k, fitting{}); !p.empty() {
			r.setItem(f, toks, p, after)
			f.class = "worth"
			return true
		}
	}
	if p := r.leftPhrase(toks, e-1, fitting{}); !p.empty() {
		r.setItem(f, toks, p, before)
		f.class = "worth"
		return true
	}
	if r.inheritGoods(toks, i, f) || r.inheritVerb(toks, e-1, f) {
		f.class = "worth"
		return true
	}
	return false
}

// worthBefore returns the end of the word of worth before toks[i], 0 if there is none.
func (r *reading) worthBefore(toks []token, i int) int {
	for e := i; e > 0; e-- {
		t := &toks[e-1]
		if t.kind != wordToken {
			return 0
		}
		if r.isWorth(t.In(r.text)) {
			return e
		}
		if !t.has(isConnective|isAdverb) && r.rateWord(toks, e) == 0 {
			return 0
		}
	}
	return 0
}

// worthOf returns the length of the word of worth that word ends with after a
// noun (物资折价), 0 where it is no more than a word of worth.
func (r *reading) worthOf(word string) int {
	_, size := r.engine.worth.suffix(word)
	if size == len(word) {
		return 0
	}
	return size
}

// inheritVerb takes the clause's verb or noun before the worth: 为42名学生免费配镜,价值…
func (r *reading) inheritVerb(toks []token, i int, f *figure) bool {
	for k := i - 1; k >= 0; k-- {
		t := &toks[k]
		if t.kind == figureToken {
			if from, ok := held(&r.figures[t.ref], f); ok {
				k = from
			}
		}
		if n := r.rateWord(toks, k+1); n > 0 {
			k -= n - 1 // 每套价值80元
			continue
		}
		if t.kind == wordToken && (t.noun() || t.verb() || t.tag == "vn") && !t.has(isConnective|isAdverb|isPreposition) {
			r.setItem(f, toks, phrase{start: k, end: k + 1}, before)
			return true
		}
	}
	return false
}

func (r *reading) isWorth(word string) bool {
	_, size := r.engine.worth.suffix(word)
	return size > 0
}
