package quantity

import (
	"unicode"

	"heshu/segment"
)

// figure is a numeral in the making.
type figure struct {
	Numeral
	low, high    Decimal
	unit         unit // zero without one
	known        bool
	pre, in, out Approx // said before, inside and after
	perUnit      bool   // out is 多 behind the unit
	scale        Decimal
}

// figure emits n with its unit as an amount or a count, or bare.
func (s *scan) figure(n *number) int {
	t := s.tailOf(n)
	f := figure{low: n.low, high: n.high, known: n.known, in: n.approx, scale: One}
	f.Start, f.End, f.Damage = n.start, max(n.end, t.end), n.damage
	f.Number = segment.Span{Start: n.start, End: n.end}
	if t.approx != "" && n.approx != Vague {
		f.in = t.approx
	}
	f.takeUnit(n, t)
	s.share(&f, n)
	second := false
	if t.half || s.cues.at(s.text, f.End)&closes != 0 {
		second = s.ranged(&f, n, t)
		s.subUnits(&f)
		s.halved(&f, t)
		s.tenths(&f)
		s.closing(&f)
	}
	if s.cues.before(s.text, f.Start)&opens != 0 {
		s.opening(&f, n)
	}
	s.unitless(&f, n)
	if !second && s.weak(&f, n) {
		return s.excludeNumber(n, segment.Span{Start: n.start, End: max(n.end, t.unitEnd())}, Idiom)
	}
	f.settle(n)
	f.bound()
	return s.emit(f.Numeral)
}

func (t *tail) unitEnd() int {
	if t.ok {
		return t.unit.end
	}
	return 0
}

// takeUnit gives f the unit of t: for money with the multiplier before it.
func (f *figure) takeUnit(n *number, t *tail) {
	if t.gap && t.ok {
		f.Damage |= Spaced
	}
	if !t.ok || t.gap && !n.arabic && n.end-n.start == len("一") { // 活动一 家校同行
		return
	}
	f.unit = t.unit
	f.Unit = segment.Span{Start: t.unit.start, End: t.unit.end}
	f.Measure, f.Currency = t.unit.measure, t.unit.code
	f.Kind = Count
	if f.Currency == "" {
		return
	}
	f.Kind = Amount
	f.applyFactor(t.unit.factor)
	if n.scaleAt > 0 {
		f.Number.End = n.digits
		if !t.inner {
			f.Unit.Start = n.scaleAt
		} else {
			f.Number.End = n.end
		}
	}
}

func (f *figure) applyFactor(factor Decimal) {
	if factor == One || factor == 0 {
		return
	}
	f.low, _ = f.low.Mul(factor)
	f.high, _ = f.high.Mul(factor)
	f.scale = factor
}

// subUnits adds 角, 毛 and 分 behind 元: 123元1角1分.
func (s *scan) subUnits(f *figure) {
	if f.Currency != "CNY" || f.low != f.high || f.unit.text != "元" && f.unit.text != "块" && f.unit.text != "圆" {
		return
	}
	at, factor := f.End, One
	for at == f.End && factor > One/100 {
		value, end := s.smallDigit(at)
		r, size := runeAt(s.text, end)
		switch {
		case end == at:
			return
		case (r == '角' || r == '毛') && factor == One:
			factor = One / 10
		case r == '分' && !within(s.text, end+size, notBefore["分"]):
			factor = One / 100
		default:
			return
		}
		f.low += Decimal(value) * factor
		f.high = f.low
		at = end + size
		f.End = at
	}
}

// smallDigit reads one digit, Arabic or Chinese; end is i if there is none.
func (s *scan) smallDigit(i int) (value int64, end int) {
	if d, count, end := few(s.text, i, 2); count > 0 {
		return int64(d), end
	}
	r, size := runeAt(s.text, i)
	if d := digitOf(r); d > 0 {
		return d, i + size
	}
	return 0, i
}

// halved adds the 半 of 3斤半 and 两个半小时.
func (s *scan) halved(f *figure, t *tail) {
	half := t.half
	if !half && f.unit.entry != nil && f.unit.divisible() && f.End == f.unit.end && f.low == f.high &&
		startsAt(s.text, f.End, "半") && !within(s.text, f.End+len("半"), "年月天小价数径成身路山载个票导岛场夜日") {
		half = true
		f.End += len("半")
	}
	if half && f.low%One == 0 {
		f.low += One / 2
		f.high = f.low
	}
}

// tenths adds the 三 of 七成三.
func (s *scan) tenths(f *figure) {
	if f.unit.entry == nil || f.unit.text != "成" || f.End != f.unit.end || f.low != f.high || f.low%One != 0 {
		return
	}
	value, end := s.smallDigit(f.End)
	if r, _ := runeAt(s.text, end); end == f.End || unicode.Is(unicode.Han, r) && firstAt(s.text, end, []string{"以上", "左右", "以下"}) == 0 {
		return // 七成三年内脱贫
	}
	f.low += Decimal(value) * (One / 10)
	f.high, f.End = f.low, end
}

// closing takes the modifier and the basis behind the unit.
func (s *scan) closing(f *figure) {
	if f.Kind == Bare && f.in == "" && !f.known {
		return
	}
	per, behind := s.per(f, f.End)
	f.Per = per
	end, approx := s.modifierAfter(f.End, f.unit)
	if end > f.End {
		f.perUnit = f.unit.entry != nil && end == f.End+len("多") && approx == Over
		f.End, f.out = end, approx
		if len(per) == 0 {
			f.Per, _ = s.per(f, end)
		}
	} else if end, approx := s.modifierAfter(behind, f.unit); len(per) > 0 && end > behind {
		f.out = approx // 元/月以上: said of the amount, though the basis stands between
	}
}

// opening takes the modifier and the sign of money before the number.
func (s *scan) opening(f *figure, n *number) {
	at := s.sign(f)
	start, approx := s.modifierBefore(n, at)
	if start < at && f.unit.entry != nil && s.recent(start, f.unit) {
		return
	}
	if start < at {
		f.Start, f.pre = start, approx
	}
}

// signs are what may stand before a sum of money in place of a unit behind it.
var signs = []struct{ text, code string }{
	{"人民币", "CNY"}, {"港币", "HKD"}, {"港元", "HKD"}, {"美元", "USD"}, {"美金", "USD"}, {"欧元", "EUR"}, {"英镑", "GBP"}, {"日元", "JPY"},
	{"新台币", "TWD"}, {"新臺幣", "TWD"}, {"台币", "TWD"}, {"澳门元", "MOP"}, {"澳币", "AUD"}, {"RMB", "CNY"}, {"¥", "CNY"}, {"￥", "CNY"}, {"US$", "USD"}, {"$", "USD"}, {"＄", "USD"}, {"€", "EUR"}, {"£", "GBP"},
}

// sign reads the sign before f; it is f's unit where none stands behind. It
// returns where the modifier before the figure would end.
func (s *scan) sign(f *figure) int {
	at := skipGapBack(s.text, f.Start)
	if !preceded(s.text, at, "币幣元金镑B¥￥$＄€£") {
		return f.Start
	}
	for _, sign := range signs {
		start := at - len(sign.text)
		if start < s.done || !endsAt(s.text, at, sign.text) {
			continue
		}
		if f.Kind == Amount {
			if len(sign.text) > 3 { // 人民币 is a word of its own, but 港币500元 is no renminbi
				if f.Currency == "CNY" {
					f.Currency = sign.code
				}
				return f.Start
			}
			f.Start = start
			return start
		}
		if f.Kind != Bare || len(sign.text) > 3 && sign.code != "CNY" {
			return f.Start
		}
		f.Kind, f.Currency, f.Start = Amount, sign.code, start
		f.Unit = segment.Span{Start: start, End: at}
		return start
	}
	return f.Start
}

// unitless makes money of a number whose 元 was left out: 发放低保金104万.
func (s *scan) unitless(f *figure, n *number) {
	if f.Kind != Bare || n.scaleAt == 0 || !f.known || !edgeAt(s.text, f.End) || within(s.text, f.End, "-—~－～") {
		return
	}
	if firstBefore(s.text, skipGapBack(s.text, f.Start), sums) == 0 {
		return
	}
	f.Kind, f.Currency = Amount, "CNY"
	f.Unit = segment.Span{Start: n.scaleAt, End: n.end}
	f.Number.End = n.digits
}

// sums are the words of money behind which 万 alone means 万元.
var sums = []string{"金", "款", "费", "资", "款物", "补贴", "补助", "投入", "收入", "销售额", "产值", "金共", "款共", "费共", "金共计", "款共计", "费共计", "款物共计"}
