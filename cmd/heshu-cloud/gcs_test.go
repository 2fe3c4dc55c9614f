package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
)

// gcs answers, for one bucket, the requests of the JSON and XML protocols that reading
// takes. It is our own, so it says what the driver asks for, and not how the real one
// behaves.
type gcs struct{ keys []string }

func (g gcs) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch key, isObject := strings.CutPrefix(r.URL.Path, "/reports/"); {
	case strings.HasSuffix(r.URL.Path, "/b/reports/o"):
		_ = json.NewEncoder(w).Encode(g.list(r.URL.Query().Get("prefix")))
	case isObject && key == "2024/denied.txt":
		http.Error(w, "denied", http.StatusForbidden)
	case isObject && slices.Contains(g.keys, key):
		fmt.Fprint(w, report)
	default:
		http.Error(w, `{"error":{"code":404,"message":"Not Found"}}`, http.StatusNotFound)
	}
}

func (g gcs) list(prefix string) map[string]any {
	var items []map[string]any
	var prefixes []string
	for _, key := range g.keys {
		rest, ok := strings.CutPrefix(key, prefix)
		folder, _, deeper := strings.Cut(rest, "/")
		switch {
		case !ok:
		case !deeper:
			items = append(items, map[string]any{"name": key, "size": fmt.Sprint(len(report)), "updated": "2024-05-19T08:00:00Z"})
		case !slices.Contains(prefixes, prefix+folder+"/"):
			prefixes = append(prefixes, prefix+folder+"/")
		}
	}
	return map[string]any{"kind": "storage#objects", "items": items, "prefixes": prefixes}
}

func TestGCS(t *testing.T) {
	web := httptest.NewServer(gcs{[]string{"2023.txt", "2023/b.txt", "2023/目录/a.txt", "2024/denied.txt"}})
	defer web.Close()
	t.Setenv("STORAGE_EMULATOR_HOST", strings.TrimPrefix(web.URL, "http://"))
	lines, documents := readAll(t, "gs://reports?anonymous=true")
	want := []string{"2023/b.txt read", "2023/目录/a.txt read", "2023.txt read", "2024/denied.txt skipped"}
	if len(lines) != len(want) || documents != 3 {
		t.Fatalf("%d documents, %q", documents, lines)
	}
	for i, line := range lines {
		if !strings.HasPrefix(line, want[i]) {
			t.Errorf("%q, want %q", line, want[i])
		}
	}
	if lines, _ := readAll(t, "gs://none/x/?anonymous=true"); len(lines) != 1 || !strings.Contains(lines[0], "no such bucket") {
		t.Errorf("%q", lines)
	}
}
