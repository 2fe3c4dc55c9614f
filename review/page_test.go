package review

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"heshu/warehouse"
)

var update = flag.Bool("update", false, "write the golden files")

// golden compares what was written with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (go test -update, if this is right):\n%s", file, diff)
	}
}

// fragment executes one template of the page.
func fragment(t *testing.T, page *Page, name string, data any) string {
	t.Helper()
	v, err := newView(page)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := v.template.ExecuteTemplate(&b, name, data); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func sample(t *testing.T) *Page { return read(t, Limits{}, sampleReports()...) }

func TestFindings(t *testing.T) {
	page := sample(t)
	golden(t, "findings.html", fragment(t, page, "findings", page))
}

func TestReports(t *testing.T) {
	page := sample(t)
	var b strings.Builder
	for _, report := range page.Full {
		b.WriteString(fragment(t, page, "report", report))
	}
	golden(t, "reports.html", b.String())
}

func TestOverview(t *testing.T) {
	page := sample(t)
	golden(t, "overview.html", fragment(t, page, "overview", page))
}

func TestCharts(t *testing.T) {
	page := sample(t)
	var b strings.Builder
	for _, c := range page.Charts {
		b.WriteString(fragment(t, page, "chart", c))
	}
	golden(t, "charts.html", b.String())
}

func html(t *testing.T, page *Page) string {
	t.Helper()
	var b bytes.Buffer
	if err := page.WriteHTML(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestHostileTextIsEscaped wants no element of a report's in the page, wherever
// the report puts it.
func TestHostileTextIsEscaped(t *testing.T) {
	const evil = `"'><script>alert(9)</script><!-- </style></title>`
	r := makeReport("x", evil+"发放轮椅3辆。")
	r.Document.Source, r.Document.Title, r.Document.Issuer, r.Document.Region = evil, ptr(evil), ptr(evil), ptr(evil)
	r.count("3辆", evil, evil, evil, "person", 3)
	r.Counts[0].Rule, r.Counts[0].Giver, r.Counts[0].Basis = evil, ptr(evil), evil
	row := r.check(evil, evil, evil, evil, 3, 4, "3辆")
	row.Reason = ptr(evil)
	row.OtherDocumentID = ptr("x")
	page := read(t, Limits{}, r)
	page.Name = evil
	got := html(t, page)
	for _, mark := range []string{"<script", "<!--", "</style>", "</title>"} {
		want := 1
		if mark == "<!--" {
			want = 0
		}
		if n := strings.Count(got, mark); n != want {
			t.Errorf("%q stands %d times in the page, want %d", mark, n, want)
		}
	}
	if strings.Contains(got, "\u202e") {
		t.Error("a report turns the direction of writing")
	}
}

func TestPageNamesNoHost(t *testing.T) {
	got := html(t, sample(t))
	for _, word := range []string{"http://", "https://", "url(", "@import", "src=x onerror=alert(2)>"} {
		if strings.Contains(got, word) {
			t.Errorf("the page has %q", word)
		}
	}
}

func TestEveryFormatGivesTheSamePage(t *testing.T) {
	want := html(t, sample(t))
	for _, format := range []warehouse.Format{warehouse.Parquet, warehouse.JSONL, warehouse.CSV} {
		page, err := Read(t.Context(), write(t, format, sampleReports()...), Limits{})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, html(t, page)); diff != "" {
			t.Errorf("%s:\n%s", format, diff)
		}
	}
}

func TestLimits(t *testing.T) {
	reports := sampleReports()
	for i := range 5 {
		r := makeReport(fmt.Sprint("d", i), "镇残联慰问残疾人家庭62户。")
		r.count("62户", "household", "家庭", "户", "household", 62)
		r.check("sum", "differs", "error", "不符", 62, float64(60-i), "62户")
		reports = append(reports, r)
	}
	page := read(t, Limits{Findings: 2, Reports: 3, ReportText: 100}, reports...)
	var got []string
	for _, f := range page.Findings {
		got = append(got, fmt.Sprintf("%d %s %s %s", f.Number, f.Verdict, f.Difference, f.Link))
	}
	want := []string{
		"1 differs 报告多300元（1.6%） r1", // its place is behind the 100 bytes
		"2 differs 报告多6户（10.7%） t2",
		"3 doubtful 报告少99名（5%） r1",
		"4 unchecked  t4",
		"5 holds  r1",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	cuts := []string{"“不符”共6项，列出最重的2项。", "2份报告过长，只附开头部分。"}
	if diff := cmp.Diff(cuts, page.Cuts); diff != "" {
		t.Error(diff)
	}
	if page := read(t, Limits{Text: len(visits) + 10}, reports...); len(page.Full) != 1 || page.Findings[0].Link != "t1" || page.Findings[1].Link != "" {
		t.Errorf("%d reports where there is room for one, links %q, %q", len(page.Full), page.Findings[0].Link, page.Findings[1].Link)
	}
}

func TestTotals(t *testing.T) {
	page := sample(t)
	got := []string{page.Reports, page.Figures, page.Covered, page.Silent, page.Coverage, page.Checked, page.Years}
	// 10 figures, of which 300元, 62户, 18900元; 1901名, 380名, 20% have a verdict.
	want := []string{"3", "10", "6", "4", "60%", "4", "2024年"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestPartsAreAddedOnce wants figures that are parts or repetitions of others left
// out of the sums, and so plans, changes and rates.
func TestPartsAreAddedOnce(t *testing.T) {
	r := makeReport("p", "共100元，其中60元、40元，计划7元，每户5元。")
	for _, quote := range []string{"100元", "60元", "40元", "7元", "5元"} {
		r.amount(quote, "relief", "慰问金", map[string]float64{"100元": 100, "60元": 60, "40元": 40, "7元": 7, "5元": 5}[quote], "total")
	}
	r.Amounts[3].Status, r.Amounts[4].Basis = "planned", "per_household"
	for _, i := range []int{1, 2} {
		r.link(r.Amounts[i].FactID, r.Amounts[0].FactID, "part_of")
		r.link(r.Amounts[0].FactID, r.Amounts[i].FactID, "sum_of")
	}
	if got := read(t, Limits{}, r).Charts[0].Bars[0].Value; got != "100元" {
		t.Errorf("the sum is %s", got)
	}
}

func TestReadFails(t *testing.T) {
	d := write(t, warehouse.Parquet, sampleReports()...)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Read(ctx, d, Limits{}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled reading: %v", err)
	}
	d = writeWith(t, warehouse.Options{Tables: []string{warehouse.Documents}}, sampleReports()...)
	if _, err := Read(t.Context(), d, Limits{}); !errors.Is(err, warehouse.ErrNoTable) || !strings.Contains(err.Error(), "heshu extract") {
		t.Errorf("a dataset without checks: %v", err)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestFullDisk(t *testing.T) {
	if err := sample(t).WriteHTML(full{}); err == nil || !strings.Contains(err.Error(), "no space left") {
		t.Errorf("error %v", err)
	}
}

// TestManyReports wants the page and the memory of its making bounded, however
// many reports there are.
func TestManyReports(t *testing.T) {
	var reports []*made
	for i := range 3000 {
		r := sampleReports()[0]
		id := fmt.Sprintf("m%d", i)
		r.Document.DocumentID, r.Document.Source = id, id
		for k := range r.Checks {
			r.Checks[k].DocumentID, r.Checks[k].CheckID = id, fmt.Sprint(id, k)
		}
		for k := range r.Amounts {
			r.Amounts[k].DocumentID = id
		}
		for k := range r.Counts {
			r.Counts[k].DocumentID = id
		}
		reports = append(reports, r)
	}
	d := write(t, warehouse.Parquet, reports...)
	reports = nil
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	page, err := Read(t.Context(), d, Limits{Findings: 50, Reports: 20})
	if err != nil {
		t.Fatal(err)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if kept := int64(after.HeapAlloc) - int64(before.HeapAlloc); kept > 8<<20 {
		t.Errorf("the page keeps %d bytes", kept)
	}
	if got := html(t, page); len(got) > 600_000 || len(page.Findings) != 150 || len(page.Full) != 20 {
		t.Errorf("%d bytes, %d findings, %d reports", len(got), len(page.Findings), len(page.Full))
	}
}
