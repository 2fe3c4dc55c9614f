package corpus

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"maps"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// shelf is a bucket in memory. What an object holds may say how reading it ends.
type shelf struct {
	objects map[string]string
	listing error // after the first object of a listing; errStall: nothing comes after it
}

const (
	holdsDenied = "denied"
	holdsGone   = "gone"
	holdsCut    = "cut"
	holdsStall  = "stall"
	holdsSilent = "silent"
)

var errStall = errors.New("stall")

// List implements Bucket, in the order of stores: that of whole keys.
func (s *shelf) List(ctx context.Context, prefix string) iter.Seq2[Object, error] {
	return func(yield func(Object, error) bool) {
		last := ""
		for _, key := range slices.Sorted(maps.Keys(s.objects)) {
			rest, ok := strings.CutPrefix(key, prefix)
			if !ok {
				continue
			}
			o := Object{Key: key, Size: int64(len(s.objects[key]))}
			if folder, _, deeper := strings.Cut(rest, "/"); deeper {
				o = Object{Key: prefix + folder + "/"}
			}
			if o.Key == last {
				continue
			}
			last = o.Key
			if !yield(o, nil) {
				return
			}
			if s.listing == errStall {
				<-ctx.Done()
				yield(Object{}, ctx.Err())
				return
			}
			if s.listing != nil {
				yield(Object{}, s.listing)
				return
			}
		}
	}
}

// Open implements Bucket.
func (s *shelf) Open(ctx context.Context, key string) (io.ReadCloser, error) {
	text, ok := s.objects[key]
	switch {
	case !ok || text == holdsGone:
		return nil, fmt.Errorf("NoSuchKey: %w", fs.ErrNotExist)
	case text == holdsDenied:
		return nil, fmt.Errorf("AccessDenied: %w", fs.ErrPermission)
	case text == holdsCut:
		return io.NopCloser(io.MultiReader(strings.NewReader(evilText), failing{})), nil
	case text == holdsSilent:
		<-ctx.Done()
		return nil, ctx.Err()
	case text == holdsStall:
		return io.NopCloser(&stalled{ctx}), nil
	}
	return io.NopCloser(strings.NewReader(text)), nil
}

// stalled sends nothing until its time is over.
type stalled struct{ ctx context.Context }

func (s *stalled) Read([]byte) (int, error) {
	<-s.ctx.Done()
	return 0, s.ctx.Err()
}

// shelves is the store of the scheme mem, with buckets by name.
func shelves(buckets map[string]*shelf) Options {
	return Options{Stores: map[string]Opener{"mem": func(u *url.URL) (Bucket, error) {
		if b := buckets[u.Host]; b != nil {
			return b, nil
		}
		return nil, fs.ErrNotExist
	}}}
}

func shelfOf(keys ...string) *shelf {
	s := &shelf{objects: make(map[string]string)}
	for _, k := range keys {
		s.objects[k] = evilText
	}
	return s
}

// TestListObjects lists buckets as it lists folders.
func TestListObjects(t *testing.T) {
	dir := tree(t, "x.txt")
	opts := shelves(map[string]*shelf{
		"b":     shelfOf("2022/", "2022/b.txt", "2022/a.txt", "2022/deep/c.txt", "2023", "2023/a.txt", "2023.txt", "2023-1/z.txt", ".git/config", "odd//x.txt", "odd/-", "/top.txt"),
		"other": shelfOf("a.txt"),
	})
	tests := []struct {
		name string
		args []string
		want []string
	}{
		{"a bucket", []string{"mem://b"}, []string{"/top.txt", "!.git", "2022/a.txt", "2022/b.txt", "2022/deep/c.txt", "2023", "2023/a.txt", "2023-1/z.txt", "2023.txt", "odd//x.txt", "odd/-"}},
		{"a folder", []string{"mem://b/2022/"}, []string{"a.txt", "b.txt", "deep/c.txt"}},
		{"a folder without its /", []string{"MEM://b/2022?region=x"}, []string{"a.txt", "b.txt", "deep/c.txt"}},
		{"an object", []string{"mem://b/2022/a.txt"}, []string{"a.txt"}},
		{"an object called like a folder", []string{"mem://b/2023"}, []string{"2023"}},
		{"an object called -", []string{"mem://b/odd/-"}, []string{"./-"}},
		{"two folders", []string{"mem://b/2022", "mem://b/2023/"}, []string{"2022/a.txt", "2022/b.txt", "2022/deep/c.txt", "2023/a.txt"}},
		{"two buckets", []string{"mem://b/2022/deep", "mem://other"}, []string{"mem://b/2022/deep/c.txt", "mem://other/a.txt"}},
		{"a bucket and a folder", []string{"mem://other", dir}, []string{"mem://other/a.txt", toSource(dir) + "/x.txt"}},
		{"twice", []string{"mem://other/a.txt", "mem://other/a.txt"}, []string{"a.txt", "!a.txt"}},
		{"inside a folder that is read", []string{"mem://b/2022/deep/c.txt", "mem://b/2022"}, []string{"!deep/c.txt", "a.txt", "b.txt", "deep/c.txt"}},
		{"missing", []string{"mem://b/2021"}, []string{"!2021"}},
		{"no such bucket", []string{"mem://none/a"}, []string{"!a"}},
		{"no bucket", []string{"mem://"}, []string{"!mem://"}},
		{"a store without an opener", []string{"s3://b/a.txt"}, []string{"!s3://b/a.txt"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			opts := opts
			if strings.HasPrefix(tt.args[0], "s3") {
				opts.Root = dir
			}
			if got := listed(tt.args, opts); !slices.Equal(got, tt.want) {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

// TestObjectsAreListedInOrder draws keys around the /, which stores sort among the others.
func TestObjectsAreListedInOrder(t *testing.T) {
	name := rapid.StringOfN(rapid.SampledFrom([]rune("a!-./0报\uFFFD")), 1, 6, -1)
	rapid.Check(t, func(t *rapid.T) {
		keys := rapid.SliceOfDistinct(name, rapid.ID).Draw(t, "keys")
		s := shelfOf(keys...)
		var got []string
		for e := range List([]string{"mem://b"}, shelves(map[string]*shelf{"b": s})) {
			if e.fault == nil {
				got = append(got, e.Source)
			}
		}
		if !slices.IsSortedFunc(got, CompareSources) {
			t.Fatalf("%q is not in order", got)
		}
		read := 0
		for _, key := range keys {
			if !strings.HasSuffix(key, "/") && key[0] != '.' && !strings.Contains(key, "/.") {
				read++
			}
		}
		if len(got) != read {
			t.Fatalf("%q of %q", got, keys)
		}
	})
}

// TestReadPrefixInRuns sorts what a bucket lists through temporary files.
func TestReadPrefixInRuns(t *testing.T) {
	s := shelfOf()
	for i := range 2000 {
		s.objects[fmt.Sprintf("a/%04x!", i*7919%2000)] = strings.Repeat("x", i%10)
	}
	for _, size := range []int{1000, runSize} {
		var got []string
		err := sorted(prefix(s, "mem://b/a"), size, nil, func(e folderEntry) bool {
			if e.size != int64(len(s.objects["a/"+e.name])) {
				t.Fatalf("%s has %d bytes", e.name, e.size)
			}
			got = append(got, e.name)
			return true
		})
		if err != nil || len(got) != 2000 || !slices.IsSorted(got) {
			t.Errorf("in runs of %d: %d names, %v", size, len(got), err)
		}
	}
}

// TestObjectsThatFail reads a bucket of which much fails: each object ends in a state that
// says so, and the others are read.
func TestObjectsThatFail(t *testing.T) {
	s := shelfOf("good.txt", "sub/good.txt")
	for key, text := range map[string]string{
		"denied.txt": holdsDenied, "gone.txt": holdsGone, "cut.txt": holdsCut, "stall.txt": holdsStall, "silent.txt": holdsSilent,
		"large.txt": strings.Repeat(evilText, 100), "x.zip": zipped(t, samples...), "cut.zip": zipped(t, samples...)[:100],
	} {
		s.objects[key] = text
	}
	opts := shelves(map[string]*shelf{"b": s})
	opts.MaxTime, opts.MaxExpanded = 200*time.Millisecond, 2000
	_, inputs := readAll(t, []string{"mem://b"}, opts)
	want := map[string]struct {
		state   State
		message string
	}{
		"good.txt": {Read, ""}, "sub/good.txt": {Read, ""}, "x.zip": {Read, ""},
		"denied.txt": {Skipped, "may not be read"},
		"gone.txt":   {Skipped, "gone since it was listed"},
		"cut.txt":    {Damaged, fmt.Sprintf("failed after %d bytes", len(evilText))},
		"stall.txt":  {Limit, "sends nothing"},
		"silent.txt": {Limit, "sends nothing"},
		"large.txt":  {Limit, "larger than the limit"},
		"cut.zip":    {Damaged, ""},
	}
	seen := 0
	for _, in := range inputs {
		if in.Member != "" {
			continue
		}
		seen++
		if w := want[in.Source]; in.State != w.state || !strings.Contains(in.Message, w.message) || (in.Message == "") != (w.state == Read) {
			t.Errorf("%s: %s (%s), want %s (%s)", in.Source, in.State, in.Message, w.state, w.message)
		}
		if in.Source == "good.txt" && (in.Bytes != int64(len(evilText)) || in.SHA256 != digest([]byte(evilText)) || in.Documents != 1) {
			t.Errorf("%+v", in)
		}
	}
	if seen != len(want) {
		t.Errorf("%d inputs, want %d", seen, len(want))
	}
}

// TestListingThatFails tells what cannot be listed, and reads the rest.
func TestListingThatFails(t *testing.T) {
	broken, denied, silent := shelfOf("a.txt", "b.txt"), shelfOf("a.txt"), shelfOf("a.txt", "b.txt")
	broken.listing, denied.listing, silent.listing = errors.New("connection reset"), fs.ErrPermission, errStall
	opts := shelves(map[string]*shelf{"broken": broken, "denied": denied, "good": shelfOf("a.txt"), "silent": silent})
	opts.MaxTime = 100 * time.Millisecond
	docs, inputs := readAll(t, []string{"mem://broken", "mem://denied", "mem://good", "mem://none", "mem://silent", "mem://silent/a", "mem://good/*.txt"}, opts)
	want := []string{"mem://broken connection reset", "mem://broken/a.txt", "mem://denied denies access", "mem://denied/a.txt", "mem://good/a.txt", "mem://none no such bucket",
		"mem://silent sends nothing", "mem://silent/a.txt", "mem://silent/a sends nothing", "mem://good/*.txt patterns are for files"}
	if len(inputs) != len(want) || len(docs) != 4 {
		t.Fatalf("%d documents, %+v", len(docs), inputs)
	}
	for e := range List([]string{"mem://broken", "mem://good"}, opts) {
		if e.Unlisted() != (e.Source == "mem://broken") {
			t.Errorf("%+v", e)
		}
	}
	for i, in := range inputs {
		source, message, failed := strings.Cut(want[i], " ")
		if in.Source != source || (in.State == Skipped) != failed || !strings.Contains(in.Message, message) {
			t.Errorf("%+v, want %s", in, want[i])
		}
	}
}

// TestObjectInterrupted ends a call while an object is fetched.
func TestObjectInterrupted(t *testing.T) {
	s := &shelf{objects: map[string]string{"a.txt": holdsStall}}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	err := Each(ctx, []string{"mem://b/a.txt"}, shelves(map[string]*shelf{"b": s}), func(Document) error { return nil }, func(Input) error { return nil })
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
}

// TestContent opens what Open reads.
func TestContent(t *testing.T) {
	path := write(t, t.TempDir(), "a.txt", evilText)
	opts := shelves(map[string]*shelf{"b": shelfOf("a.txt")})
	for _, arg := range []string{path, "mem://b/a.txt"} {
		for e := range List([]string{arg}, opts) {
			r, err := e.Content(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			data, err := io.ReadAll(r)
			if err != nil || string(data) != evilText || r.Close() != nil || e.IsObject() != strings.HasPrefix(arg, "mem") {
				t.Errorf("%s: %q, %v", arg, data, err)
			}
		}
	}
	for _, arg := range []string{"-", path + "x", t.TempDir() + "/*", "mem://b/none"} {
		for e := range List([]string{arg}, opts) {
			if r, err := e.Content(t.Context()); err == nil {
				t.Errorf("%s holds %v", arg, r)
			}
		}
	}
}

// TestSecretInURL refuses a URL with a password, and does not repeat it.
func TestSecretInURL(t *testing.T) {
	opts := shelves(map[string]*shelf{"b": shelfOf("good.txt")})
	for _, arg := range []string{"mem://key:secret@b/good.txt", "mem://key:secret@b", "mem://key:se@cret@b/", "mem://secret@b/*.txt", "MEM://key:secret@b", "mem://key:se?cret@b/good.txt", "mem://key:se/cret@b"} {
		docs, inputs := readAll(t, []string{arg}, opts)
		if len(docs) != 0 || len(inputs) != 1 || inputs[0].State != Skipped || !strings.Contains(inputs[0].Message, "before the @") {
			t.Errorf("%s: %d reports, %+v", arg, len(docs), inputs)
		}
		if shown := fmt.Sprintf("%+v", inputs); strings.Contains(shown, "cret") {
			t.Errorf("%s: the secret is told: %s", arg, shown)
		}
	}
}

// TestSecretInUnreadURL does not repeat what a URL holds that leads nowhere.
func TestSecretInUnreadURL(t *testing.T) {
	for arg, path := range map[string]string{
		"s3://key:secret@b/good.txt":            "s3://b/good.txt",
		"azblob://b/2023?sig=secret":            "azblob://b/2023",
		"HTTPS://key:secret@example.org/a.html": "https://example.org/a.html",
		"https://example.org?token=secret":      "https://example.org",
		"s3://key:se?secret@b/2023":             "s3://b/2023",
		"s3://b/2023/a:b@c.txt":                 "s3://b/2023/a:b@c.txt",
		"file://key:secret@host.example/a.txt":  "file://host.example/a.txt",
	} {
		for e := range List([]string{arg}, Options{}) {
			if e.Path != path || strings.Contains(fmt.Sprintf("%+v", e), "secret") {
				t.Errorf("%s leads to %+v", arg, e)
			}
		}
	}
}
