package quantity

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// entry is one unit that a Scanner knows.
type entry struct {
	text    string
	measure string  // canonical, of a count
	code    string  // ISO 4217, of money
	factor  Decimal // in the main unit of money: 角 is 0.1
	cut     bool    // can be cut into parts, so that fractions and 多 make sense
	not     string  // runes that may not follow, because then it is the start of a word
}

// unit is a unit found in a text.
type unit struct {
	*entry
	start, end int
}

func (u unit) divisible() bool { return u.cut || u.code != "" }

// unitTable holds entries by their first character, longest first.
type unitTable struct {
	first charTable[uint16] // of lists
	lists [][]*entry        // the first is empty
}

// money lists the units of money of Chinese reports.
var money = []Currency{
	{"元", "CNY"}, {"圆", "CNY"}, {"块", "CNY"}, {"块钱", "CNY"}, {"人民币", "CNY"}, {"RMB", "CNY"}, {"元人民币", "CNY"},
	{"角钱", "CNY"}, {"毛钱", "CNY"}, {"分钱", "CNY"},
	{"美元", "USD"}, {"美金", "USD"}, {"欧元", "EUR"}, {"英镑", "GBP"}, {"港元", "HKD"}, {"港币", "HKD"}, {"日元", "JPY"},
	{"澳元", "AUD"}, {"澳币", "AUD"}, {"韩元", "KRW"}, {"加元", "CAD"}, {"新台币", "TWD"}, {"澳门元", "MOP"}, {"新加坡元", "SGD"},
	{"瑞士法郎", "CHF"}, {"卢布", "RUB"},
}

// ratios are the units of shares, for texts whose lexicon leaves them out.
var ratios = []Measure{
	{"%", "percent"}, {"％", "percent"}, {"‰", "permille"}, {"个百分点", "percentage_point"}, {"百分点", "percentage_point"}, {"成", "tenth"},
}

// continuous are the units that fractions are said of.
const continuous = " % ％ ‰ 个百分点 百分点 成 倍 折 度 吨 公里 千米 里 里路 米 厘米 毫米 分米 亩 公顷 平方 平方米 平方公里 平米 立方 立方米 方 " +
	"公斤 千克 斤 市斤 克 毫克 两 钱 升 毫升 公升 小时 个小时 学时 课时 工时 分钟 秒 天 年 周年 个月 月 周 岁 倍数 千瓦 千瓦时 兆瓦 度电 平方千米 " +
	"kg km m cm mm g L ml mL ㎡ m² m2 t "

// newUnitTable joins the built-in units and those of a lexicon.
func newUnitTable(l Lexicon) unitTable {
	t := unitTable{lists: make([][]*entry, 1)}
	seen := map[string]*entry{}
	add := func(e entry) {
		if old := seen[e.text]; old != nil {
			if old.code == "" { // 块 is money as well: see settleBlock
				old.measure = cmp.Or(e.measure, old.measure)
			}
			return
		}
		e.cut = strings.Contains(continuous, " "+e.text+" ")
		e.not = notBefore[e.text]
		seen[e.text] = &e
		t.add(&e)
	}
	for _, c := range append(slices.Clone(money), l.Currencies...) {
		add(entry{text: c.Unit, code: c.Code, factor: factorOf(c.Unit)})
	}
	for _, m := range append(slices.Clone(ratios), l.Measures...) {
		if !strings.ContainsAny(m.Unit, "半多余") { // 年半, 个多小时: the grammar reads these
			add(entry{text: m.Unit, measure: m.Canonical})
		}
	}
	for _, entries := range t.lists {
		slices.SortStableFunc(entries, func(a, b *entry) int { return len(b.text) - len(a.text) })
	}
	return t
}

func (t *unitTable) add(e *entry) {
	first, _ := utf8.DecodeRuneInString(e.text)
	t.first.set(string(first), func(list *uint16) {
		if *list == 0 {
			*list = uint16(len(t.lists))
			t.lists = append(t.lists, nil)
		}
		t.lists[*list] = append(t.lists[*list], e)
	})
}

func factorOf(unit string) Decimal {
	switch unit {
	case "角钱", "毛钱":
		return One / 10
	case "分钱":
		return One / 100
	}
	return One
}

// unitAt returns the longest unit that stands at i and does not begin a longer word.
func (s *scan) unitAt(i int) (unit, bool) {
	for _, e := range s.units.lists[s.units.first.at(s.text, i)] {
		if startsAt(s.text, i, e.text) && !s.runsOn(e, i+len(e.text)) {
			return unit{e, i, i + len(e.text)}, true
		}
	}
	return unit{}, false
}

// runsOn reports whether the text at end makes a word of unit e and what follows.
func (s *scan) runsOn(e *entry, end int) bool {
	if end >= len(s.text) {
		return false
	}
	if latin(e.text[len(e.text)-1]) && latin(s.text[end]) {
		return true
	}
	return e.not != "" && within(s.text, end, e.not)
}
