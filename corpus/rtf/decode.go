package rtf

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
)

// decoder collects bytes of one code page, and halves of characters of UTF-16.
type decoder struct {
	bytes []byte
	page  int  // the code page of the document
	high  rune // the first half of a character
}

// add takes a byte of text.
func (d *decoder) add(c byte) { d.bytes = append(d.bytes, c) }

// take returns the text of the bytes so far, in the code page of a character set.
func (d *decoder) take(set int) string {
	if len(d.bytes) == 0 {
		return ""
	}
	s, err := encodingOf(set, d.page).NewDecoder().Bytes(d.bytes)
	d.bytes = d.bytes[:0]
	if err != nil {
		return string(utf8.RuneError)
	}
	return strings.ToValidUTF8(string(s), string(utf8.RuneError))
}

// unit returns the character that a number of UTF-16 is, "" for the first half of one.
func (d *decoder) unit(n int) string {
	r := rune(uint16(n))
	high := d.high
	d.high = 0
	switch {
	case high != 0 && utf16.IsSurrogate(r):
		return string(utf16.DecodeRune(high, r))
	case utf16.IsSurrogate(r):
		d.high = r
		return ""
	}
	return string(r)
}

// encodingOf is the encoding of a character set of fonts; sets that say nothing have
// that of the document.
func encodingOf(set, page int) encoding.Encoding {
	name := nameOfSet(set)
	if name == "" {
		name = nameOfPage(page)
	}
	e, err := htmlindex.Get(name)
	if err != nil {
		return charmap.Windows1252
	}
	return e
}

// nameOfSet names the encoding of a character set, "" if it has none.
func nameOfSet(set int) string {
	switch set {
	case 128:
		return "shift_jis"
	case 129:
		return "euc-kr"
	case 134:
		return "gb18030"
	case 136:
		return "big5"
	case 161:
		return "windows-1253"
	case 162:
		return "windows-1254"
	case 204:
		return "windows-1251"
	case 238:
		return "windows-1250"
	}
	return ""
}

// nameOfPage names the encoding of a code page, "" if it is not known.
func nameOfPage(page int) string {
	switch page {
	case 932:
		return "shift_jis"
	case 936, 54936:
		return "gb18030"
	case 949:
		return "euc-kr"
	case 950:
		return "big5"
	case 65001:
		return "utf-8"
	case 1250:
		return "windows-1250"
	case 1251:
		return "windows-1251"
	}
	return ""
}
