package batch

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"os"

	"heshu/extract"
	"heshu/extract/quantity"
)

// spool keeps rows of checks on disk between the pass that makes them and the end,
// when the findings between reports are known: report by report, in order. Its form
// is of no use to anybody else.
type spool struct {
	file *os.File
	out  *bufio.Writer
	buf  []byte
}

func newSpool(dir string) (*spool, error) {
	file, err := os.CreateTemp(dir, "_heshu-audit-*")
	if err != nil {
		return nil, fmt.Errorf("make a temporary file: %w", err)
	}
	return &spool{file: file, out: bufio.NewWriterSize(file, 1<<20)}, nil
}

// put adds the rows of the next report.
func (s *spool) put(rows []extract.CheckRow) error {
	s.buf = binary.AppendUvarint(s.buf[:0], uint64(len(rows)))
	for i := range rows {
		s.buf = appendRow(s.buf, &rows[i])
	}
	_, err := s.out.Write(s.buf)
	return err
}

// rewind makes the spool ready to be read from its start.
func (s *spool) rewind() (*spoolReader, error) {
	if err := s.out.Flush(); err != nil {
		return nil, fmt.Errorf("write a temporary file: %w", err)
	}
	if _, err := s.file.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	return &spoolReader{in: bufio.NewReaderSize(s.file, 1<<20)}, nil
}

// remove takes the file away.
func (s *spool) remove() {
	s.file.Close()
	os.Remove(s.file.Name())
}

func appendRow(b []byte, r *extract.CheckRow) []byte {
	for _, text := range []string{r.CheckID, r.DocumentID, r.Check, r.Result, r.Message} {
		b = appendText(b, text)
	}
	for _, text := range []*string{r.Reason, r.Severity, r.OtherDocumentID} {
		if text == nil {
			b = appendText(b, "")
			continue
		}
		b = appendText(b, *text)
	}
	for _, d := range []*quantity.Decimal{r.Stated, r.Expected, r.Difference} {
		if d == nil {
			b = append(b, 0)
			continue
		}
		b = binary.AppendVarint(append(b, 1), int64(*d))
	}
	b = binary.AppendVarint(binary.AppendVarint(b, r.Start), r.End)
	b = binary.AppendUvarint(b, uint64(len(r.FactIDs)))
	for _, id := range r.FactIDs {
		b = appendText(b, id)
	}
	return b
}

func appendText(b []byte, text string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(text))), text...)
}

// spoolReader reads what a spool has. Its first error stays.
type spoolReader struct {
	in  *bufio.Reader
	err error
}

// next returns the rows of the next report.
func (s *spoolReader) next() ([]extract.CheckRow, error) {
	rows := make([]extract.CheckRow, s.number())
	for i := range rows {
		s.row(&rows[i])
	}
	if s.err != nil {
		return nil, fmt.Errorf("read a temporary file: %w", s.err)
	}
	return rows, nil
}

func (s *spoolReader) row(r *extract.CheckRow) {
	for _, text := range []*string{&r.CheckID, &r.DocumentID, &r.Check, &r.Result, &r.Message} {
		*text = s.text()
	}
	for _, text := range []**string{&r.Reason, &r.Severity, &r.OtherDocumentID} {
		if read := s.text(); read != "" {
			*text = &read
		}
	}
	for _, d := range []**quantity.Decimal{&r.Stated, &r.Expected, &r.Difference} {
		if s.number() == 1 {
			read := quantity.Decimal(s.signed())
			*d = &read
		}
	}
	r.Start, r.End = s.signed(), s.signed()
	for n := s.number(); n > 0 && s.err == nil; n-- {
		r.FactIDs = append(r.FactIDs, s.text())
	}
}

func (s *spoolReader) number() uint64 {
	n, err := binary.ReadUvarint(s.in)
	s.fail(err)
	return n
}

func (s *spoolReader) signed() int64 {
	n, err := binary.ReadVarint(s.in)
	s.fail(err)
	return n
}

func (s *spoolReader) text() string {
	n := s.number()
	if s.err != nil || n == 0 {
		return ""
	}
	b := make([]byte, n)
	_, err := io.ReadFull(s.in, b)
	s.fail(err)
	return string(b)
}

func (s *spoolReader) fail(err error) {
	if s.err == nil {
		s.err = err
	}
}
