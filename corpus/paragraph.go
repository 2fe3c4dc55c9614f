package corpus

import (
	"strings"
	"unicode/utf8"
)

const (
	headSize   = 900 // how much of a paragraph is read for its opening, in bytes
	tailSize   = 150 // and for its ending
	wrapped    = 240 // a line that is longer was not cut to a width
	mostJoined = 15  // lines of a paragraph that was cut to a width
)

// paragraph returns the paragraph that begins at line i, without its line ends and up
// to headSize bytes. A line that is short and ends amid a sentence goes on in the next.
func (s *splitter) paragraph(i int) string {
	head := s.line(i).text
	if !s.goesOn(i) {
		return head[:min(len(head), headSize)]
	}
	var b strings.Builder
	b.Grow(headSize + wrapped)
	b.WriteString(head)
	for n := 0; n < mostJoined && b.Len() < headSize && s.goesOn(i); n++ {
		i++
		b.WriteString(s.line(i).text)
	}
	return b.String()
}

// goesOn reports whether the paragraph of line i goes on in the line after it.
func (s *splitter) goesOn(i int) bool {
	if len(s.line(i).text) > wrapped || !s.has(i+1) {
		return false
	}
	next := *s.line(i + 1)
	return next.gap == 0 && !next.page && !next.rule && next.number.level == unnumbered &&
		s.kind(i)&isSentence == 0
}

// endOf returns the head and the tail of the paragraph that ends with line i.
func (s *splitter) endOf(i int) (head, tail string) {
	last := s.line(i).text
	for n := 0; n < mostJoined && i > 0 && s.line(i).number.level == unnumbered && s.goesOn(i-1); n++ {
		i--
	}
	return s.line(i).text, last[max(0, len(last)-tailSize):]
}

// gluedTitle returns the length of a title that lost its line end and stands before an
// opening in head, or 0.
func gluedTitle(head string) int {
	window := head[:min(len(head), longestTitle)]
	for _, word := range [...]string{"总结", "小结", "汇报"} {
		i := index(window, word)
		if i <= 0 || strings.ContainsAny(window[:i], "，,。：:；") {
			continue
		}
		n := i + len(word)
		if titlePoints(head[:n]) < namedTitle {
			continue
		}
		if o := openingOf(head[n:]); o.follows || o.points >= beginning {
			return n
		}
	}
	return 0
}

// Points for what only an opening says.
const (
	dateOpening   = 6  // 5月19日是第34次全国助残日
	datedOpening  = 5  // 5月19日第34次全国助残日,
	reportFollows = 8  // 现将活动情况总结如下
	findsFollow   = 3  // 主要特点是: 主要做法如下
	planFollows   = -4 // 工作安排如下
	salutation    = 4  // 各位领导: above it
)

// opening is what the first paragraph of a report says.
type opening struct {
	points  int
	dated   bool   // it begins with the day: 5月19日是第34次全国助残日
	follows bool   // it announces a report: 现将情况总结如下
	event   string // what its first sentence counts: 第34次 and what of
}

// openingOf weighs the first paragraph of what may be a report.
func openingOf(head string) opening {
	date, announced := dateStart(head), announces(head)
	return opening{
		points:  openingTable().points(head) + date + announced,
		dated:   date > 0,
		follows: announced == reportFollows,
		event:   eventIn(head),
	}
}

// dateStart weighs a paragraph that begins with the day that it reports on.
func dateStart(head string) int {
	rest := head
	if hasAnyPrefix(head, []string{"今年是", "今年为"}) && contains(head[:min(len(head), 60)], "第") {
		return dateOpening
	}
	for _, word := range []string{"今年的", "今年", "时间", "每年的", "每年"} {
		rest = strings.TrimPrefix(rest, word)
	}
	size, day := 0, false
	for _, r := range rest {
		if !isDateRune(r) && !strings.ContainsRune("年月日号 -至~—、.．", r) {
			break
		}
		day = day || r == '月' || r == '.' || r == '．'
		size += utf8.RuneLen(r)
	}
	if size == 0 || !day {
		return 0
	}
	rest = strings.TrimLeft(rest[size:], ",，")
	window := rest[:min(len(rest), 75)]
	switch {
	case strings.HasPrefix(rest, "第") && containsAny(window, []string{"次", "个", "届"}):
		return datedOpening
	case !strings.HasPrefix(rest, "是") && !strings.HasPrefix(rest, "为"):
		return 0
	case containsAny(window, []string{"第", "日”", "节", "纪念日", "助残日", "周"}):
		return dateOpening
	}
	return 0
}

// announces weighs ……如下 and its kin.
func announces(head string) int {
	if i := index(head, "如下"); i >= 0 {
		return announcement(head[max(0, i-90):i], head[i:min(len(head), i+24)])
	}
	if containsAny(head[max(0, len(head)-36):], []string{"特点是", "做法是", "特点有", "体现在", "情况是"}) && endsOpen(head) {
		return findsFollow
	}
	if containsAny(head, []string{"以下是我", "以下为我", "作如下总结", "作如下汇报"}) {
		return findsFollow
	}
	return 0
}

// announcement weighs the clause around 如下 by the word that stands nearest.
func announcement(before, after string) int {
	clause := before[strings.LastIndexAny(before, ",，。;；")+1:]
	report := max(lastOf(clause, reportWords), lastOf(after, reportWords))
	plan := max(lastOf(clause, planWords), lastOf(after, planWords))
	switch {
	case plan > report:
		return planFollows
	case report < 0 || !containsAny(clause+after, announcers):
		return findsFollow
	}
	return reportFollows
}

var (
	reportWords = []string{"总结", "小结", "汇报", "报告", "通报", "情况", "综述", "介绍", "總結", "小結", "匯報", "報告", "情況"}
	planWords   = []string{"计划", "安排", "打算", "思路", "措施", "建议", "意见", "要求", "事项", "目标", "通知", "分工", "方案", "规定", "任务"}
	announcers  = []string{"现", "兹", "特", "總結", "总结", "小结", "汇报", "現"}
)

// lastOf returns where the last of words stands in s, or -1.
func lastOf(s string, words []string) int {
	last := -1
	for _, w := range words {
		last = max(last, strings.LastIndex(s, w))
	}
	return last
}

// eventIn returns what the head of a paragraph counts as the n-th of its kind: four
// characters after 第…次, 第…个 or 第…届, without quotes; "" if it counts nothing.
func eventIn(head string) string {
	head = head[:min(len(head), 180)]
	i := index(head, "第")
	if i < 0 {
		return ""
	}
	rest := head[i:]
	for _, measure := range []string{"次", "个", "届"} {
		if j := index(rest[:min(len(rest), 26)], measure); j > 0 && j < 24 {
			return firstCharacters(rest[j+len(measure):], 4)
		}
	}
	return ""
}

// firstCharacters returns the first n characters of s that are no quotes.
func firstCharacters(s string, n int) string {
	end := len(s)
	for i, r := range s {
		if n == 0 {
			end = i
			break
		}
		if unquoted(r) >= 0 {
			n--
		}
	}
	return strings.Map(unquoted, s[:end])
}

// unquoted returns r, or -1 for quotes and what is no character.
func unquoted(r rune) rune {
	switch r {
	case '“', '”', '"', utf8.RuneError:
		return -1
	}
	return r
}
