package generate

import (
	_ "embed"
	"strings"
)

// prose is what most of a real report is: sections that name organisations and
// hardly a figure. A short line is a heading, the lines under it are its paragraphs.
//
//go:embed prose/sections.txt
var prose string

// prosePercent is how many sections of a hundred are prose. With it a report has as
// many rows a kilobyte, about twenty, as real reports have; the samples, which were
// written to hold figures of all kinds, have three times as many.
const prosePercent = 78

// newProse makes sections of one heading and one paragraph each.
func newProse() [][]line {
	const longestHeading = 60 // bytes
	var sections [][]line
	heading := ""
	for _, text := range splitLines(prose) {
		if len(text) <= longestHeading && !strings.Contains(text, "。") {
			heading = text
			continue
		}
		sections = append(sections, newLines([]string{heading, text}))
	}
	return sections
}

// Dense returns a Maker whose reports are made of the samples alone, which are
// dense in figures.
func (m *Maker) Dense() *Maker {
	dense := *m
	dense.prose = nil
	return &dense
}
