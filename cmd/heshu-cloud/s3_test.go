package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"

	"heshu/corpus"
)

const report = "镇残联走访残疾人家庭48户，送去慰问金2.4万元。"

// server speaks S3. What a key is called says how reading it goes wrong.
type server struct {
	http.Handler
	requests map[string]int
	pages    int
}

// ServeHTTP denies, breaks off, and counts what is asked for.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Query().Has("list-type") {
		s.pages++
	}
	s.requests[r.Method+" "+r.URL.Path]++
	switch {
	case strings.HasPrefix(r.URL.Path, "/private"), strings.HasSuffix(r.URL.Path, "denied.txt"):
		w.WriteHeader(http.StatusForbidden)
		fmt.Fprint(w, `<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>`)
	case strings.HasSuffix(r.URL.Path, "cut.txt"):
		w.Header().Set("Content-Length", "1000000")
		_, _ = w.Write([]byte(report))
		_ = http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	case strings.HasSuffix(r.URL.Path, "gone.txt"):
		w.WriteHeader(http.StatusNotFound)
		fmt.Fprint(w, `<?xml version="1.0"?><Error><Code>NoSuchKey</Code><Message>gone</Message></Error>`)
	default:
		s.Handler.ServeHTTP(w, r)
	}
}

// serve starts a server with objects by bucket and key, and returns the query with which
// URLs reach it.
func serve(t *testing.T, objects map[string][]string) (*server, string) {
	t.Helper()
	for name, value := range map[string]string{"AWS_ACCESS_KEY_ID": "id", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_REGION": "cn-north-1", "AWS_MAX_ATTEMPTS": "1"} {
		t.Setenv(name, value)
	}
	backend := s3mem.New()
	for name, keys := range objects {
		if err := backend.CreateBucket(name); err != nil {
			t.Fatal(err)
		}
		for _, key := range keys {
			if _, err := backend.PutObject(name, key, nil, bytes.NewReader([]byte(report)), int64(len(report)), nil); err != nil {
				t.Fatal(err)
			}
		}
	}
	s := &server{gofakes3.New(backend).Server(), make(map[string]int), 0}
	web := httptest.NewServer(s)
	t.Cleanup(web.Close)
	return s, "?use_path_style=true&disable_https=true&endpoint=" + web.URL
}

// readAll reads args and returns a line for each input: its name, its state, its message.
func readAll(t *testing.T, args ...string) (lines []string, documents int) {
	t.Helper()
	err := corpus.Each(t.Context(), args, corpus.Options{Stores: stores(t.Context())},
		func(d corpus.Document) error {
			if documents++; d.Text != report {
				t.Errorf("%s: %q", d.Source, d.Text)
			}
			return nil
		},
		func(in corpus.Input) error {
			lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s %s %s", in.Source, in.State, in.Message)))
			return nil
		})
	if err != nil {
		t.Fatal(err)
	}
	return lines, documents
}

// TestS3 reads buckets of a server that speaks the protocol of S3.
func TestS3(t *testing.T) {
	_, query := serve(t, map[string][]string{
		"reports": {"2023/b.txt", "2023/目录/a 1.txt", "2023.txt", "2023-1/z.txt", "2024/cut.txt", "2024/denied.txt", "2024/gone.txt", "2024/good.txt"},
		"private": {"a.txt"},
	})
	tests := []struct {
		args []string
		want []string // how each line begins, and what it holds
	}{
		{[]string{"s3://reports/2023"}, []string{"b.txt read|", "目录/a 1.txt read|"}},
		{[]string{"s3://reports/2023.txt"}, []string{"2023.txt read|"}},
		{[]string{"s3://reports/2024/"}, []string{
			"cut.txt damaged |copy it anew", "denied.txt skipped |may not be read", "gone.txt skipped |gone since it was listed", "good.txt read|"}},
		{[]string{"s3://private", "s3://none/x/", "s3://reports/2023-1/"}, []string{
			"s3://private skipped |denies access", "s3://none/x skipped |no such bucket", "s3://reports/2023-1/z.txt read|"}},
		{[]string{"s3://reports/2025"}, []string{"2025 skipped |no such object"}},
	}
	for _, tt := range tests {
		var args []string
		for _, arg := range tt.args {
			args = append(args, arg+query)
		}
		lines, _ := readAll(t, args...)
		if len(lines) != len(tt.want) {
			t.Errorf("%q: %q", tt.args, lines)
			continue
		}
		for i, line := range lines {
			begin, holds, _ := strings.Cut(tt.want[i], "|")
			if !strings.HasPrefix(line, begin) || !strings.Contains(line, holds) {
				t.Errorf("%q: %q, want %q", tt.args, line, tt.want[i])
			}
		}
	}
}

// TestPages lists more objects than a page holds: all come, in order, each is read in one
// request.
func TestPages(t *testing.T) {
	var keys []string
	for i := range 2500 {
		keys = append(keys, fmt.Sprintf("a/%04d.txt", i))
	}
	s, query := serve(t, map[string][]string{"many": keys})
	last, n := "", 0
	for e := range corpus.List([]string{"s3://many/a" + query}, corpus.Options{Stores: stores(t.Context())}) {
		if n++; e.Source <= last || e.Size() != int64(len(report)) {
			t.Fatalf("%s of %d bytes comes after %s", e.Source, e.Size(), last)
		}
		last = e.Source
	}
	if n != len(keys) || s.pages < 3 {
		t.Errorf("%d objects in %d pages", n, s.pages)
	}
	if _, documents := readAll(t, "s3://many/a/0001.txt"+query); documents != 1 || s.requests["GET /many/a/0001.txt"] != 1 {
		t.Errorf("%d documents, %v", documents, s.requests)
	}
}
