package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/apache/iceberg-go/catalog"
	"github.com/apache/iceberg-go/table"

	"heshu/warehouse"
	"heshu/warehouse/sql/sqltest"
)

// TestMain makes the test binary the program itself where a test runs it as that.
func TestMain(m *testing.M) {
	if os.Getenv("HESHU_ICEBERG_MAIN") != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// TestKill kills loads at random instants, with SIGKILL, while a reader reads table after
// table without pause: each is that of the one dataset or of the other, to the last row.
// The load that follows is left alone, and ends right.
//
// HESHU_KILLS is the number of kills, and HESHU_SEED what the instants depend on.
func TestKill(t *testing.T) {
	k := newKiller(t)
	done := k.read()
	for n := 0; k.killed < k.kills; n++ {
		if k.load(time.Duration(k.random.Int64N(int64(k.takes)))); n%3 == 2 {
			k.load(0)
			same(t, k.catalog, k.current())
		}
	}
	seen := done()
	t.Logf("%d kills, %d tables read meanwhile: %v", k.killed, seen["all"], seen)
	for state, times := range seen {
		if strings.Contains(state, "neither") {
			t.Errorf("%d times %s", times, state)
		}
	}
	k.load(0)
	same(t, k.catalog, k.current())
}

// killer kills loads of two datasets, in turn.
type killer struct {
	t       *testing.T
	folder  string
	catalog catalog.Catalog
	random  *rand.Rand
	takes   time.Duration // what a load takes
	kills   int           // wanted
	killed  int
	loads   int
	data    [2]*warehouse.Dataset
	states  map[string]string // the names of the datasets, by what a table holds
}

func newKiller(t *testing.T) *killer {
	kills, err := strconv.Atoi(os.Getenv("HESHU_KILLS"))
	if err != nil {
		kills = 6
	}
	seed, err := strconv.ParseUint(os.Getenv("HESHU_SEED"), 10, 64)
	if err != nil {
		seed = uint64(time.Now().UnixNano())
	}
	t.Logf("HESHU_SEED=%d", seed)
	k := &killer{t: t, folder: t.TempDir() + "/lake", kills: kills, random: rand.New(rand.NewPCG(seed, 0)), states: map[string]string{}}
	if k.catalog, err = (target{catalog: k.folder}).open(t.Context()); err != nil {
		t.Fatal(err)
	}
	for i, name := range []string{"old", "new"} {
		k.data[i] = tangled(t, sqltest.Tangle(uint64(1+i), 40))
		began := time.Now()
		k.load(0)
		k.takes = max(k.takes, time.Since(began))
		for _, table := range warehouse.Tables() {
			k.states[state(table, scanned(t, k.catalog, table))] = name
		}
	}
	return k
}

// current is the dataset that was loaded last.
func (k *killer) current() *warehouse.Dataset { return k.data[(k.loads-1)%2] }

// load loads the next dataset, and kills the load after a time; 0 leaves it alone.
func (k *killer) load(after time.Duration) {
	k.t.Helper()
	command := exec.Command(os.Args[0], "load", k.data[k.loads%2].Dir, "--to", k.folder)
	command.Env = append(os.Environ(), "HESHU_ICEBERG_MAIN=1")
	var faults strings.Builder
	command.Stderr = &faults
	k.loads++
	if err := command.Start(); err != nil {
		k.t.Fatal(err)
	}
	if after > 0 {
		time.Sleep(after)
		_ = command.Process.Kill() // it may have ended
	}
	err := command.Wait()
	switch {
	case err != nil && after == 0, faults.Len() > 0:
		k.t.Fatalf("%v: %s", err, faults.String())
	case err != nil:
		k.killed++
	}
}

// state is what a table holds.
func state(name string, rows []string) string {
	return fmt.Sprintf("%s %x", name, sha256.Sum256([]byte(strings.Join(rows, "\n"))))
}

// read reads tables until done is called, which tells how often what was seen.
func (k *killer) read() (done func() map[string]int) {
	ctx, stop := context.WithCancel(context.Background())
	result := make(chan map[string]int)
	go func() {
		seen := map[string]int{}
		for n := 0; ctx.Err() == nil; n++ {
			seen[k.look(warehouse.Tables()[n%len(warehouse.Tables())])]++
			seen["all"]++
		}
		result <- seen
	}()
	return func() map[string]int {
		stop()
		return <-result
	}
}

// look names the dataset whose rows a table holds.
func (k *killer) look(name string) string {
	from, err := k.catalog.LoadTable(context.Background(), table.Identifier{"heshu", name})
	if err != nil {
		return fmt.Sprintf("%s was neither: %v", name, err)
	}
	rows, err := scan(context.Background(), from)
	if err != nil {
		return fmt.Sprintf("%s was neither: %v", name, err)
	}
	if found := k.states[state(name, rows)]; found != "" {
		return found
	}
	return fmt.Sprintf("%s was neither: %d rows", name, len(rows))
}
