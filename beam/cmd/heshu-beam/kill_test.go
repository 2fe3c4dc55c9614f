package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestKill runs the job again and again and kills with SIGKILL at random instants: the
// process that does everything, the worker alone, the process that submits the job and works
// for it, the job server. The same command is then given again, until nobody is killed any
// more. A reader must see no dataset or the whole one at any time; at the end it must be
// the one of one machine.
//
// HESHU_RUNS is the number of runs, and HESHU_SEED what the instants depend on.
func TestKill(t *testing.T) {
	runs, err := strconv.Atoi(os.Getenv("HESHU_RUNS"))
	if err != nil {
		runs = 8
	}
	seed, err := strconv.ParseUint(os.Getenv("HESHU_SEED"), 10, 64)
	if err != nil {
		seed = uint64(time.Now().UnixNano())
	}
	t.Logf("HESHU_SEED=%d", seed)
	k := &killer{t: t, dir: t.TempDir(), random: rand.New(rand.NewPCG(seed, 0))}
	k.want = contents(t, oneMachine(t, samples, "--part-size", "1M"))
	for _, v := range victims {
		k.undisturbed(v)
	}
	for i := range runs {
		k.run(victims[i%len(victims)], filepath.Join(k.dir, fmt.Sprint("dataset-", i)))
	}
	t.Logf("%d runs tried, %d results different; %d kills, of which %d hit while shares were being written; after %d of them there were shares to go on with; %d jobs had to be ended by hand",
		runs, k.different, k.kills, k.writing, k.kept, k.hung)
	if k.writing == 0 || k.kept == 0 {
		t.Error("no kill has hit where it matters")
	}
}

// victim is what is killed, and how a job is run meanwhile.
type victim struct {
	name        string
	environment string // empty: without a server
	find        func(submitter *exec.Cmd, s *server) (pid int)
}

var victims = []victim{
	{"the process that does everything", "", func(submitter *exec.Cmd, _ *server) int { return submitter.Process.Pid }},
	{"the worker", "PROCESS", func(_ *exec.Cmd, s *server) int { return child(s.Process.Pid) }},
	{"the submitter, which works", "LOOPBACK", func(submitter *exec.Cmd, _ *server) int { return submitter.Process.Pid }},
	{"the server", "PROCESS", func(_ *exec.Cmd, s *server) int { return s.Process.Pid }},
}

// child returns a process that another one has started, 0 if there is none.
func child(parent int) int {
	list, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, path := range list {
		data, err := os.ReadFile(path)
		_, rest, _ := strings.Cut(string(data), ") ") // the name before it may hold anything
		if fields := strings.Fields(rest); err == nil && len(fields) > 1 && fields[1] == strconv.Itoa(parent) {
			pid, _ := strconv.Atoi(filepath.Base(filepath.Dir(path)))
			return pid
		}
	}
	return 0
}

// killer kills runs.
type killer struct {
	t      *testing.T
	dir    string
	random *rand.Rand
	takes  map[string]time.Duration // that a run takes, by victim
	want   map[string]string        // the files of the dataset
	server *server

	kills, writing, kept, different int
	hung                            int // jobs that Prism did not end
}

// command is the job, on a server if the victim demands one.
func (k *killer) command(v victim, out string) *exec.Cmd {
	args := []string{samples, "--out", out, "--part-size", "1", "--shares", "12"}
	if v.environment != "" {
		if k.server == nil || syscall.Kill(k.server.Process.Pid, 0) != nil || k.server.ProcessState != nil {
			k.server = startServer(k.t)
		}
		args = append(args, k.server.flags(v.environment)...)
	}
	return heshuBeam(args...)
}

// undisturbed finds out how long a run takes.
func (k *killer) undisturbed(v victim) {
	if k.takes == nil {
		k.takes = map[string]time.Duration{}
	}
	command := k.command(v, filepath.Join(k.dir, v.name))
	began := time.Now()
	if c, output := code(k.t, command); c != exitPartial {
		k.t.Fatalf("%s is left alone: exit code %d: %s", v.name, c, output)
	}
	k.takes[v.name] = time.Since(began)
	k.compare(v, filepath.Join(k.dir, v.name))
}

// run kills a job up to three times, lets it come to its end, and compares.
func (k *killer) run(v victim, out string) {
	for range 1 + k.random.IntN(3) {
		k.kill(v, out)
		if k.t.Failed() {
			return
		}
	}
	if c, output := code(k.t, k.command(v, out)); c != exitPartial {
		k.t.Fatalf("after %s was killed: exit code %d: %s", v.name, c, output)
	}
	k.compare(v, out)
}

func (k *killer) compare(v victim, out string) {
	if d := differences(k.want, contents(k.t, out)); len(d) > 0 {
		k.different++
		k.t.Errorf("after %s was killed: %s differs in %v", v.name, out, d)
	}
	if _, err := os.Stat(out + ".shares"); err == nil {
		k.t.Errorf("after %s was killed: %s.shares is left", v.name, out)
	}
}

// kill starts the job, kills at a random instant, and looks at what a reader sees.
func (k *killer) kill(v victim, out string) {
	command := k.command(v, out)
	if err := command.Start(); err != nil {
		k.t.Fatal(err)
	}
	time.Sleep(time.Duration(k.random.Float64() * float64(k.takes[v.name])))
	if pid := v.find(command, k.server); pid != 0 && syscall.Kill(pid, syscall.SIGKILL) == nil {
		k.kills++
	}
	if v.name == "the server" {
		k.forgetServer()
	}
	k.end(v, command)
	k.look(v, out)
}

// end waits for the job, which fails where it was hit. Prism waits for ever for a worker that
// dies before it has reported; such a job is ended as its user would end it, server and all.
func (k *killer) end(v victim, command *exec.Cmd) {
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	select {
	case <-ended:
	case <-time.After(patience + 10*time.Second):
		if v.name != "the worker" {
			k.t.Errorf("the job goes on long after %s was killed", v.name)
		}
		k.hung++
		command.Process.Kill()
		<-ended
		k.forgetServer()
	}
}

// forgetServer ends the server, so that the next job gets another one.
func (k *killer) forgetServer() {
	if k.server != nil {
		k.server.Process.Kill()
		k.server.Wait()
		k.server = nil
	}
}

// look sees that there is no dataset or the whole one, and counts what the kill has left.
func (k *killer) look(v victim, out string) {
	if _, err := os.Stat(filepath.Join(out, "_manifest.json")); err == nil {
		return // it had been committed: compared at the end
	}
	shares, _ := filepath.Glob(filepath.Join(out+".shares", "*", "share-*"))
	attempts, _ := filepath.Glob(filepath.Join(out+".shares", "*", ".share-*"))
	if len(attempts) > 0 {
		k.writing++
	}
	if len(shares) > 0 {
		k.kept++
	}
}
