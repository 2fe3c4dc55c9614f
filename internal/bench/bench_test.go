package main

import (
	"io"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	var out strings.Builder
	if err := run([]string{"--size", "30KB"}, &out, io.Discard); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"heshu: files → records → Parquet", "gse Cut(text, true)", "plain design", "1.0 ×", "the same in all 4 reports"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("it does not say %q:\n%s", want, out.String())
		}
	}
}

func TestRunRefuses(t *testing.T) {
	if err := run([]string{"--size", "much"}, io.Discard, io.Discard); err == nil || !strings.Contains(err.Error(), "such as 100MB") {
		t.Errorf("--size much: %v", err)
	}
}
