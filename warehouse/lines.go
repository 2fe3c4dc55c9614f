package warehouse

import (
	"bufio"
	"encoding/json"
	"io"
)

const fileBuffer = 64 << 10

// lines encodes rows as JSON Lines.
type lines[T any] struct {
	out  *counter
	json *json.Encoder
}

func newLines[T any](file io.Writer) *lines[T] {
	out := newCounter(file)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	return &lines[T]{out: out, json: encoder}
}

func (l *lines[T]) write(rows []T) error {
	for i := range rows {
		if err := l.json.Encode(&rows[i]); err != nil {
			return err
		}
	}
	return nil
}

func (l *lines[T]) size() int64  { return l.out.bytes }
func (l *lines[T]) close() error { return l.out.Flush() }

// counter is a buffered writer that knows how much it was given.
type counter struct {
	*bufio.Writer
	bytes int64
}

func newCounter(file io.Writer) *counter {
	return &counter{Writer: bufio.NewWriterSize(file, fileBuffer)}
}

func (c *counter) Write(b []byte) (int, error) {
	c.bytes += int64(len(b))
	return c.Writer.Write(b)
}

// decodeLines reads JSON Lines, one row a line.
func decodeLines[T any](in io.Reader, yield func(T) bool) error {
	buffered := bufio.NewReaderSize(in, fileBuffer)
	for line := 1; ; line++ {
		data, err := buffered.ReadBytes('\n')
		if len(data) > 0 {
			var row T
			if err := json.Unmarshal(data, &row); err != nil {
				return placed(line, err)
			}
			if !yield(row) {
				return errStopped
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return placed(line, err)
		}
	}
}
