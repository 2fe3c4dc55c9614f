package batch_test

import (
	"slices"
	"strings"
	"testing"

	"heshu/warehouse/store/storetest"
)

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
			safe, _ := f.work(disk) // it must fail: the machine has stopped
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
		safe, _ := f.work(disk) // it must fail: the machine has stopped
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
