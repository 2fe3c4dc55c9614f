package batch_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"heshu/batch"
	"heshu/warehouse"
	"heshu/warehouse/store/storetest"
)

// faulty is a run whose every operation is to fail: a dataset with an audit is brought
// up to date with an archive in which inputs have changed, come and gone.
type faulty struct {
	opts     warehouse.Options
	old, now shelf
	start    *storetest.Memory // the dataset before, as it lies on the disk
	before   map[string]string // the rows of the dataset before, by table
	after    map[string]string // those of the dataset that the run makes
	files    map[string]string // the files of the dataset that the run makes
}

func newFaulty(t *testing.T) *faulty {
	t.Helper()
	f := &faulty{opts: small, old: shelfOf(12)}
	f.opts.Tables = []string{warehouse.Documents, warehouse.Amounts, warehouse.Inputs}
	f.now = f.old.with("00/002.txt", text{3, 2}).with("01/0075.txt", text{2, 1}).with("01/010.txt", text{}).with("03/030.txt", text{1, -1})
	disk := storetest.New(nil)
	for _, err := range []error{second(update(disk, f.old, reader{}, f.opts, true)), amend(disk)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	f.start = disk.Reboot(storetest.Crashes(0)[0]) // all of it is on the disk
	f.before = rowsOf(t, f.start)
	done := f.restart(nil)
	if err := f.run(done); err != nil {
		t.Fatal(err)
	}
	f.after, f.files = rowsOf(t, done), done.Files()
	return f
}

func second[T any](_ T, err error) error { return err }

// amend audits the dataset.
func amend(files *storetest.Memory) error {
	a, err := warehouse.AmendOn(files, "dataset", warehouse.AmendOptions{Audit: "test"})
	if err != nil {
		return err
	}
	defer a.Abort()
	return a.Close(func(string) int32 { return 2 })
}

// restart returns the disk as it was before the run, with a fault.
func (f *faulty) restart(fault storetest.Fault) *storetest.Memory { return f.start.Clone(fault) }

func (f *faulty) run(files *storetest.Memory) error {
	_, err := f.try(files)
	return err
}

// try is run that says how many inputs it takes to be safe when it ends.
func (f *faulty) try(files *storetest.Memory) (safe int64, err error) {
	w, err := warehouse.CreateOn(files, "dataset", f.opts)
	if err != nil {
		return 0, err
	}
	defer w.Abort()
	if _, err := batch.Run(context.Background(), f.now, reader{}, w, batch.Options{Jobs: 1, Prune: true}); err != nil {
		return w.Safe(), err
	}
	err = w.Close()
	return w.Safe(), err
}

// rowsOf returns the rows of all tables, as a reader of the dataset sees them.
func rowsOf(t *testing.T, files *storetest.Memory) map[string]string {
	t.Helper()
	tables, err := readTables(files)
	if err != nil {
		t.Fatal(err)
	}
	return tables
}

func readTables(files *storetest.Memory) (map[string]string, error) {
	d, err := warehouse.OpenOn(files, "dataset")
	if errors.Is(err, warehouse.ErrNotDataset) {
		return nil, nil // there is none yet
	}
	if err != nil {
		return nil, err
	}
	tables := map[string]string{}
	for _, table := range d.Tables() {
		for row, err := range warehouse.Rows[map[string]any](d, table) {
			if err != nil {
				return nil, err
			}
			tables[table] += fmt.Sprintln(row)
		}
	}
	return tables, nil
}

// judge says what is wrong with a disk on which a run has failed, or is "": the dataset
// must be the old or the new one, what the run took to be safe must be there, and the
// next run must end in the same bytes.
func (f *faulty) judge(disk *storetest.Memory, safe int64) string {
	got, err := readTables(disk)
	if err != nil {
		return fmt.Sprintf("the dataset cannot be read: %v", err)
	}
	if compareFiles(f.before, got) > 0 && compareFiles(f.after, got) > 0 {
		return "the dataset is neither the old one nor the new one"
	}
	if compareFiles(f.after, got) > 0 && f.unfinished(disk) < safe {
		return fmt.Sprintf("of %d inputs that were safe, %d are left", safe, f.unfinished(disk))
	}
	if err := f.run(disk); err != nil {
		return fmt.Sprintf("the next run fails: %v", err)
	}
	for name, data := range f.files {
		if disk.Files()[name] != data {
			return fmt.Sprintf("after the next run %s is another file", name)
		}
	}
	if n := len(disk.Files()) - len(f.files); n > 0 {
		return fmt.Sprintf("after the next run there are %d files too many", n)
	}
	return ""
}

// unfinished returns how many inputs an unfinished run has left behind it.
func (f *faulty) unfinished(disk *storetest.Memory) int64 {
	w, err := warehouse.CreateOn(disk.Reboot(storetest.Crashes(0)[0]), "dataset", f.opts)
	if err != nil {
		return -1
	}
	defer w.Abort()
	return w.Safe()
}

// operations returns what a run without faults does.
func (f *faulty) operations(t *testing.T) []storetest.Op {
	t.Helper()
	var all []storetest.Op
	err := f.run(f.restart(func(op storetest.Op) storetest.Outcome {
		all = append(all, op)
		return storetest.Proceed
	}))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// at returns a fault that strikes at one operation.
func at(target storetest.Op, outcome storetest.Outcome) storetest.Fault {
	return func(op storetest.Op) storetest.Outcome {
		if op == target {
			return outcome
		}
		return storetest.Proceed
	}
}

// Every operation fails once in every way, and the machine stops before every one of
// them, with every kind of loss.
func TestEveryFault(t *testing.T) {
	f := newFaulty(t)
	tried := 0
	for _, op := range f.operations(t) {
		for _, outcome := range outcomes(op) {
			disk := f.restart(at(op, outcome))
			safe, err := f.try(disk)
			for _, crash := range storetest.Crashes(uint64(tried)) {
				if outcome != storetest.Stop && crash.Name != "all is kept" {
					break // the machine goes on: nothing is lost
				}
				tried++
				if wrong := f.judge(disk.Reboot(crash), safe); wrong != "" {
					t.Errorf("%s, outcome %d (%v), %s: %s", op, outcome, err, crash.Name, wrong)
				}
			}
		}
	}
	t.Logf("%d faults tried", tried)
	if tried < 1000 {
		t.Errorf("only %d faults tried", tried)
	}
}

// outcomes returns the ways in which an operation can fail.
func outcomes(op storetest.Op) []storetest.Outcome {
	all := []storetest.Outcome{storetest.Fail, storetest.Stop}
	switch op.Kind {
	case storetest.Create, storetest.Mkdir, storetest.Rename:
		all = append(all, storetest.NoSpace)
	case storetest.Write:
		all = append(all, storetest.NoSpace, storetest.Torn, storetest.TornSilently)
	}
	return all
}

// A first run has nothing before it: there is no dataset, or the whole one.
func TestEveryFaultOfAFirstRun(t *testing.T) {
	f := newFaulty(t)
	f.start, f.before = storetest.New(nil), nil
	for _, op := range f.operations(t) {
		disk := f.restart(at(op, storetest.Stop))
		safe, _ := f.try(disk) // it must fail: the machine has stopped
		for _, crash := range storetest.Crashes(7) {
			if wrong := f.judge(disk.Reboot(crash), safe); wrong != "" {
				t.Errorf("%s, %s: %s", op, crash.Name, wrong)
			}
		}
	}
}

// killed returns the same run after another one was killed (and the machine went on)
// when it had put a file into its place and not made its name last.
func (f *faulty) killed(t *testing.T, file string) *faulty {
	t.Helper()
	renamed := false
	disk := f.restart(func(op storetest.Op) storetest.Outcome {
		if renamed {
			return storetest.Stop
		}
		renamed = op.Kind == storetest.Rename && strings.Contains(op.Name, file)
		return storetest.Proceed
	})
	if err := f.run(disk); err == nil {
		t.Fatalf("the run was not killed at %s", file)
	}
	g := *f
	g.start = disk.Clone(nil)
	return &g
}

// Two things happen: a run is killed while it commits, and then the machine stops.
func TestKilledThenStopped(t *testing.T) {
	for _, file := range []string{"_manifest.json", "_next.json"} {
		f := newFaulty(t).killed(t, file)
		for _, op := range f.operations(t) {
			disk := f.restart(at(op, storetest.Stop))
			safe, _ := f.try(disk) // it must fail: the machine has stopped
			for _, crash := range storetest.Crashes(3)[1:3] {
				if wrong := f.judge(disk.Reboot(crash), safe); wrong != "" {
					t.Errorf("killed at %s, then %s, %s: %s", file, op, crash.Name, wrong)
				}
			}
		}
	}
}

// A run without one of its syncs is caught: there is an instant at which a crash then
// does harm. So no sync is there in vain, and none is missing where one is needed.
func TestEverySyncIsNeeded(t *testing.T) {
	f := newFaulty(t)
	k := f.killed(t, "_manifest.json")
	sites := f.syncSites(t)
	for _, site := range k.syncSites(t) {
		if !slices.Contains(sites, site) {
			sites = append(sites, site)
		}
	}
	if len(sites) < 6 {
		t.Fatalf("only %d places sync: %q", len(sites), sites)
	}
	for _, site := range sites {
		if !f.caught(site) && !k.caught(site) {
			t.Errorf("nobody misses the sync of %s", site)
		}
	}
	t.Logf("%d syncs, each of them needed:\n%s", len(sites), strings.Join(sites, "\n"))
}

// syncSites returns the places in the program that sync something, with what they sync.
func (f *faulty) syncSites(t *testing.T) []string {
	t.Helper()
	var sites []string
	err := f.run(f.restart(func(op storetest.Op) storetest.Outcome {
		if site := siteOf(op); site != "" && !slices.Contains(sites, site) {
			sites = append(sites, site)
		}
		return storetest.Proceed
	}))
	if err != nil {
		t.Fatal(err)
	}
	return sites
}

func siteOf(op storetest.Op) string {
	if op.Kind != storetest.Sync && op.Kind != storetest.SyncDir {
		return ""
	}
	return string(op.Kind) + ": " + storetest.Site()
}

// caught reports whether a run without the syncs of one place comes to harm.
func (f *faulty) caught(site string) bool {
	mute := func(op storetest.Op) storetest.Outcome {
		if siteOf(op) == site {
			return storetest.Ignore
		}
		return storetest.Proceed
	}
	var operations []storetest.Op
	var muted []int
	_ = f.run(f.restart(func(op storetest.Op) storetest.Outcome {
		if siteOf(op) == site {
			muted = append(muted, len(operations))
		}
		operations = append(operations, op)
		return mute(op)
	}))
	for _, stop := range behind(muted, len(operations)) {
		disk := f.restart(func(op storetest.Op) storetest.Outcome {
			if op == operations[stop] {
				return storetest.Stop
			}
			return mute(op)
		})
		safe, _ := f.try(disk) // it must fail: the machine has stopped
		for _, crash := range storetest.Crashes(uint64(stop)) {
			if f.judge(disk.Reboot(crash), safe) != "" {
				return true
			}
		}
	}
	return false
}

// behind returns the numbers up to n that come behind any of the given ones, the nearest
// first: harm is done soon.
func behind(places []int, n int) []int {
	var all []int
	for distance := 1; distance < n; distance++ {
		for _, place := range places {
			if place+distance < n && !slices.Contains(all, place+distance) {
				all = append(all, place+distance)
			}
		}
	}
	return all
}
