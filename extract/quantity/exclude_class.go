package quantity

import (
	"heshu/segment"
)

// class recognises grades and kinds: 三级残疾, 一、二级, 1—4级, 二等奖, 三年级, 三甲.
func (s *scan) class(n *number) (segment.Span, Reason, bool) {
	if n.pointed || n.masked || !n.known || n.approx == Vague || n.low > 100*One {
		return segment.Span{}, "", false
	}
	end := s.gradeWord(n.end, n)
	if end == 0 {
		end = s.gradeList(n)
	}
	if end == 0 {
		return segment.Span{}, "", false
	}
	return segment.Span{Start: n.start, End: end}, Class, true
}

// series recognises what numbers a series: 十二届三次全会, 二期工程.
func (s *scan) series(n *number) (segment.Span, Reason, bool) {
	if n.pointed || n.masked || !n.known || n.approx != "" || n.low > 100*One {
		return segment.Span{}, "", false
	}
	end := n.end + len("届")
	span := segment.Span{Start: n.start, End: end}
	switch {
	case startsAt(s.text, n.end, "届"):
		return span, Ordinal, firstBefore(s.text, n.start, []string{"连续", "举办", "举办了", "历经", "共"}) == 0
	case startsAt(s.text, n.end, "次"):
		return span, Ordinal, n.start == s.done && preceded(s.text, n.start, "届")
	case startsAt(s.text, n.end, "期"):
		return span, Class, !n.arabic && n.low <= 9*One && s.stage(n.start, end)
	case within(s.text, n.end, "名位强"):
		start := n.start - len("前")
		return segment.Span{Start: start, End: end}, Ordinal, start >= s.done && preceded(s.text, n.start, "前") && s.rank(n, start)
	case startsAt(s.text, n.end, "季度"):
		return segment.Span{Start: n.start, End: n.end + len("季度")}, Date, n.low <= 4*One
	}
	return span, "", false
}

// stage reports whether 期 between start and end is a stage of building: 二期工程, of
// 福利中心一期、二期 each.
func (s *scan) stage(start, end int) bool {
	if firstAt(s.text, end, []string{"工程", "项目", "建设", "改造", "主体", "扩建", "施工"}) > 0 || preceded(s.text, start, "院园馆楼厂校站场城区目程库心") {
		return true
	}
	last := len(s.out) - 1
	if last < 0 || s.out[last].Reason != Class || s.out[last].End != s.done || !endsAt(s.text, s.done, "期") {
		return false
	}
	switch s.text[s.done:start] {
	case "、", "和", "及", ",":
		return true
	}
	return false
}

// rank reports whether n behind the 前 at start is a place in an order: 全县前三名,
// 前三名获奖. Those who just come first are counted: 前5名患者, 到目前10名.
func (s *scan) rank(n *number, start int) bool {
	if preceded(s.text, start, "目之以日提年月天课会岗术婚产生睡饭餐战节面眼当跟从先此支空") {
		return false
	}
	end := n.end + len("名")
	return edgeAt(s.text, end) || within(s.text, end, "的分获奖颁选晋") || preceded(s.text, start, "国省市县区镇校级组得出入列居绩")
}

// grades are the words that make a number a class. 级 alone is one as well.
var grades = []string{"年级", "等奖", "等功", "等残", "等舱", "星级", "级", "年制", "甲医院", "甲等", "型", "线城市", "档低保"}

func (s *scan) gradeWord(i int, n *number) int {
	at := skipGap(s.text, i)
	if within(s.text, at, "类档") && n.low <= 9*One && firstAt(s.text, at+len("类"), []string{"对象", "每", "补助", "补贴", "标准", "的标准"}) > 0 {
		return at + len("类") // 二类对象每人150元
	}
	end := at + firstAt(s.text, at, grades)
	if end > at {
		switch {
		case startsAt(s.text, at, "型") && (n.low > 4*One || within(s.text, end, "号")):
			return 0
		case startsAt(s.text, at, "级") && within(s.text, end, "台阶"):
			return 0
		case startsAt(s.text, at, "甲医院"):
			return at + len("甲")
		}
		return end
	}
	if n.letter == 0 {
		return 0
	}
	if within(s.text, at, "类") && firstAt(s.text, at+len("类"), []string{"残", "低保", "保障", "疫苗", "城市", "户", "精神"}) > 0 && n.low <= 3*One {
		return at + len("类")
	}
	if within(s.text, at, "本") && n.low <= 3*One && (preceded(s.text, n.start, "学") || s.enrols(at+len("本"))) {
		return at + len("本")
	}
	if preceded(s.text, n.start, "高初大小") && n.low <= 6*One && !s.tailOf(n).ok && (edgeAt(s.text, at) || within(s.text, at, "学年班的")) {
		return n.end
	}
	return 0
}

// enrols reports whether universities go on behind 一本 at i: 一本新生, 一本、二本院校.
func (s *scan) enrols(i int) bool {
	if startsAt(s.text, i, "、") {
		_, size := runeAt(s.text, i+len("、"))
		return startsAt(s.text, i+len("、")+size, "本")
	}
	return firstAt(s.text, i, []string{"新生", "在校", "在读", "院校", "高校", "大学", "学生", "线", "录取", "批次", "及以", "以上", "以下", "上线", "达线", "率", "专业"}) > 0 || s.students(i)
}

// students reports whether a count of people stands at i, right behind 一本: 一本187人.
func (s *scan) students(i int) bool {
	var n number
	if !s.number(i, &n) {
		return false
	}
	t := s.tailOf(&n)
	return t.ok && (t.unit.text == "人" || t.unit.text == "名")
}

// gradeList reads the further numbers of 一、二级 and 1至4级.
func (s *scan) gradeList(n *number) int {
	end := n.end
	for range maxGroups {
		at := connectorAt(s.text, end)
		if at == 0 {
			at = end + firstAt(s.text, end, []string{"、", "和", "或", "/", "，"})
		}
		if at == end {
			return 0
		}
		var next number
		if !s.number(at, &next) || !next.known || next.pointed || next.arabic != n.arabic || next.low > 100*One {
			return 0
		}
		end = next.end
		if done := s.gradeWord(end, &next); done > 0 {
			return done
		}
	}
	return 0
}

// romanNumeral reads Ⅱ级 and the like; alone it numbers a heading.
func (s *scan) romanNumeral(i int) int {
	end := i
	for {
		r, size := runeAt(s.text, end)
		if size == 0 || kindOf(r) != roman {
			break
		}
		end += size
	}
	if within(s.text, end, "级型度类期区") {
		return s.exclude(segment.Span{Start: i, End: end + len("级")}, Class)
	}
	if clauseStart(s.text, i) {
		return s.exclude(segment.Span{Start: i, End: end}, Heading)
	}
	return s.exclude(segment.Span{Start: i, End: end}, Name)
}
