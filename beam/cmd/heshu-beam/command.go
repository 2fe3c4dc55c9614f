package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/log"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/util/grpcx"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"
	"github.com/spf13/cobra"

	"heshu/beam/pipeline"
	"heshu/internal/version"
	"heshu/warehouse"
)

const help = `Extract reports with Apache Beam: in this process, or on a cluster. The dataset is
the one that heshu extract writes on one machine, byte for byte.

The inputs are dealt out to shares (--shares). Workers read, extract and write a
share each into the folder --work; at the end they are merged, and the dataset is
put into its place at once. Workers that die change nothing in the result. A job that
has failed is run again by the same command; the shares that were done are kept.

Inputs, rules, --work and --out must have the same paths on all machines.

Without --runner everything runs in this process. Flags of Beam itself:
  --runner            prism, universal, flink, spark, dataflow …
  --endpoint          the job server
  --environment_type  LOOPBACK (work in this process), PROCESS, DOCKER
  --environment_config, --parallelism, --experiments, --project, --region …

Exit codes: 0 done, 1 failed (the dataset is as it was before), 2 the command line is
wrong, 3 done, but some inputs could not be read (the table inputs says why).`

const examples = `  heshu-beam reports --out dataset
  heshu-beam /data/reports --out /data/dataset --shares 64 \
    --runner universal --endpoint localhost:8073 --environment_type LOOPBACK`

func newCommand() *cobra.Command {
	var f flags
	cmd := &cobra.Command{
		Use:           "heshu-beam PATH... --out FOLDER",
		Short:         "Extract reports with Apache Beam",
		Long:          help,
		Example:       examples,
		Version:       version.Program,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(cmd *cobra.Command, paths []string) error { return run(cmd, &f, paths) },
	}
	f.add(cmd.Flags())
	cmd.Flags().AddGoFlagSet(flag.CommandLine) // Beam's
	flag.VisitAll(func(beams *flag.Flag) { cmd.Flags().Lookup(beams.Name).Hidden = true })
	cmd.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usage{err} })
	return cmd
}

func run(cmd *cobra.Command, f *flags, paths []string) error {
	job, err := f.job(paths)
	if err != nil {
		return err
	}
	log.LogLevel = "warn"
	if f.verbose {
		log.LogLevel = "info"
	}
	before := digest(job.Out)
	if err := execute(cmd.Context(), job, f.keep); err != nil {
		if digest(job.Out) != before {
			return fmt.Errorf("%w\nthe dataset is written, by this job or by another run", err)
		}
		return fmt.Errorf("%w\nthe dataset is as it was before; the same command goes on with the shares that are done", err)
	}
	return report(cmd.OutOrStdout(), job)
}

// digest tells one dataset in a folder from another; it is empty where there is none.
func digest(dir string) string {
	d, err := warehouse.Open(dir)
	if err != nil || d.Manifest() == nil {
		return ""
	}
	return d.Manifest().SHA256
}

// execute runs the job on the runner that Beam's flags name.
func execute(ctx context.Context, job pipeline.Job, keep bool) error {
	beam.Init()
	grpcx.Dial = dial
	p, s := beam.NewPipelineWithRoot()
	pipeline.Build(s, job, keep)
	return beamx.Run(ctx, p)
}

// report says what the dataset holds.
func report(out io.Writer, job pipeline.Job) error {
	d, err := warehouse.Open(job.Out)
	if err != nil {
		return fmt.Errorf("the job is done, but its dataset cannot be seen from this machine: %w", err)
	}
	totals := d.Manifest().Totals
	fmt.Fprintf(out, "%d reports from %d inputs in %d shares → %s\n", totals.Rows[warehouse.Documents], totals.Rows[warehouse.Inputs], job.Shares, job.Out)
	var missed []string
	for _, state := range unread {
		if n := totals.Inputs[string(state)]; n > 0 {
			missed = append(missed, fmt.Sprintf("%s %d", state, n))
		}
	}
	if totals.Missed > 0 {
		missed = append(missed, fmt.Sprintf("passed over, for they could not be opened %d", totals.Missed))
	}
	if totals.Failed > 0 {
		missed = append(missed, fmt.Sprintf("reports without records %d", totals.Failed))
	}
	if len(missed) > 0 {
		return partial{"not read: " + strings.Join(missed, " · ") + " (the table inputs says why); the rest is written"}
	}
	return nil
}
