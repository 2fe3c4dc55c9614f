package corpus

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"strings"

	"golang.org/x/text/encoding"
)

// textFile is a file that was recognised as text.
type textFile struct {
	blocks
	found *findings // complete once blocks were read to their end
}

// findings is what a first reading of a text file tells.
type findings struct {
	encoding string
	guessed  bool   // the bytes leave room for another encoding
	sha256   string // of all bytes
	bad      int    // bytes or characters that became U+FFFD
	filled   bool   // there is more than white space
	contrary int64  // where bytes read as UTF-8 in a file of another encoding; -1: nowhere
}

// openText finds the encoding of a file, unless it is named, to read its text in blocks
// of about step bytes. A small file is read at once. The error is a *Failure.
func openText(file io.ReaderAt, size int64, named string, step int) (*textFile, error) {
	data, cut, err := firstOf(file, size)
	if err != nil {
		return nil, err
	}
	cs, guessed, err := chooseCharset(data, cut, named)
	if err != nil {
		return nil, err
	}
	b := &fileBlocks{file: file, size: size, step: int64(step), cs: cs, sum: sha256.New()}
	b.found = findings{encoding: cs.name, guessed: guessed, contrary: -1}
	b.rewind()
	if cut {
		return &textFile{b, &b.found}, nil
	}
	return &textFile{&oneBlock{text: b.decode(data)}, &b.found}, nil
}

// message says what a reader of the text should know: "" if nothing was lost.
func (f *findings) message() string {
	lost := Decoded{Encoding: f.encoding, Guessed: f.guessed, Bad: f.bad}.message()
	if f.contrary < 0 {
		return lost
	}
	return joinMessages(lost, fmt.Sprintf(
		"it reads as %s where it begins and as UTF-8 from about byte %d on; save it in one encoding", f.encoding, f.contrary))
}

// blockSize is how much of a file is decoded at once, in bytes.
const blockSize = 256 << 10

// fileBlocks is the text of a file, read and decoded piece by piece.
type fileBlocks struct {
	file  io.ReaderAt
	size  int64
	step  int64 // how much is read at once
	cs    charset
	found findings
	known int64     // how many bytes they cover
	sum   hash.Hash // of those

	decoder *encoding.Decoder // nil for UTF-8
	at      int64             // how many bytes are read
	rest    []byte            // the last of them: a character that was not read to its end
}

func (b *fileBlocks) rewind() {
	b.at, b.rest = 0, nil
	if b.cs.enc != nil {
		b.decoder = b.cs.enc.NewDecoder()
	}
}

func (b *fileBlocks) next() (string, error) {
	for b.at < b.size {
		data, err := readAt(b.file, b.at, min(b.step, b.size-b.at), b.rest)
		if err != nil {
			return "", err
		}
		if text := b.decode(data); text != "" {
			return text, nil
		}
	}
	return "", nil
}

// decode makes text of the next bytes of the file, behind those that were left over.
// Nobody else holds them.
func (b *fileBlocks) decode(data []byte) string {
	fresh := data[len(b.rest):]
	if b.at == 0 {
		data = bytes.TrimPrefix(data, []byte(b.cs.bom))
	}
	b.at += int64(len(fresh))
	isNew := b.at > b.known
	if isNew {
		b.known = b.at
		b.sum.Write(fresh)
		b.contradict(data)
	}
	text, rest, bad := b.cs.piece(b.decoder, data, b.at == b.size)
	b.rest = bytes.Clone(rest)
	if isNew {
		b.note(text, bad)
	}
	return text
}

// contradict notes the first bytes that read as UTF-8 and should not.
func (b *fileBlocks) contradict(data []byte) {
	if b.cs.enc == nil || b.found.contrary >= 0 {
		return
	}
	if n := surelyUTF8(data); n >= 0 {
		b.found.contrary = b.at - int64(len(data)-n)
	}
}

// note adds a text that was decoded for the first time to the findings.
func (b *fileBlocks) note(text string, bad int) {
	f := &b.found
	f.bad += bad
	f.filled = f.filled || strings.TrimSpace(text) != ""
	if b.known == b.size {
		f.sha256 = hex.EncodeToString(b.sum.Sum(nil))
	}
}

// readAt reads n bytes of file from at on, and returns them behind head. The error is a
// *Failure.
func readAt(file io.ReaderAt, at, n int64, head []byte) ([]byte, error) {
	data := make([]byte, len(head)+int(n))
	fresh := data[copy(data, head):]
	read, err := file.ReadAt(fresh, at)
	switch {
	case read == len(fresh):
		return data, nil
	case errors.Is(err, io.EOF):
		return nil, changed()
	}
	return nil, brokenOff(at+int64(read), err)
}

func changed() *Failure {
	return failf(Damaged, "it changed while it was read; run again when nothing writes to it")
}
