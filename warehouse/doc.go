// Package warehouse turns records into files and files back into records.
//
// It stands behind extract: extract reads a report into [extract.Records], a
// [Writer] lays them down as a dataset, and a [Dataset] reads them again for
// evaluation and audit. A dataset is a folder; each table is a folder in it that
// holds part files:
//
//	dataset/documents/part-00000.parquet
//	dataset/amounts/part-00000.parquet
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
// # Decisions
//
// A dataset appears at once. All parts are written into a staging folder beside
// the target, flushed to disk, and swapped in by a rename when the Writer is
// closed (one atomic exchange where the system has it). Where the target is a
// mount point or the working directory, so that it cannot be renamed, staging
// lies inside of it and the tables are moved one by one. Within the staging
// folder a part carries a name with a leading _ until it is whole.
//
// The same rows in the same order give the same bytes: files hold no time and no
// machine, and row groups and parts are cut by counting rows and bytes only.
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
// Parquet footers are written once more after the library did: the column index
// of a column whose bounds are skipped would say that all its values lie between
// "" and "", and engines that trust it would lose rows. See footer.go.
//
// Dictionaries have no size limit of their own: the library builds the Bloom
// filter of a column from its dictionary alone, so a column that fell back to
// plain pages would hide values. A row group's size bounds its dictionaries.
package warehouse
