package corpus

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"
	"unsafe"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
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
func (c charset) decode(data []byte) (string, int) {
	var d *encoding.Decoder
	if c.enc != nil {
		d = c.enc.NewDecoder()
	}
	text, _, bad := c.piece(d, bytes.TrimPrefix(data, []byte(c.bom)), true)
	return text, bad
}

// piece reads a piece of a file and counts what became U+FFFD. It takes data over. rest
// is the beginning of a character that goes on in the next piece; the last piece has
// none. d is a decoder of c, nil for UTF-8.
func (c charset) piece(d *encoding.Decoder, data []byte, last bool) (text string, rest []byte, bad int) {
	if d == nil {
		whole := len(data)
		if !last {
			whole -= unfinished(data)
		}
		text, bad = decodeUTF8(data[:whole])
		rest = data[whole:]
	} else {
		var out []byte
		out, rest = transcode(d, data, last)
		text = strings.ToValidUTF8(inPlace(out), string(utf8.RuneError))
		bad = strings.Count(text, string(utf8.RuneError))
	}
	if n := strings.Count(text, "\x00"); n > 0 {
		text, bad = strings.ReplaceAll(text, "\x00", "\uFFFD"), bad+n
	}
	return text, rest, bad
}

// transcode decodes as much of data as there are whole characters, all of it if last.
func transcode(d *encoding.Decoder, data []byte, last bool) (out, rest []byte) {
	out = make([]byte, 0, len(data)+len(data)/2+utf8.UTFMax)
	for {
		written, read, err := d.Transform(out[len(out):cap(out)], data, last)
		out, data = out[:len(out)+written], data[read:]
		if !errors.Is(err, transform.ErrShortDst) {
			return out, data
		}
		out = slices.Grow(out, len(data)+utf8.UTFMax)
	}
}

// unfinished returns the length of the character at the end of data that is not whole.
func unfinished(data []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(data); n++ {
		if end := data[len(data)-n:]; utf8.RuneStart(end[0]) {
			return when(!utf8.FullRune(end), n)
		}
	}
	return 0
}

// inPlace makes a string of data without a copy. Nobody may write to data after that.
func inPlace(data []byte) string { return unsafe.String(unsafe.SliceData(data), len(data)) }

// bytesOf returns the bytes of s without a copy. Nobody may write to them.
func bytesOf(s string) []byte { return unsafe.Slice(unsafe.StringData(s), len(s)) }
