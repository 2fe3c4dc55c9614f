// Package generate makes reports for benchmarks: as many as are wanted, no two
// alike. It takes the sample reports apart into openings, sections and closings,
// puts them together anew, and changes the numbers, places, companies and goods
// in them, so that neither a cache nor a lucky branch predictor helps the reader.
// Sentences whose sums hold are mixed in.
//
// The n-th report depends on the seed and on n alone: reports can be made in any
// order, by any number of workers, and nothing is kept.
//
//	maker, err := generate.Open(1)
//	…
//	for n := range 1000 {
//		text = maker.Append(text[:0], n)
//	}
//
// The numbers are random, so the arithmetic of the samples no longer holds in
// them; the figures, their units and the words around them are those of reports.
package generate
