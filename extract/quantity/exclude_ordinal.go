package quantity

import (
	"strings"

	"heshu/segment"
)

// ordinal reads 第 and the number behind it: 第34次, 第__次, 第三医院, 第12号.
func (s *scan) ordinal(i int) int {
	at := skipGap(s.text, i+len("第"))
	end, value := s.ordinalNumber(at)
	if end == at {
		return 0
	}
	reason, end := s.ordinalKind(i, end, value)
	e := Numeral{Span: segment.Span{Start: i, End: end}, Kind: Excluded, Reason: reason, Approx: Exact}
	e.Number = segment.Span{Start: at, End: min(end, max(at, s.numberEnd(at)))}
	if value != nil && value.known {
		e.Value, e.Lower, e.Upper, e.HasValue, e.HasLower, e.HasUpper = value.low, value.low, value.low, true, true, true
	}
	return s.emit(e)
}

func (s *scan) numberEnd(i int) int {
	if end := maskRun(s.text, i); end > i {
		return end
	}
	var n number
	if s.number(i, &n) {
		return n.end
	}
	return i
}

// ordinalNumber reads the number behind 第, masked or not, and numbers joined to it (第一、二名).
func (s *scan) ordinalNumber(i int) (end int, value *number) {
	if end := maskRun(s.text, i); end > i {
		return end, nil
	}
	if startsAt(s.text, i, "几") {
		return i + len("几"), nil
	}
	n := &s.ord
	if !s.number(i, n) || n.letter == '半' {
		return i, nil
	}
	end = n.end
	for {
		at := end + firstAt(s.text, end, []string{"、", "至", "到", "-", "—", "和"})
		if at == end || startsAt(s.text, at, "第") {
			return end, n
		}
		var next number
		if !s.number(at, &next) || next.arabic != n.arabic || !within(s.text, next.end, "名次届个条期位、") || next.approx != "" {
			return end, n
		}
		end = next.end
	}
}

// institutions are what 第三 names rather than counts.
var institutions = []string{
	"人民", "中医", "医院", "小学", "中学", "高中", "幼儿园", "职业", "实验", "师范", "附属", "产业", "书记", "初级", "高级", "医科", "中级", "社会福利",
	"完全", "建筑", "工程", "机械", "公司", "分公司", "监狱", "检察", "派出所", "福利院", "敬老院", "养老", "特殊", "聋", "盲", "党支部", "支部", "居委会", "社区",
}

// ordinalKind says what an ordinal is, and how far it goes.
func (s *scan) ordinalKind(start, i int, n *number) (Reason, int) {
	at := skipGap(s.text, i)
	switch {
	case firstAt(s.text, at, institutions) > 0:
		return Name, i
	case startsAt(s.text, at, "号"):
		return DocumentNumber, at + len("号")
	case firstAt(s.text, at, []string{"季度"}) > 0:
		return Date, at + len("季度")
	case clauseStart(s.text, start) && firstAt(s.text, at, []string{",", "，", "、", "是", "：", ":"}) > 0:
		return Heading, i
	}
	if startsAt(s.text, at, "个") {
		if end := at + len("个"); !startsAt(s.text, end, "五年") {
			return Ordinal, end
		}
		return Name, at + len("个五年")
	}
	if u, ok := s.unitAt(at); ok && u.code == "" && !strings.ContainsRune("分成", firstRune(u.text)) {
		return Ordinal, u.end
	}
	return Ordinal, at + firstAt(s.text, at, []string{"次", "届", "条", "名", "位", "期", "批", "轮", "天", "年", "章", "款", "项", "周", "节", "版", "场"})
}
