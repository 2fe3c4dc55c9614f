package rules

// An {item} or {people} with nothing before it, or nothing behind it, has no
// bound on that side: where it begins or ends is a question of grammar, not of
// the pattern. These functions find such ones.

// pairs returns, for each piece that opens or closes a group, the index of its
// partner, -1 for other pieces and where the partner is missing.
func pairs(pieces []piece) []int {
	out := make([]int, len(pieces))
	var open []int
	for i, p := range pieces {
		out[i] = -1
		switch p.kind {
		case openPiece, ahead, notPiece:
			open = append(open, i)
		case closePiece:
			if n := len(open); n > 0 {
				out[i], out[open[n-1]] = open[n-1], i
				open = open[:n-1]
			}
		}
	}
	return out
}

// opensLeft reports whether nothing is read before piece i.
func opensLeft(pieces []piece, links []int, i int) bool {
	for i--; i >= 0; i-- {
		switch p := pieces[i]; p.kind {
		case openPiece: // go out of the group
		case closePiece:
			if links[i] < 0 || pieces[links[i]].kind != notPiece {
				return false
			}
			i = links[i]
		case barPiece: // other branches stand beside, not before
			for i > 0 && !(links[i] > i) {
				if links[i] >= 0 {
					i = links[i]
				}
				i--
			}
		case plainPiece:
			if p.text != "" {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// opensRight reports whether nothing is read behind piece i.
func opensRight(pieces []piece, links []int, i int) bool {
	for i++; i < len(pieces); i++ {
		switch p := pieces[i]; p.kind {
		case closePiece:
			for i+1 < len(pieces) && pieces[i+1].kind == repeatPiece {
				i++
			}
		case notPiece:
			if links[i] < 0 {
				return false
			}
			i = links[i]
		case barPiece:
			for i < len(pieces) && !(links[i] >= 0 && links[i] < i) {
				if links[i] > i {
					i = links[i]
				}
				i++
			}
		case plainPiece:
			if p.text != "" {
				return false
			}
		default:
			return false
		}
	}
	return true
}
