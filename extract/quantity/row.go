package quantity

// minRow is how many numbers in a row, with nothing but separators between
// them, are taken as one numeral: a table that lost its layout, or noise.
const minRow = 32

// row returns the end of a row of bare numbers whose first ends at end, 0 if it is too short for one.
func (s *scan) row(end int) int {
	if !joinsRow(s.text, end) {
		return 0
	}
	for members := 1; ; members++ {
		next := end
		if joinsRow(s.text, end) {
			_, size := runeAt(s.text, end)
			_, _, next = plain(s.text, end+size)
		}
		if next == end {
			if members < minRow {
				return 0
			}
			return end
		}
		end = next
	}
}

// rowSigns stand between the numbers of a row.
const rowSigns = ",，、 \t-/;|."

// joinsRow reports whether a separator and a digit stand at i.
func joinsRow(text string, i int) bool {
	if !within(text, i, rowSigns) {
		return false
	}
	_, size := runeAt(text, i)
	_, digit := digitAt(text, i+size)
	return digit > 0
}
