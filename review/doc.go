// Package review makes the page on which a person reads what an audit found.
//
// It stands at the end of the way: extract and audit fill a dataset, [Read] goes
// over its tables and works out a [Page], and [Page.WriteHTML] writes it as one
// file that opens in any browser without a network:
//
//	dataset, err := warehouse.Open("dataset")
//	…
//	page, err := review.Read(ctx, dataset, review.Limits{})
//	…
//	err = page.WriteHTML(file)
//
// The page is in Chinese. It says how much was checked and how that ended, lists the
// findings, the heaviest first, each with its sentence and the figures marked in it, adds
// the figures up by kind, year and issuer, and shows the texts of the reports with
// all facts and findings marked.
//
// # Decisions
//
// Size and memory are bounded by [Limits]: of each verdict only the heaviest
// findings are kept while the rows go by, and only so many reports are shown; the page
// says what was left out. Beside that, Read holds eight bytes for each fact that a
// check covers or that is a part of another one, and one entry for each issuer and each
// kind of people.
//
// The checks are read twice, because which reports are shown is known only after
// all of them were seen, and a report that is shown has all of its findings marked.
//
// A figure's place is counted in bytes of the report. Marks are put in by weaving
// (mark.go): the text is never searched for a quote, so that of two equal figures the
// right one is marked.
//
// Reports are foreign text. Everything goes through html/template; beside that a content
// security policy in the page lets it run its own script and style, named by
// their digests, and load nothing. Control characters and the marks that turn the
// direction of writing are not shown.
//
// Charts are tables with a bar in each row, drawn by SVG: a reader who does not
// see the bars loses nothing. There is no chart library: the bars are less than any.
//
// The file holds no time and no machine: the same dataset gives the same page.
package review
