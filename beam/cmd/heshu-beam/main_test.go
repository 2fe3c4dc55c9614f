package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The programs that the tests run. The test binary itself is heshu-beam where the
// environment says so, in the workers that a runner starts as well.
var programs struct{ heshu, prism string }

const isProgram = "HESHU_BEAM_IS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(isProgram) != "" {
		main()
		return
	}
	dir, err := os.MkdirTemp("", "heshu-beam-test-")
	if err != nil {
		panic(err)
	}
	programs.heshu, programs.prism = filepath.Join(dir, "heshu"), filepath.Join(dir, "prism")
	build("../../..", programs.heshu, "./cmd/heshu")
	build(".", programs.prism, "github.com/apache/beam/sdks/v2/go/cmd/prism")
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

// build builds a program of the module in dir, from the module cache alone.
func build(dir, program, path string) {
	command := exec.Command("go", "build", "-o", program, path)
	command.Dir, command.Env = dir, append(os.Environ(), "GOPROXY=off", "CGO_ENABLED=0")
	if output, err := command.CombinedOutput(); err != nil {
		panic(fmt.Sprintf("%v: %s", err, output))
	}
}

const samples = "../../../testdata/reports"

// heshuBeam is a command that runs the program.
func heshuBeam(args ...string) *exec.Cmd {
	command := exec.Command(os.Args[0], args...)
	command.Env = append(os.Environ(), isProgram+"=1")
	return command
}

// code runs a command and returns its exit code and what it says.
func code(t *testing.T, command *exec.Cmd) (int, string) {
	t.Helper()
	output, err := command.CombinedOutput()
	if command.ProcessState == nil {
		t.Fatal(err)
	}
	return command.ProcessState.ExitCode(), string(output)
}

// oneMachine makes the dataset to compare with.
func oneMachine(t *testing.T, input string, flags ...string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "one")
	if c, output := code(t, exec.Command(programs.heshu, append([]string{"extract", input, "--out", out}, flags...)...)); c != 0 && c != exitPartial {
		t.Fatalf("exit code %d: %s", c, output)
	}
	return out
}

// contents are the files of a dataset. The report of a run does not belong to it.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || e.Name() == "_run.json" {
			return err
		}
		data, err := os.ReadFile(path)
		files[strings.TrimPrefix(path, dir)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// differences names the files that two datasets do not have alike.
func differences(want, got map[string]string) []string {
	var names []string
	for name, data := range want {
		if got[name] != data {
			names = append(names, name)
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			names = append(names, name)
		}
	}
	return names
}

// same fails unless both folders hold the same dataset, to the byte, and nothing of the
// shares is left.
func same(t *testing.T, one, out string) {
	t.Helper()
	if d := differences(contents(t, one), contents(t, out)); len(d) > 0 {
		t.Errorf("%s: these files differ from those of heshu extract: %v", out, d)
	}
	if _, err := os.Stat(out + ".shares"); err == nil {
		t.Errorf("%s.shares is left", out)
	}
}

// server is a Prism job server in a process of its own.
type server struct {
	*exec.Cmd
	endpoint string
	said     bytes.Buffer
}

func startServer(t *testing.T) *server {
	t.Helper()
	port := freePort(t)
	s := &server{endpoint: fmt.Sprint("localhost:", port)}
	s.Cmd = exec.Command(programs.prism, fmt.Sprint("--job_port=", port), "--serve_http=false", "--log_level=warn", "--log_kind=text")
	s.Stdout, s.Stderr, s.WaitDelay = &s.said, &s.said, time.Second
	s.Dir = t.TempDir()
	if err := s.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		s.Process.Kill()
		s.Wait()
		if t.Failed() {
			t.Logf("Prism says: %.4000s", s.said.String())
		}
	})
	await(t, s.endpoint)
	return s
}

func freePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// await waits until somebody listens.
func await(t *testing.T, endpoint string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	for ctx.Err() == nil {
		if c, err := net.Dial("tcp", endpoint); err == nil {
			c.Close()
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatal("Prism does not listen")
}

// flags are those that let a job run on the server.
func (s *server) flags(environment string) []string {
	flags := []string{"--runner=universal", "--endpoint=" + s.endpoint, "--environment_type=" + environment}
	if environment == "PROCESS" {
		self, _ := filepath.Abs(os.Args[0])
		flags = append(flags, "--worker_binary="+self, fmt.Sprintf(`--environment_config={"command": %q, "env": {%q: "1"}}`, self, isProgram))
	}
	return flags
}
