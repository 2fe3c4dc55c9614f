package warehouse

import (
	"maps"
	"slices"

	"heshu/extract"
)

// manyReferences is how many ids are held in memory before the dataset is read for them.
const manyReferences = 500_000

// auditReferences are the documents and facts that rows of an audit name, each with a
// file that does.
type auditReferences struct {
	*verifier
	facts, documents map[string]string
}

// part notes down what the rows of a part refer to.
func (r *auditReferences) part(p Part) error {
	var failed error
	full := func() bool {
		if len(r.facts)+len(r.documents) >= manyReferences {
			failed = r.settle()
		}
		return failed == nil && r.ctx.Err() == nil
	}
	var err error
	switch p.Table {
	case Links:
		err = readPart(r.dataset.fs, p.File, r.dataset.Format, 0, func(row extract.LinkRow) bool {
			r.documents[row.DocumentID], r.facts[row.FromID], r.facts[row.ToID] = p.File, p.File, p.File
			return full()
		})
	case Checks:
		err = readPart(r.dataset.fs, p.File, r.dataset.Format, 0, func(row extract.CheckRow) bool {
			r.check(&row, p.File)
			return full()
		})
	}
	if err == errStopped {
		return failed
	}
	return err
}

// check notes down what a check refers to. One between reports belongs to one of them.
func (r *auditReferences) check(row *extract.CheckRow, file string) {
	if row.DocumentID == "" {
		r.report(file, "the check %s belongs to no document", row.CheckID)
	} else {
		r.documents[row.DocumentID] = file
	}
	if row.OtherDocumentID != nil {
		r.documents[*row.OtherDocumentID] = file
	}
	for _, fact := range row.FactIDs {
		r.facts[fact] = file
	}
}

// ids are the columns that others refer to.
type ids struct {
	FactID     string `parquet:"fact_id" json:"fact_id"`
	DocumentID string `parquet:"document_id" json:"document_id"`
}

// settle reads the dataset for what was noted down, and reports what it does not find.
func (r *auditReferences) settle() error {
	for _, table := range []string{Documents, Amounts, Counts, Themes, Organisations} {
		if !r.dataset.Has(table) {
			continue
		}
		for row, err := range Rows[ids](r.dataset, table) {
			if err != nil {
				return err
			}
			if table == Documents {
				delete(r.documents, row.DocumentID)
			} else {
				delete(r.facts, row.FactID)
			}
		}
	}
	if r.dataset.Has(Documents) {
		r.missing("document", r.documents)
	}
	if r.dataset.hasFacts() {
		r.missing("fact", r.facts)
	}
	clear(r.documents)
	clear(r.facts)
	return nil
}

func (r *auditReferences) missing(what string, left map[string]string) {
	for _, id := range slices.Sorted(maps.Keys(left)) {
		r.report(left[id], "a row names the %s %s, which the dataset does not have", what, id)
	}
}
