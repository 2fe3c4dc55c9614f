package sqltest

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// refused is the exit code where inputs could not be read: two of the samples are there
// to be refused.
const refused = 3

// Sample extracts and audits the reports of testdata with the program, and returns the
// folder of the dataset.
func Sample(t testing.TB) string {
	t.Helper()
	root := strings.TrimSpace(output(t, "", "go", "list", "-m", "-f", "{{.Dir}}", "heshu"))
	tmp := t.TempDir()
	program, dir := filepath.Join(tmp, "heshu"), filepath.Join(tmp, "dataset")
	output(t, root, "go", "build", "-o", program, "./cmd/heshu")
	extract := exec.Command(program, "extract", filepath.Join(root, "testdata", "reports"), "--out", dir)
	if out, err := extract.CombinedOutput(); err != nil && extract.ProcessState.ExitCode() != refused {
		t.Fatalf("extract: %v\n%s", err, out)
	}
	output(t, root, program, "audit", dir, "--worst", "0")
	return dir
}

// output runs a program in a folder and returns what it prints.
func output(t testing.TB, dir, name string, args ...string) string {
	t.Helper()
	command := exec.Command(name, args...)
	command.Dir = dir
	var errs strings.Builder
	command.Stderr = &errs
	out, err := command.Output()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, errs.String())
	}
	return string(out)
}
