// Package ofd reads the text of OFD documents (GB/T 33190-2016), the format for fixed
// pages in which Chinese offices publish: a zip file of XML parts, of which each page says
// where which characters stand. One file can hold several documents.
//
//	file, err := ofd.Open(pkg) // a *packaged.Package
//	for i := range file.Documents() {
//		note, err := file.Read(i, builder)
//	}
//
// The characters of a page and of the templates that lie under it are put in reading
// order by their places, see package printed. Invisible text is not read, nor slanted
// text, such as a stamp across the page, nor annotations and what stands in graphic units
// that several pages share.
package ofd
