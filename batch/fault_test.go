package batch_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"heshu/batch"
	"heshu/extract"
	"heshu/warehouse"
	"heshu/warehouse/store/storetest"
)

// faulty is a run whose every operation is to fail.
type faulty struct {
	opts   warehouse.Options
	now    shelf
	work   func(*storetest.Memory) (safe int64, err error)
	start  *storetest.Memory // the dataset before, as it lies on the disk
	before map[string]string // the rows of the dataset before, by table
	after  map[string]string // those of the dataset that the run makes
	files  map[string]string // the files of the dataset that the run makes
}

// newFaulty returns the run that brings a dataset with an audit up to date with an
// archive in which inputs have changed, come and gone.
func newFaulty(t *testing.T) *faulty {
	t.Helper()
	old := shelfOf(12)
	f := &faulty{opts: small, now: old.with("00/002.txt", text{3, 2}).with("01/0075.txt", text{2, 1}).with("01/010.txt", text{}).with("03/030.txt", text{1, -1})}
	f.opts.Tables = []string{warehouse.Documents, warehouse.Amounts, warehouse.Inputs, warehouse.Runs}
	f.work = f.update
	disk := storetest.New(nil)
	_, err := update(disk, old, reader{}, f.opts, true)
	if err := errors.Join(err, amend(disk)); err != nil {
		t.Fatal(err)
	}
	f.prepare(t, disk)
	return f
}

// newFaultyAudit returns the run that audits a dataset.
func newFaultyAudit(t *testing.T) *faulty {
	t.Helper()
	f := &faulty{opts: small, work: func(files *storetest.Memory) (int64, error) { return 0, amend(files) }}
	f.opts.Tables = []string{warehouse.Documents, warehouse.Amounts, warehouse.Inputs, warehouse.Runs}
	disk := storetest.New(nil)
	if _, err := update(disk, shelfOf(12), reader{}, f.opts, true); err != nil {
		t.Fatal(err)
	}
	f.prepare(t, disk)
	return f
}

// prepare notes down what is there before the run and after it.
func (f *faulty) prepare(t *testing.T, disk *storetest.Memory) {
	t.Helper()
	f.start = disk.Reboot(storetest.Crashes(0)[0]) // all of it is on the disk
	f.before = rowsOf(t, f.start)
	done := f.restart(nil)
	if err := f.run(done); err != nil {
		t.Fatal(err)
	}
	f.after, f.files = rowsOf(t, done), done.Files()
}

// amend audits the dataset.
func amend(files *storetest.Memory) error {
	a, err := warehouse.AmendOn(files, "dataset", warehouse.AmendOptions{Audit: "test"})
	if err != nil {
		return err
	}
	defer a.Abort()
	err = errors.Join(
		a.WriteChecks([]extract.CheckRow{{CheckID: "c", DocumentID: "d"}}),
		a.WriteLinks([]extract.LinkRow{{DocumentID: "d", FromID: "a", ToID: "b"}}))
	if err != nil {
		return err
	}
	return a.Close(func(string) int32 { return 2 })
}

// restart returns the disk as it was before the run, with a fault.
func (f *faulty) restart(fault storetest.Fault) *storetest.Memory { return f.start.Clone(fault) }

func (f *faulty) run(files *storetest.Memory) error {
	_, err := f.work(files)
	return err
}

// update brings the dataset up to date. It says how many inputs it takes to be safe
// when it ends.
func (f *faulty) update(files *storetest.Memory) (safe int64, err error) {
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
	tried := newFaulty(t).everyFault(t)
	t.Logf("%d faults tried", tried)
	if tried < 1000 {
		t.Errorf("only %d faults tried", tried)
	}
}

func TestEveryFaultOfAnAudit(t *testing.T) {
	tried := newFaultyAudit(t).everyFault(t)
	t.Logf("%d faults tried", tried)
	if tried < 300 {
		t.Errorf("only %d faults tried", tried)
	}
}

func (f *faulty) everyFault(t *testing.T) (tried int) {
	t.Helper()
	for _, op := range f.operations(t) {
		for _, outcome := range outcomes(op) {
			disk := f.restart(at(op, outcome))
			safe, err := f.work(disk)
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
	return tried
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
		safe, _ := f.work(disk) // it must fail: the machine has stopped
		for _, crash := range storetest.Crashes(7) {
			if wrong := f.judge(disk.Reboot(crash), safe); wrong != "" {
				t.Errorf("%s, %s: %s", op, crash.Name, wrong)
			}
		}
	}
}
