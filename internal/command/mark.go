package command

import (
	"sort"
	"strings"

	"heshu/extract"
)

// mark is a stretch of the report to mark.
type mark struct {
	start, end int64
	style
}

// style is how a kind of fact is marked.
type style struct {
	color       string
	open, close string // where there are no colours
}

var (
	amountStyle       = style{"\x1b[1;32m", "【", "】"}
	countStyle        = style{"\x1b[1;36m", "【", "】"}
	themeStyle        = style{"\x1b[1;35m", "〖", "〗"}
	organisationStyle = style{"\x1b[4m", "‹", "›"}
	unclaimedStyle    = style{"\x1b[7;31m", "⁇", "⁇"}
)

const reset = "\x1b[0m"

// marks returns what to mark, in the order of the text.
func marks(r *extract.Records) []mark {
	var out []mark
	for _, f := range r.Amounts {
		out = append(out, mark{f.Start, f.End, amountStyle})
	}
	for _, f := range r.Counts {
		out = append(out, mark{f.Start, f.End, countStyle})
	}
	for _, f := range r.Themes {
		out = append(out, mark{f.Start, f.End, themeStyle})
	}
	for _, f := range r.Organisations {
		out = append(out, mark{f.Start, f.End, organisationStyle})
	}
	for _, n := range r.Numerals {
		if n.State == "unclaimed" {
			out = append(out, mark{n.Start, n.End, unclaimedStyle})
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].start < out[j].start })
	return out
}

// markUp puts the marks into text. Of two that overlap the first one counts.
func markUp(text string, marks []mark, paint bool) string {
	var b strings.Builder
	at := int64(0)
	for _, m := range marks {
		if m.start < at {
			continue
		}
		b.WriteString(clean(text[at:m.start]))
		open, closing := m.open, m.close
		if paint {
			open, closing = m.color, reset
		}
		b.WriteString(open + clean(text[m.start:m.end]) + closing)
		at = m.end
	}
	b.WriteString(clean(text[at:]))
	return b.String()
}

// clean keeps a report from steering the terminal: control characters go, and so
// do the marks that turn the direction of writing.
func clean(s string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == '\n' || c == '\t':
			return c
		case c < ' ' || c >= 0x7f && c < 0xa0:
			return -1
		case c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069:
			return -1
		}
		return c
	}, s)
}
