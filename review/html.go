package review

import (
	"bufio"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
)

//go:embed page
var files embed.FS

// WriteHTML writes the page: one file that needs nothing else.
func (p *Page) WriteHTML(w io.Writer) error {
	view, err := newView(p)
	if err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	out := bufio.NewWriterSize(w, 64<<10)
	if err := view.execute(out); err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	return nil
}

// view is a page with all that its file holds.
type view struct {
	Page   *Page
	Policy string
	Style  template.CSS
	Script template.JS

	template *template.Template
}

func newView(p *Page) (*view, error) {
	t, err := template.ParseFS(files, "page/page.gohtml")
	if err != nil {
		return nil, err
	}
	style, err := files.ReadFile("page/page.css")
	if err != nil {
		return nil, err
	}
	script, err := files.ReadFile("page/page.js")
	if err != nil {
		return nil, err
	}
	return &view{Page: p, Policy: policy(style, script), Style: template.CSS(style), Script: template.JS(script), template: t}, nil
}

func (v *view) execute(w io.Writer) error { return v.template.ExecuteTemplate(w, "page", v) }

// policy lets the page run its own style and script and nothing else, and load
// nothing at all, whatever a report may say.
func policy(style, script []byte) string {
	return "default-src 'none'; img-src data:; style-src '" + hashed(style) + "'; script-src '" + hashed(script) + "'; base-uri 'none'; form-action 'none'"
}

func hashed(source []byte) string {
	sum := sha256.Sum256(source)
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}
