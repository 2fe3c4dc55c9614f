// Package rtf reads the text of rich text documents (.rtf, RTF 1.9.1, and .doc files that
// are such): paragraphs, tables, text boxes, footnotes and endnotes.
//
// Text stands in bytes of the code page of the document or of its font, in Chinese files
// mostly GBK, or in numbers of UTF-16. Read is what a reader of the final text sees: no
// deleted or hidden text, no field codes, no tables of contents, no comments, headers
// and footers. The numbers of lists are read as the writing program left them.
package rtf
