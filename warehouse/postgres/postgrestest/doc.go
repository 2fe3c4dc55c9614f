// Package postgrestest runs a PostgreSQL server for tests, with a data folder of its
// own and on a port that was free.
//
//	func TestMain(m *testing.M) { os.Exit(postgrestest.Main(m)) }
//
//	func TestLoad(t *testing.T) {
//		url := postgrestest.Database(t) // a database of its own
//		…
//		postgrestest.Compare(t, url, "heshu", dataset) // all rows are there, and no others
//	}
//
// The server is the one that the machine has: on PATH, or where Debian and Homebrew put
// it. Without one, tests that ask for a database are skipped; with HESHU_POSTGRES=required
// in the environment they fail instead. PostgreSQL refuses to run as root: there the
// server runs as the user postgres or nobody.
package postgrestest
