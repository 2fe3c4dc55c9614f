package corpus

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	mathbits "math/bits"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestZipBombs unpacks a few kilobytes that hold much, alone, in layers and overlapping.
func TestZipBombs(t *testing.T) {
	bomb := zipped(t, packed{"zeros.txt", strings.Repeat("\x00", 40<<20)})
	layers := zipped(t, packed{"a.zip", bomb}, packed{"b.zip", bomb}, samples[0])
	for name, data := range map[string]string{"flat": bomb, "in layers": layers, "gz": gzipped(t, strings.Repeat("\x00", 40<<20))} {
		lines, inputs := opened(t, "x.zip", data, Options{})
		if len(lines) != 0 || inputs[0].State != Limit || !strings.Contains(inputs[0].Message, "zip bomb") {
			t.Errorf("%s: %d documents, %+v", name, len(lines), inputs)
		}
	}
}

// TestQuine unpacks a file that holds itself.
func TestQuine(t *testing.T) {
	data := quine(t)
	r, err := gzip.NewReader(strings.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if inner, err := io.ReadAll(r); err != nil || string(inner) != data {
		t.Fatalf("the quine is none: %d bytes hold %d, %v", len(data), len(inner), err)
	}
	_, inputs := opened(t, "r.gz", data, Options{})
	if states(inputs) != "limit" || !strings.Contains(inputs[0].Message, "archives deep") {
		t.Errorf("%+v", inputs)
	}
	_, inputs = opened(t, "r.zip", zipped(t, packed{"a.gz", data}, samples[0]), Options{})
	if states(inputs) != "read, limit, read" {
		t.Errorf("in a zip archive: %+v", inputs)
	}
}

// quine is a gzip file that unpacks to itself. It follows Russ Cox, "Zip Files All The
// Way Down": literal blocks that hold, and copies that repeat, the code of each other.
// Its checksum, which it holds twice, solves a system of linear equations.
func quine(t *testing.T) string {
	t.Helper()
	make := func(sum uint32) []byte {
		prefix := "\x1F\x8B\x08\x08\x00\x00\x00\x00\x00\xFFr.gz\x00"
		l0, l5, l18, l20, r18, r20 := literal(0), literal(5), literal(18), literal(20), repeat(18), repeat(20)
		code := prefix + l20 + prefix + l20 + r20 + l5 + r20 + l5 + l5 + l20 + r20 + l5 + l5 + l20 + r20 +
			l20 + r20 + l20 + r20 + l20 + r20 + l20 + r20 + l0 + l0 + l18 + r20
		const suffix = 13
		size := len(code) + len(l0+l0+l18) + 2*(len(r18)+suffix)
		end := []byte("\x01\x00\x00\xFF\xFF")
		end = binary.LittleEndian.AppendUint32(end, sum)
		end = binary.LittleEndian.AppendUint32(end, uint32(size))
		return []byte(code + l0 + l0 + l18 + r18 + string(end) + r18 + string(end))
	}
	sum := func(v uint32) uint32 { return crc32.ChecksumIEEE(make(v)) }
	return string(make(fixedPoint(t, sum)))
}

// literal is a block that is stored: the n bytes after it.
func literal(n int) string {
	return string([]byte{0, byte(n), byte(n >> 8), ^byte(n), ^byte(n >> 8)})
}

// repeat is a block that copies the last n bytes, 17 to 20 of them, in two halves. It is
// five bytes long.
func repeat(n int) string {
	var bits uint64
	at := 0
	low := func(v uint64, size int) { bits |= v << at; at += size }
	code := func(v uint64, size int) { low(mathbits.Reverse64(v)>>(64-size), size) }
	low(0b010, 3) // not the last one; fixed codes
	for _, half := range []int{10, n - 10} {
		code(uint64(254+half-256), 7) // the length
		code(8, 5)                    // the distance: 17 and
		low(uint64(n-17), 3)
	}
	code(0, 7)
	return string(binary.LittleEndian.AppendUint64(nil, bits)[:5])
}

// fixedPoint finds v with f(v) == v, for an f that is affine over the field of two.
func fixedPoint(t *testing.T, f func(uint32) uint32) uint32 {
	t.Helper()
	zero := f(0)
	var rows [32]uint64 // of (f - 1) v = f(0): bit 32 is the right side
	for i := range 32 {
		column := f(1<<i) ^ zero ^ 1<<i
		for j := range 32 {
			rows[j] |= uint64(column>>j&1) << i
		}
	}
	for j := range 32 {
		rows[j] |= uint64(zero>>j&1) << 32
	}
	return solve(t, rows)
}

// solve eliminates.
func solve(t *testing.T, rows [32]uint64) uint32 {
	t.Helper()
	var v uint32
	for i := range 32 {
		p := i
		for p < 32 && rows[p]>>i&1 == 0 {
			p++
		}
		if p == 32 {
			t.Fatal("no checksum fits")
		}
		rows[i], rows[p] = rows[p], rows[i]
		for j := range 32 {
			if j != i && rows[j]>>i&1 == 1 {
				rows[j] ^= rows[i]
			}
		}
	}
	for i := range 32 {
		v |= uint32(rows[i]>>32&1) << i
	}
	return v
}

// TestNothingIsWritten unpacks names that lead out of a folder: no file appears.
func TestNothingIsWritten(t *testing.T) {
	outer := t.TempDir()
	inner := filepath.Join(outer, "a", "b")
	if err := os.MkdirAll(inner, 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("TMPDIR", filepath.Join(inner))
	files := []packed{{"../../up.txt", "x"}, {filepath.Join(outer, "absolute.txt"), "x"}, samples[0]}
	for kind, data := range map[string]string{"zip": zipped(t, files...), "tar": tarred(t, files...), "rar": rarred(files...)} {
		path := write(t, inner, "x."+kind, data)
		if _, inputs := readAll(t, []string{path}, Options{}); states(inputs) != "read, skipped, skipped, read" {
			t.Errorf("%s: %+v", kind, inputs)
		}
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
	err := filepath.WalkDir(outer, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			t.Errorf("%s was written", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestLinksInArchives meets links and devices: none is followed.
func TestLinksInArchives(t *testing.T) {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, h := range []tar.Header{
		{Name: "link", Linkname: "/etc/passwd", Typeflag: tar.TypeSymlink},
		{Name: "hard", Linkname: "../../x", Typeflag: tar.TypeLink},
		{Name: "pipe", Typeflag: tar.TypeFifo},
		{Name: "disk", Typeflag: tar.TypeBlock},
		{Name: "folder/", Typeflag: tar.TypeDir},
	} {
		if err := w.WriteHeader(&h); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if _, inputs := opened(t, "x.tar", b.String(), Options{}); states(inputs) != "read, skipped, skipped, skipped, skipped" || !strings.Contains(inputs[1].Message, "/etc/passwd") {
		t.Errorf("tar: %+v", inputs)
	}
	b.Reset()
	z := zip.NewWriter(&b)
	h := &zip.FileHeader{Name: "link.txt"}
	h.SetMode(fs.ModeSymlink | 0o777)
	e, err := z.CreateHeader(h)
	if err == nil {
		_, err = io.WriteString(e, "/etc/passwd")
	}
	if err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	if _, inputs := opened(t, "x.zip", b.String(), Options{}); states(inputs) != "read, skipped" {
		t.Errorf("zip: %+v", inputs)
	}
}

// TestAmbiguousZips changes sound archives so that programs read them differently.
func TestAmbiguousZips(t *testing.T) {
	a, b := packed{"a.txt", strings.Repeat("镇残联走访。", 9)}, packed{"b.txt", strings.Repeat("县残联义诊。", 9)}
	sound := stored(t, a, b)
	directory := strings.Index(sound, directorySignature)
	second := strings.LastIndex(sound[:directory], localSignature)
	patch := func(at int, with string) string { return sound[:at] + with + sound[at+len(with):] }
	tests := []struct{ name, data, want, message string }{
		{"sound", sound, "read, read, read", ""},
		{"another local name", patch(30, "c.txt"), "ambiguous, ambiguous, read", "another name"},
		{"another local method", patch(8, "\x08"), "ambiguous, ambiguous, read", "how it is packed"},
		{"another local size", patch(22, "\x01"), "ambiguous, ambiguous, read", "size or checksum"},
		{"one name twice", stored(t, a, b, packed{"a.txt", "x"}), "ambiguous, ambiguous, read, ambiguous", "has this name"},
		{"two entries of one content", patch(directory+46+len("a.txt")+42, "\x00\x00\x00\x00"), "ambiguous", "does not name"},
		{"an entry that the directory does not name", hiddenEntry(sound, directory, second), "ambiguous", "does not name"},
		{"two directories", sound[:len(sound)-2] + "\x16\x00" + sound[len(sound)-22:], "ambiguous", "more than one directory"},
		{"entries that overlap", patch(directory+20, "\xFF"), "ambiguous, ambiguous, ambiguous", "overlaps with another"},
		{"an entry in the directory", patch(directory+46+len("a.txt")+20, "\xFF"), "ambiguous, read, ambiguous", "overlaps with the directory"},
	}
	for _, tt := range tests {
		_, inputs := opened(t, "x.zip", tt.data, Options{})
		messages := fmt.Sprint(inputs)
		if got := states(inputs); got != tt.want || !strings.Contains(messages, tt.message) {
			t.Errorf("%s: %s, want %s (%s): %s", tt.name, got, tt.want, tt.message, messages)
		}
	}
}

// hiddenEntry takes the second entry out of the directory of an archive of two.
func hiddenEntry(sound string, directory, second int) string {
	end := strings.LastIndex(sound, endSignature)
	one := (end - directory) / 2
	tail := []byte(sound[end:])
	tail[8], tail[10], tail[12] = 1, 1, byte(one)
	return sound[:directory] + sound[directory:directory+one] + string(tail)
}

// TestManyEntries has more entries than an archive may hold.
func TestManyEntries(t *testing.T) {
	var files []packed
	for i := range 5000 {
		files = append(files, packed{fmt.Sprintf("%d.txt", i), ""})
	}
	folders := make([]packed, 5000)
	for i := range folders {
		folders[i].name = fmt.Sprintf("%d/", i)
	}
	const most = 1000
	for name, data := range map[string]string{
		"zip": stored(t, files...), "tar.gz": gzipped(t, tarred(t, files...)), "rar": rarred(files...), "folders.tar.gz": gzipped(t, tarred(t, folders...)),
	} {
		_, inputs := opened(t, "x."+name, data, Options{MaxMembers: most})
		if len(inputs) > 1+most || inputs[0].State != Limit || !strings.Contains(inputs[0].Message, "more than 1000 entries") {
			t.Errorf("%s: %d inputs, %+v", name, len(inputs), inputs[0])
		}
	}
}

// TestTruncatedArchives cuts archives of every format in many places: no cut reads as
// whole (but for the second of the empty blocks that end a tar file), and what was read is what stands in the archive.
func TestTruncatedArchives(t *testing.T) {
	for kind, data := range everyArchive(t) {
		step := max(1, len(data)/40)
		for n := 1; n < len(data); n += step {
			lines, inputs := opened(t, "x."+kind, data[:n], Options{})
			for _, line := range lines {
				if line != "a.txt: "+samples[0].text && line != "目录/b.txt: "+samples[1].text {
					t.Errorf("%s of %d bytes: %q", kind, n, line)
				}
			}
			if inputs[0].State == Read && !(kind == "tar" && n >= len(data)-512) {
				t.Errorf("%s: %d of %d bytes read as whole", kind, n, len(data))
			}
		}
	}
}

// TestChangingFile writes to a file while its reports are read.
func TestChangingFile(t *testing.T) {
	path := write(t, t.TempDir(), "a.txt", manyReports(t, 3<<20))
	for name, change := range map[string]func() error{
		"grows":   func() error { return appendTo(path, "更多。") },
		"shrinks": func() error { return os.Truncate(path, 2<<20) },
	} {
		first := true
		var last Input
		err := Each(t.Context(), []string{path}, Options{}, func(Document) error {
			if !first {
				return nil
			}
			first = false
			return change()
		}, func(in Input) error { last = in; return nil })
		if err != nil || last.State != Damaged || !strings.Contains(last.Message, "changed while it was read") {
			t.Errorf("a file that %s: %+v, %v", name, last, err)
		}
	}
}

func appendTo(path, text string) error {
	f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Close())
}
