// Package hive writes a copy of a dataset in the folders of Hive: one folder a value of a
// column, for engines that pass over whole folders.
//
//	copy/amounts/year=2023/region=XX市/part-00000.parquet
//	copy/amounts/year=__HIVE_DEFAULT_PARTITION__/…
//
// The columns are those of the table documents ([Columns]); rows of other tables lie where
// their document does, and tables without documents (inputs, runs) are not parted. Files
// hold the columns that they have in the dataset: year is in the files of documents too,
// and in those of amounts it is the folder's alone, as engines with Hive partitioning
// switched on have it. An absent value is __HIVE_DEFAULT_PARTITION__, and of other values
// those characters are escaped that Hive escapes, so Chinese names can be read.
//
//	summary, err := hive.Export(ctx, dataset, "copy", hive.Options{By: []string{"year"}})
//
// A dataset is kept up to date by segments of its inputs, and a folder for each value would
// cut these into as many files as there are values; so the copy is made of a dataset that
// is whole, and made anew when that has changed. It is not written where it lies but beside
// it, and takes its place at the end: readers see the old one or the new one, save for the
// instant between two renames.
//
// Any number of values is written in bounded memory and with one file open: rows go to a
// spool first, in stretches of one folder, and from there to one file after the other. The
// same dataset gives the same bytes.
package hive
