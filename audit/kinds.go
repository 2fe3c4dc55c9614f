package audit

import (
	"slices"
	"strings"
)

// kinds are sets of words that leave nothing out: where each part is named by
// one of a set, and the set is whole, the parts are all there are.
var kinds = [][]string{
	{"男", "女"}, {"资金", "物资"}, {"现金", "物资"}, {"现金", "物品"}, {"资金", "物品"}, {"现金", "实物"}, {"资金", "实物"}, {"款", "物"},
	{"城市", "农村"}, {"城镇", "农村"}, {"城", "乡"}, {"新", "旧"}, {"线上", "线下"}, {"一级", "二级", "三级", "四级"},
	{"视力", "听力", "言语", "肢体", "智力", "精神"}, {"视力", "听力言语", "肢体", "智力", "精神"},
}

// completeness says why the parts must be all there are, empty if nothing does.
func (l *listing) completeness(figures []Figure) string {
	if len(l.parts) < 2 {
		return ""
	}
	between := l.between(int(l.whole.End), int(l.parts[len(l.parts)-1].Start))
	if strings.Contains(between, "等") || strings.Contains(l.trail(l.parts[len(l.parts)-1]), "等") {
		return ""
	}
	switch {
	case strings.Contains(between, "分别") && !strings.Contains(between, "其中"):
		return "respectively"
	case strings.Contains(l.trail(l.parts[len(l.parts)-1]), "其余"):
		return "" // the rest is not counted
	case strings.Contains(between, "其余") || strings.Contains(between, "其他"):
		return "rest"
	}
	for _, kind := range kinds {
		if l.named(kind) {
			return "kinds"
		}
	}
	return ""
}

// labels are the texts before each part, from the part or the whole before it.
func (l *listing) labels() []string {
	out := make([]string, len(l.parts))
	before := l.whole
	for i, f := range l.parts {
		if before.index < f.index {
			out[i] = l.gap(before, f)
		} else {
			out[i] = l.lead(f)
		}
		before = f
	}
	return out
}

// named reports whether the parts are named by the words of a kind, all of them.
func (l *listing) named(kind []string) bool {
	labels := l.labels()
	for i, f := range l.parts {
		labels[i] += f.item()
	}
	for _, word := range kind {
		if !slices.ContainsFunc(labels, func(label string) bool { return strings.Contains(label, word) }) {
			return false
		}
	}
	return len(kind) <= len(l.parts)
}

// aspects are words by which people are told apart in one way or another. Parts
// that are told apart in two ways may overlap: 60岁以上180人、一级残疾45人.
var aspects = [][]string{
	{"岁", "老年", "儿童", "青少年", "未成年", "学龄"}, {"男", "女"}, {"一级", "二级", "三级", "四级", "重度", "轻度", "中度"},
	{"低保", "贫困", "困难", "脱贫", "特困", "监测对象"}, {"肢体", "视力", "听力", "言语", "智力", "精神", "聋", "盲"},
	{"农村", "城镇", "城市"}, {"民族", "汉族"}, {"职称", "教授", "教师", "医师"}, {"学历", "本科", "大专", "硕士", "研究生"}, {"新增", "新收", "新办"}, {"就业", "在岗", "升学"}, {"党员"},
}

// overlaps reports whether the parts are told apart in more ways than one.
func (l *listing) overlaps() bool {
	n := 0
	for _, words := range aspects {
		if slices.ContainsFunc(l.labels(), func(label string) bool { return containsAny(label, words) }) {
			n++
		}
	}
	return n > 1
}
