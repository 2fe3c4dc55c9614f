package extract

// locationRows writes down where the text stands in its document.
func (r *reading) locationRows(out *Records) {
	for _, m := range r.doc.Marks {
		p := m.Place
		out.Locations = append(out.Locations, LocationRow{
			DocumentID: r.doc.ID, Start: int64(m.Start), End: int64(m.End),
			Page: r.arena.positive(p.Page), Sheet: r.arena.optional(p.Sheet), Table: r.arena.positive(p.Table),
			Cell: r.arena.optional(p.Cell()), Paragraph: r.arena.positive(p.Paragraph), Aside: r.arena.optional(string(p.Aside)),
		})
	}
}
