package corpus

import (
	"io"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"
)

// archives are the formats that hold files.
func archives() []Format {
	all := []Format{zipFile{}, tarFile{}, sevenZip{}, rarFile{}}
	for _, c := range compressions() {
		all = append(all, c)
	}
	return all
}

// archive is what the formats that hold files have in common.
type archive struct {
	name, media string
	extensions  []string
}

func (a archive) Name() string         { return a.name }
func (a archive) Extensions() []string { return a.extensions }
func (a archive) MediaType() string    { return a.media }

// item is a thing in an archive.
type item struct {
	name string // as found
	mode fs.FileMode
	link string // what it leads to, if it is a link
}

// member returns the Member of an item: without content if it is not to be read. ok
// reports whether there is anything to emit: folders are passed over.
func (i item) member() (m Member, ok bool) {
	m.Name = itemName(i.name)
	if i.mode.IsDir() || strings.HasSuffix(m.Name, "/") {
		return m, false
	}
	if f := i.fault(m.Name); f != nil {
		m.Err = f
	}
	return m, true
}

// fault says why an item is not read, or nil.
func (i item) fault(name string) *Failure {
	switch {
	case i.link != "" || i.mode&fs.ModeSymlink != 0:
		return failf(Skipped, "a link to %s, which is not followed; if that is a report, add the file itself", itemName(i.link))
	case !i.mode.IsRegular():
		return special(i.mode)
	case leadsOut(name):
		return failf(Skipped, "its name is no path inside of the archive; it may come from an attack: look at it, and pack it anew if it is sound")
	case strings.HasPrefix(path.Base(name), ".") || strings.HasPrefix(name, "__MACOSX/"):
		return failf(Skipped, "hidden (its name begins with a dot, or a system put it there); to read it, unpack it and name it as an input")
	}
	return nil
}

// leadsOut reports whether a name is absolute or goes up: writing it would leave the
// folder that an archive is unpacked in.
func leadsOut(name string) bool {
	if strings.HasPrefix(name, "/") || len(name) > 1 && name[1] == ':' {
		return true
	}
	for part := range strings.SplitSeq(name, "/") {
		if part == ".." {
			return true
		}
	}
	return false
}

// itemName reads the name of an item: as UTF-8 or as GB18030, whichever reads better,
// for few archives say; with / between its parts.
func itemName(raw string) string {
	name := raw
	if asciiPrefix(bytesOf(raw)) < len(raw) {
		best, _, _, _ := bestCharset(charsets()[:2], bytesOf(raw), false)
		name, _ = best.decode([]byte(raw))
	}
	name = strings.NewReplacer("\\", "/", "\x00", string(utf8.RuneError)).Replace(name)
	name = strings.TrimPrefix(name, "./")
	if name == "" {
		return "(without a name)"
	}
	return name
}

// bounded is a reader of what is unpacked, beyond limit bytes of which it fails.
type bounded struct {
	io.Reader
	left int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return 0, failf(Limit, "it unpacks to more than the limits allow, even without what its entries hold; raise the limit (--max-expanded, --max-ratio)")
	}
	return n, err
}
