// Package postgres loads datasets into PostgreSQL.
//
// One schema of a database holds one dataset: the tables of [warehouse.Schema], with the
// columns of the files and no others, so that what is asked of the files can be asked of
// the database. Several datasets go into several schemas.
//
//	report, err := postgres.Load(ctx, dataset, postgres.Options{URL: "postgres://localhost/reports"})
//
// # What has changed
//
// Rows are compared by group: those of one report in one table, and in tables that do not
// belong to reports those of one source or key. The table heshu_ledger keeps a digest of
// each group. A load reads the dataset once, table by table in the order of the documents,
// computes the digests and asks the ledger for the old ones, some thousand at a time; only
// groups that differ are sent. An audit that finds something else in one report changes
// the rows of that report in the table checks, and nothing else. A table whose parts are
// those of the last load (heshu_tables) is not even read.
//
// A digest covers the rows as they are sent, with the names and types of the columns. So a
// schema with another column means that all rows are sent again, filled.
//
// Rows go to the server in chunks of some megabytes, which bound the memory. A group that
// is larger, such as the members of an archive of millions, is staged piece by piece in one
// transaction, which is rolled back if its digest turns out to be that of the ledger.
//
// # The switch
//
// What differs is sent with COPY into staging tables (heshu_staging_…), which are unlogged:
// they cost no write-ahead log. Then one transaction removes the groups that have changed
// or are gone, moves the staged rows over, makes keys, indexes and comments that are
// missing, brings the ledger up to date, adds a row to heshu_loads, and drops the staging
// tables. Whatever happens, a reader sees the old dataset or the new one. A statement sees
// one of them throughout; several statements do so in a transaction that is REPEATABLE
// READ. Readers wait for a load only where it changes columns or keys.
//
// A table that is missing is staged as a logged one, which then gets its keys and its
// name: rows of a first load are written once, and indexed behind that. The price: a
// REPEATABLE READ transaction that began while such a table was being staged, and first asks
// it when it has its name, sees the rows that were staged when it began. Begin such
// transactions after a first load.
//
// # Loads that stop
//
// Staging is committed chunk by chunk, with a note of how far it has come
// (heshu_staging_progress). A load that finds the note of one that was killed goes on from
// there if it is the same dataset and the database has not changed since; else it drops
// what it finds. A server that crashes empties unlogged tables, and the note with them. A
// load that has nothing to do drops leftovers too.
//
// One load at a time writes a schema: it holds an advisory lock, which ends with its
// session. The server is told to look after its client every second, so that a load that
// was killed in a long statement does not keep the next one waiting.
//
// Locks and settings belong to a session, so a load needs one of its own: give it the
// address of the server, or of a pooler in session mode. Through a pooler in transaction
// mode statements of one load may run in several sessions, without its lock and its schema.
//
// # Tables of others
//
// Rows that have changed are deleted and inserted again. So a foreign key of your own to a
// table of the schema must not be ON DELETE CASCADE or SET NULL, which would remove or empty your
// rows although the report is there as before: make it DEFERRABLE INITIALLY DEFERRED
// without an action, or refer by id alone.
//
// # Other decisions
//
// Nothing is sent before every file of the dataset has the digest that the manifest names.
//
// Ids are compared by their bytes (COLLATE "C"), all other texts as the database does.
// Texts that may be longer than a tree takes have hash indexes. Foreign keys are those of
// the schema; they are deferrable, for a load replaces rows of one table after the other.
//
// U+0000, which a text of PostgreSQL cannot hold, becomes U+001A (substitute), which is as
// long: all places in the text stay right. The report says how many there were.
//
// Passwords are in no message: servers are named by user, host, port and database.
package postgres
