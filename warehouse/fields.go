package warehouse

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
)

// The standard library's CSV reader turns CR LF within quotes into LF, which
// would shift every offset into a text; so CSV is read and written here.
// The form is RFC 4180: fields with a comma, a quote or a line break stand in
// quotes, quotes are doubled, rows end in CR LF.

const byteOrderMark = "\xef\xbb\xbf"

// appendField adds a field to a row, quoted if it must be.
func appendField(line []byte, field string) []byte {
	// Some programs trim white space that is not quoted.
	bare := !strings.ContainsAny(field, ",\"\r\n") && strings.TrimSpace(field) == field
	if bare {
		return append(line, field...)
	}
	line = append(line, '"')
	for {
		before, after, found := strings.Cut(field, `"`)
		line = append(line, before...)
		if !found {
			return append(line, '"')
		}
		line = append(line, '"', '"')
		field = after
	}
}

var (
	errQuote = errors.New(`a quote within a field that is not quoted, or text after a closing quote: double the quotes within a field`)
	errOpen  = errors.New("a quote that opens a field and never closes it: double the quotes within a field")
)

// fieldReader reads the rows of a CSV file.
type fieldReader struct {
	in   *bufio.Reader
	line int // the 1-based line at which the next row begins
}

func newFieldReader(in io.Reader) *fieldReader {
	r := &fieldReader{in: bufio.NewReaderSize(in, fileBuffer), line: 1}
	if mark, _ := r.in.Peek(len(byteOrderMark)); string(mark) == byteOrderMark {
		r.in.Discard(len(mark)) // cannot fail: it was peeked
	}
	return r
}

// read returns the fields of the next row, or io.EOF.
func (r *fieldReader) read() ([]string, error) {
	row, err := r.row()
	if err != nil {
		return nil, err
	}
	var fields []string
	for {
		field, rest, more, err := cutField(row)
		if err != nil {
			return nil, err
		}
		fields = append(fields, field)
		if !more {
			return fields, nil
		}
		row = rest
	}
}

// row returns the bytes of the next row without its line end: line ends within quotes belong to it.
func (r *fieldReader) row() ([]byte, error) {
	var row []byte
	quotes := 0
	for {
		data, err := r.in.ReadBytes('\n')
		row = append(row, data...)
		quotes += bytes.Count(data, []byte{'"'})
		switch {
		case err == io.EOF && len(row) == 0:
			return nil, io.EOF
		case err == io.EOF && quotes%2 == 1:
			return nil, errOpen
		case err != nil && err != io.EOF:
			return nil, err
		}
		r.line++
		if quotes%2 == 0 {
			row = bytes.TrimSuffix(row, []byte("\n"))
			return bytes.TrimSuffix(row, []byte("\r")), nil
		}
	}
}

// cutField takes the first field off a row; more says that a comma followed it.
func cutField(row []byte) (field string, rest []byte, more bool, err error) {
	if len(row) == 0 || row[0] != '"' {
		before, after, found := bytes.Cut(row, []byte{','})
		if bytes.IndexByte(before, '"') >= 0 {
			return "", nil, false, errQuote
		}
		return string(before), after, found, nil
	}
	var out []byte
	row = row[1:]
	for {
		before, after, found := bytes.Cut(row, []byte{'"'})
		if !found {
			return "", nil, false, errOpen
		}
		out = append(out, before...)
		switch {
		case len(after) == 0:
			return string(out), nil, false, nil
		case after[0] == ',':
			return string(out), after[1:], true, nil
		case after[0] != '"':
			return "", nil, false, errQuote
		}
		out = append(out, '"')
		row = after[1:]
	}
}
