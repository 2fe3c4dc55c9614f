package postgrestest_test

import (
	"os"
	"testing"

	"github.com/jackc/pgx/v5"

	"heshu/warehouse/postgres/postgrestest"
)

func TestMain(m *testing.M) { os.Exit(postgrestest.Main(m)) }

func TestDatabase(t *testing.T) {
	one, two := postgrestest.Database(t), postgrestest.Database(t)
	postgrestest.Exec(t, one, "CREATE TABLE here (n int)")
	db, err := pgx.Connect(t.Context(), two)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close(t.Context())
	var found *string
	if err := db.QueryRow(t.Context(), "SELECT to_regclass('here')::text").Scan(&found); err != nil || found != nil {
		t.Errorf("a table of one database is seen in the other: %v, %v", found, err)
	}
}
