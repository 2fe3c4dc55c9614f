package quantity

// What one word says, in lists that figures share.
var (
	perPerson    = []string{"person"}
	perHousehold = []string{"household"}
	perItem      = []string{"item"}
	perCase      = []string{"case"}
	perArea      = []string{"area"}
	perHour      = []string{"hour"}
	perDay       = []string{"day"}
	perMonth     = []string{"month"}
	perQuarter   = []string{"quarter"}
	perTerm      = []string{"term"}
	perYear      = []string{"year"}
)

// bases are the words that may follow 元/ and 每, and what they say.
var bases = []struct {
	text  string
	basis []string
}{
	{"人次", perCase}, {"平方米", perArea}, {"平米", perArea}, {"㎡", perArea}, {"季度", perQuarter}, {"学期", perTerm}, {"学年", perYear}, {"学生", perPerson},
	{"小时", perHour}, {"公斤", perItem}, {"千克", perItem}, {"人", perPerson}, {"名", perPerson}, {"位", perPerson}, {"生", perPerson}, {"月", perMonth}, {"年", perYear},
	{"户", perHousehold}, {"家庭", perHousehold}, {"亩", perArea}, {"天", perDay}, {"日", perDay}, {"次", perCase}, {"例", perItem}, {"台", perItem}, {"件", perItem},
	{"个", perItem}, {"只", perItem}, {"份", perItem}, {"套", perItem}, {"辆", perItem}, {"吨", perItem}, {"斤", perItem}, {"本", perItem}, {"张", perItem}, {"头", perItem},
	{"株", perItem}, {"棵", perItem}, {"袋", perItem}, {"盒", perItem}, {"箱", perItem}, {"床", perItem}, {"间", perItem}, {"期", perTerm},
}

// per reads the basis that stands behind a unit: /人/月, /人·年, 每人每月.
func (s *scan) per(f *figure, i int) (basis []string, end int) {
	if f.Kind == Bare {
		return nil, i
	}
	for end = i; len(basis) < 4; {
		at := end
		switch {
		case within(s.text, at, "/／每"):
		case len(basis) > 0 && within(s.text, at, "·.．、"):
		case f.Kind == Amount && len(basis) == 0 && within(s.text, at, "一"):
		default:
			return basis, end
		}
		_, size := runeAt(s.text, at)
		at += size
		if startsAt(s.text, at, "每") {
			at += len("每")
		}
		word, after := basisAt(s.text, at)
		if word == nil {
			return basis, end
		}
		if within(s.text, end, "每一") && s.triggers.has(s.text, after) {
			return basis, end // 300元每户2袋: a new figure
		}
		if len(basis) == 0 {
			basis = word
		} else {
			basis = append(basis[:len(basis):len(basis)], word...)
		}
		end = after
	}
	return basis, end
}

// basisAt returns the basis at i, in a list that must not be changed.
func basisAt(text string, i int) (basis []string, end int) {
	for j := range bases {
		if b := &bases[j]; startsAt(text, i, b.text) {
			return b.basis, i + len(b.text)
		}
	}
	return nil, i
}
