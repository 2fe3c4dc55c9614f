// Package duckdbtest reads datasets with DuckDB, as their users do.
//
// It is a module of its own because DuckDB needs cgo, which the product does
// without. It holds nothing but tests; run them with
//
//	cd warehouse/duckdbtest && go test .
package duckdbtest
