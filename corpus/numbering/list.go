package numbering

import (
	"strconv"
	"strings"
)

// Levels is how many levels a list has at most.
const Levels = 10

// Level is how one level of a list is numbered.
type Level struct {
	Format string // as Numeral knows it; bullet or none for no number
	Text   string // what is written: %1 stands for the number on the first level
	Start  int    // the first number; 0 counts as 1
}

// List counts the items of a list.
type List struct {
	Levels [Levels]Level
	counts [Levels]int
}

// Level brings a level that a file names into range.
func (l *List) Level(at int) *Level { return &l.Levels[inRange(at)] }

func inRange(at int) int { return min(max(at, 0), Levels-1) }

// Restart lets level at, and those below it, begin again at start.
func (l *List) Restart(at, start int) {
	at = inRange(at)
	l.Levels[at].Start = start
	clear(l.counts[at:])
}

// Next counts one more item on level at, lets the levels below begin again, and returns
// its number as text: "" for bullets and for formats that are not known.
func (l *List) Next(at int) string {
	at = inRange(at)
	for i := range at + 1 {
		if l.counts[i] == 0 {
			l.counts[i] = max(l.Levels[i].Start, 1)
		} else if i == at {
			l.counts[i]++
		}
	}
	clear(l.counts[at+1:])
	return l.label(at)
}

// label writes the number of the last item, which is on level at.
func (l *List) label(at int) string {
	text := l.Levels[at].Text
	if format := l.Levels[at].Format; format == "bullet" || format == "none" {
		return ""
	}
	for i := range at + 1 {
		sign := "%" + strconv.Itoa(i+1)
		if !strings.Contains(text, sign) {
			continue
		}
		n, ok := Numeral(l.Levels[i].Format, l.counts[i])
		if !ok {
			return ""
		}
		text = strings.ReplaceAll(text, sign, n)
	}
	if text != "" && text[len(text)-1] < 0x80 {
		text += " "
	}
	return text
}
