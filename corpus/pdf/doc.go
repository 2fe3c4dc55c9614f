// Package pdf reads the text layer of PDF documents: lines become paragraphs again,
// columns are read one after the other, running heads and page numbers are left out.
//
//	engine := pdf.NewEngine("")
//	result, err := engine.Read(ctx, data, pdf.Limits{})
//
// PDFium does the parsing. It runs as WebAssembly inside the process, without cgo: it
// sees one document at a time, no file of the machine, and no more memory than its
// limit; a document on which it fails or hangs costs its own instance alone.
package pdf
