package extract

import "strings"

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
