// Package odt reads the text of OpenDocument text files (.odt, ISO/IEC 26300):
// paragraphs, headings, tables, text boxes, footnotes and endnotes.
//
// Read is what a reader of the final text sees: no deleted or hidden text, no comments,
// no tables of contents, no headers and footers. Pages are known if the program that
// saved the file noted where they break. The numbers of lists and headings, which are not
// in the text, are made from the list styles.
package odt
