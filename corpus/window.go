package corpus

// horizon is how far away what stands in a text can bear on a line, in bytes: numbering
// that goes on beyond it, or a title that repeats, is that of another report. It makes
// the way a long file is split a matter of what lies around each place, so that a file
// of any size is split in bounded memory, and as it would be in memory.
const horizon = 1 << 20

// backward is how many lines before the one in question are in view at the least.
const backward = 64

// window is the lines of a text that are in view: some before the one in question, and
// as many after it as were asked for.
type window struct {
	src     *lineReader
	reach   int // horizon
	least   int // how many lines are forgotten at once
	lines   []line
	first   int           // the number of lines[0]
	ended   bool          // no line follows them
	numbers [levels][]int // of each level of numbering: its lines, from the one last asked for
	titles  titles
}

// line returns line i, which is in view. The pointer is good until the next call of forget.
func (w *window) line(i int) *line { return &w.lines[i-w.first] }

// has reports whether the text has a line i.
func (w *window) has(i int) bool {
	for i >= w.first+len(w.lines) {
		if !w.pull() {
			return false
		}
	}
	return true
}

// sees reports whether line j exists and lies, seen from line i, before the horizon.
func (w *window) sees(i, j int) bool {
	limit := w.line(i).start + w.reach
	for j >= w.first+len(w.lines) {
		if w.lines[len(w.lines)-1].start >= limit || !w.pull() {
			return false
		}
	}
	return w.line(j).start < limit
}

// pull brings the next line into view.
func (w *window) pull() bool {
	if w.ended {
		return false
	}
	l, ok := w.src.next()
	if !ok {
		w.ended = true
		return false
	}
	if at := l.number.level; at != unnumbered {
		w.numbers[at] = append(w.numbers[at], w.first+len(w.lines))
	}
	w.lines = append(w.lines, l)
	return true
}

// forget lets go of lines that neither line i nor those after it have a use for, half
// of all lines at once.
func (w *window) forget(i int) {
	n := len(w.lines) / 2
	if n < w.least || n > i-w.first-backward || w.lines[n-1].start >= w.line(i).start-w.reach {
		return
	}
	w.titles.leave(w, w.first+n)
	kept := copy(w.lines, w.lines[n:])
	clear(w.lines[kept:])
	w.lines = w.lines[:kept]
	w.first += n
	for at := range w.numbers {
		w.numbers[at] = from(w.numbers[at], w.first)
	}
}

// rewind goes back to the beginning. Lines that are all in view stay there.
func (w *window) rewind() {
	if w.first == 0 && w.src.at <= w.inView() {
		return
	}
	w.src.rewind()
	clear(w.lines)
	*w = window{src: w.src, reach: w.reach, least: w.least, lines: w.lines[:0]}
}

// inView is the length of a text, in bytes, up to which its lines are read only once.
func (w *window) inView() int { return 2 * w.reach }

// nextNumber returns the first line at or after i, before the horizon, that is numbered
// on a level from the highest to lowest, or -1. The lines asked for must not fall back.
func (w *window) nextNumber(i int, lowest level) int {
	if lowest == unnumbered || !w.has(i) {
		return -1
	}
	next := w.first + len(w.lines)
	found := next
	for at := levelPart; at <= lowest; at++ {
		w.numbers[at] = from(w.numbers[at], i)
		if list := w.numbers[at]; len(list) > 0 {
			found = min(found, list[0])
		}
	}
	for found >= next && w.sees(i, found) {
		if at := w.line(found).number.level; at != unnumbered && at <= lowest {
			return found
		}
		found++
	}
	if !w.sees(i, found) {
		return -1
	}
	return found
}

// from returns the part of an ascending list that begins with at or more.
func from(list []int, at int) []int {
	for len(list) > 0 && list[0] < at {
		list = list[1:]
	}
	return list
}

// titles counts the title lines of a text around one of its lines.
type titles struct {
	times    map[string]int
	from, to int // the lines that are counted
}

// leave forgets what lies before line i.
func (t *titles) leave(w *window, i int) {
	for ; t.from < min(t.to, i); t.from++ {
		if name := w.line(t.from).text; w.title(t.from) >= strongTitle {
			if t.times[name]--; t.times[name] == 0 {
				delete(t.times, name)
			}
		}
	}
	t.from, t.to = max(t.from, i), max(t.to, i)
}

// timesTitled returns how many lines, seen from line i, are the title name. Reports that
// share a file can have one title, but so do their pages.
func (w *window) timesTitled(i int, name string) int {
	t := &w.titles
	if t.times == nil {
		*t = titles{times: make(map[string]int), from: w.first, to: w.first}
	}
	for ; w.sees(i, t.to); t.to++ {
		if w.title(t.to) >= strongTitle {
			t.times[w.line(t.to).text]++
		}
	}
	oldest := t.from
	for w.line(oldest).start <= w.line(i).start-w.reach {
		oldest++
	}
	t.leave(w, oldest)
	return t.times[name]
}
