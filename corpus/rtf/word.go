package rtf

import (
	"heshu/corpus/layout"
	"heshu/corpus/layout/lines"
)

// flush writes the bytes that were collected.
func (p *parser) flush() {
	g := p.group()
	font := g.font
	if g.double {
		font = g.east
	}
	p.write(p.decode.take(p.fonts[font]))
}

// begin reads a word that stands first in its group and says where its text goes. It
// reports whether it is one.
func (p *parser) begin(name string) bool {
	g := p.group()
	if g.to == toVariant && name == "ud" {
		g.to = toText
	}
	if g.to != toText {
		return false
	}
	switch name {
	case "fonttbl":
		g.to = toFonts
	case "listtext", "pntext":
		g.to = toNumber
	case "footnote":
		p.openPart(toNote, layout.Footnote)
	case "shptxt", "dptxbxtext":
		p.openPart(toBox, layout.TextBox)
	case "field":
		g.field = &field{outer: g.field}
	case "fldinst":
		g.to = toCode
	case "upr":
		g.to = toVariants
	case "ud", "fldrslt", "shp", "shpinst", "do", "nesttableprops", "result":
	case "colortbl", "stylesheet", "info", "pict", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf",
		"ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "annotation", "object", "xe", "tc", "tcn", "rxe", "txe",
		"nonesttables", "nonshppict", "shprslt", "sp", "sn", "sv", "pntxta", "pntxtb", "bkmkstart", "bkmkend", "revtbl", "listtable",
		"listoverridetable", "template", "filetbl", "private", "themedata", "colorschememapping", "latentstyles", "datastore":
		g.to = toNothing
	default:
		return false
	}
	return true
}

// symbol reads a symbol that stands for a character.
func (p *parser) symbol(name string) {
	p.flush()
	switch name {
	case "~":
		p.write("\u00A0")
	case "_":
		p.write("-")
	}
}

// character is the text that a word stands for.
func character(name string) string {
	switch name {
	case "tab":
		return "\t"
	case "line", "column":
		return "\n"
	case "emdash":
		return "—"
	case "endash":
		return "–"
	case "lquote":
		return "‘"
	case "rquote":
		return "’"
	case "ldblquote":
		return "“"
	case "rdblquote":
		return "”"
	case "bullet":
		return "•"
	case "emspace":
		return "\u2003"
	case "enspace":
		return "\u2002"
	case "qmspace":
		return " "
	}
	return ""
}

// word reads a word.
func (p *parser) word(t token) {
	p.flush()
	g := p.group()
	on := !t.given || t.number != 0
	switch t.name {
	case "u":
		p.write(p.decode.unit(t.number))
		p.skip = g.skip
	case "uc":
		g.skip = min(max(t.number, 0), 16)
	case "f":
		g.font = t.number
	case "af":
		if g.double {
			g.east = t.number
		}
	case "dbch", "loch", "hich", "rtlch", "ltrch":
		g.double = t.name == "dbch"
	case "fcharset":
		if g.to == toFonts {
			p.fonts[g.font] = t.number
		}
	case "ansicpg":
		p.decode.page = t.number
	case "v":
		g.gone = on
	case "deleted":
		g.deleted = on
	case "plain":
		g.gone = false
	case "ftnalt":
		p.part().kind = layout.Endnote
	default:
		if !p.block(t) {
			p.write(character(t.name))
		}
	}
}

// block reads a word about paragraphs, cells and rows. It reports whether it is one.
func (p *parser) block(t token) bool {
	g, q := p.group(), p.part()
	if g.to != toText && g.to != toNote && g.to != toBox {
		return p.setRow(t)
	}
	switch t.name {
	case "par", "sect":
		if !g.deleted || q.depth() > 0 {
			q.line(lines.Line{Level: q.depth()})
		}
		q.newPage = q.newPage || t.name == "sect"
	case "page":
		if q.text.Len() > 0 && q.depth() == 0 {
			q.line(lines.Line{})
		}
		q.newPage = true
	case "pard":
		q.inTable, q.level = false, 0
	case "pagebb":
		q.newPage = true
	case "intbl":
		q.inTable = true
	case "itap":
		q.level = min(max(t.number, 0), lines.Levels)
	case "cell":
		q.line(lines.Line{Level: 1, CellEnd: true})
	case "nestcell":
		q.line(lines.Line{Level: max(q.level, 2), CellEnd: true})
	case "row":
		q.line(lines.Line{Level: 1, RowEnd: true, Row: g.row})
	case "nestrow":
		q.line(lines.Line{Level: max(q.level, 2), RowEnd: true, Row: g.row})
	default:
		return p.setRow(t)
	}
	return true
}

// setRow reads a word about the layout of a row. It reports whether it is one.
func (p *parser) setRow(t token) bool {
	g := p.group()
	switch t.name {
	case "trowd":
		g.row, g.cell = &lines.Row{Edges: []int{0}}, lines.Cell{}
	case "trleft":
		if g.row != nil && len(g.row.Cells) == 0 {
			g.row.Edges[0] = t.number
		}
	case "cellx":
		if g.row != nil && len(g.row.Cells) < mostCells {
			g.row.Edges = append(g.row.Edges, t.number)
			g.row.Cells = append(g.row.Cells, g.cell)
		}
		g.cell = lines.Cell{}
	case "clmgf":
		g.cell.First = true
	case "clmrg":
		g.cell.Merged = true
	case "clvmgf":
		g.cell.Down, g.cell.Top = true, true
	case "clvmrg":
		g.cell.Down = true
	default:
		return false
	}
	return true
}

// mostCells is how many cells a row can have.
const mostCells = 1024
