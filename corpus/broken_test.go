package corpus

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"

	"heshu/corpus/layout/layouttest"
)

// kinds are files of every kind that is read as something else than text.
func kinds(t *testing.T) map[string]string {
	t.Helper()
	type row struct {
		Text string `parquet:"text"`
	}
	var table bytes.Buffer
	if err := parquet.Write(&table, []row{{evilText}, {samples[1].text}}); err != nil {
		t.Fatal(err)
	}
	all := map[string]string{
		"a.jsonl": `{"text":"` + evilText + `"}` + "\n" + `{"text":"走访22户。"}` + "\n", "a.json": `[{"text":"` + evilText + `"},{"text":"走访22户。"}]`,
		"a.csv": "物资,数量(辆),备注\n轮椅,120,\"已,发放\"\n拐杖,60,\n", "a.parquet": table.String(),
		"a.html": "<html><body><p>" + strings.Repeat(evilText, 20) + "</p><p>共6人。</p></body></html>",
	}
	for _, name := range []string{"tables/figures.xlsx", "tables/figures.xls", "tables/table.docx", "doc/a01.doc", "odt/a01.odt", "rtf/a01.rtf", "pdf/a01.pdf", "mht/a01.mht"} {
		all[filepath.Base(name)] = string(layouttest.Document(t, name))
	}
	for kind, data := range everyArchive(t) {
		all["x."+kind] = data
	}
	return all
}

// mayLoseItsEnd are kinds whose files say nothing of where they end: a cut one can be a
// whole one.
func mayLoseItsEnd(name string) bool {
	return strings.HasSuffix(name, ".html") || strings.HasSuffix(name, ".mht") || strings.HasSuffix(name, ".csv") || strings.HasSuffix(name, ".jsonl") || strings.HasSuffix(name, ".rtf") || strings.HasSuffix(name, ".tar")
}

// TestTruncatedFiles cuts a file of every kind: each ends in a state that says what is
// wrong with it, and where a cut can be seen it is.
func TestTruncatedFiles(t *testing.T) {
	for name, data := range kinds(t) {
		t.Run(name, func(t *testing.T) {
			for _, cut := range []int{len(data) / 10, len(data) / 2, len(data) * 9 / 10} {
				_, inputs := opened(t, name, data[:cut], Options{})
				in := inputs[0]
				if in.State != Read && in.Message == "" || in.State == Read && in.Documents == 0 && len(inputs) == 1 {
					t.Errorf("cut at %d: %+v", cut, in)
				}
				whole := true
				for _, in := range inputs {
					whole = whole && in.State == Read
				}
				if whole && !mayLoseItsEnd(name) {
					t.Errorf("cut at %d: read as whole: %+v", cut, inputs)
				}
			}
		})
	}
}

// TestCutRows loses the last row of a file of rows alone.
func TestCutRows(t *testing.T) {
	data := `{"text":"` + evilText + `"}` + "\n" + `{"text":"走访22`
	lines, inputs := opened(t, "a.jsonl", data, Options{})
	if len(lines) != 1 || states(inputs) != "read, read, damaged" && states(inputs) != "damaged, read, damaged" && states(inputs) != "damaged, read" {
		t.Errorf("%q %+v", lines, inputs)
	}
}

// TestMillionEntries has a zip archive of 10⁶ entries: as many as allowed are told of, and
// the archive ends in a limit.
func TestMillionEntries(t *testing.T) {
	const entries, most = 1_000_000, 500
	data := emptyEntries(entries)
	_, inputs := opened(t, "x.zip", data, Options{MaxMembers: most})
	if len(inputs) != 1+most || inputs[0].State != Limit || !strings.Contains(inputs[0].Message, fmt.Sprintf("more than %d entries", most)) {
		t.Errorf("%d inputs, %+v", len(inputs), inputs[0])
	}
}

// emptyEntries is a zip archive of n files that hold nothing, with the record of large
// archives, since n does not fit into the one of small ones.
func emptyEntries(n int) string {
	local, directory := make([]byte, 0, n*37), make([]byte, 0, n*53)
	for i := range n {
		name := fmt.Sprintf("%07d", i)
		at := uint32(len(local))
		common := []byte{20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, byte(len(name)), 0, 0, 0}
		local = append(append(append(local, localSignature...), common...), name...)
		directory = append(append(append(directory, directorySignature...), 20, 3), common...)
		directory = append(directory, make([]byte, 10)...)
		directory = binary.LittleEndian.AppendUint32(directory, at)
		directory = append(directory, name...)
	}
	le := binary.LittleEndian
	end := le.AppendUint64([]byte(end64Signature), end64Size-12)
	end = append(end, 45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0)
	for _, v := range []int{n, n, len(directory), len(local)} {
		end = le.AppendUint64(end, uint64(v))
	}
	end = append(append(end, locator64Signature...), 0, 0, 0, 0)
	end = le.AppendUint64(end, uint64(len(local)+len(directory)))
	end = append(end, 1, 0, 0, 0)
	end = append(append(end, endSignature...), bytes.Repeat([]byte{0xFF}, 16)...)
	copy(end[len(end)-16:], []byte{0, 0, 0, 0})
	return string(local) + string(directory) + string(append(end, 0, 0))
}

// rar4 is a rar archive of version 4 of entries that are not packed; encrypted ones hold
// bytes that no password has made.
func rar4(encrypted bool, files ...packed) string {
	out := []byte("Rar!\x1A\x07\x00")
	block := func(kind byte, flags uint16, fields []byte, data string) {
		head := []byte{kind}
		head = binary.LittleEndian.AppendUint16(head, flags)
		head = binary.LittleEndian.AppendUint16(head, uint16(7+len(fields)))
		head = append(head, fields...)
		out = binary.LittleEndian.AppendUint16(out, uint16(crc32.ChecksumIEEE(head)))
		out = append(append(out, head...), data...)
	}
	block(0x73, 0, make([]byte, 6), "")
	for _, f := range files {
		const long, locked, salted = 0x8000, 4, 0x400
		flags, data, salt := uint16(long), f.text, ""
		if encrypted {
			data, salt, flags = f.text+strings.Repeat("\x00", 16-len(f.text)%16), "saltsalt", flags|locked|salted
		}
		var fields []byte
		fields = binary.LittleEndian.AppendUint32(fields, uint32(len(data)))
		fields = binary.LittleEndian.AppendUint32(fields, uint32(len(f.text)))
		fields = append(fields, 3) // unix
		fields = binary.LittleEndian.AppendUint32(fields, crc32.ChecksumIEEE([]byte(f.text)))
		fields = append(fields, 0, 0, 0x21, 0x50, 29, 0x30) // a date; version 2.9; not packed
		fields = binary.LittleEndian.AppendUint16(fields, uint16(len(f.name)))
		fields = binary.LittleEndian.AppendUint32(fields, 0o100644)
		block(0x74, flags, append(append(fields, f.name...), salt...), data)
	}
	block(0x7B, 0x4000, nil, "")
	return string(out)
}

// TestOldRar reads rar archives of version 4, and tells of encrypted entries by name.
func TestOldRar(t *testing.T) {
	lines, inputs := opened(t, "x.rar", rar4(false, samples...), Options{})
	if len(lines) != 2 || states(inputs) != "read, read, read" || inputs[1].Member != "a.txt" {
		t.Errorf("%q %+v", lines, inputs)
	}
	for _, passwords := range [][]string{nil, {"wrong"}} {
		lines, inputs := opened(t, "x.rar", rar4(true, samples[0]), Options{Passwords: passwords})
		if len(lines) != 0 || len(inputs) != 2 || inputs[1].Member != "a.txt" || inputs[1].State == Read || inputs[1].Message == "" {
			t.Errorf("with %q: %q %+v", passwords, lines, inputs)
		}
	}
	_, inputs = opened(t, "x.rar", rar4(true, samples[0]), Options{})
	if inputs[1].State != Encrypted {
		t.Errorf("%+v", inputs)
	}
}

// TestEncryptedRar has a rar archive of version 5 whose list of entries is encrypted.
func TestEncryptedRar(t *testing.T) {
	out := []byte(rarMagic + "\x01\x00")
	fields := append([]byte{4, 0, 0, 0, 15}, "saltsaltsaltsalt"...) // encryption: AES-256, 2^15 rounds
	head := append(binary.AppendUvarint(nil, uint64(len(fields))), fields...)
	out = append(binary.LittleEndian.AppendUint32(out, crc32.ChecksumIEEE(head)), head...)
	out = append(out, make([]byte, 160)...)
	_, inputs := opened(t, "x.rar", string(out), Options{})
	if states(inputs) != "encrypted" {
		t.Errorf("%+v", inputs)
	}
	if _, inputs := opened(t, "x.rar", string(out), Options{Passwords: []string{"wrong"}}); inputs[0].State == Read || inputs[0].Message == "" {
		t.Errorf("%+v", inputs)
	}
}

// TestFormatsSurviveHostileNeighbours reads a folder in which every file of every kind lies
// beside one that hangs, floods, swells or panics: the good ones are read as when alone.
func TestFormatsSurviveHostileNeighbours(t *testing.T) {
	dir := t.TempDir()
	want := 0
	for name, data := range kinds(t) {
		write(t, dir, "b-"+name, data)
		want++
	}
	for _, what := range []string{"hangs", "floods", "swells", "panics", "allocates"} {
		write(t, dir, "a-"+what+".txt", "EVIL "+what)
		write(t, dir, "c-"+what+".zip", zipped(t, packed{"in.txt", "EVIL " + what}, samples[0]))
	}
	r := NewReader(Options{MaxMembers: 50, MaxExpanded: 2 << 20})
	r.known = append(r.known, evil{})
	read, kept := 0, 0
	for e := range List([]string{dir}, Options{}) {
		r.opts.MaxTime = time.Minute
		if strings.Contains(e.Source, "hangs") || strings.Contains(e.Source, "floods") {
			r.opts.MaxTime = 300 * time.Millisecond
		}
		inputs, err := r.Open(t.Context(), e, func(Document) error { return nil })
		if err != nil {
			t.Fatal(err)
		}
		switch in := inputs[0]; {
		case e.Source[0] == 'b' && in.State == Read:
			read++
		case e.Source[0] == 'b':
			t.Errorf("%+v", in)
		case e.Source[0] == 'c' && len(inputs) == 3 && inputs[2].State == Read:
			kept++ // the report behind the hostile entry of an archive
		case e.Source[0] == 'a' && in.State == Read:
			t.Errorf("%+v", in)
		}
	}
	if read != want || kept < 2 {
		t.Errorf("%d of %d files were read, and %d reports behind hostile entries", read, want, kept)
	}
}

// TestChangingFiles changes files of several kinds between the reports of them.
func TestChangingFiles(t *testing.T) {
	for name, data := range map[string]string{"a.zip": zipped(t, samples...), "a.jsonl": kinds(t)["a.jsonl"], "a.tar": tarred(t, samples...)} {
		path := write(t, t.TempDir(), name, data)
		var last Input
		first := true
		err := Each(t.Context(), []string{path}, Options{}, func(Document) error {
			if !first {
				return nil
			}
			first = false
			return os.WriteFile(path, []byte(strings.Repeat(" ", len(data)-1)), 0o644)
		}, func(in Input) error {
			if in.Member == "" {
				last = in
			}
			return nil
		})
		if err != nil || last.State != Damaged || last.Message == "" {
			t.Errorf("%s: %+v, %v", name, last, err)
		}
	}
}
