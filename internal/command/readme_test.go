package command

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

// TestReadme runs every command that a README shows, in order, in a folder that
// holds the samples and the files that the README says to write, and compares
// what it shows as their output.
//
// A block marked console holds commands, each behind "$ ", with their output
// below. A block whose first line is "# path/of/file.yaml" is that file.
func TestReadme(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the examples are written for a POSIX shell")
	}
	box := &sandbox{dir: t.TempDir(), shown: map[string]string{}}
	if err := os.CopyFS(filepath.Join(box.dir, "testdata"), os.DirFS(testdata)); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"README.md", "README.zh.md"} {
		t.Run(name, func(t *testing.T) {
			box.history = ""
			testReadme(t, box, filepath.Join("..", "..", name))
		})
	}
}

// sandbox is the folder that the commands of the READMEs run in. A command that
// comes after the same commands and files as one before shows what that showed.
type sandbox struct {
	dir     string
	history string            // commands and files of this README so far
	shown   map[string]string // by history
}

func testReadme(t *testing.T, box *sandbox, file string) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	commands := 0
	var out []string
	blocks := fence.Split(string(data), -1) // prose, block, prose, block, …
	for i, block := range blocks {
		language, body, _ := strings.Cut(block, "\n")
		switch {
		case i%2 == 0:
		case language == "console":
			shown, n := box.block(t, body)
			block, commands = language+"\n"+shown, commands+n
		case language == "yaml":
			box.write(t, body)
		}
		out = append(out, block)
	}
	if len(blocks)%2 == 0 || commands == 0 {
		t.Fatalf("%s: %d blocks, %d commands: a ``` is missing or out of place", file, len(blocks)/2, commands)
	}
	got := strings.Join(out, "```")
	if *update && got != string(data) {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	diffLines(t, file, string(data), got, "go test ./internal/command -update")
}

var (
	fence   = regexp.MustCompile("(?m)^```")
	seconds = regexp.MustCompile(`in \d+\.\d s`)
)

// block runs the commands of a block and returns it with what they print.
func (box *sandbox) block(t *testing.T, body string) (shown string, commands int) {
	t.Helper()
	var b strings.Builder
	lines := strings.Split(strings.TrimSuffix(body, "\n"), "\n")
	for i := 0; i < len(lines); i++ {
		command, ok := strings.CutPrefix(lines[i], "$ ")
		if !ok {
			continue // output, which is written anew
		}
		commands++
		b.WriteString(lines[i] + "\n")
		var old []string
		for i+1 < len(lines) && !strings.HasPrefix(lines[i+1], "$ ") {
			i++
			old = append(old, lines[i]+"\n")
		}
		if goCommand(t, command) {
			b.WriteString(strings.Join(old, ""))
			continue
		}
		b.WriteString(box.run(t, command))
	}
	return b.String(), commands
}

// goCommand reports whether a command belongs to the Go tool or to the checkout,
// which run the tests themselves; what such a command names must be there.
func goCommand(t *testing.T, command string) bool {
	t.Helper()
	for shown, path := range map[string]string{
		"go test ./...":                      "go.mod",
		"go test ./internal/command -update": "internal/command/readme_test.go",
		"go build -o heshu ./cmd/heshu":      "cmd/heshu/main.go",
		"go install ./cmd/heshu":             "cmd/heshu/main.go",
	} {
		if command != shown {
			continue
		}
		if _, err := os.Stat(filepath.Join("..", "..", path)); err != nil {
			t.Errorf("%s: %v", command, err)
		}
		return true
	}
	return false
}

// run runs a command and returns what a terminal would show.
func (box *sandbox) run(t *testing.T, command string) string {
	t.Helper()
	box.history += command + "\n"
	if shown, ok := box.shown[box.history]; ok {
		return shown
	}
	shell := command
	if rest, ok := strings.CutPrefix(shell, "go run ./cmd/heshu "); ok {
		shell = "heshu " + rest
	}
	cmd := exec.Command("sh", "-c", shell)
	cmd.Dir = box.dir
	out, err := cmd.CombinedOutput()
	if code := cmd.ProcessState.ExitCode(); err != nil && code != exitPartial {
		t.Errorf("%s: %v\n%s", command, err, out)
	}
	shown := seconds.ReplaceAllString(string(out), "in 0.1 s")
	box.shown[box.history] = shown
	return shown
}

// write writes a block that names a file in its first line.
func (box *sandbox) write(t *testing.T, body string) {
	t.Helper()
	box.history += body
	var name string
	if _, err := fmt.Sscanf(body, "# %s\n", &name); err != nil || !filepath.IsLocal(name) {
		t.Fatalf("a yaml block must begin with the path of its file: %q", body)
	}
	path := filepath.Join(box.dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(body), 0o644); err != nil {
		t.Fatal(err)
	}
}
