package corpus

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// fuzzLimits are small, so that whatever fuzzing finds must end soon and within them.
var fuzzLimits = Options{MaxFile: 1 << 20, MaxExpanded: 1 << 20, MaxMembers: 50, MaxDepth: 2, MaxTime: 30 * time.Second, Passwords: []string{"secret"}}

// everyState is how an input may end.
var everyState = []State{Read, NoText, Unsupported, Encrypted, Damaged, Ambiguous, Limit, Skipped}

// fuzzFormat reads any bytes as a file of format f: it ends in time and within its
// limits, what it holds has a name and a state of its own, and texts are valid.
func fuzzFormat(f *testing.F, format Format, seeds ...string) {
	for _, seed := range seeds {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r := NewReader(fuzzLimits)
		o := &reading{reader: r, ctx: t.Context(), entry: Entry{Source: "x"}, yield: func(d Document) error {
			if !utf8.ValidString(d.Text) || d.Text == "" {
				t.Fatalf("%s gives the text %q", d.Member, d.Text)
			}
			return nil
		}}
		s := Content{Name: "x", Data: data}.stream()
		o.size = s.Size
		in := o.begin("")
		if err := o.format(in, format, s, 0); err != nil {
			in.fail(err)
		}
		checkInputs(t, o.result())
	})
}

func checkInputs(t *testing.T, inputs []Input) {
	t.Helper()
	if len(inputs) > 1+fuzzLimits.MaxMembers {
		t.Fatalf("%d inputs", len(inputs))
	}
	for i, in := range inputs {
		switch {
		case !slices.Contains(everyState, in.State) || in.State != Read && in.Message == "":
			t.Fatalf("input %d: %+v", i, in)
		case (i == 0) != (in.Member == "") || !utf8.ValidString(in.Member):
			t.Fatalf("input %d is called %q", i, in.Member)
		case strings.Contains(in.Message, "takes more than") && strings.Contains(in.Message, "--max-seconds"):
			t.Fatalf("input %d takes long: %s", i, in.Message)
		case strings.Contains(in.Message, "its reader failed on it"):
			t.Fatalf("input %d: %s", i, in.Message)
		}
	}
}

func FuzzZip(f *testing.F) {
	fuzzFormat(f, zipFile{}, zipped(f, samples...), stored(f, samples...), zipped(f, packed{"a.zip", zipped(f, samples...)}),
		madeArchive(f, "locked.zip"), madeArchive(f, "packed-aes.zip"))
}

func FuzzTar(f *testing.F) { fuzzFormat(f, tarFile{}, tarred(f, samples...)) }

func FuzzSevenZip(f *testing.F) {
	fuzzFormat(f, sevenZip{}, madeArchive(f, "reports.7z"), madeArchive(f, "ppmd.7z"), madeArchive(f, "locked.7z"), madeArchive(f, "hidden.7z"))
}

func FuzzRar(f *testing.F) { fuzzFormat(f, rarFile{}, rarred(samples...)) }

// FuzzCompressed reads files of the formats that pack one file.
func FuzzCompressed(f *testing.F) {
	text := samples[0].text
	fuzzFormat(f, anyCompression{}, gzipped(f, text), xzipped(f, text), zstded(f, text), madeArchive(f, "a.txt.bz2"))
}

// anyCompression is the compression that a file begins like, or else the first.
type anyCompression struct{ compression }

func (anyCompression) of(s Stream) compression {
	head, _ := readAt(s.File, 0, min(s.Size, sniffed), nil)
	for _, c := range compressions() {
		if c.Sniff(head) {
			return c
		}
	}
	return compressions()[0]
}

func (a anyCompression) Read(ctx context.Context, c Content, l Limits, emit func(Member) error) error {
	return a.Stream(ctx, c.stream(), l, emit)
}

func (a anyCompression) Stream(ctx context.Context, s Stream, l Limits, emit func(Member) error) error {
	return a.of(s).Stream(ctx, s, l, emit)
}

// FuzzSevenZipHeader walks through any bytes as the header of a 7z file.
func FuzzSevenZipHeader(f *testing.F) {
	data := madeArchive(f, "reports.7z")
	f.Add([]byte(data[32:]))
	f.Fuzz(func(t *testing.T, data []byte) {
		h := &sevenHeader{rest: data}
		h.walk()
		var fault *Failure
		if h.err != nil && !errors.As(h.err, &fault) {
			t.Fatal(h.err)
		}
		if len(h.sizes) > len(data) || len(h.folders) > len(data) {
			t.Fatalf("%d bytes tell of %d sizes and %d folders", len(data), len(h.sizes), len(h.folders))
		}
	})
}
