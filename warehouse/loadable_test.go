package warehouse_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"heshu/warehouse"
)

func TestLoadable(t *testing.T) {
	dir := t.TempDir()
	writeSegments(t, dir, warehouse.Options{}, 3)
	d, err := warehouse.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Loadable(t.Context()); err != nil {
		t.Error(err)
	}
	part := filepath.Join(dir, d.Parts(warehouse.Counts)[0].File)
	data, err := os.ReadFile(part)
	if err != nil {
		t.Fatal(err)
	}
	data[len(data)/2] ^= 1
	if err := os.WriteFile(part, data, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := d.Loadable(t.Context()); err == nil || !strings.Contains(err.Error(), d.Parts(warehouse.Counts)[0].File) {
		t.Errorf("a part with another byte: %v", err)
	}
}

func TestNewerSchema(t *testing.T) {
	for version, want := range map[string]bool{"": false, "1": false, "1.0": false, warehouse.SchemaVersion: false, warehouse.SchemaVersion + ".1": true, "1.10": true, "2": true, "two": true} {
		if got := warehouse.NewerSchema(version); got != want {
			t.Errorf("%q: %v", version, got)
		}
	}
}
