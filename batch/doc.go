// Package batch turns an archive into a dataset, and keeps it up to date: it reads the
// inputs that are new or have changed, hands their reports to workers, and writes what
// they find in the order of the inputs.
//
// It is the stage above the others: corpus opens and splits inputs, extract reads
// a report, warehouse writes rows; batch only moves things between them.
//
//	w, err := warehouse.Create("dataset", warehouse.Options{})
//	if err != nil {
//		return err
//	}
//	defer w.Abort()
//	summary, err := batch.Run(ctx, batch.Archive(args, corpus.Options{}), engine, w, batch.Options{})
//	if err != nil {
//		return err
//	}
//	return w.Close()
//
// # Going on with a dataset
//
// Inputs come in the order of [corpus.CompareSources], and so do the lists of inputs in
// a dataset. A run goes over both side by side, twice. The first time it finds out which
// segments of the dataset can stay as they are: those whose inputs all have the digest
// that they had. The second time it takes these over whole and goes through the others
// input by input: what is the same is copied, what is new or has changed is read. An
// input without content (unreadable, a link, a hidden file) is the same if it ends the
// same way. What comes or goes between the two is left to the next run.
//
// Inputs that are gone keep their rows unless Options.Prune is set. If the dataset was
// made with another rule library, program or option of reading, nothing of it is used;
// then rows of inputs that are gone cannot be kept, and the run refuses rather than
// dropping them.
//
// Into a Writer with [warehouse.Options].Retry a run goes by how inputs had ended instead:
// those that had failed, or of which a member had, are read, whatever their digest, and
// all others keep their rows, also where they have changed, are gone, or were made by
// another recipe. New inputs wait for an ordinary run, and nothing is pruned.
//
// # Order and memory
//
// The dataset does not depend on the number of workers. Each input has a stream
// of its reports; readers fill streams, workers take reports from all of them,
// and one writer empties the streams one after the other, in the order of the
// inputs. How many streams are open and how many reports and bytes wait in each
// is limited, so neither two million small files nor one file with 600,000
// reports takes more memory than what lies in that window. The limits are per
// stream and not shared, because the stream that is written must always have
// room: a shared limit could be used up by those behind it.
//
// # Failures
//
// An input that cannot be read and a report that cannot be extracted are rows of
// the table inputs, and the run goes on; a panic while reading or extracting is
// such a failure. Only two things end a run: the context, and a dataset that can
// no longer be written. What the run had finished by then is safe, and the next one
// goes on from there.
package batch
