package warehouse

import (
	"errors"
	"fmt"
	"os"
	"slices"

	"heshu/extract"
	"heshu/warehouse/store"
)

// AmendOptions say by what a dataset is audited. The zero value works.
type AmendOptions struct {
	// Audit is the version and digest of the checks, for the manifest; no times and no
	// names of machines, so that the same audit gives the same bytes.
	Audit string
	// Busy is called as long as another run writes the folder, as in [Options].
	Busy func(error) error
}

// Amendment replaces what the audit stage keeps in a dataset. Its methods are for one
// goroutine.
type Amendment struct {
	folder *folder
	opts   Options
	audit  string
	checks *table[extract.CheckRow]
	links  *table[extract.LinkRow]
	ended  bool
}

// Amend begins to replace what the audit stage keeps in the dataset in the folder dir:
// its checks, its links, and the column checks of the table documents. All else stays
// as it is. The folder is locked until Close or Abort; nothing is to be seen before
// Close, which commits by the manifest as a run of extract does: a reader has the old
// audit or the new one, whatever happens.
//
// An audit belongs to the facts that it was made of. A run of extract that changes any
// row of the dataset drops the audit whole, and sets documents.checks back to 0: the
// manifest then says that no audit stands ([Dataset.Audited]). A run that changes
// nothing leaves it alone. A dataset without a manifest is refused.
func Amend(dir string, opts AmendOptions) (*Amendment, error) {
	if _, err := os.Stat(dir); err != nil {
		return nil, fmt.Errorf("opening the dataset: %w", err)
	}
	disk, err := store.NewDisk(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the dataset: %w", err)
	}
	return AmendOn(disk, dir, opts)
}

// AmendOn is Amend on another file system. dir stands for it in messages.
func AmendOn(files store.FS, dir string, opts AmendOptions) (*Amendment, error) {
	f, err := openFolder(files, dir, opts.Busy)
	if err != nil {
		return nil, err
	}
	a := &Amendment{folder: f, audit: opts.Audit}
	if err := a.prepare(); err != nil {
		return nil, errors.Join(err, f.leave())
	}
	return a, nil
}

func (a *Amendment) prepare() error {
	f := a.folder
	if f.manifest == nil {
		return fmt.Errorf("%s: it has no manifest, so an earlier version wrote it, or its first run has not ended: extract it again", f.dir)
	}
	if err := f.settle(); err != nil {
		return fmt.Errorf("removing what an unfinished run has left: %w", err)
	}
	a.opts = f.manifest.Options()
	for _, name := range []string{Checks, Links} {
		if err := f.fs.Mkdir(name); err != nil {
			return fmt.Errorf("making a folder for the table: %w", err)
		}
	}
	a.checks = newTable[extract.CheckRow](Checks, f.fs, a.opts, nil)
	a.links = newTable[extract.LinkRow](Links, f.fs, a.opts, nil)
	go a.checks.run()
	go a.links.run()
	return nil
}

// Dataset is the dataset as it was when Amend took the lock: what the audit reads must
// come from here. It holds the rows of the extract stage alone: no checks and links of
// an earlier audit.
func (a *Amendment) Dataset() *Dataset {
	bare := *a.folder.manifest
	bare.Audit = nil
	d := &Dataset{Dir: a.folder.dir, fs: a.folder.fs, parts: map[string][]Part{}}
	d.use(&bare)
	return d
}

// WriteChecks adds checks of the audit stage. Rows keep the order in which they are
// written: give them by document, in the order of the table documents, then by start.
// After an error that wraps ErrInvalid nothing of the call is written.
func (a *Amendment) WriteChecks(rows []extract.CheckRow) error {
	if a.ended {
		return os.ErrClosed
	}
	if err := a.checks.check(rows); err != nil {
		return fmt.Errorf("%w: %w", ErrInvalid, err)
	}
	return a.checks.add(rows)
}

// WriteLinks adds links of the audit stage, as WriteChecks does checks.
func (a *Amendment) WriteLinks(rows []extract.LinkRow) error {
	if a.ended {
		return os.ErrClosed
	}
	if err := a.links.check(rows); err != nil {
		return fmt.Errorf("%w: %w", ErrInvalid, err)
	}
	return a.links.add(rows)
}

// Close commits. checks returns how many checks a document has; it is called once for
// each document, in the order of the table documents, and the table is rewritten, part
// for part. nil leaves the table as it is.
func (a *Amendment) Close(checks func(documentID string) int32) error {
	if a.ended {
		return os.ErrClosed
	}
	m, err := a.amended(checks)
	a.stop()
	if err != nil {
		return errors.Join(err, a.folder.tidy(), a.folder.leave())
	}
	return errors.Join(a.folder.publish(m), a.folder.leave())
}

// Abort leaves the dataset as it was. After Close or Abort it does nothing.
func (a *Amendment) Abort() error {
	if a.ended {
		return nil
	}
	a.stop()
	return errors.Join(a.folder.tidy(), a.folder.leave())
}

func (a *Amendment) stop() {
	a.ended = true
	a.checks.stop()
	a.links.stop()
}

// amended stages what the audit wrote and returns the manifest that names it.
func (a *Amendment) amended(checks func(string) int32) (*Manifest, error) {
	m := *a.folder.manifest
	m.Audit = &AuditManifest{Audit: a.audit}
	for _, t := range []sink{a.checks, a.links} {
		parts, err := t.end(false)
		if err != nil {
			return nil, fmt.Errorf("writing the audit: %w", err)
		}
		staged, err := a.folder.stageParts(t.tableName(), StageAudit, parts, func(part int, content store.Stamp) string {
			return auditName(t.tableName(), part, content, a.opts.Format)
		})
		if err != nil {
			return nil, err
		}
		m.Audit.Parts = append(m.Audit.Parts, staged...)
	}
	m.Segments = slices.Clone(m.Segments)
	for i := range m.Segments {
		if err := a.count(&m.Segments[i], checks); err != nil {
			return nil, fmt.Errorf("counting the checks of documents: %w", err)
		}
	}
	return &m, nil
}

// count rewrites the documents of a segment.
func (a *Amendment) count(s *Segment, checks func(string) int32) error {
	if checks == nil {
		return nil
	}
	s.Parts = slices.Clone(s.Parts)
	number := 0
	for i := range s.Parts {
		p := &s.Parts[i]
		if p.Table != Documents {
			continue
		}
		err := a.folder.rewriteDocuments(p, s.Number, number, a.opts, func(d *extract.DocumentRow) { d.Checks = checks(d.DocumentID) })
		if err != nil {
			return err
		}
		p.Stage = StageAudit
		number++
	}
	return nil
}
