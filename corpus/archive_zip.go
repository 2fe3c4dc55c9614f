package corpus

import (
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"

	"github.com/klauspost/compress/flate"
)

// zipFile reads .zip files. What the standard library would pass over in silence is
// looked for first: entries that overlap, that share a name, that the directory does not
// name or describes otherwise than their own header.
type zipFile struct{}

func (zipFile) Name() string         { return "zip archive" }
func (zipFile) Extensions() []string { return []string{".zip"} }
func (zipFile) Note() string         { return "encrypted ones with a password (ZipCrypto, AES)" }
func (zipFile) MediaType() string    { return "application/zip" }

func (zipFile) Sniff(head []byte) bool {
	return record(head).is(localSignature) || record(head).is(endSignature)
}

func (z zipFile) Read(ctx context.Context, c Content, l Limits, emit func(Member) error) error {
	return z.Stream(ctx, c.stream(), l, emit)
}

func (zipFile) Stream(ctx context.Context, s Stream, l Limits, emit func(Member) error) error {
	z := zipReader{s.File, s.Size}
	d, err := z.directory(l.Members)
	if err == nil {
		err = d.isDocument()
	}
	if err == nil {
		err = z.check(d)
	}
	if err != nil {
		return err
	}
	open := zipOpener{zipReader: z, passwords: l.Passwords}
	doubtful := 0
	for i := range d.entries {
		e := &d.entries[i]
		m, ok := e.item().member()
		if !ok {
			continue
		}
		closing := open.fill(&m, e)
		doubtful += when(e.contradictions != "", 1)
		err := emit(m)
		closing()
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
	}
	return d.summary(doubtful)
}

// isDocument fails for a zip file that is a document of a kind that is not known.
func (d *zipDirectory) isDocument() error {
	for i := range d.entries {
		switch d.entries[i].name {
		case "[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF":
			return failf(Unsupported, "its content is a document or program of a kind that is not read, in a zip file; save it as .docx or .txt")
		}
	}
	return nil
}

// summary says what was not read of the archive: nil if all was.
func (d *zipDirectory) summary(doubtful int) error {
	switch {
	case doubtful > 0:
		return failf(Ambiguous, "programs differ on what %d of its %d entries hold; those are not read: unpack it and look at them", doubtful, len(d.entries))
	case d.more:
		return failf(Limit, "it holds more than %d entries: the others are not read; raise the limit (--max-entries), or unpack it", len(d.entries))
	}
	return nil
}

// item describes e. Only systems that are like Unix say what kind of file it is.
func (e *zipEntry) item() item {
	const unix, apple, kinds, link = 3, 19, 0o170000, 0o120000
	i := item{name: e.name}
	if mode := e.attributes >> 16; (e.system == unix || e.system == apple) && mode&kinds == link {
		i.mode = fs.ModeSymlink
	}
	return i
}

// zipOpener opens the entries of a zip file one after another.
type zipOpener struct {
	zipReader
	passwords []string
	inflate   io.ReadCloser // for all entries; nil: none was needed yet
}

// fill gives m the content of e, unless there is a reason not to read it.
func (z *zipOpener) fill(m *Member, e *zipEntry) (closing func()) {
	closing = func() {}
	switch {
	case m.Err != nil:
	case e.contradictions != "":
		m.Err = failf(Ambiguous, "programs differ on it: %s; unpack the archive and look at it", e.contradictions)
	default:
		var src, r io.Reader
		if src, m.Err = z.raw(e); m.Err != nil {
			return closing
		}
		if r, closing, m.Err = z.unpack(src, e.packing()); m.Err == nil {
			m.File, m.Size = &checked{r: &drained{unpacker{r}, src}, want: e.crc, left: e.size, sumless: e.lock.sumless}, e.size
		}
	}
	return closing
}

// raw opens what e holds as it was packed, before it was encrypted.
func (z *zipOpener) raw(e *zipEntry) (io.Reader, error) {
	if e.flags&1 != 0 {
		return z.decrypt(e)
	}
	return io.NewSectionReader(z.file, e.body, e.packed), nil
}

// packing is the method by which e is packed.
func (e *zipEntry) packing() uint16 {
	if e.lock.aes && e.method == zipMethodAES {
		return e.lock.method
	}
	return e.method
}

// unpack opens what an entry holds.
func (z *zipOpener) unpack(src io.Reader, method uint16) (r io.Reader, closing func(), err error) {
	closing = func() {}
	switch method {
	case 0:
		return src, closing, nil
	case 8:
		if z.inflate == nil {
			z.inflate = flate.NewReader(src)
			return z.inflate, closing, nil
		}
		return z.inflate, closing, z.inflate.(flate.Resetter).Reset(src, nil)
	case 12:
		return openBzip2(src)
	case 93:
		return openZstd(src)
	case 95:
		return openXZ(src)
	}
	return nil, closing, failf(Unsupported, "it is packed with method %d, which is not read; pack it anew (deflate)", method)
}

// drained reads, behind the end of what was packed, what is left of the packed bytes: the
// seal of what is encrypted is looked at there.
type drained struct {
	io.Reader
	packed io.Reader
}

func (d *drained) Read(p []byte) (int, error) {
	n, err := d.Reader.Read(p)
	if errors.Is(err, io.EOF) {
		if _, broken := io.Copy(io.Discard, d.packed); broken != nil {
			return n, broken
		}
	}
	return n, err
}

// checked reads what a zip file says of an entry to its end: so many bytes, with this
// checksum.
type checked struct {
	r    io.Reader
	sum  uint32
	want uint32
	left int64

	sumless bool // there is no checksum
}

func (c *checked) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.sum = crc32.Update(c.sum, crc32.IEEETable, p[:n])
	c.left -= int64(n)
	switch {
	case c.left < 0:
		return 0, failf(Ambiguous, "it holds more than the archive says; unpack it and look at it")
	case errors.Is(err, io.EOF) && (c.left > 0 || c.sum != c.want && !c.sumless):
		return n, fmt.Errorf("it is not what was packed: its length or checksum is wrong: %w", io.ErrUnexpectedEOF)
	}
	return n, err
}
