// Package printed reads pages on which characters only have places (PDF, OFD): lines
// become paragraphs again, columns are read one after the other, running heads and page
// numbers are left out.
//
//	var book printed.Book
//	book.Page(1, height, glyphs)
//	book.Write(builder)
//
// Characters on one base line make a line; a wide gap parts it in two. White bands down
// a page part columns, if what stands on both sides is running text; else the parts of a
// line are the cells of a table's row. A line goes on in the next one when it reaches the
// right edge of its column and the next one does not begin a paragraph by its indent, its
// size or the space above it. Between Chinese characters, and inside a number, the line
// end then is nothing.
//
// A line at the head or foot of a page is dropped if it comes again on other pages, but
// for its numbers, if it is a page number, or if it is set apart in smaller type above
// the text.
package printed
