package corpus

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
	"github.com/ulikunitz/xz"
)

// packed is a file to be put into an archive.
type packed struct{ name, text string }

// samples are what the archives of the tests hold.
var samples = []packed{
	{"a.txt", "镇残联走访48户残疾人家庭。\n"},
	{"目录/b.txt", "县残联举办培训班2期。\n"},
}

func zipped(tb testing.TB, files ...packed) string {
	tb.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		e, err := w.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Deflate, NonUTF8: true})
		if err == nil {
			_, err = io.WriteString(e, f.text)
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

// stored is a zip archive of entries that are not compressed, and whose headers say their
// sizes: easy to be changed.
func stored(tb testing.TB, files ...packed) string {
	tb.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		h := &zip.FileHeader{Name: f.name, Method: zip.Store, CRC32: crc32.ChecksumIEEE([]byte(f.text)),
			CompressedSize64: uint64(len(f.text)), UncompressedSize64: uint64(len(f.text))}
		e, err := w.CreateRaw(h)
		if err == nil {
			_, err = io.WriteString(e, f.text)
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

func tarred(tb testing.TB, files ...packed) string {
	tb.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, f := range files {
		err := w.WriteHeader(&tar.Header{Name: f.name, Size: int64(len(f.text)), Mode: 0o644})
		if err == nil {
			_, err = io.WriteString(w, f.text)
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

// compressed writes data through what open returns.
func compressed[W io.WriteCloser](tb testing.TB, data string, open func(io.Writer) (W, error)) string {
	tb.Helper()
	var b bytes.Buffer
	w, err := open(&b)
	if err == nil {
		_, err = io.WriteString(w, data)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

func gzipped(tb testing.TB, data string) string {
	return compressed(tb, data, func(w io.Writer) (*gzip.Writer, error) { return gzip.NewWriter(w), nil })
}

func xzipped(tb testing.TB, data string) string { return compressed(tb, data, xz.NewWriter) }

func zstded(tb testing.TB, data string) string {
	return compressed(tb, data, func(w io.Writer) (*zstd.Encoder, error) { return zstd.NewWriter(w) })
}

// rarred is a rar archive (version 5) of entries that are not compressed.
func rarred(files ...packed) string {
	out := []byte(rarMagic + "\x01\x00")
	block := func(fields []byte, data string) {
		head := binary.AppendUvarint(nil, uint64(len(fields)))
		head = append(head, fields...)
		out = binary.LittleEndian.AppendUint32(out, crc32.ChecksumIEEE(head))
		out = append(append(out, head...), data...)
	}
	block([]byte{1, 0, 0}, "")
	for _, f := range files {
		const hasData, hasSum = 2, 4
		fields := []byte{2, hasData}
		fields = binary.AppendUvarint(fields, uint64(len(f.text)))
		fields = append(fields, hasSum)
		fields = binary.AppendUvarint(fields, uint64(len(f.text)))
		fields = binary.AppendUvarint(fields, 0o100644)
		fields = binary.LittleEndian.AppendUint32(fields, crc32.ChecksumIEEE([]byte(f.text)))
		fields = append(fields, 0, 1) // stored, unix
		fields = binary.AppendUvarint(fields, uint64(len(f.name)))
		block(append(fields, f.name...), f.text)
	}
	block([]byte{5, 0, 0}, "")
	return string(out)
}

// madeArchive is a file of corpus/testdata/archives.
func madeArchive(tb testing.TB, name string) string {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join("testdata/archives", name))
	if err != nil {
		tb.Fatal(err)
	}
	return string(data)
}

// everyArchive is the samples in every format.
func everyArchive(tb testing.TB) map[string]string {
	t := tarred(tb, samples...)
	return map[string]string{
		"zip":     zipped(tb, samples...),
		"tar":     t,
		"tar.gz":  gzipped(tb, t),
		"tgz":     gzipped(tb, t),
		"tar.xz":  xzipped(tb, t),
		"tar.zst": zstded(tb, t),
		"tar.bz2": madeArchive(tb, "reports.tar.bz2"),
		"7z":      madeArchive(tb, "reports.7z"),
		"ppmd.7z": madeArchive(tb, "ppmd.7z"),
		"rar":     rarred(samples...),
	}
}

// opened reads one file and returns a line for each document and each input.
func opened(t *testing.T, name, data string, opts Options) (lines []string, inputs []Input) {
	t.Helper()
	docs, inputs := readAll(t, []string{write(t, t.TempDir(), name, data)}, opts)
	for _, d := range docs {
		lines = append(lines, d.Member+": "+d.Text)
	}
	return lines, inputs
}

// TestArchives reads the samples from every format, under a name that says nothing: the
// content decides.
func TestArchives(t *testing.T) {
	const want = "a.txt: 镇残联走访48户残疾人家庭。\n目录/b.txt: 县残联举办培训班2期。\n"
	for kind, data := range everyArchive(t) {
		for _, name := range []string{"x." + kind, "报告.txt"} {
			lines, inputs := opened(t, name, data, Options{})
			if got := strings.Join(lines, ""); got != want || states(inputs) != "read, read, read" {
				t.Errorf("%s as %s: %s %+v", kind, name, got, inputs)
			}
			if in := inputs[0]; in.Bytes != int64(len(data)) || in.SHA256 != digest([]byte(data)) || in.Documents != 0 || in.MediaType == "text/plain" {
				t.Errorf("%s: the archive itself: %+v", kind, in)
			}
			if in := inputs[2]; in.Member != "目录/b.txt" || in.SHA256 != digest([]byte(samples[1].text)) || in.Documents != 1 || in.MediaType != "text/plain" {
				t.Errorf("%s: its second entry: %+v", kind, in)
			}
		}
	}
}

// TestCompressedFiles reads one report that is packed as a whole.
func TestCompressedFiles(t *testing.T) {
	text := samples[0].text
	for kind, data := range map[string]string{"gz": gzipped(t, text), "xz": xzipped(t, text), "zst": zstded(t, text), "bz2": madeArchive(t, "a.txt.bz2")} {
		lines, inputs := opened(t, "a.txt."+kind, data, Options{})
		if len(lines) != 1 || lines[0] != ": "+text || states(inputs) != "read" || inputs[0].Bytes != int64(len(data)) || inputs[0].SHA256 != digest([]byte(data)) {
			t.Errorf("%s: %q %+v", kind, lines, inputs)
		}
	}
}

// TestNestedArchives packs archives into each other.
func TestNestedArchives(t *testing.T) {
	inner := packed{"in/inner.tar.gz", gzipped(t, tarred(t, packed{"deep.zip", zipped(t, samples[0])}))}
	data := zipped(t, inner, samples[1])
	lines, inputs := opened(t, "x.zip", data, Options{})
	if len(lines) != 2 || lines[0] != "in/inner.tar.gz!/deep.zip!/a.txt: "+samples[0].text || states(inputs) != "read, read, read, read, read" {
		t.Errorf("%q %+v", lines, inputs)
	}
	lines, inputs = opened(t, "x.zip", data, Options{MaxDepth: 2})
	if len(lines) != 1 || states(inputs) != "read, read, read, limit, read" {
		t.Errorf("to depth 2: %q %s", lines, states(inputs))
	}
}

// TestPasswords reads encrypted 7z archives. Without the password their entries are
// reported by name, if the names are readable.
func TestPasswords(t *testing.T) {
	const named = "read, encrypted, encrypted"
	for name, want := range map[string]string{"locked.7z": named, "hidden.7z": "encrypted", "locked.zip": named, "locked-aes.zip": named} {
		data := madeArchive(t, name)
		for _, passwords := range [][]string{nil, {"wrong"}} {
			if _, inputs := opened(t, name, data, Options{Passwords: passwords}); states(inputs) != want {
				t.Errorf("%s with %q: %s, want %s", name, passwords, states(inputs), want)
			}
		}
		if lines, inputs := opened(t, name, data, Options{Passwords: []string{"wrong", "secret"}}); len(lines) != 2 || states(inputs) != "read, read, read" {
			t.Errorf("%s with its password: %q %+v", name, lines, inputs)
		}
	}
	data := []byte(stored(t, samples...))
	data[6] |= 1
	data[bytes.Index(data, []byte(directorySignature))+8] |= 1
	if _, inputs := opened(t, "x.zip", string(data), Options{}); states(inputs) != "read, encrypted, read" || inputs[1].Member != "a.txt" {
		t.Errorf("an encrypted entry of a zip archive: %+v", inputs)
	}
}

// TestSealOfEncryptedZip changes the last bytes of an entry that is encrypted, of its
// content and of its seal: it never reads as if nothing had happened.
func TestSealOfEncryptedZip(t *testing.T) {
	data := madeArchive(t, "packed-aes.zip")
	opts := Options{Passwords: []string{"secret"}}
	if lines, inputs := opened(t, "x.zip", data, opts); len(lines) != 1 || inputs[1].Bytes != 30*int64(len(samples[0].text)) {
		t.Errorf("%q %+v", lines, inputs)
	}
	end := strings.Index(data, directorySignature)
	for at := end - 20; at < end; at++ {
		changed := []byte(data)
		changed[at] ^= 1
		if lines, inputs := opened(t, "x.zip", string(changed), opts); len(lines) > 0 || inputs[1].State == Read {
			t.Errorf("byte %d: %q %+v", at, lines, inputs)
		}
	}
}

// TestItemNames reads names of entries in GB18030 and with backslashes.
func TestItemNames(t *testing.T) {
	gb, _ := charsetNamed("GB18030")
	for raw, want := range map[string]string{
		"目录/报告.txt": "目录/报告.txt", string(encode(t, gb, "目录/报告.txt")): "目录/报告.txt", `目录\报告.txt`: "目录/报告.txt",
		"./a.txt": "a.txt", "": "(without a name)", "a\x00b": "a\uFFFDb", "\xFF": "\uFFFD",
	} {
		if got := itemName(raw); got != want {
			t.Errorf("%q is %q, want %q", raw, got, want)
		}
	}
	data := zipped(t, packed{string(encode(t, gb, samples[1].name)), samples[1].text})
	if lines, inputs := opened(t, "x.zip", data, Options{}); len(lines) != 1 || inputs[1].Member != samples[1].name {
		t.Errorf("%q %+v", lines, inputs)
	}
}

// TestEntriesAddUp packs entries that end in every state: there is one input for each.
func TestEntriesAddUp(t *testing.T) {
	files := []packed{
		samples[0], {"empty.txt", ""}, {"picture.txt", "\x89PNG\r\n\x1A\n"}, {"x.zip", "PK\x05\x06"}, {".hidden", "x"},
		{"blank.txt", " \n"}, {"../up.txt", "x"}, {"/etc/passwd", "x"}, {`C:\a.txt`, "x"}, {"a/../../b.txt", "x"}, {"__MACOSX/a.txt", "x"},
	}
	want := map[State]int{Read: 1, NoText: 2, Unsupported: 1, Damaged: 1, Skipped: 6}
	for kind, data := range map[string]string{"zip": zipped(t, files...), "tar": tarred(t, files...), "rar": rarred(files...)} {
		_, inputs := opened(t, "x."+kind, data, Options{})
		got := make(map[State]int)
		for _, in := range inputs[1:] {
			got[in.State]++
			if in.State != Read && in.Message == "" {
				t.Errorf("%s: %s is %s without a message", kind, in.Member, in.State)
			}
		}
		if len(inputs) != 1+len(files) || fmt.Sprint(got) != fmt.Sprint(want) || inputs[0].State != Read {
			t.Errorf("%s: %d inputs, %v, want %d and %v", kind, len(inputs), got, 1+len(files), want)
		}
	}
}
