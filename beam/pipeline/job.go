package pipeline

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"heshu/batch"
	"heshu/corpus"
	"heshu/internal/version"
	"heshu/rules"
	"heshu/warehouse"
)

// Job says what is extracted and where it goes. It travels to the workers as JSON, so its
// passwords are to be seen by whoever sees the pipeline. [Prepare] makes a whole one.
type Job struct {
	Inputs  []string       // files, folders, patterns and URLs
	Reading corpus.Options // how they are read
	Rules   []string       // folders of rules to add to the library

	Out       string           // folder of the dataset
	Format    warehouse.Format // Parquet if empty
	Tables    []string         // all if empty
	PartBytes int64            // see warehouse.Options

	Work   string // folder that the shares are kept in; Out with .shares behind it if empty
	Shares int    // number of shares that the inputs are dealt out to; DefaultShares if 0
	Jobs   int    // goroutines that extract the reports of a share; 1 if 0

	// What makes the job, which workers must have as well. Prepare fills it in.
	Program      string
	Revision     string // of the program's source, where it was built from a repository
	RulesVersion string
	RulesDigest  string
}

// DefaultShares is the number of shares of a job that names none.
const DefaultShares = 16

// mostShares is how many shares a job may have.
const mostShares = 100_000

// Prepare checks a job and fills in what it leaves open.
func Prepare(j Job) (Job, error) {
	j.Shares, j.Jobs = cmp.Or(j.Shares, DefaultShares), cmp.Or(j.Jobs, 1)
	if j.Shares < 1 || j.Shares > mostShares {
		return j, fmt.Errorf("%d shares: give a number from 1 to %d", j.Shares, mostShares)
	}
	if len(j.Inputs) == 0 || j.Out == "" {
		return j, errors.New("a job needs inputs and a folder for the dataset")
	}
	if err := j.absolute(); err != nil {
		return j, err
	}
	if err := batch.CheckArguments(context.Background(), j.Inputs, j.Reading); err != nil {
		return j, err
	}
	library, err := rules.Load(rules.Options{Dirs: j.Rules})
	if err != nil {
		return j, fmt.Errorf("load the rule library: %w", err)
	}
	j.Program, j.Revision, j.RulesVersion, j.RulesDigest = version.Program, version.Revision(), library.Version, library.Digest
	return j, nil
}

// absolute makes all paths whole: workers have another working directory.
func (j *Job) absolute() error {
	j.Inputs, j.Rules = slices.Clone(j.Inputs), slices.Clone(j.Rules)
	paths := []*string{&j.Out}
	if j.Work == "" {
		j.Work = filepath.Clean(j.Out) + ".shares"
	}
	paths = append(paths, &j.Work)
	for i := range j.Rules {
		paths = append(paths, &j.Rules[i])
	}
	for i, input := range j.Inputs {
		if input == "-" {
			return errors.New("standard input cannot be read by workers: save it to a file, and name that")
		}
		if !strings.Contains(input, "://") {
			paths = append(paths, &j.Inputs[i])
		}
	}
	for _, path := range paths {
		abs, err := filepath.Abs(*path)
		if err != nil {
			return fmt.Errorf("find %s: %w", *path, err)
		}
		*path = abs
	}
	return nil
}

// source is what is read: the inputs without what is written, which may lie among them.
func (j *Job) source() (batch.Source, error) {
	return batch.Outside(batch.Archive(j.Inputs, j.Reading), j.Inputs, j.Out, j.Work)
}

// options are those of the dataset that share i, from 0, becomes.
func (j *Job) options(i int) warehouse.Options {
	return warehouse.Options{
		Format: j.Format, Tables: j.Tables, PartBytes: j.PartBytes,
		Program: j.Program, RulesVersion: j.RulesVersion, RulesDigest: j.RulesDigest, Reading: j.Reading.Recipe(),
		Shard: fmt.Sprintf("%d/%d", i+1, j.Shares),
	}
}

// folder is where the shares of this job lie. Its name tells all that the shares depend
// on, beside the content of the inputs.
func (j *Job) folder() (string, error) {
	same := *j
	same.Work, same.Jobs, same.Reading.Passwords = "", 0, nil
	data, err := json.Marshal(same)
	if err != nil {
		return "", fmt.Errorf("name the folder of the shares: %w", err)
	}
	sum := sha256.Sum256(data)
	return filepath.Join(j.Work, hex.EncodeToString(sum[:6])), nil
}

// shareName is the name of the folder of share i, from 0.
func (j *Job) shareName(i int) string { return fmt.Sprintf("share-%05d-of-%05d", i+1, j.Shares) }

// checkWorker fails where this worker is another version of the program than made the job.
func (j *Job) checkWorker() error {
	if j.Program == version.Program && j.Revision == version.Revision() {
		return nil
	}
	return fmt.Errorf("the job was made by version %s%s of the program, and this worker is version %s%s: give all machines the same",
		j.Program, j.Revision, version.Program, version.Revision())
}

// library loads the rules on a worker, and sees that they are those of the job.
func (j *Job) library() (*rules.Library, error) {
	if err := j.checkWorker(); err != nil {
		return nil, err
	}
	library, err := rules.Load(rules.Options{Dirs: j.Rules})
	if err != nil {
		return nil, fmt.Errorf("load the rule library: %w", err)
	}
	if library.Digest != j.RulesDigest {
		return nil, fmt.Errorf("the job was made with other rules (digest %.12s) than this worker has (%.12s): give all machines the same", j.RulesDigest, library.Digest)
	}
	return library, nil
}
