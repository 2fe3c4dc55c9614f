package quantity

import (
	"slices"
	"strings"

	"heshu/segment"
)

// idiomTable finds expressions by the three runes that begin at their first trigger,
// or two where no more do, and those that end there by the two runes that end with it.
type idiomTable struct {
	ahead  map[[2]rune][]idiom
	three  map[[3]rune][]idiom // of ahead those that may stand where these runes do
	behind map[[2]rune][]idiom
	// begin holds the characters at the first trigger: most numbers are written in
	// digits, with which few expressions begin.
	begin charTable[idiomBegin]
}

// idiomBegin says in which of the maps a character is.
type idiomBegin struct {
	ahead, behind bool
	next          [4]uint64 // the low bits of the characters after it in ahead
}

func (b *idiomBegin) mayGoOn(next rune) bool { return b.next[next>>6&3]>>(next&63)&1 != 0 }

// idiom is an expression cut at its first trigger.
type idiom struct {
	head, tail string
	reason     Reason
}

// newIdiomTable joins the built-in expressions and those of a lexicon.
// Expressions without a numeral are left out: nothing would find them.
func newIdiomTable(given []Expression, triggers runeSet) idiomTable {
	t := idiomTable{ahead: map[[2]rune][]idiom{}, behind: map[[2]rune][]idiom{}}
	for _, w := range strings.Fields(builtinIdioms) {
		t.add(w, Idiom, triggers)
	}
	for _, w := range strings.Fields(builtinNames) {
		t.add(w, Name, triggers)
	}
	for _, e := range given {
		reason := e.Reason
		if reason == "" {
			reason = Idiom
		}
		t.add(e.Text, reason, triggers)
	}
	t.narrow()
	return t
}

// narrow lists, for each third rune of those ahead, the expressions with it and the
// shorter ones, in their order; what is left of the lists in ahead is shorter.
func (t *idiomTable) narrow() {
	t.three = make(map[[3]rune][]idiom, len(t.ahead))
	for pair, list := range t.ahead {
		for i := range list {
			if key, ok := threeOf(list[i].tail); ok && t.three[key] == nil {
				t.three[key] = slices.DeleteFunc(slices.Clone(list), func(m idiom) bool {
					other, ok := threeOf(m.tail)
					return ok && other != key
				})
			}
		}
		t.ahead[pair] = slices.DeleteFunc(list, func(m idiom) bool { _, ok := threeOf(m.tail); return ok })
	}
}

// threeOf returns the first three runes of tail; false if it has fewer.
func threeOf(tail string) (key [3]rune, ok bool) {
	at := 0
	for n := range key {
		c, size := runeAt(tail, at)
		if size == 0 {
			return key, false
		}
		key[n], at = c, at+size
	}
	return key, true
}

func (t *idiomTable) add(text string, reason Reason, triggers runeSet) {
	for at := range text {
		if !triggers.has(text, at) {
			continue
		}
		m := idiom{text[:at], text[at:], reason}
		first, size := runeAt(text, at)
		second, _ := runeAt(text, at+size)
		if second != 0 {
			key := [2]rune{first, second}
			t.ahead[key] = append(t.ahead[key], m)
			t.begin.set(string(first), func(b *idiomBegin) {
				b.ahead = true
				b.next[second>>6&3] |= 1 << (second & 63)
			})
			return
		}
		last, _ := runeBefore(text, at)
		key := [2]rune{last, first}
		t.behind[key] = append(t.behind[key], m)
		t.begin.set(string(first), func(b *idiomBegin) { b.behind = true })
		return
	}
}

// idiomAt emits the longest expression whose first numeral stands at i, if it
// covers the whole number; it returns 0 if there is none.
func (s *scan) idiomAt(i int) int {
	begin := s.idioms.begin.look(s.text, i)
	if !begin.ahead && !begin.behind {
		return 0
	}
	first, size := runeAt(s.text, i)
	best := idiom{}
	if next, width := runeAt(s.text, i+size); begin.mayGoOn(next) {
		third, _ := runeAt(s.text, i+size+width)
		list, ok := s.idioms.three[[3]rune{first, next, third}]
		if !ok {
			list = s.idioms.ahead[[2]rune{first, next}]
		}
		best = s.bestIdiom(list, i, best)
	}
	if begin.behind {
		last, _ := runeBefore(s.text, i)
		best = s.bestIdiom(s.idioms.behind[[2]rune{last, first}], i, best)
	}
	if best.reason == "" {
		return 0
	}
	end := i + len(best.tail)
	if s.splitsNumber(i, end) {
		return 0
	}
	return s.exclude(segment.Span{Start: i - len(best.head), End: end}, best.reason)
}

func (s *scan) bestIdiom(list []idiom, i int, best idiom) idiom {
	for _, m := range list {
		if len(m.tail) >= len(best.tail) && len(m.head)+len(m.tail) > len(best.head)+len(best.tail) &&
			startsAt(s.text, i, m.tail) && i-len(m.head) >= s.done && endsAt(s.text, i, m.head) {
			best = m
		}
	}
	return best
}

// splitsNumber reports whether the number at i goes on beyond end.
func (s *scan) splitsNumber(i, end int) bool {
	var n number
	return s.number(i, &n) && n.end > end
}

// builtinIdioms are words in which what looks like a measure word counts nothing.
const builtinIdioms = "一些 一定 一直 一般 一样 一起 一切 一致 一旦 一律 一向 一共 一并 一同 一体 一线 一系列 一方面 一下子 一会儿 一部分 一半 一家人 " +
	"一家亲 一条龙 一条心 一把手 一阵风 一如既往 一技之长 一席之地 一臂之力 一视同仁 一马当先 一丝不苟 一蹴而就 一目了然 一分钱 一刀切 一揽子 " +
	"统一 唯一 单一 逐一 万一 之一 专一 同一 进一步 另一 任一 第一时间 第一现场 第一责任人 第一要务 第一线 第一手 第一动力 第三方 最后一公里 十字路口 十字架 二代 " +
	"两项补贴 两不愁三保障 十分重视 十分重要 十足 百姓 老百姓 百货 百科 百分百 千方百计 千家万户 千言万语 万家灯火 万元户 " +
	"四面八方 五湖四海 成百上千 成千上万 数以百计 数以千计 数以万计 三三两两 三番五次 再三 半月谈 一大批 三轮车 四轮 四季 三天两头 半斤八两 " +
	"两侧 两旁 两边 两级 两手抓 一件件 一次性 再一次 又一次 新一轮 四套班子 两套班子 新台阶 二维码 二次创业 百分制 十佳 十大 一带一路 " +
	"一生 一时 一度 一刻 一番 一整套 一站式 一窗式 一卡通 一网通办 一门式"

// builtinNames are names that hold a numeral.
const builtinNames = "三门峡 六盘水 千岛湖 九寨沟 九龙坡 七台河 双十一 九三学社 新四军 八路军 五四 五一 六一 七一 八一 三八 红十字 " +
	"一中全会 二中全会 三中全会 四中全会 五中全会 六中全会 七中全会 十五大 十六大 十七大 十八大 十九大 二十大 二十一大"
