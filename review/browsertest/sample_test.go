package browsertest

import (
	"os"
	"path/filepath"
	"testing"

	"heshu/audit"
	"heshu/corpus"
	"heshu/extract"
	"heshu/review"
	"heshu/rules"
	"heshu/warehouse"
)

// hostile is a report that tries to become part of the page.
const hostile = `</div></details></main><script>window.hacked=1</script>石溪镇残联助残日活动总结
<img src="http://example.com/x.png" onerror="window.hacked=2">石溪镇残联慰问残疾人家庭62户，每户300元，共计18900元。
{{.}} ${window.hacked=3} <a href="javascript:window.hacked=4">发放轮椅3辆</a>。
`

// sample is a dataset of reports with what the audit finds of them, and its page.
type sample struct {
	texts  map[string]string             // by document
	checks map[string][]extract.CheckRow // by document
	file   string
}

func newSample(t *testing.T) *sample {
	t.Helper()
	dir := t.TempDir()
	reports := filepath.Join(dir, "reports")
	must(t, os.CopyFS(reports, os.DirFS(filepath.Join("..", "..", "testdata", "reports", "dev"))))
	must(t, os.WriteFile(filepath.Join(reports, "hostile.txt"), []byte(hostile), 0o644))
	s := &sample{texts: map[string]string{}, checks: map[string][]extract.CheckRow{}, file: filepath.Join(dir, "page.html")}
	dataset := filepath.Join(dir, "样本")
	s.extract(t, reports, dataset)
	s.write(t, dataset)
	return s
}

// extract reads and audits the reports into the dataset.
func (s *sample) extract(t *testing.T, reports, dataset string) {
	library, err := rules.Load(rules.Options{})
	must(t, err)
	engine, err := extract.New(library)
	must(t, err)
	limits, err := audit.Standard()
	must(t, err)
	auditor := audit.New(limits)
	w, err := warehouse.Create(dataset, warehouse.Options{})
	must(t, err)
	defer w.Abort()
	err = corpus.Each(t.Context(), []string{reports}, corpus.Options{}, func(d corpus.Document) error {
		records, err := engine.Extract(d)
		if err != nil {
			return err
		}
		result := auditor.Report(records)
		records.Checks, _ = result.Rows()
		s.texts[records.Document.DocumentID] = records.Document.Text
		s.checks[records.Document.DocumentID] = records.Checks
		return w.Write(records)
	}, func(corpus.Input) error { return nil })
	must(t, err)
	must(t, w.Close())
}

func (s *sample) write(t *testing.T, dataset string) {
	d, err := warehouse.Open(dataset)
	must(t, err)
	page, err := review.Read(t.Context(), d, review.Limits{})
	must(t, err)
	file, err := os.Create(s.file)
	must(t, err)
	must(t, page.WriteHTML(file))
	must(t, file.Close())
}

// findings is how many findings of the verdict there are, of all if it is empty.
func (s *sample) findings(verdict string) int {
	n := 0
	for _, rows := range s.checks {
		for _, row := range rows {
			if verdict == "" || row.Result == verdict {
				n++
			}
		}
	}
	return n
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
