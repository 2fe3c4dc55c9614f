package audit

import (
	"fmt"
	"strings"

	"heshu/segment"
)

// theme claims that the national theme which a report quotes is that of its year
// and of its 第N次. It looks at reports with one national theme, whose year is stated
// or follows from the ordinal; themes of activities are not judged.
//
// Source: the themes as announced each year (国务院残疾人工作委员会), in the rule library.
type theme struct{}

func (theme) Name() string { return "theme" }

// Run compares the national theme with the year of the report.
func (c theme) Run(p *Report) []Finding {
	year, at := p.statedYear()
	if year == 0 {
		return nil
	}
	var out []Finding
	for i := range p.Themes {
		t := &p.Themes[i]
		if t.Role != "national" || t.Year == nil {
			continue
		}
		f := Finding{Check: c.Name(), Stated: whole(year), Expected: whole(int(*t.Year)), FactIDs: []string{t.FactID},
			Place: segment.Span{Start: int(t.Start), End: int(t.End)}}
		if year == int(*t.Year) {
			f.Result, f.Message = Holds, fmt.Sprintf("“%s”是%d年全国助残日的主题，相符。", t.Theme, year)
		} else {
			f.Result, f.Severity = Differs, Warning
			f.Message = fmt.Sprintf("“%s”是%d年（第%d次）全国助残日的主题，文中年份却是%d年（%s），请核对。", t.Theme, *t.Year, int(*t.Year)-firstDay, year, at)
		}
		return append(out, f)
	}
	return out
}

// statedYear is the year that the report's first mention of the day gives, and how
// it is stated; zero where the day is masked or several years are given.
func (p *Report) statedYear() (year int, how string) {
	for at := 0; ; {
		i := strings.Index(p.text[at:], "助残日")
		if i < 0 {
			return year, how
		}
		at += i + len("助残日")
		s := p.statedDay(at - len("助残日"))
		next, said := s.year, fmt.Sprintf("%d年", s.year)
		if s.ordinal > 0 {
			next, said = firstDay+s.ordinal, fmt.Sprintf("第%d次", s.ordinal)
		}
		switch {
		case next == 0:
		case year == 0:
			year, how = next, said
		case year != next:
			return 0, ""
		}
	}
}

// anachronism claims that a report does not speak of what came later than its year:
// 新冠疫苗 in 2011. The year must be stated, or be that of 第N次; the list of words and
// years is part of the thresholds, and a word counts only if the report gives no
// later year beside it.
//
// Source: the years in which the things began, in thresholds.yaml.
type anachronism struct{ limits *Thresholds }

func (anachronism) Name() string { return "date" }

// Run looks for the words of later years.
func (c anachronism) Run(p *Report) []Finding {
	year := p.year()
	if year == 0 {
		return nil
	}
	var out []Finding
	for _, s := range c.limits.Since {
		if year >= s.Year {
			continue
		}
		for _, word := range s.Words {
			at := strings.Index(p.text, word)
			if at < 0 {
				continue
			}
			out = append(out, Finding{Check: c.Name(), Result: Differs, Reason: "anachronism", Severity: Warning, Stated: whole(year), Expected: whole(s.Year),
				Message: fmt.Sprintf("报告年份是%d年，文中的“%s”%d年才有，年份或内容有误，请核对。", year, word, s.Year),
				Place:   segment.Span{Start: at, End: at + len(word)}})
			break
		}
	}
	return out
}

// year is the report's year, as far as the text states it and no later one.
func (p *Report) year() int {
	basis := deref(p.Document.YearBasis)
	if p.Document.Year == nil || basis != "stated" && basis != "ordinal" {
		return 0
	}
	year := int(*p.Document.Year)
	for later := year + 1; later <= year+20; later++ {
		if strings.Contains(p.text, fmt.Sprintf("%d年", later)) {
			return 0
		}
	}
	return year
}

// plan notes a plan that the report elsewhere tells as done, with the same figure:
// 计划安置15名 and 安置15名. The copied figure may be right; it is a note.
//
// Source: audit practice: a summary written from the plan repeats its numbers.
type plan struct{}

func (plan) Name() string { return "date" }

// Run looks for planned figures that are told as done.
func (c plan) Run(p *Report) []Finding {
	var out []Finding
	for i := range p.Figures {
		f := &p.Figures[i]
		if f.Status != "planned" || f.Value == nil || len([]rune(f.item())) < 2 {
			continue
		}
		for j := range p.Figures {
			g := &p.Figures[j]
			if g.Status != "actual" || g.Value == nil || g.item() != f.item() || g.Measure != f.Measure || *g.Value != *f.Value || g.sentence == f.sentence {
				continue
			}
			out = append(out, Finding{Check: c.Name(), Result: Doubtful, Reason: "plan_as_done", Severity: Note, Stated: g.Value, Expected: f.Value,
				Message: fmt.Sprintf("%s在一处是计划，在另一处写成已完成，请核对是否照抄计划数。", quoted(g)), Figures: []*Figure{g, f}, Place: g.Span()})
			break
		}
	}
	return out
}
