// Command heshu-duckdb loads datasets into DuckDB files.
//
// It is a program of its own because DuckDB needs cgo, which heshu does without:
//
//	cd cmd/heshu-duckdb && CGO_ENABLED=1 go build
//	./heshu-duckdb dataset --to reports.duckdb
//
// DuckDB reads the dataset's Parquet files itself. The rows of each report in each table
// are compared with what the database holds, by their number and by two sums of hashes of
// 64 bits; the rows of those that differ are replaced, all in one transaction, so that a
// reader finds the old dataset or the new one. Nothing is kept beside the rows but a table
// heshu_loads with a row for each load that changed something. Where the dataset is the one
// that was loaded last, by the digest of its manifest, no rows are compared: its files are
// verified, as those of any dataset, and the rows of the tables counted.
//
// The tables have the columns, types and comments of the dataset, and no keys: DuckDB
// keeps the indexes of keys in memory, and takes rows one by one where there are any.
package main
