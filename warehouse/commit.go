package warehouse

import (
	"errors"
	"fmt"
	"math"
	"reflect"

	"heshu/extract"
)

// commit makes what is finished the dataset.
func (w *Writer) commit() error {
	m := w.manifest()
	if w.unchanged(m) {
		return errors.Join(w.folder.describe(m), w.folder.forget())
	}
	if err := w.stageRuns(m); err != nil {
		return fmt.Errorf("writing table %s: %w", Runs, err)
	}
	for i := range m.Segments {
		if err := w.restore(&m.Segments[i]); err != nil {
			return fmt.Errorf("taking back what the audit wrote: %w", err)
		}
	}
	if err := w.folder.publish(m); err != nil {
		return err
	}
	return w.folder.forget()
}

// unchanged reports whether the dataset already is what a manifest says. An audit of it
// then stands. Where inputs were tried again and nothing came of it, it does not matter
// with what.
func (w *Writer) unchanged(m *Manifest) bool {
	now := w.folder.manifest
	return now != nil && (w.opts.Retry || now.Recipe == m.Recipe) && now.Form.Equal(m.Form) && now.Shard == m.Shard &&
		reflect.DeepEqual(now.Schema, m.Schema) && reflect.DeepEqual(now.Segments, m.Segments)
}

// restore brings the parts of a segment that an audit has rewritten back to what
// extract wrote.
func (w *Writer) restore(s *Segment) error {
	number := 0
	for i := range s.Parts {
		p := &s.Parts[i]
		if p.Table != Documents {
			continue
		}
		if p.Stage == StageAudit {
			if err := w.folder.rewriteDocuments(p, s.Number, number, w.opts, func(d *extract.DocumentRow) { d.Checks = 0 }); err != nil {
				return err
			}
			p.Stage = StageExtract
		}
		number++
	}
	return nil
}

// rewriteDocuments stages a part of the table documents anew, with every row changed.
func (f *folder) rewriteDocuments(p *Part, segment, number int, opts Options, change func(*extract.DocumentRow)) error {
	t := newTable(Documents, f.fs, opts, documentOrder())
	t.limit = math.MaxInt64 // one part stays one part
	go t.run()
	defer t.stop()
	var failed error
	err := readPart(f.fs, f.where(p.File), opts.Format, 0, func(d extract.DocumentRow) bool {
		change(&d)
		failed = t.add([]extract.DocumentRow{d})
		return failed == nil
	})
	if err == errStopped {
		err = failed
	}
	if err != nil {
		return fmt.Errorf("rewriting %s: %w", p.File, err)
	}
	parts, err := t.end(true)
	if err != nil {
		return err
	}
	p.Rows, p.Stamp = parts[0].rows, parts[0].Stamp
	p.File = partName(Documents, segment, number, p.Stamp, opts.Format)
	return f.stage(parts[0].draft, p.File)
}
