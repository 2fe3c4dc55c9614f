package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// extracted runs heshu-beam, which must come to its end, and returns the folder.
func extracted(t *testing.T, want int, input string, flags ...string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "dataset")
	if c, output := code(t, heshuBeam(append([]string{input, "--out", out}, flags...)...)); c != want {
		t.Fatalf("exit code %d instead of %d: %s", c, want, output)
	}
	return out
}

// TestInProcess compares the datasets of the sample archive, all tables in all formats.
func TestInProcess(t *testing.T) {
	for _, test := range []struct {
		flags  []string
		shares string
	}{
		{nil, "1"}, {nil, "5"}, {nil, "400"}, // more shares than inputs: some are empty
		{[]string{"--format", "jsonl"}, "7"}, {[]string{"--format", "csv", "--tables", "amounts,inputs"}, "3"},
		{[]string{"--encoding", "GB18030"}, "2"},
	} {
		one := oneMachine(t, samples, test.flags...)
		same(t, one, extracted(t, exitPartial, samples, append(test.flags, "--shares", test.shares)...))
	}
}

// TestSegments has parts so small that there are many segments.
func TestSegments(t *testing.T) {
	one := oneMachine(t, samples, "--part-size", "1M", "--format", "jsonl")
	same(t, one, extracted(t, exitPartial, samples, "--part-size", "1", "--format", "jsonl", "--shares", "6", "--jobs", "2"))
}

// TestJobServer submits the job to a server of its own process over the job API. Workers
// run in the process that submits it, and then in one that the server starts.
func TestJobServer(t *testing.T) {
	one := oneMachine(t, samples)
	s := startServer(t)
	for _, environment := range []string{"LOOPBACK", "PROCESS"} {
		t.Run(environment, func(t *testing.T) {
			same(t, one, extracted(t, exitPartial, samples, append(s.flags(environment), "--shares", "8")...))
		})
	}
}

// TestPoison feeds inputs that are broken or hostile. They end in the table inputs as on
// one machine, and the job goes through at the first attempt.
func TestPoison(t *testing.T) {
	dir := t.TempDir()
	for name, data := range map[string][]byte{
		"a.txt":     []byte("发放轮椅3辆。"),
		"bomb.zip":  bomb(t),
		"cut.zip":   bomb(t)[:500],
		"cut.docx":  []byte("PK\x03\x04 and nothing more"),
		"cut.pdf":   []byte("%PDF-1.7\n1 0 obj\n<<"),
		"deep.html": bytes.Repeat([]byte("<div>"), 200_000),
		"zero.txt":  nil,
		"z.txt":     []byte("慰问金2万元。"),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("nowhere", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	one := oneMachine(t, dir, "--format", "jsonl")
	out := extracted(t, exitPartial, dir, "--format", "jsonl", "--shares", "3")
	same(t, one, out)
	states := strings.Join(slices.Collect(func(yield func(string) bool) {
		for name, data := range contents(t, out) {
			if strings.HasPrefix(name, "/inputs/") && !yield(data) {
				return
			}
		}
	}), "")
	for _, state := range []string{"read", "limit", "damaged", "no_text", "skipped"} {
		if !strings.Contains(states, `"state":"`+state+`"`) {
			t.Errorf("no input ended as %s: %s", state, states)
		}
	}
}

// bomb is a zip archive of a file of 64 MiB that holds nothing.
func bomb(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	entry, err := archive.Create("report.txt")
	if err == nil {
		_, err = entry.Write(bytes.Repeat([]byte("\n"), 64<<20))
	}
	if err == nil {
		err = archive.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestFolderThatCannotBeWritten is an error of the job, which leaves the dataset alone;
// once it is mended, the same command comes to its end.
func TestFolderThatCannotBeWritten(t *testing.T) {
	one := oneMachine(t, samples)
	dir := t.TempDir()
	out, work := filepath.Join(dir, "dataset"), filepath.Join(dir, "dataset.shares")
	if err := os.WriteFile(work, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	command := []string{samples, "--out", out, "--shares", "2"}
	c, output := code(t, heshuBeam(command...))
	if c != exitFailed || !strings.Contains(output, "as it was before") || !strings.Contains(output, work) {
		t.Errorf("exit code %d: %s", c, output)
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("there is a dataset")
	}
	os.Remove(work)
	if c, output := code(t, heshuBeam(command...)); c != exitPartial {
		t.Fatalf("exit code %d: %s", c, output)
	}
	same(t, one, out)
}

// TestNobodyAnswers dials where nothing listens: the error names the place and the flag, and
// does not take the two minutes of Beam.
func TestNobodyAnswers(t *testing.T) {
	endpoint := fmt.Sprint("localhost:", freePort(t))
	_, err := dial(t.Context(), endpoint, 100*time.Millisecond)
	if err == nil || !strings.Contains(err.Error(), "nothing answers at "+endpoint) || !strings.Contains(err.Error(), "--endpoint") {
		t.Errorf("%v", err)
	}
}

func TestUsage(t *testing.T) {
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{"--out", "d"}, "file or folder is missing"},
		{[]string{"a"}, "--out is missing"},
		{[]string{"a", "--out", "d", "--tables", "sums"}, `no table is called "sums"`},
		{[]string{"a", "--out", "d", "--format", "xml"}, "parquet"},
		{[]string{"a", "--out", "d", "--encoding", "klingon"}, "GB18030"},
		{[]string{"a", "--out", "d", "--part-size", "0"}, "--part-size"},
		{[]string{"a", "--out", "d", "--no-such-flag"}, "no-such-flag"},
	} {
		if c, output := code(t, heshuBeam(test.args...)); c != exitUsage || !strings.Contains(output, test.want) {
			t.Errorf("%v: exit code %d: %s", test.args, c, output)
		}
	}
}
