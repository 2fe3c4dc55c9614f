package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/apache/iceberg-go/catalog"

	"heshu/internal/program"
	"heshu/warehouse"
	"heshu/warehouse/sql/sqltest"
)

// client opens a REST catalog as the program does.
func client(t *testing.T, s *restServer) catalog.Catalog {
	t.Helper()
	c, err := target{catalog: s.URL, token: s.token, warehouse: "lake"}.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestREST loads the sample archive through a REST catalog: all rows of all tables are
// there, the second load changes nothing, and every request bears the token.
func TestREST(t *testing.T) {
	s, data := newRESTServer(t), sample(t)
	t.Setenv("ICEBERG_TOKEN", s.token)
	var out bytes.Buffer
	for _, want := range []string{" 0 removed, 0 kept → " + s.URL + " heshu", "0 rows added, 0 removed, "} {
		out.Reset()
		if code := commandLine().Run(t.Context(), []string{"load", data.Dir, "--to", s.URL, "--warehouse", "lake"}, &out, &out); code != program.OK || !strings.Contains(out.String(), want) {
			t.Fatalf("exit code %d: %s", code, out.String())
		}
	}
	same(t, client(t, s), data)
	if s.refused > 0 {
		t.Errorf("%d requests bore no token", s.refused)
	}
}

// TestRESTUpdate loads datasets one after the other through a REST catalog.
func TestRESTUpdate(t *testing.T) {
	c := client(t, newRESTServer(t))
	for _, seed := range []uint64{1, 2, 1} {
		data := tangled(t, sqltest.Tangle(seed, 40))
		load(t, c, data, Options{})
		same(t, c, data)
	}
}

// TestRESTToken wants a wrong token to be told of, and no token ever to be printed.
func TestRESTToken(t *testing.T) {
	s, data := newRESTServer(t), tangled(t, sqltest.Tangle(1, 5))
	var out bytes.Buffer
	code := commandLine().Run(t.Context(), []string{"load", data.Dir, "--to", s.URL, "--token", "geheim"}, &out, &out)
	if code != program.Failed || !strings.Contains(out.String(), "set $ICEBERG_TOKEN") || strings.Contains(out.String(), "geheim") {
		t.Errorf("exit code %d: %s", code, out.String())
	}
}

// TestStale lets another load change a table just before a commit. The commit is refused,
// no row is there twice, and the next load finds all done.
func TestStale(t *testing.T) {
	for _, update := range []bool{false, true} {
		s, data := newRESTServer(t), tangled(t, sqltest.Tangle(1, 20))
		c := client(t, s)
		if update {
			load(t, c, tangled(t, sqltest.Tangle(2, 20)), Options{})
		}
		s.beforeSnapshot(warehouse.Amounts, func() { load(t, client(t, s), data, Options{}) })
		_, err := Load(t.Context(), c, data, Options{Namespace: "heshu"})
		if err == nil || !strings.Contains(err.Error(), "table amounts: committing it") || !strings.Contains(err.Error(), "another program has changed the table meanwhile: give the same command again") {
			t.Errorf("%v", err)
		}
		if sum := load(t, c, data, Options{}).Sum(); sum.Added+sum.Removed > 0 {
			t.Errorf("the load after it: %+v", sum)
		}
		same(t, c, data)
	}
}

// TestUnknownCommit lets a commit be done but answered with an error: nobody knows, and the
// next load finds out.
func TestUnknownCommit(t *testing.T) {
	s, data := newRESTServer(t), tangled(t, sqltest.Tangle(1, 20))
	s.breaks = warehouse.Amounts
	c := client(t, s)
	if _, err := Load(t.Context(), c, data, Options{Namespace: "heshu"}); err == nil || !strings.Contains(err.Error(), "nobody knows whether it was done") {
		t.Errorf("%v", err)
	}
	load(t, c, data, Options{})
	same(t, c, data)
}
