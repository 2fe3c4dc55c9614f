package ole

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"

	"heshu/corpus/layout"
	"heshu/corpus/layout/layouttest"
)

func open(data []byte) (*File, error) { return Open(bytes.NewReader(data), int64(len(data))) }

func TestOpen(t *testing.T) {
	data := layouttest.Document(t, "tables/table.doc")
	f, err := open(data)
	if err != nil || !Is(data) || !f.Has("worddocument") || f.Has("Workbook") {
		t.Fatalf("%v, %v", f, err)
	}
	s, err := f.Stream("WordDocument")
	if err != nil || len(s) < 512 || binary.LittleEndian.Uint16(s) != 0xA5EC {
		t.Errorf("%d bytes, %v", len(s), err)
	}
	if _, err := f.Stream("none"); err == nil {
		t.Error("a stream that does not exist is read")
	}
}

// TestLoop links every sector of the file to the first one.
func TestLoop(t *testing.T) {
	data := layouttest.Document(t, "tables/table.doc")
	fat := 512 * (1 + int(binary.LittleEndian.Uint32(data[76:])))
	for at := fat; at < fat+512; at += 4 {
		binary.LittleEndian.PutUint32(data[at:], 0)
	}
	if f, err := open(data); err == nil {
		for name := range f.streams {
			if s, err := f.Stream(name); len(s) > len(data) {
				t.Errorf("the stream %s has %d bytes (%v) in a file of %d", name, len(s), err, len(data))
			}
		}
	} else if kind := layouttest.Fault(t, err); kind != layout.Damaged {
		t.Errorf("got %v", err)
	}
}

func TestEncrypted(t *testing.T) {
	data := layouttest.Document(t, "tables/table.doc")
	name := func(s string) []byte { return []byte(strings.Join(strings.Split(s, ""), "\x00") + "\x00") }
	renamed := append(name("EncryptedPackage"), 0, 0)
	at := bytes.Index(data, name("WordDocument"))
	copy(data[at:], renamed)
	data[at+64] = byte(len(renamed)) // the length of the name
	_, err := open(data)
	if kind := layouttest.Fault(t, err); kind != layout.Encrypted {
		t.Errorf("got %v", err)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(layouttest.Document(f, "tables/table.doc"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := open(data)
		if err != nil {
			layouttest.Fault(t, err)
			return
		}
		for name := range file.streams {
			if s, err := file.Stream(name); err == nil && len(s) > len(data) {
				t.Fatalf("the stream %q has %d bytes in a file of %d", name, len(s), len(data))
			}
		}
	})
}
