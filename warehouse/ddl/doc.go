// Package ddl writes the schema of a dataset as CREATE TABLE statements for the engines
// that datasets are loaded into.
//
// It stands beside the writers and readers of package warehouse and knows the tables from
// [heshu/warehouse.Schema] alone, which is made of the row structs: a column that is added
// there is in all dialects.
//
//	for _, statement := range ddl.Statements(ddl.Postgres, warehouse.Schema()) {
//		fmt.Println(statement + ";")
//	}
//
// A table comes behind those that it refers to, whatever the order that they are given
// in. What engines disagree on:
//
//   - PostgreSQL and DuckDB keep primary and foreign keys, and comments are statements of
//     their own. DuckDB checks a reference while rows are still coming in, so a table that
//     refers to itself (counts.beneficiary_id) has no foreign key for that there.
//   - BigQuery states keys for its planner and does not enforce them.
//   - ClickHouse has no keys that tell rows apart: ORDER BY takes the columns by which rows
//     are mostly sought. Dates are Date32, which reaches from 1900 to 2299.
//   - Spark's tables of Parquet files have no keys.
//
// All names are quoted, since some are words of SQL (check, end).
package ddl
