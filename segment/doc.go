// Package segment gives a report its structure. It stands between corpus, which
// decodes files, and extract, which reads facts: Fold makes a copy that is easier
// to read, with the way back to the source, and Parse finds the title, the
// headings, the sentences and their clauses in it. Words are the business of the
// package segment/words.
//
//	folded := segment.Fold(document.Text)
//	outline := segment.Parse(folded.Text)
//	for _, sentence := range outline.Sentences {
//		for _, clause := range sentence.Clauses {
//			read(clause.In(folded.Text))
//		}
//	}
//	evidence := folded.Source(span) // of document.Text
//
// # Folding
//
// The reading copy differs from the source character by character: the table of
// traditional characters holds first candidates only (乾 is 干 in 乾隆 too), which
// does no harm since evidence is always taken from the source.
//
// Line ends amid a sentence are left out, so that a number which was cut in two is one
// again. They are told by the page (lines that end without a stop are about equally
// long, and hardly one is longer), or each for itself: at a comma, within a number. An
// empty line, an indent, a marker, a colon and the columns of a table keep lines apart.
//
// # Headings
//
// Reports number their headings in every way, change the way midway, and put the
// text into the same line (一是摸清底数。辖区…) or lose the line break between
// both. The level of a heading therefore follows from the order in which styles
// of numbering appear, not from the style: a style that is new goes below the
// section that is open. A numbered line that is a sentence and has nothing under
// it is an item, not a heading: its number is an enumerator, it opens no section.
// Where a line break was lost in the middle of a heading, the sentence begins at
// the number and is no heading; the section has its words as far as they can be
// told, or is not opened at all.
//
// # Sentences
//
// A semicolon parts the items of a list that share what stands before them, so it
// ends a clause and not a sentence. Quotes, book titles and brackets are whole
// as long as they are short: a theme keeps its comma. 。 between digits is a
// decimal point that was read badly (2。9万元).
//
// # Damage
//
// Nothing here fails: text without punctuation is one sentence a line, quotes
// that never close are ignored, and all of it takes linear time.
package segment
