package quantity

// tail is what follows the digits of a number: 余名, 多个月, 个半小时.
type tail struct {
	approx Approx // of the modifier between digits and unit
	unit   unit
	ok     bool // a unit stands there
	half   bool // 个半: half a unit more
	inner  bool // a modifier stands between the digits and the unit
	gap    bool // spaces stand before the unit
	end    int  // of all that was read
}

// tailOf reads what follows n, once.
func (s *scan) tailOf(n *number) *tail {
	if !n.unitRead {
		n.unit = s.readTail(n)
		n.unitRead = true
	}
	return &n.unit
}

func (s *scan) readTail(n *number) tail {
	at := skipGap(s.text, n.end)
	t := tail{end: n.end, gap: at > n.end}
	if s.pieces(&t, at) {
		return t
	}
	if t.unit, t.ok = s.unitAt(at); t.ok && s.fits(n, &t.unit) {
		t.end = t.unit.end
		return t
	}
	t.ok = false
	if n.approx == Over || n.approx == About || n.masked && !within(s.text, at, "余多") {
		return t
	}
	end, approx := s.inner(at)
	if approx == "" || !n.arabic && within(s.text, at, "几") {
		return t
	}
	behind := skipGap(s.text, end)
	if t.unit, t.ok = s.unitAt(behind); t.ok && s.fits(n, &t.unit) {
		t.approx, t.end, t.inner, t.gap = approx, t.unit.end, true, t.gap || behind > end
		return t
	}
	t.ok = false
	if within(s.text, at, "余") && n.known && n.letter == 0 {
		t.approx, t.end, t.inner = approx, end, true
	}
	return t
}

// pieces reads the units that 个 is said before: 两个半小时, 3个多月, 两个小时.
func (s *scan) pieces(t *tail, at int) bool {
	if !startsAt(s.text, at, "个") {
		return false
	}
	behind := at + len("个")
	half := startsAt(s.text, behind, "半")
	much := startsAt(s.text, behind, "多") || startsAt(s.text, behind, "来")
	if half || much {
		behind += len("半")
	}
	end := behind + firstAt(s.text, behind, spells)
	if end == behind {
		return false
	}
	u, ok := s.unitAt(behind)
	if whole, found := s.unitAt(at); found && whole.end == end {
		u, ok = whole, true // 个月 is a unit of its own
	}
	if !ok || u.end != end {
		if s.month == nil || !startsAt(s.text, behind, "月") {
			return false
		}
		u = unit{s.month, behind, end}
	}
	t.unit, t.ok, t.half, t.end = u, true, half, end
	if much {
		t.approx, t.inner = Over, true
	}
	return true
}

// spells are the spans of time that 个 counts.
var spells = []string{"月", "小时", "星期", "礼拜", "学期", "钟头", "季度", "世纪", "百分点", "工作日"}

// fits reports whether u can be the unit of n, and settles the units that are also something else.
func (s *scan) fits(n *number, u *unit) bool {
	switch u.text {
	case "国", "省", "市", "县", "区", "乡", "镇", "村":
		return !n.pointed || n.scaleAt > 0
	case "块":
		return s.settleBlock(u)
	case "成":
		return !n.arabic || n.whole == 1
	case "里":
		return n.arabic || edgeAt(s.text, u.end) || within(s.text, u.end, "路长")
	case "对":
		return edgeAt(s.text, u.end) || within(s.text, u.end, "夫新母父兄姐结帮好双残")
	}
	return true
}

// settleBlock decides whether 块 counts pieces (3块展板) or money (300块).
func (s *scan) settleBlock(u *unit) bool {
	_, digit := digitAt(s.text, u.end)
	if digit > 0 || s.block == nil || u.code == "" {
		return true
	}
	if !edgeAt(s.text, u.end) || !s.moneyNear(u.start) {
		u.entry = s.block
	}
	return true
}

// moneyNear reports whether a word of money stands shortly before i.
func (s *scan) moneyNear(i int) bool {
	from := max(s.done, i-30)
	for at := i; at > from; {
		r, size := runeBefore(s.text, at)
		switch r {
		case '金', '款', '费', '资', '钱', '价', '付', '花', '赚', '卖', '薪', '补', '奖':
			return true
		case '。', '，', ',', '；', '\n', '、':
			return false
		}
		at -= max(size, 1)
	}
	return false
}
