package corpus

import (
	"context"
	"errors"
	"io"
	"io/fs"

	"github.com/bodgit/sevenzip"
)

// sevenZip reads .7z files.
type sevenZip struct{}

const sevenZipMagic = "7z\xBC\xAF\x27\x1C"

func (sevenZip) Name() string           { return "7z archive" }
func (sevenZip) Extensions() []string   { return []string{".7z"} }
func (sevenZip) Note() string           { return "encrypted ones with a password" }
func (sevenZip) MediaType() string      { return "application/x-7z-compressed" }
func (sevenZip) Sniff(head []byte) bool { return record(head).is(sevenZipMagic) }

func (z sevenZip) Read(ctx context.Context, c Content, l Limits, emit func(Member) error) error {
	return z.Stream(ctx, c.stream(), l, emit)
}

func (sevenZip) Stream(ctx context.Context, s Stream, l Limits, emit func(Member) error) error {
	if err := checkSevenZip(s, len(l.Passwords) > 0); err != nil {
		return err
	}
	r, locked, err := openSevenZip(s, l.Passwords)
	if err != nil {
		return err
	}
	names := make(map[string]int, len(r.File))
	for _, f := range r.File {
		names[itemName(f.Name)]++
	}
	for _, f := range r.File {
		if err := ctx.Err(); err != nil {
			return err
		}
		m, ok := item{name: f.Name, mode: f.Mode().Type()}.member()
		switch {
		case !ok:
			continue
		case m.Err != nil:
		case names[m.Name] > 1:
			m.Err = failf(Ambiguous, "another entry has this name, and programs differ on which one counts; unpack the archive and look at them")
		case locked && f.UncompressedSize > 0:
			m.Err = noPassword()
		}
		if err := emitSevenZip(f, m, emit); err != nil {
			return err
		}
	}
	return nil
}

// emitSevenZip emits m with the content of f, unless there is a reason not to read it.
func emitSevenZip(f *sevenzip.File, m Member, emit func(Member) error) error {
	if m.Err != nil {
		return emit(m)
	}
	r, err := f.Open()
	if err != nil {
		m.Err = sevenZipFault(err)
		return emit(m)
	}
	defer r.Close()
	m.File = &checked{r: sevenZipReader{r}, want: f.CRC32, left: int64(f.UncompressedSize)}
	return emit(m)
}

// sevenZipReader tells encryption from damage, on which the decoder of PPMd panics.
type sevenZipReader struct{ io.Reader }

func (r sevenZipReader) Read(p []byte) (n int, err error) {
	defer func() {
		if recover() != nil {
			n, err = 0, errors.New("what it holds is not what was packed")
		}
	}()
	n, err = r.Reader.Read(p)
	return n, sevenZipFault(err)
}

func sevenZipFault(err error) error {
	if sevenZipLocked(err) {
		return noPassword()
	}
	return err
}

// sevenZipLocked reports whether err may come from a wrong password.
func sevenZipLocked(err error) bool {
	var e *sevenzip.ReadError
	return errors.As(err, &e) && e.Encrypted && !errors.Is(err, io.EOF)
}

// openSevenZip opens s with the first password that reads it. locked reports that none
// does, though the names of the entries can be read.
func openSevenZip(s Stream, passwords []string) (r *sevenzip.Reader, locked bool, err error) {
	var named *sevenzip.Reader
	for _, password := range append([]string{""}, passwords...) {
		r, err = sevenzip.NewReaderWithPassword(s.File, s.Size, password)
		if err == nil && opens(r) {
			r, err = sevenzip.NewReaderWithPassword(s.File, s.Size, password) // what was opened once may not open again
			return r, false, err
		}
		if err == nil {
			named = r
		}
		if err != nil && !sevenZipLocked(err) {
			return nil, false, err
		}
	}
	if named == nil {
		return nil, false, noPassword()
	}
	return named, true, nil
}

// opens reports whether the first entry that holds something can be read.
func opens(r *sevenzip.Reader) bool {
	for _, f := range r.File {
		if f.UncompressedSize == 0 || f.Mode().Type() == fs.ModeDir {
			continue
		}
		c, err := f.Open()
		if err == nil {
			_, err = c.Read(make([]byte, 1))
			c.Close()
		}
		return !sevenZipLocked(err)
	}
	return true
}

func noPassword() *Failure {
	return failf(Encrypted, "it is encrypted, and no password fits; give its password (--password)")
}
