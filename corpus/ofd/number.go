package ofd

import (
	"math"
	"strconv"
	"strings"
)

// number reads a number, otherwise if it is none.
func number(s string, otherwise float64) float64 {
	v, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		return otherwise
	}
	return v
}

// numbers reads at least n numbers between spaces; what is missing is 0.
func numbers(s string, n int) []float64 {
	var all []float64
	for _, f := range strings.Fields(s) {
		all = append(all, number(f, 0))
	}
	for len(all) < n {
		all = append(all, 0)
	}
	return all
}

// heightOf is the height that a box gives: x y width height.
func heightOf(box string, otherwise float64) float64 {
	if f := numbers(box, 0); len(f) >= 4 && f[3] > 0 {
		return f[3]
	}
	return otherwise
}

// steps reads the steps between n characters: numbers, of which "g 3 4.5" says 4.5 three
// times.
func steps(s string, n int) []float64 {
	var all []float64
	fields := strings.Fields(s)
	for i := 0; i < len(fields) && len(all) < n; i++ {
		if fields[i] != "g" || i+2 >= len(fields) {
			all = append(all, number(fields[i], 0))
			continue
		}
		times, step := number(fields[i+1], 0), number(fields[i+2], 0)
		for k := 0.0; k < times && len(all) < n; k++ {
			all = append(all, step)
		}
		i += 2
	}
	return all
}

// matrix is how an object is turned and stretched: a b c d e f.
type matrix [6]float64

func matrixOf(s string) matrix {
	f := numbers(s, 0)
	if len(f) < 6 {
		return matrix{1, 0, 0, 1, 0, 0}
	}
	return matrix(f[:6])
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// scale is how much larger things become.
func (m matrix) scale() float64 { return math.Sqrt(math.Abs(m[0]*m[3] - m[1]*m[2])) }

// slanted reports whether lines run otherwise than to the right.
func (m matrix) slanted() bool { return m[0] <= 0 || math.Abs(m[1]) > 0.15*m[0] }
