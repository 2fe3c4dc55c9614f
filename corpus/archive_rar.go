package corpus

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/nwaples/rardecode/v2"
)

// rarFile reads .rar files.
type rarFile struct{}

const rarMagic = "Rar!\x1A\x07"

func (rarFile) Name() string           { return "rar archive" }
func (rarFile) Extensions() []string   { return []string{".rar"} }
func (rarFile) Note() string           { return "encrypted ones with a password; in one volume" }
func (rarFile) MediaType() string      { return "application/vnd.rar" }
func (rarFile) Sniff(head []byte) bool { return record(head).is(rarMagic) }

func (r rarFile) Read(ctx context.Context, c Content, l Limits, emit func(Member) error) error {
	return r.Stream(ctx, c.stream(), l, emit)
}

func (rarFile) Stream(ctx context.Context, s Stream, l Limits, emit func(Member) error) error {
	r, err := openRar(s, l)
	if err != nil {
		return rarFault(err)
	}
	for n := 0; ; n++ {
		h, err := r.Next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return rarFault(fmt.Errorf("entry %d of the rar archive: %w", n+1, err))
		case ctx.Err() != nil:
			return ctx.Err()
		case n > l.Members:
			return failf(Limit, "it holds more than %d entries and folders: the others are not read; raise the limit (--max-entries)", l.Members)
		}
		m, ok := item{name: h.Name, mode: h.Mode().Type(), link: h.LinkTarget}.member()
		if !ok {
			continue
		}
		if m.Err == nil {
			m.File = rarReader{r}
		}
		if err := emit(m); err != nil {
			return err
		}
	}
}

// openRar opens s with the first password that reads its first encrypted entry. If none
// does, what is not encrypted can be read all the same.
func openRar(s Stream, l Limits) (*rardecode.Reader, error) {
	var err error
	for _, password := range append([]string{""}, l.Passwords...) {
		var r *rardecode.Reader
		if r, err = startRar(s, password); err == nil {
			err = tryRar(r)
		}
		if err == nil {
			return startRar(s, password)
		}
		if !rarLocked(err) {
			return nil, err
		}
	}
	if errors.Is(err, rardecode.ErrArchiveEncrypted) {
		return nil, err
	}
	return startRar(s, "")
}

func startRar(s Stream, password string) (*rardecode.Reader, error) {
	options := []rardecode.Option{rardecode.MaxDictionarySize(mostWindow)}
	if password != "" {
		options = append(options, rardecode.Password(password))
	}
	return rardecode.NewReader(io.NewSectionReader(s.File, 0, s.Size), options...)
}

// tryRar reads the beginning of the first entry that is encrypted. Damage shows later.
func tryRar(r *rardecode.Reader) error {
	for {
		h, err := r.Next()
		if err != nil {
			return onlyLocked(err)
		}
		if h.Encrypted && !h.IsDir && h.UnPackedSize != 0 {
			_, err := r.Read(make([]byte, 1))
			return onlyLocked(err)
		}
	}
}

func onlyLocked(err error) error {
	if rarLocked(err) {
		return err
	}
	return nil
}

func rarLocked(err error) bool {
	return errors.Is(err, rardecode.ErrArchiveEncrypted) || errors.Is(err, rardecode.ErrArchivedFileEncrypted) || errors.Is(err, rardecode.ErrBadPassword)
}

// rarReader tells encryption and limits from damage.
type rarReader struct{ io.Reader }

func (r rarReader) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	return n, rarFault(err)
}

func rarFault(err error) error {
	switch {
	case rarLocked(err):
		return noPassword()
	case errors.Is(err, rardecode.ErrDictionaryTooLarge):
		return failf(Limit, "unpacking it takes more than %d MiB of memory; pack it anew with a smaller dictionary", mostWindow>>20)
	case errors.Is(err, rardecode.ErrMultiVolume) || errors.Is(err, rardecode.ErrFileNameRequired):
		return failf(Unsupported, "it is a part of an archive in several files; join them, or unpack the archive")
	}
	return err
}
