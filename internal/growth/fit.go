package main

import "math"

// line is what something costs: so much in any case, and so much a report.
type line struct {
	fixed, each float64
	deviation   float64 // the largest one of a measurement from the line, as a part of it
}

// at is where the line leads to.
func (l line) at(reports float64) float64 { return l.fixed + l.each*reports }

// fit lays the line through points that makes the sum of the squares of the relative
// deviations the smallest, so that small archives count as much as large ones. Two points
// give the line through them; where it would begin below zero, it begins at zero.
func fit(reports, costs []float64) line {
	var w, wx, wxx, wy, wxy float64
	for i, x := range reports {
		y := costs[i]
		if y <= 0 {
			continue
		}
		weight := 1 / (y * y)
		w, wx, wxx, wy, wxy = w+weight, wx+weight*x, wxx+weight*x*x, wy+weight*y, wxy+weight*x*y
	}
	l := line{}
	if d := w*wxx - wx*wx; d > 0 {
		l.each, l.fixed = (w*wxy-wx*wy)/d, (wxx*wy-wx*wxy)/d
	}
	if l.fixed < 0 || l.each == 0 && wxx > 0 {
		l.fixed, l.each = 0, wxy/wxx
	}
	for i, x := range reports {
		if costs[i] > 0 {
			l.deviation = max(l.deviation, math.Abs(l.at(x)/costs[i]-1))
		}
	}
	return l
}
