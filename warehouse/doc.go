// Package warehouse turns records into files and files back into records.
//
// It stands behind extract: extract reads a report into [extract.Records], a
// [Writer] lays them down as a dataset, and a [Dataset] reads them again for
// evaluation and audit. A dataset is a folder; each table is a folder in it that
// holds part files:
//
//	dataset/_manifest.json
//	dataset/_schema.json
//	dataset/_segments/00000-8c1f0e5a90d2.jsonl
//	dataset/documents/part-00000-00-3fa9c1d2e4b5.parquet
//	dataset/amounts/part-00000-00-77d0b1c5a3e9.parquet
//	…
//
// Parquet, JSON Lines and CSV hold the same columns under the same names: all
// three are derived from the row structs of package extract, there is no second
// list of columns. A table without rows is there all the same, with one part.
//
//	w, err := warehouse.Create("dataset", warehouse.Options{})
//	if err != nil {
//		return err
//	}
//	defer w.Abort() // does nothing after Close
//	for _, records := range all {
//		if err := w.Write(records); err != nil {
//			return err
//		}
//	}
//	return w.Close()
//
// # Manifest and segments
//
// The manifest ([Manifest], JSON) says what the dataset consists of, and by what it was
// made ([Recipe]) and how it is laid down ([Form]). A segment is a run of consecutive
// inputs with their rows in all tables; a part belongs to one segment and never changes:
// its name ends in the first digits of its SHA-256. A segment's list of inputs, one
// [Input] a line, tells what each input was and how many rows it has in each table, so
// that a later run can tell which are the same, and copy the rows of those that are.
// Lists are read as streams, in the order of [corpus.CompareSources]: nothing holds all
// inputs in memory.
//
// Where inputs that had failed were tried again by another recipe (Options.Retry), the
// manifest keeps the recipe of the others and tells of both: such a dataset is not what
// one run makes, so the next ordinary run reads all inputs anew.
//
// Where a segment ends depends on its own inputs and rows alone (see segment.go). So a
// dataset is a function of the inputs, the recipe and the form: whether it was made by
// one run or by many that were killed, by one worker or eight, by an update of an older
// one or by a merge of shares, its files are the same to the byte. Tests compare folders.
//
// # Where a row comes from
//
// A row of any table names its document, a document its input by source and member (the
// table inputs has its SHA-256), and both the run that read them: the table runs says by
// which program, rule library, schema and options of reading ([extract.RunRow]). A run's
// id is a digest of these, without time or machine, so that the rows of a dataset that was
// killed, updated or merged have the ids that one run would have given them. There is one
// run a dataset, and one more for each other recipe by which failed inputs were tried
// again: what is kept stays that of the run that read it. An input that was not read has
// no run, so that trying in vain changes nothing. The metadata of a Parquet file name the
// run by which the dataset was made.
//
// The file _schema.json describes the tables, with the meaning of each column in English
// and Chinese. It is made of the row structs ([Schema]), as are the statements of package
// ddl.
//
// # The commit
//
// Readers see the dataset as it was until a run is whole, and the new one afterwards:
//
//  1. Parts and lists are written under names that nobody looks for
//     (amounts/.00.tmp), compared in length, synced, and renamed to the names under
//     which they wait (amounts/.part-….parquet.next).
//  2. When a segment is whole, the folders are synced and _next.json is replaced: the
//     manifest of what the run has come to. A run that is killed leaves it behind; the
//     next one goes on from there.
//  3. At the end _schema.json is replaced if it is another one, all that waits gets its
//     last name, the folders are synced, and _manifest.json is replaced. That is the
//     commit.
//  4. What only the old manifest named is removed, and _next.json.
//
// [Open] goes by the manifest. Programs that read all files of a folder do not know of
// it: between the first rename of step 3 and the last removal of step 4 (some
// milliseconds, or until the next run if the program is killed just there) they see new
// parts beside old ones. [Verify] names such parts. Before it removes anything a run
// makes sure that the manifest it sees is on disk, for the run before may have been
// killed between steps 3 and 4.
//
// [Amend] lets the audit replace what is its own by steps 1, 3 and 4.
//
// One run at a time writes a folder: it holds a lock on the file _lock, which the system
// frees when the process ends, however it ends.
//
// # Other decisions
//
// The same rows in the same order give the same bytes: files hold no time and no
// machine, and row groups, parts and segments are cut by counting rows and bytes only.
//
// Each table is encoded on a goroutine of its own, because encoding, not
// reading, is what limits a dataset's speed. Memory is bounded by
// Options.RowGroupBytes a table, whatever the length of the input.
//
// Rows keep the order of the input: by document as the documents table lists
// them, then by start. A document id is a digest, so the tables of facts cannot
// declare a sort order in the Parquet sense; documents and inputs declare
// (source, member, part) for every row group for which it holds.
//
// Parquet footers are written anew behind the library's back: the column index
// of a column whose bounds are skipped would say that all its values lie between
// "" and "", and engines that trust it would lose rows. See footer.go.
//
// Dictionaries have no size limit of their own: the library builds the Bloom
// filter of a column from its dictionary alone, so a column that fell back to
// plain pages would hide values. A row group's size bounds its dictionaries.
package warehouse
