package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"

	"heshu/batch"
	"heshu/warehouse"
	"heshu/warehouse/store"
)

// write writes the share's dataset, unless it is there.
func (s *share) write(ctx context.Context, extractor batch.Extractor, jobs int) (batch.Summary, error) {
	if s.finished(ctx) {
		return batch.Summary{}, nil
	}
	attempt := fmt.Sprintf(".%s-%016x", s.name, rand.Uint64())
	dir := filepath.Join(s.folder, attempt)
	defer os.RemoveAll(dir) // what was published has another name by then
	summary, err := s.extract(ctx, dir, extractor, jobs)
	if err != nil {
		return summary, err
	}
	return summary, s.publish(ctx, attempt)
}

// extract writes the dataset into dir.
func (s *share) extract(ctx context.Context, dir string, extractor batch.Extractor, jobs int) (batch.Summary, error) {
	w, err := warehouse.Create(dir, s.options)
	if err != nil {
		return batch.Summary{}, err
	}
	defer w.Abort() // does nothing after Close
	summary, err := batch.Run(ctx, s, extractor, w, batch.Options{Jobs: jobs})
	if err == nil {
		err = context.Cause(ctx)
	}
	if err != nil {
		return summary, err
	}
	return summary, w.Close()
}

// finished reports whether the share is there already, made from the inputs as they are
// now. What cannot be read is not.
func (s *share) finished(ctx context.Context) bool {
	prior, err := warehouse.Preview(filepath.Join(s.folder, s.name), s.options)
	if err != nil || len(prior.Committed) == 0 {
		return false
	}
	const prune = true // inputs that are gone must not be in there
	plan, err := batch.Preview(ctx, s, prior, prune, nil)
	return err == nil && plan.Reason == "" && plan.Inputs[batch.New]+plan.Inputs[batch.Changed]+plan.Inputs[batch.Gone] == 0
}

// publish gives an attempt that is whole the name of the share. If another attempt has
// come first, its dataset stays; one that was made from other inputs makes room.
func (s *share) publish(ctx context.Context, attempt string) error {
	disk, err := store.NewDisk(s.folder)
	if err != nil {
		return err
	}
	err = disk.Rename(attempt, s.name)
	if errors.Is(err, fs.ErrExist) {
		if s.finished(ctx) {
			return nil
		}
		old := attempt + ".old"
		defer os.RemoveAll(filepath.Join(s.folder, old))
		err = errors.Join(ignoreMissing(disk.Rename(s.name, old)), disk.Rename(attempt, s.name))
	}
	if err != nil {
		return err
	}
	return disk.SyncDir(".")
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
