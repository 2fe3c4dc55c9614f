package packaged

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"heshu/corpus/layout"
)

// Limits is what reading one document may take. 0: the default.
type Limits struct {
	Expanded int64 // bytes of all parts that are read; 256 MiB
	Depth    int   // elements within each other; 512
	Elements int   // elements of all parts; 20,000,000
	Parts    int   // parts that the package holds; 100,000
}

func (l Limits) withDefaults() Limits {
	if l.Expanded <= 0 {
		l.Expanded = 256 << 20
	}
	if l.Depth <= 0 {
		l.Depth = 512
	}
	if l.Elements <= 0 {
		l.Elements = 20_000_000
	}
	if l.Parts <= 0 {
		l.Parts = 100_000
	}
	return l
}

// Package is an open document. It is not for several goroutines at once.
type Package struct {
	ctx      context.Context
	limits   Limits
	parts    map[string]*zip.File
	twice    map[string]bool
	expanded int64
	elements int
}

// Open reads the list of the parts. Errors are *layout.Fault.
func Open(ctx context.Context, r io.ReaderAt, size int64, l Limits) (*Package, error) {
	p := &Package{ctx: ctx, limits: l.withDefaults(), parts: make(map[string]*zip.File), twice: make(map[string]bool)}
	z, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, layout.Faultf(layout.Damaged, "it is cut off or damaged: its list of parts cannot be read (%v); copy it anew, or open it and save it again", err)
	}
	if len(z.File) > p.limits.Parts {
		return nil, layout.Faultf(layout.Limit, "it holds more than %d parts; open it and save it again", p.limits.Parts)
	}
	for _, f := range z.File {
		name := partName(f.Name)
		p.twice[name] = p.parts[name] != nil
		p.parts[name] = f
	}
	return p, nil
}

// partName writes the name of a part without a leading slash and, since some programs
// differ in it, without capitals.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

// Has reports whether the package holds the part.
func (p *Package) Has(part string) bool { return p.parts[partName(part)] != nil }

// open opens a part.
func (p *Package) open(part string) (io.ReadCloser, error) {
	name := partName(part)
	f := p.parts[name]
	switch {
	case f == nil:
		return nil, layout.Faultf(layout.Damaged, "its part %s is missing; open it and save it again", part)
	case p.twice[name]:
		return nil, layout.Faultf(layout.Ambiguous, "it holds two parts named %s, of which programs show one or the other; open it and save it again", part)
	case f.Flags&1 != 0:
		return nil, layout.Faultf(layout.Encrypted, "its part %s is encrypted; save it without a password", part)
	}
	rc, err := f.Open()
	if err != nil {
		return nil, p.damaged(part, err)
	}
	return rc, nil
}

func (p *Package) damaged(part string, err error) error {
	var f *layout.Fault
	if errors.As(err, &f) {
		return f
	}
	if p.expanded > p.limits.Expanded { // the parser may have met the end of what it got first
		return p.tooLarge()
	}
	if p.ctx.Err() != nil {
		return fmt.Errorf("reading %s: %w", part, p.ctx.Err())
	}
	return layout.Faultf(layout.Damaged, "its part %s is damaged (%v); copy it anew, or open it and save it again", part, err)
}

func (p *Package) tooLarge() error {
	return layout.Faultf(layout.Limit, "it unpacks to more than the limit of %d bytes; raise the limit, or cut it into smaller files", p.limits.Expanded)
}

// counted is a part that is being read: what it expands to counts for the package.
type counted struct {
	p *Package
	r io.Reader
}

func (c *counted) Read(b []byte) (int, error) {
	if err := c.p.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.r.Read(b)
	if c.p.expanded += int64(n); c.p.expanded > c.p.limits.Expanded {
		return n, c.p.tooLarge()
	}
	return n, err
}

// Contains reports whether a part holds word. What it unpacks to does not count.
func (p *Package) Contains(part, word string) bool {
	rc, err := p.open(part)
	if err != nil {
		return false
	}
	defer rc.Close()
	before := p.expanded
	defer func() { p.expanded = before }()
	buf, kept := make([]byte, 32<<10), 0
	for r := (&counted{p, rc}); ; {
		n, err := r.Read(buf[kept:])
		if bytes.Contains(buf[:kept+n], []byte(word)) {
			return true
		}
		if err != nil {
			return false
		}
		kept = copy(buf, buf[max(0, kept+n-len(word)+1):kept+n])
	}
}

// Content returns a small part, such as the name of the document's type, up to most bytes.
func (p *Package) Content(part string, most int64) (string, error) {
	rc, err := p.open(part)
	if err != nil {
		return "", err
	}
	defer rc.Close()
	b, err := io.ReadAll(io.LimitReader(&counted{p, rc}, most))
	if err != nil {
		return "", p.damaged(part, err)
	}
	return string(b), nil
}
