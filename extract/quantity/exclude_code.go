package quantity

import "heshu/segment"

// documentNumber recognises 〔2024〕9号, [2023]15号 and 9号文件.
func (s *scan) documentNumber(n *number) (segment.Span, Reason, bool) {
	if !n.arabic || n.pointed || n.dotted {
		return segment.Span{}, "", false
	}
	if preceded(s.text, n.start, "〔[［(（【") && n.whole <= 4 {
		if end := s.issueNumber(maskRun(s.text, n.end)); end > 0 {
			_, size := runeBefore(s.text, n.start)
			return segment.Span{Start: n.start - size, End: end}, DocumentNumber, true
		}
	}
	if startsAt(s.text, n.end, "号") {
		end := n.end + len("号")
		if k := firstAt(s.text, end, []string{"文件", "文", "令", "公告", "通知"}); k > 0 {
			return segment.Span{Start: n.start, End: end}, DocumentNumber, true
		}
	}
	return s.account(n)
}

// issueNumber reads 〕9号 behind a year; it returns 0 if it is not there.
func (s *scan) issueNumber(i int) int {
	if !within(s.text, i, "〕]］)）】") {
		return 0
	}
	_, size := runeAt(s.text, i)
	at := skipGap(s.text, i+size)
	at += firstAt(s.text, at, []string{"第"})
	v := s.dateNumber(skipGap(s.text, at))
	end := skipGap(s.text, v.End)
	if v.digits == 0 && !v.masked || !startsAt(s.text, end, "号") {
		return 0
	}
	return end + len("号")
}

// maxGroups bounds the groups of digits of an account number.
const maxGroups = 8

// account recognises identity and account numbers: fifteen and more digits,
// in groups of four too.
func (s *scan) account(n *number) (segment.Span, Reason, bool) {
	_, total, end := plain(s.text, n.start)
	for range maxGroups {
		if end >= len(s.text) || s.text[end] != ' ' {
			break
		}
		_, count, after := few(s.text, end+1, 4)
		if count == 0 || total%4 != 0 {
			break
		}
		total, end = total+count, after
	}
	if total < 15 || total <= n.whole && s.tailOf(n).ok && n.known {
		return segment.Span{}, "", false
	}
	return segment.Span{Start: n.start, End: max(end, n.end)}, DocumentNumber, true
}

// telephone recognises numbers to dial: 0571-8888xxxx, 13812345678,
// 400-100-1234, 12345热线.
func (s *scan) telephone(n *number) (segment.Span, Reason, bool) {
	if !n.arabic || n.pointed {
		return segment.Span{}, "", false
	}
	first, count, end := plain(s.text, n.start)
	switch {
	case count >= 3 && count <= 4 && (s.text[n.start] == '0' || first == 400 || first == 800):
		if at := s.subscriber(end); at > 0 {
			return s.phone(n.start, at)
		}
	case count == 11 && first/1e10 == 1, count == 10 && first/1e7 == 400, (count == 11 || count == 12) && s.text[n.start] == '0':
		if !s.tailOf(n).ok {
			return s.phone(n.start, end)
		}
	case count >= 3 && count <= 7 && s.text[n.start] == '1' && n.start+1 < len(s.text) && s.text[n.start+1] >= '3':
		if at := s.hidden(end, count); at > 0 {
			return s.phone(n.start, at)
		}
	case (count == 7 || count == 8) && !s.tailOf(n).ok && s.dialled(n.start):
		return s.phone(n.start, end)
	case count >= 3 && count <= 6 && s.shortCode(n.start, end, first):
		return s.phone(n.start, end)
	}
	return segment.Span{}, "", false
}

func (s *scan) phone(start, end int) (segment.Span, Reason, bool) {
	return segment.Span{Start: start, End: end}, Telephone, true
}

// subscriber reads the number behind an area code or 400: seven or eight
// characters, digits or masks, dashes between them.
func (s *scan) subscriber(i int) int {
	sep := firstAt(s.text, i, []string{"-", "—", "－", "–", ")", "）", " "})
	if sep == 0 {
		return 0
	}
	at, count := i+sep, 0
	for count < 9 {
		if _, size := digitAt(s.text, at); size > 0 {
			at, count = at+size, count+1
			continue
		}
		if r, size := runeAt(s.text, at); size > 0 && kindOf(r) == maskMark {
			at, count = at+size, count+1
			continue
		}
		if count != 3 && count != 4 || at >= len(s.text) || s.text[at] != '-' {
			break
		}
		at++
	}
	if count < 7 || count > 8 {
		return 0
	}
	return at
}

// hidden reads the rest of a mobile number of which count digits are read: 138****1234.
func (s *scan) hidden(i, count int) int {
	at := maskRun(s.text, i)
	_, more, end := few(s.text, at, 8)
	if at == i || count+at-i+more != 11 {
		return 0
	}
	return end
}

var dialling = []string{"电话", "热线", "拨打", "致电", "手机", "传真", "电话:", "电话：", "热线:", "热线：", "号码", "号码:", "号码：", "拨打“", "热线“", "手机:", "手机："}

func (s *scan) dialled(i int) bool { return firstBefore(s.text, skipGapBack(s.text, i), dialling) > 0 }

// shortCode recognises service numbers: 12345热线, 110, “12349”.
func (s *scan) shortCode(start, end int, value int64) bool {
	if c := s.text[start]; c != '1' && c != '9' {
		return false
	}
	behind := end
	for within(s.text, behind, closeQuotes) {
		_, size := runeAt(s.text, behind)
		behind += size
	}
	if behind > end && value > 9999 && preceded(s.text, start, openQuotes) {
		return true
	}
	if firstAt(s.text, behind, []string{"热线", "电话", "服务热线", "政务", "便民", "急救", "平台", "市民", "报警", "助残", "法律"}) > 0 {
		return true
	}
	unit, ok := s.unitAt(skipGap(s.text, end))
	return s.dialled(start) && !(ok && unit.end > 0)
}

// address recognises house and room numbers: 中山路118号, 3号楼, 5栋2单元301室, 三楼12床.
func (s *scan) address(n *number) (segment.Span, Reason, bool) {
	if n.pointed || !n.known || n.approx != "" {
		return segment.Span{}, "", false
	}
	end := s.addressPart(n.start, n.end)
	if end == 0 {
		return segment.Span{}, "", false
	}
	for range maxGroups {
		_, count, at := few(s.text, end, 5)
		if count == 0 {
			break
		}
		next := s.addressPart(end, at)
		if next == 0 {
			break
		}
		end = next
	}
	return segment.Span{Start: n.start, End: end}, Address, true
}

// addressPart returns the end of the part of an address whose number is at
// [start, i), 0 if it is none.
func (s *scan) addressPart(start, i int) int {
	if n := firstAt(s.text, i, []string{"号楼", "号院", "号门", "号房", "号铺", "号馆", "号厅", "号室", "号库", "单元", "室", "弄", "楼"}); n > 0 {
		if startsAt(s.text, i, "楼") && within(s.text, i+n, "盘宇") || startsAt(s.text, i, "室") && i-start < 2 {
			return 0
		}
		return i + n
	}
	_, digit := digitAt(s.text, i+len("栋"))
	switch {
	case within(s.text, i, "栋幢座") && digit > 0 && s.addressAhead(i+len("栋")):
		return i + len("栋")
	case within(s.text, i, "号") && preceded(s.text, start, "路街巷弄道村里园区栋幢"):
		return i + len("号")
	case within(s.text, i, "床") && preceded(s.text, start, "楼室房号区"):
		return i + len("床")
	case within(s.text, i, "组") && firstAt(s.text, i+len("组"), []string{"村民", "居民", "群众"}) > 0:
		return i + len("组")
	case within(s.text, i, "组社队") && preceded(s.text, start, "村社") && !within(s.text, i+len("组"), "织"):
		return i + len("组")
	}
	return 0
}

// addressAhead reports whether a further part of an address stands at i.
func (s *scan) addressAhead(i int) bool {
	_, count, at := few(s.text, i, 5)
	return count > 0 && (within(s.text, at, "单室号座层栋幢楼") || edgeAt(s.text, at))
}
