package main

import (
	"io"
	"path/filepath"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	var out strings.Builder
	path := filepath.Join(t.TempDir(), "all.txt")
	if err := run([]string{"--size", "10KB", "--as", "file", "--out", path}, &out, io.Discard); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "reports → "+path) {
		t.Errorf("it says %q", out.String())
	}
}

func TestRunRefuses(t *testing.T) {
	for args, want := range map[string]string{
		"":                            "--out is missing",
		"--out x --size 3XB":          "give a number with KB, MB or GB",
		"--out x --size -1MB":         "give a number with KB, MB or GB",
		"--out x --size 9999999999GB": "give a number with KB, MB or GB",
		"--out x --as tar":            "give files, file or zip",
	} {
		if err := run(strings.Fields(args), io.Discard, io.Discard); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want an error that says %q", args, err, want)
		}
	}
}
