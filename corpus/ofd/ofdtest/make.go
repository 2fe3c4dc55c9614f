// Package ofdtest makes OFD files for tests, as GB/T 33190-2016 describes them: pages of
// placed rows of characters, a template with a running head, page numbers.
package ofdtest

import (
	"encoding/xml"
	"fmt"
	"strings"
	"testing"

	"heshu/corpus/layout/layouttest"
	"heshu/corpus/printed"
)

// The page, in millimetres: A4 with 28 characters of 5.5 mm a line and 22 lines.
const (
	size      = 5.5
	left      = 28.0
	top       = 37.0
	leading   = 9.8
	lineWidth = 28 * size
	perPage   = 22
)

// File makes a file with a document for each text. Its lines are paragraphs: the first
// is the title if it fits into a line.
func File(tb testing.TB, texts ...string) []byte {
	tb.Helper()
	var parts []layouttest.Part
	var list strings.Builder
	for i, text := range texts {
		folder := fmt.Sprintf("Doc_%d", i)
		fmt.Fprintf(&list, `<ofd:DocBody><ofd:DocInfo><ofd:DocID>%d</ofd:DocID></ofd:DocInfo><ofd:DocRoot>%s/Document.xml</ofd:DocRoot></ofd:DocBody>`, i, folder)
		parts = append(parts, document(folder, text)...)
	}
	root := layouttest.Part{Name: "OFD.xml", Text: element("OFD", ` DocType="OFD" Version="1.0"`, list.String())}
	return layouttest.Zip(tb, append([]layouttest.Part{root}, parts...)...)
}

// element is a part whose root element holds inner.
func element(name, attributes, inner string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><ofd:` + name + ` xmlns:ofd="http://www.ofdspec.org/2016"` + attributes + `>` + inner + `</ofd:` + name + `>`
}

// document makes the parts of a document.
func document(folder, text string) []layouttest.Part {
	var parts []layouttest.Part
	var list strings.Builder
	pages := pagesOf(text)
	for i, lines := range pages {
		fmt.Fprintf(&list, `<ofd:Page ID="%d" BaseLoc="Pages/Page_%d/Content.xml"/>`, 10+i, i)
		number := Object(100, 280, fmt.Sprintf("—%d—", i+1))
		parts = append(parts, layouttest.Part{
			Name: fmt.Sprintf("%s/Pages/Page_%d/Content.xml", folder, i),
			Text: Page(strings.Join(lines, "") + number),
		})
	}
	head := layouttest.Part{Name: folder + "/Tpls/Tpl_0/Content.xml", Text: element("Page", "", `<ofd:Content><ofd:Layer ID="2">`+object(left, 15, 3.5, "内部资料")+`</ofd:Layer></ofd:Content>`)}
	main := layouttest.Part{Name: folder + "/Document.xml", Text: element("Document", "", `<ofd:CommonData><ofd:MaxUnitID>9</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>
		<ofd:TemplatePage ID="1" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData><ofd:Pages>`+list.String()+`</ofd:Pages>`)}
	return append(parts, head, main)
}

// Page is the part of a page with objects on it.
func Page(objects string) string {
	return element("Page", "", `<ofd:Template TemplateID="1" ZOrder="Background"/><ofd:Content><ofd:Layer Type="Body" ID="3">`+objects+`</ofd:Layer></ofd:Content>`)
}

// pagesOf lays a text out: the objects of each page.
func pagesOf(text string) [][]string {
	pages := [][]string{nil}
	row := 0
	for i, paragraph := range strings.Split(strings.TrimSpace(text), "\n") {
		paragraph = strings.TrimSpace(paragraph)
		title := i == 0 && width(paragraph) <= lineWidth
		for k, line := range wrap(paragraph, !title) {
			if row == perPage {
				pages, row = append(pages, nil), 0
			}
			x := left
			if title {
				x += max(0, (lineWidth-width(line))/2)
			} else if k == 0 {
				x += 2 * size
			}
			last := len(pages) - 1
			pages[last] = append(pages[last], Object(x, top+float64(row)*leading, line))
			row++
		}
	}
	return pages
}

// wrap breaks a paragraph into lines; no line begins with a mark.
func wrap(s string, indent bool) []string {
	var lines []string
	var line []rune
	room := lineWidth
	if indent {
		room -= 2 * size
	}
	for _, r := range s {
		if w := width(string(line)) + advance(r); w > room+0.1 && !strings.ContainsRune("，。、；：？！”）》%", r) {
			lines = append(lines, string(line))
			line, room = nil, lineWidth
		}
		line = append(line, r)
	}
	return append(lines, string(line))
}

func width(s string) float64 {
	w := 0.0
	for _, r := range s {
		w += advance(r)
	}
	return w
}

// advance is how far the next character stands.
func advance(r rune) float64 {
	if printed.IsWide(r) || strings.ContainsRune("“”‘’—…", r) {
		return size
	}
	return size / 2
}

// Object is a row of characters that begins at x and whose upper edge is y.
func Object(x, y float64, text string) string { return object(x, y, size, text) }

func object(x, y, em float64, text string) string {
	var escaped strings.Builder
	_ = xml.EscapeText(&escaped, []byte(text)) // a Builder takes all
	return fmt.Sprintf(`<ofd:TextObject ID="7" Boundary="%.3f %.3f %.3f %.3f" Font="4" Size="%.2f"><ofd:TextCode X="0" Y="%.3f" DeltaX="%s">%s</ofd:TextCode></ofd:TextObject>`,
		x, y, width(text)*em/size, em, em, 0.86*em, deltas(text, em/size), escaped.String())
}

// deltas are the steps between the characters; equal ones are put together.
func deltas(text string, scale float64) string {
	var all []string
	chars := []rune(text)
	for i := 0; i+1 < len(chars); {
		n := 1
		for i+n+1 < len(chars) && advance(chars[i+n]) == advance(chars[i]) {
			n++
		}
		step := fmt.Sprintf("%.2f", advance(chars[i])*scale)
		if n > 1 {
			step = fmt.Sprintf("g %d %s", n, step)
		}
		all = append(all, step)
		i += n
	}
	return strings.Join(all, " ")
}
