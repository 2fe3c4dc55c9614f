package generate

import (
	"fmt"
	"regexp"
	"strings"
)

const (
	simplified = iota
	traditional
	scripts
)

// stock is what reports of one script are made of.
type stock struct {
	titles   []line
	openings []line
	sections [][]line // without the number of their first line
	closings [][]line
}

// heading is a line that begins a section: it is numbered.
var heading = regexp.MustCompile(`^(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]|\d+[.．、]|[(（]\d+[)）]|[一二三四五六七八九]是)`)

// titleLike is a line that names the kind of report near its end.
var titleLike = regexp.MustCompile(`(?:总结|小结|汇报|报告|情况|综述|總結|纪要|紀要)[^，,。]{0,12}$`)

// longest is how many bytes a title or heading may have.
const longest = 120

// newStocks takes the samples apart.
func newStocks(samples []string) ([scripts]stock, error) {
	var stocks [scripts]stock
	for _, text := range samples {
		if strings.Contains(text, "篇一") {
			continue // a collection: its headings would part the reports they get into
		}
		script := simplified
		if strings.ContainsAny(text, "殘聯縣") {
			script = traditional
		}
		stocks[script].add(text)
	}
	for _, s := range stocks {
		if len(s.titles) == 0 || len(s.openings) == 0 || len(s.sections) == 0 || len(s.closings) == 0 {
			return stocks, fmt.Errorf("too few samples: a title, an opening, a section or a closing is missing")
		}
	}
	return stocks, nil
}

// add takes one sample apart.
func (s *stock) add(text string) {
	lines := splitLines(text)
	if len(lines) > 1 && len(lines[0]) <= longest && titleLike.MatchString(lines[0]) {
		s.titles = append(s.titles, newLine(lines[0]))
		lines = lines[1:]
	}
	if len(lines) < 3 {
		for _, l := range lines {
			s.sections = append(s.sections, []line{newLine(l)})
		}
		return
	}
	s.openings = append(s.openings, newLine(lines[0]))
	last := len(lines) - 1
	if len(lines[last]) < 60 && last > 2 {
		last-- // the date or signature below the closing
	}
	s.closings = append(s.closings, newLines(lines[last:]))
	s.addSections(lines[1:last])
}

// addSections adds lines: each that is numbered or long begins a section, with the
// lines below a short one.
func (s *stock) addSections(lines []string) {
	for len(lines) > 0 {
		n := 1
		if short := len(lines[0]) <= longest; short {
			for n < len(lines) && n < 4 && !heading.MatchString(lines[n]) {
				n++
			}
		}
		section := append([]string{heading.ReplaceAllString(lines[0], "")}, lines[1:n]...)
		s.sections = append(s.sections, newLines(section))
		lines = lines[n:]
	}
}

func newLines(texts []string) []line {
	lines := make([]line, len(texts))
	for i, text := range texts {
		lines[i] = newLine(text)
	}
	return lines
}

func splitLines(text string) []string {
	var lines []string
	for l := range strings.Lines(text) {
		if l = strings.TrimSpace(l); l != "" {
			lines = append(lines, l)
		}
	}
	return lines
}

// numberings are ways to number sections.
var numberings = []func(n int) string{
	func(n int) string { return hanNumber(n) + "、" },
	func(n int) string { return "（" + hanNumber(n) + "）" },
	func(n int) string { return fmt.Sprintf("%d.", n) },
	func(n int) string { return fmt.Sprintf("%d、", n) },
	func(n int) string { return hanNumber(n) + "是" },
	func(int) string { return "" },
}

// hanNumber writes 1 to 99 in Chinese.
func hanNumber(n int) string {
	const ones = "一二三四五六七八九"
	one := func(n int) string {
		if n == 0 {
			return ""
		}
		return ones[3*n-3 : 3*n]
	}
	switch {
	case n < 10:
		return one(n)
	case n < 20:
		return "十" + one(n%10)
	}
	return one(n/10%10) + "十" + one(n%10)
}
