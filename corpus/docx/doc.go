// Package docx reads the text of Word documents (.docx, ISO/IEC 29500): paragraphs,
// tables, text boxes, footnotes and endnotes.
//
// Read is what a reader of the final text sees: no deleted or hidden text, no field
// codes, no tables of contents, which repeat the headings, no comments, headers and
// footers. A text box that the file holds twice, for old programs too, is read once.
//
// Pages are known if the program that saved the file noted where they end, as Word does.
//
// The numbers of lists and headings are not in the text of such a file. They are made
// from its numbering definitions (一、 （二） 1. ①); bullets give nothing, and so do the
// kinds of numerals that Chinese reports do not use.
package docx
