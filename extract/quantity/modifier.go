package quantity

// modifier is a word around a number and what it makes of it.
type modifier struct {
	text   string
	approx Approx
}

// Modifiers before a number, longest first where one ends in another.
var before = []modifier{
	{"不少于", Over}, {"不低于", Over}, {"不下于", Over}, {"不小于", Over}, {"不超过", Under}, {"不多于", Under}, {"不高于", Under}, {"不大于", Under},
	{"大约有", About}, {"大概有", About}, {"接近", Under}, {"将近", Under}, {"大约", About}, {"大概", About}, {"大致", About}, {"约有", About},
	{"约为", About}, {"约计", About}, {"超过了", Over}, {"超过", Over}, {"突破了", Over}, {"突破", Over}, {"多于", Over}, {"高于", Over},
	{"大于", Over}, {"不下", Over}, {"至少有", Over}, {"至少", Over}, {"最少", Over}, {"最低", ""}, {"少于", Under}, {"低于", Under}, {"小于", Under},
	{"不足", Under}, {"不到", Under}, {"不满", Under}, {"未满", Under}, {"未达", Under}, {"最多", Under}, {"最高", ""}, {"至多", Under},
	{"近", Under}, {"约", About}, {"超", Over}, {"逾", Over},
}

// noModifier lists, for modifiers of one character, those before them that make
// another word: 附近, 节约, but 提高近 and 联合近 are two.
var noModifier = map[string]string{
	"近": "附最临就靠邻远亲新贴逼",
	"约": "节签预条合制契公违解婚履爽邀立特守毁续租赴大",
	"超": "彩B大赶高反飞",
}

// Modifiers after a unit.
var after = []modifier{
	{"以上", Over}, {"以下", Under}, {"以内", Under}, {"之内", Under}, {"左右", About}, {"上下", About}, {"之多", ""}, {"之上", Over},
	{"开外", Over}, {"有余", Over},
}

// modifierBefore reads the modifier that ends at i, reaching back to s.done at most.
func (s *scan) modifierBefore(n *number, i int) (start int, approx Approx) {
	at := skipGapBack(s.text, i)
	if n.implied && preceded(s.text, at, "上") && s.upTo(at) {
		return at - len("上"), Over
	}
	if !s.endsModifier(at) {
		return i, ""
	}
	if n.implied && preceded(s.text, at, "过") && !preceded(s.text, at-len("过"), "超通经透走越难路渡") && at-len("过") >= s.done {
		return at - len("过"), Over // 过百人
	}
	for _, w := range before {
		start := at - len(w.text)
		if start < s.done || !endsAt(s.text, at, w.text) {
			continue
		}
		if len(w.text) == len("近") && preceded(s.text, start, noModifier[w.text]) {
			return i, ""
		}
		return start, w.approx
	}
	return i, ""
}

// endsModifier reports whether the character before i ends one of the modifiers: a quick no for most.
func (s *scan) endsModifier(i int) bool {
	switch r, _ := runeBefore(s.text, i); r {
	case '于', '过', '近', '约', '有', '概', '致', '为', '计', '了', '破', '下', '少', '低', '足', '到', '满', '达', '多', '高', '超', '逾':
		return true
	}
	return false
}

// upTo reports whether 上 before at means "as much as": 上千吨, but not 以上百名 or 会上百余名.
func (s *scan) upTo(at int) bool {
	start := at - len("上")
	return start >= s.done && !preceded(s.text, start, "以网线会晚早台楼路街市场世史身手墙车桌村之加")
}

// recent reports whether 近 before a span of time means "the last": 近三年来.
func (s *scan) recent(start int, u unit) bool {
	if !startsAt(s.text, start, "近") {
		return false
	}
	switch u.text {
	case "年", "个月", "月", "周", "个学期", "天", "日":
		return u.text == "年" || within(s.text, u.end, "来以内间")
	}
	return false
}

// modifierAfter reads the modifier at i, behind unit u.
func (s *scan) modifierAfter(i int, u unit) (end int, approx Approx) {
	at := skipGap(s.text, i)
	if !within(s.text, at, "以之左上开有多余许") {
		return i, ""
	}
	for _, w := range after {
		if !startsAt(s.text, at, w.text) {
			continue
		}
		end := at + len(w.text)
		if w.text == "上下" && !edgeAt(s.text, end) && !within(s.text, end, "的") {
			return i, ""
		}
		return end, w.approx
	}
	return s.muchAfter(i, u)
}

// muchAfter reads 多, 余 or 许 behind a unit: 10吨多, 300元余.
func (s *scan) muchAfter(i int, u unit) (end int, approx Approx) {
	end = i + len("多")
	switch {
	case u.entry == nil:
	case startsAt(s.text, i, "多"):
		if u.divisible() && !within(s.text, end, "种次名个人样元方彩层部项家位所级形角边条件份数吃") {
			return end, Over
		}
	case startsAt(s.text, i, "余"):
		if edgeAt(s.text, end) {
			return end, Over
		}
	case startsAt(s.text, i, "许"):
		if edgeAt(s.text, end) {
			return end, About
		}
	}
	return i, ""
}
