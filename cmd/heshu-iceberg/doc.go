// Command heshu-iceberg makes a dataset a set of Iceberg tables, and brings them up to date.
//
//	heshu-iceberg load dataset --to /lake
//	heshu-iceberg load dataset --to https://catalog.example.org/api --namespace reports
//
// It is a module of its own for the weight of what it needs (iceberg-go, Arrow).
//
// # What a load does
//
// A table of the dataset is a table of the namespace. Its columns have the ids that the
// files name, so rows are never decoded: a part of the dataset becomes a data file of the
// table. Parts never change and bear their digest in their names, so what a table holds is
// compared with what it should hold by names alone. One commit a table adds the parts that
// are new and takes out those that are gone; a table that holds the right ones is not
// touched. Rows are replaced by whole parts: a report that has changed takes the part with
// it that it stands in.
//
// Files are copied into the table (data/…), so that a table lives without the dataset and
// its old snapshots stay readable when the dataset goes on. With --in-place the table names
// the dataset's own files, and an update of the dataset breaks it until the next load.
//
// # What is promised
//
// A reader of one table sees it before a load or after it. Tables are committed one after
// the other: where a load is killed between two, the next one does the rest. What it had
// copied stays as files that no table names, and is used then. Nothing is promised after a
// power cut: iceberg-go does not sync what it writes.
//
// A commit is made upon the snapshot that was looked at, or not at all, also where a table's
// properties tell writers to try again: two loads at once would otherwise add a file twice.
//
// Columns that a table lacks are added, optional where the table has rows. A column that
// files of an earlier version lack is made optional. A table that a dataset lacks is loaded
// as an empty one. A table whose columns have other ids or types was made by another
// program, and is refused.
//
// A snapshot tells where it comes from: heshu.dataset is the digest of the dataset's
// manifest, heshu.runs the ids of the runs that read its rows (table runs).
//
// # Catalogs, and what was tried
//
// A path is a Hadoop catalog: files alone, one writer at a time. A URL with http or https is
// a REST catalog. The drivers of object stores, which are 41 MB, are not built in, so the
// tables of either lie in folders that this program and its readers see.
//
// The tests load into Hadoop catalogs on a local disk, and into REST catalogs of a server
// of their own (restserver_test.go), which numbers columns itself, wants a token, and
// checks what a commit requires. No catalog that is in use anywhere has been tried. Tables
// are read back with iceberg-go, all columns of all rows, and with icebird 0.3.1, an
// implementation in JavaScript: rows, nulls and sums of all columns. icebird gets an inflate
// of Node.js in place of its own, which fails on Avro files that are deflated, as those of
// iceberg-go are.
package main
