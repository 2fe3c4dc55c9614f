package batch

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// screen returns what a terminal would show of one line and those above it.
func screen(out string) []string {
	lines := strings.Split(out, "\n")
	for i, line := range lines {
		if at := strings.LastIndex(line, "\x1b[2K"); at >= 0 {
			line = line[at+len("\x1b[2K"):]
		}
		if at := strings.LastIndex(line, "\r"); at >= 0 {
			line = line[at+1:]
		}
		lines[i] = line
	}
	return lines
}

func TestBar(t *testing.T) {
	var out bytes.Buffer
	b := &Bar{out: &out, visible: true}
	b.Write([]byte("level=INFO msg=before\n"))
	b.Update(Progress{Total: 0})
	if strings.Contains(out.String(), "\r") {
		t.Errorf("drawn before there is a total: %q", out.String())
	}
	b.Update(Progress{Inputs: 1, Total: 4, Documents: 17})
	b.Write([]byte("level=WARN msg=between\n"))
	b.drawn = time.Time{}
	b.Update(Progress{Inputs: 4, Total: 4, Documents: 99})

	got := screen(out.String())
	if len(got) != 3 || got[0] != "level=INFO msg=before" || got[1] != "level=WARN msg=between" {
		t.Fatalf("%q", got)
	}
	if !strings.Contains(got[2], "99 reports, 4 of 4 inputs") {
		t.Errorf("the bar is %q", got[2])
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	b.Update(Progress{Inputs: 4, Total: 4, Documents: 100})
	b.Write([]byte("level=INFO msg=after\n"))
	got = screen(out.String())
	if strings.TrimSpace(strings.Join(got[2:], "|")) != "level=INFO msg=after|" {
		t.Errorf("the bar is left behind: %q", got)
	}
}

func TestBarSlowsDown(t *testing.T) {
	var out bytes.Buffer
	b := &Bar{out: &out, visible: true}
	for i := range 10_000 {
		b.Update(Progress{Inputs: i, Total: 10_000, Documents: i})
	}
	if drawn := strings.Count(out.String(), "reports"); drawn > 50 {
		t.Errorf("drawn %d times", drawn)
	}
}

func TestBarWithoutTerminal(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	b := NewBar(file)
	b.Update(Progress{Inputs: 1, Total: 4})
	b.Write([]byte("line\n"))
	b.Close()
	if got, err := os.ReadFile(path); err != nil || string(got) != "line\n" {
		t.Errorf("%q, %v", got, err)
	}
}
