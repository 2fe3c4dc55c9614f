package warehouse

import (
	"context"
	"fmt"
	"io"
)

// segments looks into the files: numbers of rows and references. They are whole, so what
// is wrong now was wrong when it was written.
func (v *verifier) segments() {
	if err := v.checkRuns(); err != nil && v.ctx.Err() == nil {
		v.report(manifestFile, "the rows of the table %s cannot be read: %v", Runs, err)
	}
	for _, h := range v.dataset.Held() {
		if err := v.segment(h); err != nil && v.ctx.Err() == nil {
			v.report(h.Segment.Inputs.File, "the rows of its inputs cannot be read: %v", err)
		}
	}
	if err := v.audit(); err != nil && v.ctx.Err() == nil {
		v.report(manifestFile, "the rows of the audit cannot be read: %v", err)
	}
}

// segment goes over a segment's inputs, and over the rows of each.
func (v *verifier) segment(h *Held) error {
	s := &segmentRows{verifier: v, held: h, totals: newTotals()}
	h.origin.open, h.origin.cursors = h, map[string]io.Closer{}
	defer h.origin.close()
	for in, err := range h.Inputs() {
		if err != nil {
			return err
		}
		if v.ctx.Err() != nil {
			return context.Cause(v.ctx)
		}
		if err := s.input(in); err != nil {
			return err
		}
	}
	s.compareTotals()
	return nil
}

// segmentRows is a segment whose rows are read.
type segmentRows struct {
	*verifier
	held   *Held
	totals Totals
}

// compareTotals compares what the list of inputs says with the manifest and its parts.
func (s *segmentRows) compareTotals() {
	list := s.held.Segment.Inputs.File
	rows := map[string]int64{}
	for _, p := range s.held.Parts {
		rows[p.Table] += p.Rows
		s.found.Rows += p.Rows
	}
	for _, table := range s.dataset.manifest.Form.Tables {
		if want := s.totals.Rows[table]; rows[table] != want {
			s.report(list, "its inputs have %d rows in the table %s, the manifest says %d", want, table, rows[table])
		}
	}
	if s.totals.Sources != s.held.Totals.Sources {
		s.report(list, "it has %d inputs, the manifest says %d", s.totals.Sources, s.held.Totals.Sources)
	}
}

// fileOf names the file in which an input's rows of a table begin.
func (s *segmentRows) fileOf(in *Input, table string) string {
	begun := int64(0)
	parts := s.held.parts(table)
	for _, p := range parts {
		if begun += p.Rows; in.from[table] < begun {
			return p.File
		}
	}
	if len(parts) > 0 {
		return parts[len(parts)-1].File
	}
	return table
}

// stretch is the rows that an input has in a table, read one after the other.
type stretch[T any] struct {
	cursor *cursor[T] // nil: the table was not written
	at     int64
	end    int64
	head   *T // read, but not taken
}

func newStretch[T any](h *Held, in *Input, table string) *stretch[T] {
	if len(h.parts(table)) == 0 {
		return &stretch[T]{}
	}
	return &stretch[T]{cursor: cursorOf[T](h, table), at: in.from[table], end: in.from[table] + in.Rows[table]}
}

// peek returns the next row, nil at the end.
func (s *stretch[T]) peek() (*T, error) {
	if s.head != nil || s.at == s.end {
		return s.head, nil
	}
	row, err := s.cursor.read(s.at)
	if err != nil {
		return nil, err
	}
	s.at++
	s.head = &row
	return s.head, nil
}

// while takes rows as long as they are wanted.
func (s *stretch[T]) while(wanted func(*T) bool) error {
	for {
		row, err := s.peek()
		if err != nil {
			return err
		}
		if row == nil || !wanted(row) {
			return nil
		}
		s.head = nil
	}
}

// audit checks what an audit has added: its rows must name documents and facts that are
// there.
func (v *verifier) audit() error {
	m := v.dataset.manifest
	if m.Audit == nil {
		return nil
	}
	refs := &auditReferences{verifier: v, facts: map[string]string{}, documents: map[string]string{}}
	for _, p := range m.Audit.Parts {
		v.found.Rows += p.Rows
		if err := refs.part(p); err != nil {
			return fmt.Errorf("%s: %w", p.File, err)
		}
	}
	return refs.settle()
}
