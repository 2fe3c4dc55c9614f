package command

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"heshu/warehouse"
)

// TestKill kills runs of the program at random instants, with SIGKILL, until one comes
// to its end, and compares its dataset with that of a run that was not disturbed. First
// the dataset is made, then it is brought up to date with an archive that has changed.
//
// HESHU_KILLS is the number of kills, and HESHU_SEED what the instants depend on.
func TestKill(t *testing.T) {
	kills, err := strconv.Atoi(os.Getenv("HESHU_KILLS"))
	if err != nil {
		kills = 12
	}
	seed, err := strconv.ParseUint(os.Getenv("HESHU_SEED"), 10, 64)
	if err != nil {
		seed = uint64(time.Now().UnixNano())
	}
	t.Logf("HESHU_SEED=%d", seed)
	k := &killer{t: t, dir: t.TempDir(), random: rand.New(rand.NewPCG(seed, 0))}
	k.archive("first", 0)
	k.archive("second", 7)
	k.undisturbed("first", "second")
	for k.killed < kills {
		k.disturbed(kills, "first", "second")
	}
	t.Logf("%d kills, %d datasets, of which %d differ from the undisturbed one", k.killed, k.whole, k.different)
}

// killer kills runs.
type killer struct {
	t      *testing.T
	dir    string
	random *rand.Rand
	takes  time.Duration                // that a run takes once it writes
	want   map[string]map[string][]byte // the files of the dataset of each archive

	killed, whole, different int
}

// archive writes 80 reports made from the samples. Every nth of them is another one in
// each archive.
func (k *killer) archive(name string, nth int) {
	samples, err := filepath.Glob(filepath.Join(testdata, "reports", "dev", "*.txt"))
	if err != nil || len(samples) == 0 {
		k.t.Fatalf("no samples: %v", err)
	}
	for i := range 80 {
		data, err := os.ReadFile(samples[i%len(samples)])
		if err != nil {
			k.t.Fatal(err)
		}
		number := i
		if nth > 0 && i%nth == 0 {
			number += 1000
		}
		text := strings.ReplaceAll(string(data), "2", strconv.Itoa(number%8+1)) + fmt.Sprintf("\n全年发放轮椅%d辆。\n", number)
		path := filepath.Join(k.dir, name, fmt.Sprint(i/20), fmt.Sprintf("%04d.txt", i))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			k.t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			k.t.Fatal(err)
		}
	}
}

func (k *killer) command(archive, out string) *exec.Cmd {
	return exec.Command("heshu", "extract", filepath.Join(k.dir, archive), "--out", filepath.Join(k.dir, out),
		"--format", "jsonl", "--part-size", "64K", "--prune")
}

// undisturbed makes the datasets to compare with.
func (k *killer) undisturbed(archives ...string) {
	k.want = map[string]map[string][]byte{}
	for _, archive := range archives {
		command := k.command(archive, "want-"+archive)
		if err := command.Start(); err != nil {
			k.t.Fatal(err)
		}
		k.await(filepath.Join(k.dir, "want-"+archive))
		began := time.Now()
		if err := command.Wait(); err != nil {
			k.t.Fatal(err)
		}
		k.takes = max(k.takes, time.Since(began))
		k.want[archive] = contents(k.t, filepath.Join(k.dir, "want-"+archive))
		if len(k.want[archive]) < 20 {
			k.t.Fatalf("%d files: there must be several segments", len(k.want[archive]))
		}
	}
}

// disturbed brings a dataset to one archive after the other, with kills. A run that was
// killed four times in a row is left alone, so that there are ends to compare too.
func (k *killer) disturbed(kills int, archives ...string) {
	out := fmt.Sprint("dataset-", k.whole)
	before := map[string][]byte(nil)
	for _, archive := range archives {
		for n := 0; n < 4 && k.killed < kills; n++ {
			if !k.kill(archive, out) {
				break
			}
			k.look(out, before, k.want[archive])
		}
		if output, err := k.command(archive, out).CombinedOutput(); err != nil {
			k.t.Fatalf("%v: %s", err, output)
		}
		k.compare(archive, out)
		before = k.want[archive]
	}
	if err := os.RemoveAll(filepath.Join(k.dir, out)); err != nil {
		k.t.Fatal(err)
	}
}

// kill starts a run and kills it; false says that it came to its end before.
func (k *killer) kill(archive, out string) bool {
	command := k.command(archive, out)
	if err := command.Start(); err != nil {
		k.t.Fatal(err)
	}
	k.await(filepath.Join(k.dir, out))
	time.Sleep(time.Duration(k.random.Int64N(int64(k.takes))))
	_ = command.Process.Kill() // it may have ended
	if command.Wait() == nil {
		return false
	}
	k.killed++
	return true
}

// await waits until a run takes its folder: what it does before that does no harm. It
// does not wait for ever, as a run may end unseen.
func (k *killer) await(dir string) {
	for range 5000 {
		if _, err := os.Stat(filepath.Join(dir, "_lock")); err == nil {
			return
		}
		time.Sleep(time.Millisecond)
	}
}

// look wants the dataset to be the old one or the new one.
func (k *killer) look(out string, before, after map[string][]byte) {
	const manifest = "_manifest.json"
	dir := filepath.Join(k.dir, out)
	now, err := os.ReadFile(filepath.Join(dir, manifest))
	if err != nil && before == nil {
		if _, err := warehouse.Open(dir); err == nil {
			k.t.Error("a dataset without a manifest is read")
		}
		return
	}
	if !bytes.Equal(now, before[manifest]) && !bytes.Equal(now, after[manifest]) {
		k.t.Errorf("the manifest is neither the old one nor the new one")
	}
	_, err = warehouse.Verify(k.t.Context(), dir, func(d warehouse.Damage) {
		if !strings.Contains(d.Message, "no part of the dataset") { // a commit was cut short
			k.t.Errorf("after a kill: %s", d)
		}
	})
	if err != nil {
		k.t.Error(err)
	}
}

// compare wants the dataset to be that of an undisturbed run, to the byte.
func (k *killer) compare(archive, out string) {
	k.whole++
	got := contents(k.t, filepath.Join(k.dir, out))
	for name, data := range k.want[archive] {
		if !bytes.Equal(got[name], data) || len(got) != len(k.want[archive]) {
			k.different++
			k.t.Errorf("after %d kills, %s of %s: %d files, %d expected; %s differs", k.killed, out, archive, len(got), len(k.want[archive]), name)
			return
		}
	}
}
