package corpus

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

const (
	utf8Name    = "UTF-8"
	utf16LEName = "UTF-16LE"
	utf16BEName = "UTF-16BE"
	bomUTF8     = "\xEF\xBB\xBF"
)

// charset is an encoding that text may have.
type charset struct {
	name string
	bom  string            // its byte order mark
	wide bool              // two bytes a unit
	enc  encoding.Encoding // nil for UTF-8
	bias float64           // taken off its score: how much rarer it is
}

// charsets is the table of all encodings, the likeliest first.
func charsets() []charset {
	le := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	be := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	return []charset{
		{name: utf8Name, bom: bomUTF8},
		{name: "GB18030", bom: "\x84\x31\x95\x33", enc: simplifiedchinese.GB18030, bias: 1},
		{name: "Big5", enc: traditionalchinese.Big5, bias: 2},
		{name: utf16LEName, bom: "\xFF\xFE", wide: true, enc: le, bias: 3},
		{name: utf16BEName, bom: "\xFE\xFF", wide: true, enc: be, bias: 3},
	}
}

// Encodings are the names of the encodings that are read, the likeliest first.
// GB18030 stands for its subsets GBK and GB2312 too.
func Encodings() []string {
	var names []string
	for _, c := range charsets() {
		names = append(names, c.name)
	}
	return names
}

// charsetNamed finds an encoding by its name or the name of a subset of it.
func charsetNamed(name string) (charset, *Failure) {
	wanted := strings.ToUpper(strings.NewReplacer("-", "", "_", "").Replace(name))
	switch wanted {
	case "GBK", "GB2312", "CP936":
		wanted = "GB18030"
	case "CP950":
		wanted = "BIG5"
	}
	for _, c := range charsets() {
		if strings.ToUpper(strings.ReplaceAll(c.name, "-", "")) == wanted {
			return c, nil
		}
	}
	return charset{}, failf(Unsupported, "no encoding is called %q; the known ones are %s",
		name, strings.Join(Encodings(), ", "))
}

// decode reads data, less its byte order mark, and counts what became U+FFFD.
func (c charset) decode(data []byte) (string, int, error) {
	data = bytes.TrimPrefix(data, []byte(c.bom))
	var text []byte
	var err error
	if c.enc == nil {
		s, bad := decodeUTF8(data)
		return s, bad, nil
	}
	if text, err = c.enc.NewDecoder().Bytes(data); err != nil {
		return "", 0, err
	}
	s := strings.ToValidUTF8(string(text), string(utf8.RuneError))
	return s, strings.Count(s, string(utf8.RuneError)), nil
}
