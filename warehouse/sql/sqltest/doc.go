// Package sqltest answers the questions of package sql once more, in Go, for the tests of
// the engines that run them.
//
// [Answers] reads a dataset as programs do and knows nothing of the SQL: where the views go
// through links from below with recursive queries, it merges repetitions with disjoint sets
// and asks each figure what stands above it. Engines live in modules of their own, so this
// package is no test file; it is used by tests alone.
//
//	want, err := sqltest.Answers(data)
//	got, err := sqltest.Ask(ctx, db, question.Text)
//	if diff := want[question.Name].Diff(got); diff != "" { … }
package sqltest
