// Package packaged reads documents that are zip files of XML parts (.docx, .odt, .ofd)
// within limits. encoding/xml knows no entities but those of XML itself, so that neither
// external ones nor those that expand a billion times do anything; what it does not
// bound, the nesting and the number of elements, is bounded here.
package packaged
