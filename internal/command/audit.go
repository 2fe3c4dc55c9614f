package command

import (
	"context"
	"errors"
	"os"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"heshu/audit"
	"heshu/batch"
	"heshu/warehouse"
)

// auditFlags are the flags of the audit command.
type auditFlags struct {
	failOn     string
	csv        string
	html       string
	thresholds string
	jobs       int
	worst      int
}

func newAudit() *cobra.Command {
	var f auditFlags
	cmd := &cobra.Command{
		Use:   "audit DATASET",
		Short: "Recompute what the reports of a dataset claim, and compare them with each other",
		Long: `Recompute what the reports of a dataset claim and compare them with each other:
products, sums, percentages, dates and themes in a report; copied paragraphs, stale
figures, totals of subordinates and figures far from their peers between reports.

What is found goes into the dataset's table checks: what holds, what differs, what
is doubtful, and what cannot be checked and why. Relations that hold (parts, sums,
products, the same figure told twice) go into the table links. An audit of before is
replaced. The summary names the reports to look at first.

The exit code is 0 whatever is found, unless --fail-on says otherwise.`,
		Example: `  heshu audit dataset
  heshu audit dataset --csv findings.csv
  heshu audit dataset --html findings.html
  heshu audit dataset --fail-on error`,
		Args: arguments(1, 1, "a dataset"),
		RunE: func(cmd *cobra.Command, list []string) error { return runAudit(cmd, &f, list[0]) },
	}
	flags := cmd.Flags()
	flags.StringVar(&f.failOn, "fail-on", "", "end with exit code 3 if there is a finding of this `severity` or a worse one: error, warning or note")
	flags.StringVar(&f.csv, "csv", "", "write the checks into this `file` too, for a spreadsheet")
	flags.StringVar(&f.html, "html", "", "write a page to read the findings in, with their reports, into this `file`")
	flags.StringVar(&f.thresholds, "thresholds", "", "`file` of thresholds that replace those of the program")
	flags.IntVar(&f.jobs, "jobs", 0, "`number` of workers (default: one for each processor)")
	flags.IntVar(&f.worst, "worst", 10, "name this `number` of findings and of reports in the summary")
	choices(cmd, "fail-on", severities()...)
	return cmd
}

func severities() []string {
	return []string{string(audit.Error), string(audit.Warning), string(audit.Note)}
}

func runAudit(cmd *cobra.Command, f *auditFlags, dir string) error {
	if f.failOn != "" && !slices.Contains(severities(), f.failOn) {
		return usagef("--fail-on %q: use %s", f.failOn, strings.Join(severities(), ", "))
	}
	boundMemory()
	limits, err := f.limits()
	if err != nil {
		return err
	}
	page, err := newDraft("html", f.html)
	if err != nil {
		return err
	}
	defer page.discard()
	sheet, err := newSheet(f.csv)
	if err != nil {
		return err
	}
	defer sheet.file.discard()
	summary, err := auditDataset(cmd.Context(), dir, limits, batch.AuditOptions{Jobs: f.jobs, Rows: sheet.write})
	if err != nil {
		return err
	}
	printAudit(cmd.OutOrStdout(), summary, f.worst)
	if err := errors.Join(sheet.keep(), writePage(cmd.Context(), dir, page)); err != nil {
		return err
	}
	return f.outcome(summary)
}

func auditDataset(ctx context.Context, dir string, limits *audit.Thresholds, o batch.AuditOptions) (*audit.Summary, error) {
	to, err := openLedger(dir, limits.Name())
	if err != nil {
		return nil, err
	}
	reports := warehouse.Reports(to.Dataset(), batch.AuditReads())
	summary, err := batch.Audit(ctx, reports, limits, to, o)
	if err != nil {
		return nil, errors.Join(err, to.Abort())
	}
	return summary, nil
}

// auditMemory is what an audit is to take, as far as the collector can see to it.
const auditMemory = 400 << 20

// boundMemory lets the collector work harder rather than take more memory, unless
// the user has set a limit.
func boundMemory() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(auditMemory)
	}
}

func (f *auditFlags) limits() (*audit.Thresholds, error) {
	if f.thresholds == "" {
		return audit.Standard()
	}
	return audit.ReadThresholds(f.thresholds)
}

// outcome is the error of an audit that found something of the severity to fail on.
func (f *auditFlags) outcome(s *audit.Summary) error {
	if f.failOn == "" {
		return nil
	}
	n := 0
	for _, severity := range severities()[:slices.Index(severities(), f.failOn)+1] {
		n += s.Severe[audit.Severity(severity)]
	}
	if n == 0 {
		return nil
	}
	return partial{count(n, "finding") + " of severity " + f.failOn + " or worse"}
}
