package quantity

import "strings"

// bases are the words that may follow 元/ and 每, and what they say.
var bases = []struct{ text, basis string }{
	{"人次", "case"}, {"平方米", "area"}, {"平米", "area"}, {"㎡", "area"}, {"季度", "quarter"}, {"学期", "term"}, {"学年", "year"}, {"学生", "person"},
	{"小时", "hour"}, {"公斤", "item"}, {"千克", "item"}, {"人", "person"}, {"名", "person"}, {"位", "person"}, {"生", "person"}, {"月", "month"}, {"年", "year"},
	{"户", "household"}, {"家庭", "household"}, {"亩", "area"}, {"天", "day"}, {"日", "day"}, {"次", "case"}, {"例", "item"}, {"台", "item"}, {"件", "item"},
	{"个", "item"}, {"只", "item"}, {"份", "item"}, {"套", "item"}, {"辆", "item"}, {"吨", "item"}, {"斤", "item"}, {"本", "item"}, {"张", "item"}, {"头", "item"},
	{"株", "item"}, {"棵", "item"}, {"袋", "item"}, {"盒", "item"}, {"箱", "item"}, {"床", "item"}, {"间", "item"}, {"期", "term"},
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
		if word == "" {
			return basis, end
		}
		if within(s.text, end, "每一") && s.triggers.has(s.text, after) {
			return basis, end // 300元每户2袋: a new figure
		}
		basis = append(basis, word)
		end = after
	}
	return basis, end
}

func basisAt(text string, i int) (basis string, end int) {
	for _, b := range bases {
		if strings.HasPrefix(text[min(i, len(text)):], b.text) {
			return b.basis, i + len(b.text)
		}
	}
	return "", i
}
