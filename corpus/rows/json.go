package rows

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"unicode/utf8"

	"heshu/corpus/layout"
)

// JSON reads objects, one a line, or those of one array. An error of yield ends it.
// Other errors are *layout.Fault, or that of ctx.
func JSON(ctx context.Context, r io.Reader, f Fields, l Limits, yield func(Record) error) error {
	in := bufio.NewReaderSize(r, 64<<10)
	if head, _ := in.Peek(3); bytes.Equal(head, []byte("\xEF\xBB\xBF")) {
		_, _ = in.Discard(3)
	}
	first, err := firstByte(in)
	if err != nil {
		return layout.Faultf(layout.NoText, "it is empty")
	}
	j := &jsonReader{ctx: ctx, fields: f, limit: l.withDefaults().Row, yield: yield}
	if first == '[' {
		return j.array(in)
	}
	return j.lines(in)
}

// firstByte is the first byte that is no white space, which stays unread.
func firstByte(in *bufio.Reader) (byte, error) {
	for {
		b, err := in.ReadByte()
		if err != nil {
			return 0, err
		}
		if b != ' ' && b != '\t' && b != '\r' && b != '\n' {
			return b, in.UnreadByte()
		}
	}
}

// jsonReader reads the rows of one file.
type jsonReader struct {
	ctx    context.Context
	fields Fields
	limit  int
	yield  func(Record) error
	row    int64
}

// lines reads an object a line.
func (j *jsonReader) lines(in *bufio.Reader) error {
	for {
		line, long, err := readLine(in, j.limit)
		if err != nil && !errors.Is(err, io.EOF) {
			return layout.Faultf(layout.Damaged, "reading row %d failed: %v; copy it anew", j.row+1, err)
		}
		if long || len(bytes.TrimSpace(line)) > 0 {
			if err := j.line(line, long); err != nil {
				return err
			}
		} else {
			j.row++ // rows are called by their lines
		}
		if err != nil {
			return nil
		}
	}
}

// readLine reads a line. Of one that is too long the rest is passed over.
func readLine(in *bufio.Reader, limit int) (line []byte, long bool, err error) {
	for {
		part, err := in.ReadSlice('\n')
		if len(line)+len(part) > limit {
			long, line = true, nil
		}
		if !long {
			line = append(line, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, long, err
		}
	}
}

func (j *jsonReader) line(line []byte, long bool) error {
	if err := j.begin(); err != nil {
		return err
	}
	if long {
		return j.yield(failed(j.row, layout.Limit, "it is longer than the limit of %d bytes; raise the limit, or cut it", j.limit))
	}
	return j.object(line)
}

// begin begins a row.
func (j *jsonReader) begin() error {
	if err := j.ctx.Err(); err != nil {
		return fmt.Errorf("reading rows: %w", err)
	}
	j.row++
	return nil
}

// object yields the row of an object.
func (j *jsonReader) object(data []byte) error {
	if !utf8.Valid(data) {
		return j.yield(failed(j.row, layout.Damaged, "it is not UTF-8, as JSON has to be; save it as UTF-8"))
	}
	var values map[string]json.RawMessage
	if err := json.Unmarshal(data, &values); err != nil {
		return j.yield(failed(j.row, layout.Damaged, "it is no JSON object: %v", err))
	}
	names := slices.Collect(maps.Keys(values))
	c, err := j.fields.find(names)
	if err != nil {
		return j.yield(Record{Row: j.row, Name: fmt.Sprintf("row %d", j.row), Err: err})
	}
	return j.yield(c.record(j.row, func(column int) string { return plain(values[names[column]]) }))
}

// plain is a value as text: of a string what it says, of anything else its JSON.
func plain(v json.RawMessage) string {
	var s string
	if json.Unmarshal(v, &s) == nil {
		return s
	}
	if string(v) == "null" {
		return ""
	}
	return string(v)
}

// errRow is the error of a value beyond the limit.
var errRow = errors.New("a value beyond the limit")

// bounded is a reader that ends in a value that is too long.
type bounded struct {
	io.Reader
	limit, from, at int64
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.at-b.from > b.limit {
		return 0, errRow
	}
	n, err := b.Reader.Read(p)
	b.at += int64(n)
	return n, err
}

// array reads the objects of an array. After one that is broken none can be found.
func (j *jsonReader) array(in io.Reader) error {
	source := &bounded{Reader: in, limit: int64(j.limit)}
	d := json.NewDecoder(source)
	if _, err := d.Token(); err != nil {
		return layout.Faultf(layout.Damaged, "it is no JSON: %v", err)
	}
	for d.More() {
		if err := j.begin(); err != nil {
			return err
		}
		var value json.RawMessage
		source.from = d.InputOffset()
		err := d.Decode(&value)
		if errors.Is(err, errRow) {
			return layout.Faultf(layout.Limit, "row %d is longer than the limit of %d bytes; raise the limit, or cut it", j.row, j.limit)
		}
		if err != nil {
			return layout.Faultf(layout.Damaged, "row %d cannot be read, nor what follows it: %v", j.row, err)
		}
		if err := j.object(value); err != nil {
			return err
		}
	}
	if _, err := d.Token(); err != nil {
		return layout.Faultf(layout.Damaged, "it ends after row %d, amid its array; copy it anew", j.row)
	}
	return nil
}
