package extract

import (
	"strconv"
	"strings"

	"heshu/extract/quantity"
	"heshu/segment"
)

// documentInfo is what a report says of itself.
type documentInfo struct {
	title     segment.Span
	region    segment.Span
	level     string
	year      int
	yearBasis string
	ordinal   int
	from, to  *Date
}

// readDocument finds issuer, region, year and dates once all facts are read.
func (r *reading) readDocument() {
	r.info.title = r.outline.Title
	r.issuer = r.findIssuer()
	if r.issuer >= 0 {
		r.mentions[r.issuer].role = "issuer"
		r.info.level = r.levelOf(r.mentions[r.issuer].In(r.text))
		r.info.region = r.regionOf(r.mentions[r.issuer].Span)
	} else {
		r.info.level = r.selfLevel()
	}
	r.readYear()
	r.readDates()
	r.giveToIssuer()
	for i := range r.figures {
		r.setRoles(r.figures[i].givers, "giver")
		r.setRoles(r.figures[i].receivers, "receiver")
	}
}

// setRoles gives a role to those of the mentions that have none.
func (r *reading) setRoles(mentions []int, role string) {
	for _, m := range mentions {
		if r.mentions[m].role == "" {
			r.mentions[m].role = role
		}
	}
}

// findIssuer returns the organisation that reports: the one that the title
// names, else the first one that acts in the first sentences.
func (r *reading) findIssuer() int {
	for i, m := range r.mentions {
		if r.outline.Title.Contains(m.Span) && !r.outline.Title.Empty() && !m.counted {
			return i
		}
	}
	limit := len(r.text)
	if n := len(r.outline.Sentences); n > 4 {
		limit = r.outline.Sentences[3].End
	}
	for i, m := range r.mentions {
		if m.Start >= limit {
			break
		}
		if m.counted || m.ending.Type == "media" || r.introduced(m.Start) {
			continue
		}
		return i
	}
	return -1
}

// introduced reports whether a preposition that makes its organisation no
// actor stands right before offset: 按照县残联要求.
func (r *reading) introduced(offset int) bool {
	before := r.text[:offset]
	for _, p := range []string{"按照", "根据", "在", "与", "和", "向", "到", "由", "同", "受", "经", "为", "、", "关于", "按", "走进", "来到", "联合", "会同"} {
		if strings.HasSuffix(before, p) {
			return true
		}
	}
	return false
}

// readYear infers the year of the activity, from the best evidence there is.
func (r *reading) readYear() {
	r.info.ordinal = r.statedOrdinal()
	if year := r.statedYear(); year > 0 {
		r.info.year, r.info.yearBasis = year, "stated"
	}
	if r.info.year == 0 && r.info.ordinal > 0 {
		r.info.year, r.info.yearBasis = r.info.ordinal+firstDay-1, "ordinal"
	}
	for _, t := range r.themes {
		if r.info.year > 0 && r.info.ordinal > 0 {
			break
		}
		if t.year == 0 {
			continue
		}
		if r.info.year == 0 {
			r.info.year, r.info.yearBasis = t.year, "theme"
		}
		if r.info.ordinal == 0 && r.info.year == t.year {
			r.info.ordinal = t.ordinal
		}
		break
	}
	if year := givenYear(r.doc.Date); r.info.year == 0 && year > 0 {
		r.info.year, r.info.yearBasis = year, "stated" // by the row that holds the report
	}
	if r.info.year == 0 {
		if year := yearInPath(r.doc.Source); year > 0 {
			r.info.year, r.info.yearBasis = year, "path"
		}
	}
	if r.info.ordinal == 0 && r.info.year >= firstDay && strings.Contains(r.text, "助残日") {
		r.info.ordinal = r.info.year - firstDay + 1
	}
}

// firstDay is the year of the first National Disability Day (Law on the Protection of Disabled Persons, 1990).
const firstDay = 1991

// statedOrdinal reads 第34次全国助残日.
func (r *reading) statedOrdinal() int {
	for i := range r.numerals {
		n := &r.numerals[i]
		if n.Kind != quantity.Excluded || n.Reason != quantity.Ordinal {
			continue
		}
		rest := r.text[n.End:min(len(r.text), n.End+48)]
		at := strings.Index(rest, "助残日")
		if at < 0 || strings.ContainsAny(rest[:at], ",;。") {
			continue
		}
		if v := int(n.Value / 10000); n.HasValue && v > 0 && v < 100 {
			return v
		}
	}
	return 0
}

// statedYear reads the year of the title, else the first whole date's year
// that is no year of the past which the text only refers to.
func (r *reading) statedYear() int {
	if y := yearIn(r.info.title.In(r.text)); y > 0 {
		return y
	}
	for i := range r.numerals {
		n := &r.numerals[i]
		if n.Kind == quantity.Excluded && n.Reason == quantity.Date && n.Start < 600 && !since(r.text[n.End:]) {
			if y := yearIn(n.In(r.text)); y > 0 && r.info.ordinal == 0 || y > 0 && y == r.info.ordinal+firstDay-1 {
				return y
			}
		}
	}
	return 0
}

// since reports whether rest makes the date before it a beginning: 2018年以来.
func since(rest string) bool {
	for _, word := range []string{"以来", "来,", "起,", "至今", "开始", "末以来", "底以来"} {
		if strings.HasPrefix(rest, word) {
			return true
		}
	}
	return false
}

// yearIn reads a year with four digits before 年 (or before - . / in a date).
func yearIn(s string) int {
	for i := 0; i+4 <= len(s); i++ {
		if i > 0 && s[i-1] >= '0' && s[i-1] <= '9' || !isDigits(s[i:i+4]) {
			continue
		}
		if i+4 < len(s) && s[i+4] >= '0' && s[i+4] <= '9' {
			continue
		}
		y, _ := strconv.Atoi(s[i : i+4])
		rest := s[i+4:]
		if y >= 1949 && y <= 2099 && (strings.HasPrefix(rest, "年") || strings.HasPrefix(rest, "-") || strings.HasPrefix(rest, ".") || strings.HasPrefix(rest, "/")) {
			return y
		}
	}
	return 0
}

func yearInPath(path string) int {
	for i := 0; i+4 <= len(path); i++ {
		if i > 0 && path[i-1] >= '0' && path[i-1] <= '9' || !isDigits(path[i:i+4]) {
			continue
		}
		if i+4 < len(path) && path[i+4] >= '0' && path[i+4] <= '9' {
			continue
		}
		if y, _ := strconv.Atoi(path[i : i+4]); y >= 1980 && y <= 2099 {
			return y
		}
	}
	return 0
}

// readDates takes the first whole date of the text as the activity's.
func (r *reading) readDates() {
	for i := range r.numerals {
		n := &r.numerals[i]
		if n.Kind != quantity.Excluded || n.Reason != quantity.Date {
			continue
		}
		from, to, ok := parseDates(n.In(r.text), r.info.year)
		if !ok {
			continue
		}
		r.info.from, r.info.to = keep(&r.arena.dates, from), keep(&r.arena.dates, to)
		return
	}
}

// giveToIssuer makes the issuer the giver of what nobody else is named for.
func (r *reading) giveToIssuer() {
	if r.issuer < 0 {
		return
	}
	for i := range r.figures {
		f := &r.figures[i]
		if len(f.givers) > 0 || f.othersGive || !f.givable() || !gives(f.verb) || f.verb == "collect" || f.verb == "spend" || contains(f.receivers, r.issuer) {
			continue
		}
		if f.class == "goods" || f.amount() {
			f.givers = r.refs.list(r.issuer)
		}
	}
}
