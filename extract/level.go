package extract

import (
	"strings"

	"heshu/segment"
)

// level is a word of a region's name, and the administrative level that it tells.
type level struct {
	word, level string
	signature   uint64
}

// levels are ordered so that a word that holds another comes before it.
var levels = withSignatures([]level{
	{word: "自治区", level: "province"}, {word: "自治州", level: "prefecture"}, {word: "自治县", level: "county"}, {word: "自治旗", level: "county"},
	{word: "街道", level: "township"}, {word: "社区", level: "village"}, {word: "居委会", level: "village"}, {word: "村委会", level: "village"},
	{word: "村民委员会", level: "village"}, {word: "居民委员会", level: "village"},
	{word: "中国", level: "nation"}, {word: "全国", level: "nation"}, {word: "国家", level: "nation"}, {word: "中央", level: "nation"},
	{word: "省", level: "province"}, {word: "市", level: "prefecture"}, {word: "州", level: "prefecture"}, {word: "盟", level: "prefecture"},
	{word: "县", level: "county"}, {word: "区", level: "county"}, {word: "旗", level: "county"},
	{word: "镇", level: "township"}, {word: "乡", level: "township"}, {word: "苏木", level: "township"}, {word: "村", level: "village"},
})

func withSignatures(levels []level) []level {
	for i := range levels {
		levels[i].signature = signature(levels[i].word)
	}
	return levels
}

// signature has a bit for each of the bytes in s, which some share: a string that holds
// another has all of its bits.
func signature(s string) uint64 {
	var bits uint64
	for i := 0; i < len(s); i++ {
		bits |= 1 << (s[i] & 63)
	}
	return bits
}

// lastIn is strings.LastIndex of l's word in a name with that signature, mostly for less.
func (l *level) lastIn(name string, signature uint64) int {
	if signature&l.signature != l.signature {
		return -1
	}
	return strings.LastIndex(name, l.word)
}

// levelOf names the administrative level of an organisation: that of the last region in its name.
func (r *reading) levelOf(name string) string {
	level, known := r.levels[name]
	if !known {
		level = levelIn(name)
		r.levels[name] = level
	}
	return level
}

func levelIn(name string) string {
	best, at, end := "", -1, 0
	bits := signature(name)
	for j := range levels {
		l := &levels[j]
		i := l.lastIn(name, bits)
		if i < 0 || i <= at || i < end || l.word == "市" && strings.HasSuffix(name[:i], "超") {
			continue // 区 of 自治区, 市 of 超市
		}
		best, at, end = l.level, i, i+len(l.word)
	}
	return best
}

// regionOf returns the region in an organisation's name: up to its last region word.
func (r *reading) regionOf(s segment.Span) segment.Span {
	return segment.Span{Start: s.Start, End: s.Start + regionEnd(s.In(r.text))}
}

// regionEnd returns where the region ends that an organisation's name begins with.
func regionEnd(name string) int {
	end := 0
	bits := signature(name)
	for j := range levels {
		l := &levels[j]
		if i := l.lastIn(name, bits); i > 0 && i+len(l.word) > end && i+len(l.word) < len(name) && l.word != "居委会" && l.word != "村委会" {
			end = i + len(l.word)
		}
	}
	return end
}

// selfLevel is the level that the report speaks of as its own: 我镇, 全县.
func (r *reading) selfLevel() string {
	for _, self := range []string{"我", "全"} {
		if i := firstLevel(r.text, self); i < len(levels) {
			return levels[i].level
		}
	}
	return ""
}

// firstLevel returns the first of the levels whose word stands behind self anywhere
// in text, len(levels) if none does.
func firstLevel(text, self string) int {
	first := len(levels)
	for rest := text; ; {
		at := strings.Index(rest, self)
		if at < 0 {
			return first
		}
		rest = rest[at+len(self):]
		for i := range levels[:first] {
			if strings.HasPrefix(rest, levels[i].word) {
				first = i
				break
			}
		}
	}
}
