package corpus

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// readAll reads args and returns everything that came.
func readAll(t *testing.T, args []string, opts Options) (docs []Document, inputs []Input) {
	t.Helper()
	err := Each(context.Background(), args, opts,
		func(d Document) error { docs = append(docs, d); return nil },
		func(in Input) error { inputs = append(inputs, in); return nil })
	if err != nil {
		t.Fatal(err)
	}
	return docs, inputs
}

func write(t *testing.T, dir, name, data string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestSampleReports counts the parts of every sample report: b07 holds three.
func TestSampleReports(t *testing.T) {
	docs, inputs := readAll(t, []string{"../testdata/reports/dev"}, Options{})
	parts := make(map[string][]Document)
	ids := make(map[string]bool)
	for _, d := range docs {
		parts[d.Source] = append(parts[d.Source], d)
		if ids[d.ID] || len(d.ID) != 32 || strings.Trim(d.ID, "0123456789abcdef") != "" {
			t.Errorf("%s, part %d: id %q is not new lowercase hexadecimal", d.Source, d.Part, d.ID)
		}
		ids[d.ID] = true
	}
	if len(inputs) < 19 {
		t.Fatalf("%d inputs, want the 19 sample reports", len(inputs))
	}
	for _, in := range inputs {
		want := 1
		if in.Source == "b07.txt" {
			want = 3
		}
		if in.State != Read || in.Documents != want || len(parts[in.Source]) != want || in.Encoding != "UTF-8" || in.MediaType != "text/plain" {
			t.Errorf("%+v, want %d documents", in, want)
		}
		file, err := os.ReadFile(filepath.Join("../testdata/reports/dev", in.Source))
		if err != nil {
			t.Fatal(err)
		}
		if in.Bytes != int64(len(file)) || in.SHA256 != digest(file) {
			t.Errorf("%s: %d bytes, digest %s", in.Source, in.Bytes, in.SHA256)
		}
		for i, d := range parts[in.Source] {
			if d.Text != string(file[d.SourceStart:d.SourceEnd]) || d.Part != i+1 || d.SHA256 != digest([]byte(d.Text)) {
				t.Errorf("%s, part %d: [%d, %d) is not its text", d.Source, d.Part, d.SourceStart, d.SourceEnd)
			}
		}
	}
}

func TestInputStates(t *testing.T) {
	dir := t.TempDir()
	const text = "镇残联走访48户残疾人家庭,送去慰问金2.4万元。"
	tests := []struct {
		name, data string
		state      State
		message    string // a part of it
	}{
		{"good.txt", text, Read, ""},
		{"good.MD", text, Read, ""},
		{"没有扩展名", text, Read, ""},
		{"1.关于助残日的报告", text, Read, ""},
		{"damaged.txt", text + "\xFF", Read, "U+FFFD"},
		{"empty.txt", "", NoText, "empty"},
		{"blank.txt", " \r\n", NoText, "white space"},
		{"binary.txt", "\x00\x01\x02\x03\x7F\x80\x81" + strings.Repeat("\x00\x10\xFE\x11", 99), NoText, "binary"},
		{"really.txt", "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", Damaged, "PDF"},
		{"zipped.md", "PK\x03\x04\x14\x00\x06\x00", Damaged, "zip"},
		{"table.xyz", text, Unsupported, ".xyz"},
		{"large.txt", strings.Repeat(text, 20), Limit, "limit of 1000 bytes"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			docs, inputs := readAll(t, []string{write(t, dir, tt.name, tt.data)}, Options{MaxFile: 1000})
			if len(inputs) != 1 {
				t.Fatalf("%d inputs, want 1", len(inputs))
			}
			in := inputs[0]
			if in.State != tt.state || !strings.Contains(in.Message, tt.message) || (in.Message == "") != (tt.message == "") {
				t.Errorf("%s: %q, want %s: …%s…", in.State, in.Message, tt.state, tt.message)
			}
			if in.Documents != len(docs) || (len(docs) == 1) != (tt.state == Read) || in.Bytes != int64(len(tt.data)) {
				t.Errorf("%d documents counted of %d, %d bytes of %d", in.Documents, len(docs), in.Bytes, len(tt.data))
			}
		})
	}
}

func TestUnreadable(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root reads everything")
	}
	dir := t.TempDir()
	path := write(t, dir, "a.txt", "x")
	if err := os.Chmod(path, 0); err != nil {
		t.Fatal(err)
	}
	_, inputs := readAll(t, []string{dir}, Options{})
	if len(inputs) != 1 || inputs[0].State != Skipped || !strings.Contains(inputs[0].Message, "permission") {
		t.Errorf("got %+v", inputs)
	}
}

func TestGoneSinceListed(t *testing.T) {
	path := write(t, t.TempDir(), "a.txt", "x")
	for e := range List([]string{path}, Options{}) {
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		inputs, err := NewReader(Options{}).Open(context.Background(), e, func(Document) error { return nil })
		if err != nil || len(inputs) != 1 || inputs[0].State != Skipped || inputs[0].Message == "" {
			t.Errorf("got %+v, %v", inputs, err)
		}
	}
}

func TestStandardInput(t *testing.T) {
	const text = "镇残联走访48户残疾人家庭,送去慰问金2.4万元。"
	docs, inputs := readAll(t, []string{"-"}, Options{Stdin: strings.NewReader(text)})
	if len(docs) != 1 || docs[0].Text != text || docs[0].Source != "-" || len(inputs) != 1 || inputs[0].Bytes != int64(len(text)) {
		t.Errorf("got %+v, %+v", docs, inputs)
	}
	_, inputs = readAll(t, []string{"-"}, Options{Stdin: io.MultiReader(strings.NewReader(text), failing{})})
	if len(inputs) != 1 || inputs[0].State != Damaged {
		t.Errorf("a reader that fails: %+v", inputs)
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errors.New("the line is down") }

func TestOpenEnds(t *testing.T) {
	path := write(t, t.TempDir(), "a.txt", "篇一\n镇残联走访48户残疾人家庭。\n篇二\n乡残联走访22户残疾人家庭。\n")
	entry := Entry{Source: "a.txt", Path: path}
	enough := errors.New("enough")
	n := 0
	inputs, err := NewReader(Options{}).Open(context.Background(), entry, func(Document) error { n++; return enough })
	if !errors.Is(err, enough) || !strings.Contains(err.Error(), "a.txt") || n != 1 || len(inputs) != 1 {
		t.Errorf("after an error: %v, %d documents, %+v", err, n, inputs)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := NewReader(Options{}).Open(ctx, entry, func(Document) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("after a cancel: %v", err)
	}
}

// TestOpenAtOnce is for the race detector.
func TestOpenAtOnce(t *testing.T) {
	r := NewReader(Options{})
	var wg sync.WaitGroup
	for e := range List([]string{"../testdata/reports/dev"}, Options{}) {
		wg.Go(func() {
			if _, err := r.Open(context.Background(), e, func(Document) error { return nil }); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
}

// box is a format of an archive: members as name, =, content, each in a line.
type box struct{}

func (box) Name() string           { return "box" }
func (box) Extensions() []string   { return []string{".box"} }
func (box) MediaType() string      { return "application/x-box" }
func (box) Sniff(head []byte) bool { return strings.HasPrefix(string(head), "BOX") }

func (box) Read(_ context.Context, c Content, l Limits, emit func(Member) error) error {
	for _, row := range strings.Split(strings.TrimPrefix(string(c.Data), "BOX\n"), "\n") {
		name, data, _ := strings.Cut(row, "=")
		m := Member{Name: name, Data: []byte(strings.ReplaceAll(data, "|", "\n"))}
		if int64(len(data)) > l.Member {
			m = Member{Name: name, Err: failf(Limit, "too large")}
		}
		if data == "secret" {
			m = Member{Name: name, Err: failf(Encrypted, "it needs a password")}
		}
		if err := emit(m); err != nil {
			return err
		}
	}
	return nil
}

func TestMembers(t *testing.T) {
	const report = "镇残联走访48户残疾人家庭。"
	data := "BOX\na.txt=" + report + "\ninner.box=BOX|b.txt=篇一\nc.txt=secret\na.txt=twice\nd.bin=\x00\x01\nf.txt="
	path := write(t, t.TempDir(), "x.txt", data)
	r := NewReader(Options{})
	r.known = append(r.known, box{})
	run := func(opts Options) (got []string) {
		r.opts = opts.withDefaults()
		inputs, err := r.Open(context.Background(), Entry{Source: "x.txt", Path: path}, func(d Document) error {
			got = append(got, fmt.Sprintf("%s %d", d.Member, d.Part))
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, in := range inputs {
			got = append(got, fmt.Sprintf("%s: %s %d", in.Member, in.State, in.Documents))
		}
		return got
	}
	tests := []struct {
		name string
		opts Options
		want string
	}{
		{"all", Options{}, "a.txt 1, inner.box!/b.txt 1, : read 0, a.txt: read 1, inner.box: read 0, inner.box!/b.txt: read 1, c.txt: encrypted 0, a.txt: ambiguous 0, d.bin: unsupported 0, f.txt: no_text 0"},
		{"not so deep", Options{MaxDepth: 1}, "a.txt 1, : read 0, a.txt: read 1, inner.box: read 0, inner.box!/b.txt: limit 0, c.txt: encrypted 0, a.txt: ambiguous 0, d.bin: unsupported 0, f.txt: no_text 0"},
		{"not so many", Options{MaxMembers: 1}, "a.txt 1, : limit 0, a.txt: read 1"},
		{"not so much", Options{MaxExpanded: 50}, "a.txt 1, : limit 0, a.txt: read 1, inner.box: limit 0"},
	}
	for _, tt := range tests {
		if got := strings.Join(run(tt.opts), ", "); got != tt.want {
			t.Errorf("%s:\ngot  %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

func TestDocumentID(t *testing.T) {
	const want = 32
	seen := make(map[string]bool)
	for _, f := range []struct {
		source, member string
		part           int
	}{{"a", "", 1}, {"a", "", 2}, {"", "a", 1}, {"ab", "c", 1}, {"a", "bc", 1}, {"a", "", 256}} {
		id, _ := identify(f.source, f.member, f.part, "")
		if len(id) != want || seen[id] {
			t.Errorf("%v has the id %q", f, id)
		}
		seen[id] = true
	}
	one, _ := identify("a.txt", "", 1, "one")
	if two, _ := identify("a.txt", "", 1, "two"); one != two {
		t.Error("the id depends on the text")
	}
}

// digest is the SHA-256 of data in hexadecimal.
func digest(data []byte) string { return fmt.Sprintf("%x", sha256.Sum256(data)) }
