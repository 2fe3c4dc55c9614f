// Package pipeline is heshu extract as an Apache Beam pipeline: the same packages read the
// same reports and write the same dataset, byte for byte, on as many machines as a runner
// has.
//
//		list ── the inputs, dealt out ──▶ shares ── which are written ──▶ commit ──▶ tidy
//
//	  - list names the inputs in their order and deals them out to a fixed number of shares:
//	    consecutive ones, about as many bytes to each.
//	  - shares: each is read, extracted and written by one worker, with packages corpus,
//	    extract and batch, into a dataset of its own.
//	  - commit merges the datasets of all shares into the one that was asked for, and puts
//	    it into its place at once.
//	  - tidy removes the shares.
//
// A program builds a pipeline and runs it on any runner:
//
//	job, err := pipeline.Prepare(pipeline.Job{Inputs: []string{"reports"}, Out: "dataset"})
//	if err != nil {
//		return err
//	}
//	p, s := beam.NewPipelineWithRoot()
//	pipeline.Build(s, job, false)
//	return beamx.Run(ctx, p)
//
// # What travels
//
// Names of inputs and numbers of shares, nothing else. The text of a report and its records
// never leave the worker that reads it, and no key gathers more than the names of one
// share. What the workers must have in common is the file system: the inputs, the folder
// of rules if there is one, the work folder and that of the dataset have the same paths
// on all machines (NFS, Lustre). It must rename folders
// at once, and lock; a bucket that is mounted as a folder mostly does not.
//
// A share is the unit of work, and an input lies in one share. So there should be several
// shares to a worker, and one archive with everything is read by one worker: its reports are
// extracted by Job.Jobs goroutines.
//
// # Failures
//
// What is wrong with an input is never an error of the pipeline. It ends in the table
// inputs with its state (damaged, limit, encrypted …), as on one machine, and is not tried
// again: corpus bounds time, size and depth of everything that it reads, and a panic is
// damage. Errors of a DoFn are those of the disk, of the rules, or of the context; the
// runner tries the bundle again.
//
// A worker may die at any instant, and a runner may start a second attempt while the first
// one goes on. An attempt at a share writes into a folder that only it knows, and renames
// it to the name that the share has when it is whole and on disk. The first one to come wins;
// both wrote the same bytes. A job that has failed altogether is run again by the same
// command: shares whose inputs are as they were stay, the others are written anew. Until
// the commit the dataset is what it was before. Folders of attempts that died are removed
// with the shares, when the dataset is in its place; one that comes later stays in the work
// folder.
//
// The folder of shares is named after a digest of the job, so jobs that differ in
// anything that matters share nothing. Workers refuse a job of another version of the
// program (of another commit, where it was built from a repository) or of the rules: its
// shares would not go together.
package pipeline
