// Package gold measures how well records agree with what a careful reader
// wrote down: precision, recall and F1 of the figures, themes, organisations,
// links, givers and checks of a set of reports.
//
// It stands beside the flow, not in it: it reads the records that package
// extract makes and the annotations in a folder of tab-separated files, and
// nothing of it runs when a dataset is built.
//
//	annotations, err := gold.Load("testdata/gold/dev")
//	if err != nil {
//		return err
//	}
//	score, err := annotations.Score(records)
//	if err != nil {
//		return err
//	}
//	return gold.Write(os.Stdout, gold.Set{Name: "dev", Score: score})
//
// # Annotations
//
// Every file is optional; a table without its file is not scored. Rows stand
// in reading order, and the n-th row with the same quote means its n-th
// eligible occurrence after the row above. An occurrence is eligible where its
// number is a numeral of its own: 2次 is not found in 12次, 第2次 or 1.2次.
//
// A report's id is the base name of its file without extension; a file of
// several reports is one report here, its parts read one after the other. In a
// folder with a reports.tsv, report n is part n of the one source file.
//
// # What counts as right
//
// A predicted figure and a gold one are the same where their kinds agree and
// their number spans overlap; each is used once. The figure is right in full
// where value, unit, approximation, basis and item agree too. Rows that are
// not required are neither demanded nor punished. A required row whose quote
// cannot be found in the report's text is missed, and is listed in
// Score.Notes: either the annotation or the reading of the file is wrong.
package gold
