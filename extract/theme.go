package extract

import (
	"math/bits"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"heshu/segment"
)

// themeMention is a theme as a report states it.
type themeMention struct {
	segment.Span // of the folded text, without quotation marks
	match        segment.Span
	text         string // normalised
	role         string
	year         int
	ordinal      int
	rule         string
	sentence     int
}

// themeIndex knows the announced themes of the National Disability Day.
type themeIndex struct {
	entries []themeEntry
}

type themeEntry struct {
	year, ordinal int
	theme         string // normalised
	key           []rune // without punctuation
	has           uint64 // its characters
}

func newThemeEntry(year, ordinal int, text string) themeEntry {
	key := appendThemeKey(nil, text)
	return themeEntry{year, ordinal, normaliseTheme(text), key, characters(key)}
}

// match returns the announced theme that text states, to the letter or nearly
// so: at most one character in six may differ, and none in a short one.
func (x *themeIndex) match(text string, buf *distanceBuffer) *themeEntry {
	buf.key = appendThemeKey(buf.key[:0], text)
	key := buf.key
	has := characters(key)
	var best *themeEntry
	bestDistance := 1 << 30
	for i := range x.entries {
		e := &x.entries[i]
		allowed := max(len(e.key), len(key)) / 6
		d := len(e.key) - len(key)
		if d > allowed || -d > allowed || bits.OnesCount64(has&^e.has) > allowed {
			continue
		}
		d = buf.distance(key, e.key, allowed)
		if d <= allowed && d < bestDistance {
			best, bestDistance = e, d
		}
	}
	return best
}

// characters is a set of 64 classes of characters, those that key holds. Each class
// in one key alone is a difference of at least one character.
func characters(key []rune) uint64 {
	var set uint64
	for _, c := range key {
		set |= 1 << (uint32(c) % 64)
	}
	return set
}

// distanceBuffer holds what comparing themes needs.
type distanceBuffer struct {
	key []rune
	row []int
}

// appendThemeKey adds the characters of a theme without its punctuation.
func appendThemeKey(dst []rune, theme string) []rune {
	for i, c := range theme {
		if c == utf8.RuneError || punctuation(theme[i:]) == 0 {
			dst = append(dst, c)
		}
	}
	return dst
}

// distance is the edit distance of a and b, or more than limit.
func (buf *distanceBuffer) distance(a, b []rune, limit int) int {
	buf.row = slices.Grow(buf.row[:0], len(b)+1)[:len(b)+1]
	row := buf.row
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diagonal, lowest := row[0], i
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := diagonal
			if a[i-1] != b[j-1] {
				cost++
			}
			diagonal = row[j]
			row[j] = min(cost, row[j]+1, row[j-1]+1)
			lowest = min(lowest, row[j])
		}
		if lowest > limit {
			return limit + 1
		}
	}
	return row[len(b)]
}

// normaliseTheme gives a theme without quotes and white space, with a comma
// between its halves.
func normaliseTheme(theme string) string {
	var out strings.Builder
	out.Grow(len(theme))
	pending := false
	for _, c := range strings.TrimSpace(theme) {
		switch c {
		case ' ', '\t', ',', '、', ';', '。', '\u3000', '!':
			pending = out.Len() > 0
			continue
		case '“', '”', '"', '「', '」', '‘', '’', '《', '》':
			continue
		}
		if pending {
			out.WriteByte(',')
			pending = false
		}
		out.WriteRune(c)
	}
	return out.String()
}

// addTheme records the theme at s once; match is what its rule matched.
func (r *reading) addTheme(s, match segment.Span, role, rule string, sentence int) {
	s = trimSpan(r.text, s)
	text := s.In(r.text)
	r.distances.key = appendThemeKey(r.distances.key[:0], text)
	if n := len(r.distances.key); n < 4 || n > 50 || !themelike(r.distances.key) {
		return
	}
	for i := range r.themes {
		if r.themes[i].Overlaps(s) {
			return
		}
	}
	t := themeMention{Span: s, match: match, text: normaliseTheme(text), role: role, rule: rule, sentence: sentence}
	if e := r.engine.themes.match(text, &r.distances); e != nil {
		t.role, t.year, t.ordinal = "national", e.year, e.ordinal
	}
	r.themes = append(r.themes, t)
	for i := sort.Search(len(r.mentions), func(i int) bool { return r.mentions[i].Start >= s.Start }); i < len(r.mentions) && r.mentions[i].End <= s.End; i++ {
		r.mentions[i].counted = true
	}
}

// themelike reports whether what has this key can be a theme and is not the name of the day.
func themelike(key []rune) bool {
	return !endsWith(key, "助残日") && !endsWith(key, "活动") && !endsWith(key, "总结")
}

func endsWith(key []rune, word string) bool {
	for i := len(key) - 1; word != ""; i-- {
		c, size := utf8.DecodeLastRuneInString(word)
		if i < 0 || key[i] != c {
			return false
		}
		word = word[:len(word)-size]
	}
	return true
}

func trimSpan(text string, s segment.Span) segment.Span {
	for s.Start < s.End {
		if n := punctuation(text[s.Start:s.End]); n > 0 {
			s.Start += n
			continue
		}
		break
	}
	for s.Start < s.End {
		c, size := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !strings.ContainsRune(punctuationMarks, c) {
			break
		}
		s.End -= size
	}
	return s
}

// findAnnounced finds announced themes that stand in quotation marks anywhere
// in the sentence, whether or not a rule names them as the theme.
func (r *reading) findAnnounced(s segment.Span, sentence int) {
	text := r.text
	for i := s.Start; i < s.End; {
		open, size := quote(text[i:s.End], "“", "「")
		if size == 0 {
			return
		}
		inner := i + open + size
		end, size := quote(text[inner:s.End], "”", "」")
		if size == 0 {
			return
		}
		quoted := segment.Span{Start: inner, End: inner + end}
		if quoted.Len() >= 12 && quoted.Len() < 200 && r.engine.themes.match(quoted.In(text), &r.distances) != nil {
			r.addTheme(quoted, quoted, "national", "themes/announced", sentence)
		}
		i = quoted.End + size
	}
}

// quote returns where the first quotation mark of s stands, one of two or the
// straight one, and its length; 0 if there is none.
func quote(s, one, other string) (at, size int) {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '"':
			return i, 1
		case 0xE2, 0xE3:
			if strings.HasPrefix(s[i:], one) {
				return i, len(one)
			}
			if strings.HasPrefix(s[i:], other) {
				return i, len(other)
			}
		}
	}
	return len(s), 0
}
