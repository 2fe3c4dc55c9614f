// Package doc reads the text of Word documents of the years 1997 to 2003 (.doc, and .wps
// files that are such), as MS-DOC describes them: paragraphs, tables, text boxes,
// footnotes and endnotes.
//
// The text lies in pieces, of UTF-16 or of single bytes, which some Chinese programs
// fill with GBK; a table of pieces puts them in order. What is a table, deleted or
// hidden stands in properties of characters and paragraphs, which lie in pages of their
// own. Read is what a reader of the final text sees: no deleted or hidden text, no field
// codes, no tables of contents, no comments, headers and footers.
//
// The numbers of lists, which are not in the text, are made from its list tables where
// paragraphs name their list; those that a style alone gives are not.
package doc
