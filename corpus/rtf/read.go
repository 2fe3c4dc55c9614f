package rtf

import (
	"bytes"
	"context"
	"fmt"

	"heshu/corpus/layout"
	"heshu/corpus/layout/lines"
)

// Magic is what a rich text document begins with.
const Magic = `{\rtf`

// mostGroups is how deep groups can lie in each other.
const mostGroups = 4096

// Read writes the text of the document data into b. Errors are *layout.Fault, or that
// of ctx.
func Read(ctx context.Context, data []byte, b *layout.Builder) error {
	if !bytes.HasPrefix(data, []byte(Magic)) {
		return layout.Faultf(layout.Damaged, `it does not begin with {\rtf, as a rich text document does; open it and save it again`)
	}
	stopped := func() error {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("reading a rich text document: %w", err)
		}
		return b.Err()
	}
	all, err := parse(data, stopped)
	if err != nil {
		return err
	}
	return lines.Write(b, all, stopped)
}

// parse reads the paragraphs of a document.
func parse(data []byte, stopped func() error) ([]lines.Line, error) {
	s := &scanner{data: data}
	p := newParser()
	for {
		t := s.next()
		switch t.kind {
		case endOfFile:
			return nil, layout.Faultf(layout.Damaged, "it is cut off: its last group is not closed; copy it anew")
		case openGroup:
			if len(p.groups) >= mostGroups {
				return nil, layout.Faultf(layout.Limit, "its groups lie more than %d deep in each other; open it and save it again", mostGroups)
			}
			p.open()
		case closeGroup:
			if p.close(); len(p.groups) == 1 {
				return p.finish(), nil
			}
			if err := stopped(); err != nil {
				return nil, err
			}
		default:
			p.take(t)
		}
	}
}
