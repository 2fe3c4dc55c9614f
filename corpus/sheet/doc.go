// Package sheet reads spreadsheets (.xlsx, .xls) and tables as text (.csv, .tsv).
//
//	doc, err := sheet.Read(ctx, sheet.Excel(data, sheet.Limits{}), sheet.Limits{})
//
// A table can be two things. Read makes of each row a sentence that keeps the heads of
// its columns and their units, as package layout does for tables in documents. Reports
// takes one column for whole reports, one a row.
//
// Cells are read as they are shown: with the decimals, percent signs and dates of their
// formats. Hidden sheets are left out.
//
// Old files (.xls) are read by a reader of our own for the records of BIFF8 and BIFF5
// that hold cells ([MS-XLS]); it reads values, not formulas.
package sheet
