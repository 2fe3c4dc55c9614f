package layout

// Limits is what a document may come to. 0: the default.
type Limits struct {
	Text  int64 // bytes of text; 64 MiB
	Cells int   // cells of all tables; 4,000,000
	Depth int   // tables and notes within each other; 32
}

func (l Limits) withDefaults() Limits {
	if l.Text <= 0 {
		l.Text = 64 << 20
	}
	if l.Cells <= 0 {
		l.Cells = 4_000_000
	}
	if l.Depth <= 0 {
		l.Depth = 32
	}
	return l
}

// Builder puts a document together. What is closed without having been opened is
// ignored, what is left open is closed by Document.
type Builder struct {
	limits     Limits
	err        error
	out        piece
	place      Place // the page or sheet that is written
	flows      []*flow
	notes      []piece
	paragraphs int
	tables     int
	cells      int
	size       int64
	pageBreak  bool
	last       int // where the last paragraph begins, which may give a table its unit
}

// flow is a place that text runs in: the document, a cell, a note or a text box.
type flow struct {
	open   piece   // the paragraph being written
	done   []piece // finished paragraphs, in a cell or an aside
	boxes  []piece // text boxes of the open paragraph
	tables []*table
	cell   *cell // what this flow fills; nil in the document and in asides
	aside  Aside
}

// New returns an empty Builder.
func New(l Limits) *Builder {
	return &Builder{limits: l.withDefaults(), flows: []*flow{{}}}
}

// Err returns the error that ended the building, a *Fault, or nil.
func (b *Builder) Err() error { return b.err }

// fail keeps the first error.
func (b *Builder) fail(f *Fault) {
	if b.err == nil {
		b.err = f
	}
}

func (b *Builder) flow() *flow { return b.flows[len(b.flows)-1] }

// push enters a flow.
func (b *Builder) push(f *flow) {
	if len(b.flows) > b.limits.Depth {
		b.fail(Faultf(Limit, "its tables and notes lie more than %d deep in each other", b.limits.Depth))
	}
	b.flows = append(b.flows, f)
}

// Page says that what follows stands on page n.
func (b *Builder) Page(n int) { b.place = Place{Page: n} }

// Sheet says that what follows stands in the sheet of that name.
func (b *Builder) Sheet(name string) { b.place = Place{Sheet: clean(name)} }

// PageBreak marks an explicit page break, a form feed before the next paragraph.
func (b *Builder) PageBreak() { b.pageBreak = true }

// Text adds to the open paragraph. A line end in s is a line end in the paragraph.
func (b *Builder) Text(s string) {
	if b.spend(len(s)) {
		b.flow().open.add(clean(s), b.here())
	}
}

// spend counts n bytes and reports whether they may still be written.
func (b *Builder) spend(n int) bool {
	if b.size += int64(n); b.size > b.limits.Text {
		b.fail(Faultf(Limit, "its text is longer than the limit of %d bytes; raise the limit, or cut it into smaller files", b.limits.Text))
	}
	return b.err == nil
}

// here is the place that is being written.
func (b *Builder) here() Place {
	p := b.place
	for i := len(b.flows) - 1; i >= 0; i-- {
		f := b.flows[i]
		if p.Aside == "" {
			p.Aside = f.aside
		}
		if f.cell != nil {
			return f.cell.at(p)
		}
	}
	if p.Aside == "" || len(b.flows[0].open.text) > 0 {
		p.Paragraph = b.paragraphs + 1
	}
	return p
}

// EndParagraph ends the open paragraph; one without text is an empty line.
func (b *Builder) EndParagraph() {
	if !b.spend(1) {
		return
	}
	f := b.flow()
	p, boxes := f.open, f.boxes
	f.open, f.boxes = piece{}, nil
	b.put(f, p)
	for _, box := range boxes {
		b.put(f, box)
	}
}

// Paragraph adds a whole paragraph.
func (b *Builder) Paragraph(s string) {
	b.Text(s)
	b.EndParagraph()
}

// put adds a finished paragraph to f.
func (b *Builder) put(f *flow, p piece) {
	if len(b.flows) > 1 {
		f.done = append(f.done, p)
		return
	}
	b.write(p)
}

// write adds a paragraph to the document.
func (b *Builder) write(p piece) {
	if len(p.marks) > 0 && p.marks[0].Place.Paragraph > b.paragraphs && p.marks[0].Place.Aside == "" && !p.blank() {
		b.paragraphs++
	}
	if b.pageBreak && len(b.out.text) > 0 {
		b.out.text = append(b.out.text, '\f')
	}
	b.pageBreak = false
	if !p.blank() {
		b.last = len(b.out.text)
	}
	b.out.append(p)
	b.out.text = append(b.out.text, '\n')
}

// OpenAside begins a note or a text box. The paragraphs of a text box follow the
// paragraph that it is opened in, those of a note the end of the document.
func (b *Builder) OpenAside(kind Aside) { b.push(&flow{aside: kind}) }

// CloseAside ends it.
func (b *Builder) CloseAside() {
	f := b.flow()
	if f.aside == "" {
		return
	}
	b.settle()
	b.flows = b.flows[:len(b.flows)-1]
	if f.aside == TextBox {
		outer := b.flow()
		outer.boxes = append(outer.boxes, f.done...)
		return
	}
	b.notes = append(b.notes, f.done...)
}

// settle ends the paragraph and the tables that are open in the innermost flow.
func (b *Builder) settle() {
	f := b.flow()
	for len(f.tables) > 0 {
		b.CloseTable()
	}
	if len(f.open.text) > 0 || len(f.boxes) > 0 {
		b.EndParagraph()
	}
}

// Document closes what is open and returns the whole.
func (b *Builder) Document() (Document, error) {
	for len(b.flows) > 1 {
		if b.flow().cell != nil {
			b.CloseCell()
		} else {
			b.CloseAside()
		}
	}
	b.settle()
	notes := b.notes
	b.notes = nil
	for _, n := range notes {
		b.write(n)
	}
	if b.err != nil {
		return Document{}, b.err
	}
	return Document{Text: string(b.out.text), Marks: b.out.marks}, nil
}
