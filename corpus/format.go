package corpus

import (
	"bytes"
	"context"
	"io"
	"path"
	"slices"
	"strings"

	"heshu/corpus/layout"
)

// Content is one file as found: an input, or an entry of an archive.
type Content struct {
	Name     string // base name, for messages
	Data     []byte
	Encoding string // the encoding its text is known to have; empty: unknown
}

// Member is what a Format found in a Content. Exactly one of Text, Data, File and Err
// counts: a text to split into reports, a file to be recognised and read in its own
// right, in memory or not, or the reason why this member cannot be read.
type Member struct {
	Name     string        // path inside the content, unique in it; empty for the content itself
	Text     string        // valid UTF-8
	Encoding string        // of Text, as found
	Marks    []layout.Mark // where the bytes of Text stand in the document
	Message  string        // what a reader of the text should know, such as bytes that were lost
	Issuer   string        // as the row of a table that holds the report says, or ""
	Date     string        // likewise
	Data     []byte
	File     io.Reader // read once, before emit returns
	Size     int64     // about the size of File; 0: unknown
	Base     string    // base name of the file that the content itself is
	Err      error     // a *Failure, or anything else for damage
}

// Limits is what a Format may spend on one Content.
type Limits struct {
	Member    int64    // the largest member, in bytes
	Expanded  int64    // all members together, in bytes
	Members   int      // how many there may be
	Pages     int      // how many pages or sheets a document may have
	Passwords []string // to be tried on what is encrypted
}

// Format reads one kind of file. Its methods may be called at the same time.
type Format interface {
	// Name is its name in messages: "plain text".
	Name() string
	// Extensions are the file name extensions it reads, lower-case, with the dot.
	Extensions() []string
	// MediaType is the media type of its files: "text/plain".
	MediaType() string
	// Sniff reports whether a file that begins with head (up to 512 bytes) can be
	// nothing but this format, whatever its name says.
	Sniff(head []byte) bool
	// Read emits what c holds, in order. It stops with what emit returned when that
	// is not nil, with a *Failure for a content that cannot be read, and with any
	// other error for damage. Members that were emitted before an error stay read.
	Read(ctx context.Context, c Content, l Limits, emit func(Member) error) error
}

// inspector is a Format that recognises its files by more than their first bytes, such
// as by what a zip file holds. It is asked before any Format is asked to Sniff.
type inspector interface {
	Holds(s Stream) bool
}

// formats is the table of all formats. The first is what a file without an
// extension, and standard input, are tried as.
func formats(o Options) []Format {
	return slices.Concat([]Format{plainText{}, markdown{}}, webDocuments(), tabular(o), officeDocuments(), archives())
}

// noted is a Format of which there is more to say.
type noted interface {
	// Note is what people should know of it, in a few words.
	Note() string
}

// FormatInfo describes a kind of file that is read.
type FormatInfo struct {
	Name       string
	Extensions []string // of their names, with the dot
	MediaType  string
	Note       string // what people should know of it
}

// Formats lists the kinds of files that are read.
func Formats() []FormatInfo {
	var list []FormatInfo
	for _, f := range formats(Options{}.withDefaults()) {
		i := FormatInfo{Name: f.Name(), Extensions: f.Extensions(), MediaType: f.MediaType()}
		if n, ok := f.(noted); ok {
			i.Note = n.Note()
		}
		list = append(list, i)
	}
	return list
}

// sniffed is how much of a file recognition looks at, in bytes.
const sniffed = 512

// recognise picks the format of a file, which begins with head: by its structure, by its
// first bytes, then by its extension.
func recognise(known []Format, s Stream, head []byte) (Format, *Failure) {
	for _, f := range known {
		if i, ok := f.(inspector); ok && i.Holds(s) {
			return f, nil
		}
	}
	for _, f := range known {
		if f.Sniff(head) {
			return f, nil
		}
	}
	if name := foreign(head); name != "" {
		return nil, failf(Unsupported, "its content is %s, whatever its name says; save it as plain text (.txt, UTF-8)", name)
	}
	ext := extension(s.Name)
	if ext == "" {
		return known[0], nil
	}
	for _, f := range known {
		if slices.Contains(f.Extensions(), ext) {
			return named(known, f), nil
		}
	}
	return nil, failf(Unsupported, "no reader for %s files; save it as plain text (.txt, UTF-8)", ext)
}

// named is the format of a file that nothing but its name says to be f. A format that
// knows its files by their structure has denied that: people call plain text .doc.
func named(known []Format, f Format) Format {
	if _, ok := f.(inspector); ok {
		return known[0]
	}
	return f
}

// extension returns the lower-case extension of name with its dot, or "" if what
// follows the last dot is no extension, as in "1.关于助残日的报告" or "总结2023.5".
func extension(name string) string {
	ext := strings.ToLower(path.Ext(name))
	if len(ext) < 2 || len(ext) > 9 || len(ext) == len(name) {
		return ""
	}
	letters := false
	for i := 1; i < len(ext); i++ {
		switch c := ext[i]; {
		case 'a' <= c && c <= 'z':
			letters = true
		case c < '0' || c > '9':
			return ""
		}
	}
	if !letters {
		return ""
	}
	return ext
}

// foreign names the kind of file that head begins, if its first bytes leave no doubt
// that it is not text.
func foreign(head []byte) string {
	for _, m := range magics() {
		if bytes.HasPrefix(head, []byte(m.bytes)) {
			return m.name
		}
	}
	return ""
}

// magic is how the files of one kind begin.
type magic struct{ bytes, name string }

func magics() []magic {
	return []magic{
		{"%PDF-", "a PDF"},
		{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Office document (.doc, .xls, .wps)"},
		{`{\rtf`, "a rich text document (.rtf)"},
		{"\x89PNG\r\n\x1A\n", "a picture (PNG)"},
		{"\xFF\xD8\xFF", "a picture (JPEG)"},
		{"GIF87a", "a picture (GIF)"},
		{"GIF89a", "a picture (GIF)"},
		{"II*\x00", "a picture (TIFF)"},
		{"MM\x00*", "a picture (TIFF)"},
		{"SQLite format 3\x00", "a SQLite database"},
		{"PAR1", "a Parquet file"},
		{"\x7FELF", "a program (ELF)"},
	}
}
