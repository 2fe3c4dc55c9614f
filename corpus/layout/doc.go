// Package layout turns what stands on pages and in sheets into running text that keeps
// the way back. Each parser of a kind of document (corpus/docx, corpus/ofd …) writes
// into a Builder: paragraphs, tables, footnotes, text boxes, pages, sheets. The Builder
// yields one text, valid UTF-8, and for each piece of it the Place it came from.
//
//	b := layout.New(layout.Limits{})
//	b.Paragraph("慰问情况")
//	b.OpenTable()
//	b.Row("物资", "数量(辆)", "金额(万元)")
//	b.Row("轮椅", "120", "3.5")
//	b.CloseTable()
//	doc, err := b.Document() // 慰问情况\n轮椅：数量120辆，轮椅金额3.5万元。\n
//
// # Tables
//
// A figure in a table means what its row and its column say. Each row therefore becomes
// a sentence that says it: the heads of the row, then every figure behind the head of
// its column, with its unit. The unit comes from the cell, from the head of the column
// (金额(万元)) or of the row (轮椅(辆)), from a column of units (单位), or from a line above
// the table (单位：万元), which then is told with each figure and not by itself. A head that names no thing (数量, 金额, 2023年) takes the head of
// the row with it: 轮椅数量120辆. Heads over several columns stand before those below
// them. Empty cells and dashes say nothing. A cell that spans rows is a head of each of
// them, but a figure of the first alone: a figure is told once.
//
// Which rows are heads is seen from the figures: the rows above the first figure. A
// table without figures is read cell by cell, label and value joined (姓名：张三), and a
// table that only arranges text on a page gives its paragraphs.
//
// # Limits and errors
//
// A Builder never fails in the middle: an error stays, what follows is dropped, and Err
// and Document return it. Errors of parsers are *Fault, which name the state that the
// file ends in.
package layout
