package pipeline

import (
	"context"
	"fmt"
	"iter"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/log"

	"heshu/batch"
	"heshu/corpus"
	"heshu/extract"
	"heshu/warehouse"
)

// shareFn writes the dataset of each share.
type shareFn struct {
	Job    Job
	engine *extract.Engine
}

// Setup prepares the rules, once a worker.
func (f *shareFn) Setup() error {
	library, err := f.Job.library()
	if err != nil {
		return err
	}
	f.engine, err = extract.New(library)
	return err
}

// ProcessElement writes share i, of which names tells the inputs, and emits its number
// under one key for all.
func (f *shareFn) ProcessElement(ctx context.Context, i int, names func(*[]byte) bool, emit func(int, int)) error {
	inputs, err := parse(names)
	if err != nil {
		return err
	}
	folder, err := f.Job.folder()
	if err != nil {
		return err
	}
	s := &share{Source: batch.Archive(nil, f.Job.Reading), inputs: inputs, folder: folder, name: f.Job.shareName(i), options: f.Job.options(i)}
	summary, err := s.write(ctx, f.engine, f.Job.Jobs)
	if err != nil {
		return fmt.Errorf("share %s: %w", s.options.Shard, err)
	}
	tell(ctx, &summary)
	emit(0, i)
	return nil
}

// tell counts what was read, and names what was not, for those who watch the runner.
func tell(ctx context.Context, s *batch.Summary) {
	beam.NewCounter("heshu", "inputs").Inc(ctx, int64(s.Run.Read))
	beam.NewCounter("heshu", "reports").Inc(ctx, int64(s.Run.Reports))
	beam.NewCounter("heshu", "warnings").Inc(ctx, int64(s.Run.Warnings))
	for _, fault := range s.Run.Errors {
		log.Warnf(ctx, "%s %s: not read (%s): %s", fault.Source, fault.Member, fault.State, fault.Message)
	}
}

// share is the batch.Source of the inputs of one share, and where its dataset goes.
type share struct {
	batch.Source
	inputs  []corpus.Entry
	folder  string // of all shares
	name    string // of its own folder in there
	options warehouse.Options
}

// List implements batch.Source.
func (s *share) List() iter.Seq[corpus.Entry] { return slices.Values(s.inputs) }
