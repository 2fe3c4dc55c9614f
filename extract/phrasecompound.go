package extract

// compoundVerb reports whether the verb toks[k-1] is a part of the noun that ends at e, as
// its number of syllables shows. Two and one make a noun, where a verb with its object
// would have two and two: 解放|鞋. A verb and a noun of one each say what money is for:
// 购|书|费.
func compoundVerb(toks []token, k, e int) bool {
	t := &toks[k-1]
	if t.kind != wordToken || k >= e || toks[k].kind != wordToken || toks[k].Len() != 3 {
		return false
	}
	switch {
	case k == e-1:
		return t.Len() == 6 && t.tag == "v" && t.traits == 0 && toks[k].has(isItem)
	case k == e-2:
		return t.Len() == 3 && (t.sense == "spend" || t.sense == "build") && toks[k].noun() && toks[k+1].has(isMoney)
	}
	return false
}
