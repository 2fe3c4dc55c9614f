package command

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"heshu/warehouse/postgres/postgrestest"
)

var update = flag.Bool("update", false, "write what the program prints into scripts, READMEs and scores")

// testdata is the folder of samples, seen from this package.
var testdata = filepath.Join("..", "..", "testdata")

// TestMain makes heshu a command of the scripts and of the READMEs' examples.
func TestMain(m *testing.M) {
	testscript.Main(tests{m}, map[string]func(){"heshu": func() { os.Exit(Main(nil)) }})
}

// tests are those of the package, and the end of the database server that they may start.
type tests struct{ *testing.M }

// Run implements testscript.TestingM.
func (m tests) Run() int { return postgrestest.Main(m.M) }

// TestScripts runs the scripts in testdata/scripts: what each command prints and
// which files it leaves, and how it answers to mistakes.
func TestScripts(t *testing.T) {
	samples, err := filepath.Abs(testdata)
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join(testdata, "scripts"),
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("SAMPLES", filepath.ToSlash(samples))
			env.Setenv("NO_COLOR", "")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "join": join},
	})
}

// exits runs a command and wants it to end with the given code: exits 3 heshu …
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND ARGUMENT...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	switch err := ts.Exec(args[1], args[2:]...); {
	case errors.As(err, &exit):
		got = exit.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// join writes the part files of a table into one file, of JSON Lines without a column if
// one is named: join FILE dataset/documents [run_id]
func join(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 || len(args) > 3 {
		ts.Fatalf("usage: join FILE FOLDER [COLUMN]")
	}
	parts, err := filepath.Glob(filepath.Join(ts.MkAbs(args[1]), "*-*.*"))
	ts.Check(err)
	if len(parts) == 0 {
		ts.Fatalf("%s holds no parts", args[1])
	}
	var whole []byte
	for _, part := range parts {
		whole = append(whole, ts.ReadFile(part)...)
	}
	if len(args) == 3 {
		whole = regexp.MustCompile(`,"`+args[2]+`":"[^"]*"`).ReplaceAll(whole, nil)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), whole, 0o666))
}

// runHere runs a command line in this process.
func runHere(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = run(t.Context(), nil, args, bytes.NewReader(nil), &out, &errs)
	return code, out.String(), errs.String()
}

// broken is a reader that fails.
type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errors.New("the pipe is gone") }

func TestBrokenInput(t *testing.T) {
	var out, errs bytes.Buffer
	code := run(t.Context(), nil, []string{"explain", "-"}, broken{}, &out, &errs)
	if want := "heshu: read standard input: the pipe is gone\n"; code != exitFailed || errs.String() != want {
		t.Errorf("exit code %d, stderr %q, want %q", code, errs.String(), want)
	}
}

// TestInterrupt wants every command that waits for standard input to end with its context.
func TestInterrupt(t *testing.T) {
	for _, args := range [][]string{
		{"explain", "-"},
		{"show", "-"},
		{"extract", "-", "--out", filepath.Join(t.TempDir(), "dataset")},
	} {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		r, w, err := os.Pipe() // nothing is ever written into it
		if err != nil {
			t.Fatal(err)
		}
		var out, errs bytes.Buffer
		if code := run(ctx, nil, args, r, &out, &errs); code != exitFailed {
			t.Errorf("%v: exit code %d", args, code)
		}
		if want := "heshu: interrupted; no file was changed\n"; errs.String() != want {
			t.Errorf("%v: stderr %q, want %q", args, errs.String(), want)
		}
		w.Close()
		r.Close()
	}
}

// full is a disk without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestFullDiskIsAnError(t *testing.T) {
	for _, args := range [][]string{{"version"}, {"explain", "发放轮椅3辆。"}, {"rules", "list"}, {"--help"}} {
		var errs bytes.Buffer
		if code := run(t.Context(), nil, args, bytes.NewReader(nil), full{}, &errs); code != exitFailed {
			t.Errorf("%v: exit code %d, want %d; stderr %q", args, code, exitFailed, errs.String())
		}
	}
}
