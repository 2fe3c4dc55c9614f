package corpus

import (
	"context"

	"heshu/corpus/doc"
	"heshu/corpus/docx"
	"heshu/corpus/layout"
	"heshu/corpus/odt"
	"heshu/corpus/ofd"
	"heshu/corpus/packaged"
	"heshu/corpus/rtf"
)

// officeDocument is a kind of document of office programs, recognised by its structure.
type officeDocument struct {
	name, media string
	extensions  []string
	holds       func(s Stream) bool
	read        func(ctx context.Context, s Stream, l Limits, emit func(Member) error) error
}

func (o officeDocument) Name() string         { return o.name }
func (o officeDocument) Extensions() []string { return o.extensions }
func (o officeDocument) MediaType() string    { return o.media }
func (o officeDocument) Sniff([]byte) bool    { return false }
func (o officeDocument) Holds(s Stream) bool  { return o.holds(s) }

func (o officeDocument) Read(ctx context.Context, c Content, l Limits, emit func(Member) error) error {
	return o.Stream(ctx, c.stream(), l, emit)
}

func (o officeDocument) Stream(ctx context.Context, s Stream, l Limits, emit func(Member) error) error {
	if s.Size > l.Member {
		return tooLarge(l.Member)
	}
	return o.read(ctx, s, l, emit)
}

// officeDocuments is the table of the documents of office programs. Encrypted ones of
// every kind look like old ones.
func officeDocuments() []Format {
	return []Format{
		officeDocument{
			name: "Word document", media: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
			extensions: []string{".docx", ".docm", ".dotx"},
			holds:      inZip(docx.Holds), read: packagedReader(docx.Read),
		},
		officeDocument{
			name: "OpenDocument text", media: "application/vnd.oasis.opendocument.text",
			extensions: []string{".odt", ".ott"},
			holds:      inZip(odt.Holds), read: packagedReader(odt.Read),
		},
		officeDocument{
			name: "OFD document", media: "application/ofd", extensions: []string{".ofd"},
			holds: inZip(ofd.Holds), read: readOFD,
		},
		officeDocument{
			name: "rich text", media: "application/rtf", extensions: []string{".rtf"},
			holds: begins(rtf.Magic), read: readRTF,
		},
		officeDocument{
			name: "Word 97-2003 document", media: "application/msword", extensions: []string{".doc", ".dot", ".wps"},
			holds: func(s Stream) bool { return doc.Holds(s.File, s.Size) }, read: readDoc,
		},
	}
}

// begins reports whether a file begins with magic.
func begins(magic string) func(Stream) bool {
	return func(s Stream) bool {
		head, err := readAt(s.File, 0, min(s.Size, int64(len(magic))), nil)
		return err == nil && string(head) == magic
	}
}

// inZip asks holds about zip files alone.
func inZip(holds func(p *packaged.Package) bool) func(Stream) bool {
	return func(s Stream) bool {
		if !begins("PK")(s) {
			return false
		}
		p, err := packaged.Open(context.Background(), s.File, s.Size, packaged.Limits{})
		return err == nil && holds(p)
	}
}

// newLayout returns a Builder within l.
func newLayout(l Limits) *layout.Builder { return layout.New(layout.Limits{Text: l.Member}) }

// unpacked is how many times its largest size a document may unpack to.
const unpacked = 4

func packagedLimits(l Limits) packaged.Limits {
	return packaged.Limits{Expanded: min(l.Expanded, unpacked*l.Member)}
}

// packagedReader reads a document that is a zip file of XML parts.
func packagedReader(read func(*packaged.Package, *layout.Builder) error) func(context.Context, Stream, Limits, func(Member) error) error {
	return func(ctx context.Context, s Stream, l Limits, emit func(Member) error) error {
		p, err := packaged.Open(ctx, s.File, s.Size, packagedLimits(l))
		if err != nil {
			return fromLayout(err)
		}
		b := newLayout(l)
		return emitLayout(b, "", "", read(p, b), emit)
	}
}

// readOFD emits each document of a file; those of a file with several have names.
func readOFD(ctx context.Context, s Stream, l Limits, emit func(Member) error) error {
	p, err := packaged.Open(ctx, s.File, s.Size, packagedLimits(l))
	if err != nil {
		return fromLayout(err)
	}
	file, err := ofd.Open(p)
	if err != nil {
		return fromLayout(err)
	}
	if file.Documents() == 1 {
		b := newLayout(l)
		note, err := file.Read(0, b)
		return emitLayout(b, "", note, err, emit)
	}
	for i := range file.Documents() {
		b := newLayout(l)
		note, err := file.Read(i, b)
		if err != nil {
			err = emit(Member{Name: file.Name(i), Err: fromLayout(err)})
		} else {
			err = emitLayout(b, file.Name(i), note, nil, emit)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func readRTF(ctx context.Context, s Stream, l Limits, emit func(Member) error) error {
	c, err := s.whole(l.Member)
	if err != nil {
		return err
	}
	b := newLayout(l)
	return emitLayout(b, "", "", rtf.Read(ctx, c.Data, b), emit)
}

func readDoc(ctx context.Context, s Stream, l Limits, emit func(Member) error) error {
	b := newLayout(l)
	return emitLayout(b, "", "", doc.Read(ctx, s.File, s.Size, b), emit)
}
