// Package batch turns an archive into a dataset: it reads inputs, hands their
// reports to workers, and writes what they find in the order of the inputs.
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
// no longer be written.
package batch
