package command

import (
	"errors"
	"fmt"

	"heshu/audit"
	"heshu/extract"
	"heshu/warehouse"
)

// sheet writes checks for a spreadsheet. A sheet without a file writes nothing.
type sheet struct {
	file *draft
	rows *warehouse.SheetWriter[sheetRow]
}

// sheetRow is a check with the report that it is about.
type sheetRow struct {
	Source string `json:"source"`
	Title  string `json:"title"`
	Issuer string `json:"issuer"`
	extract.CheckRow
}

func newSheet(name string) (*sheet, error) {
	file, err := newDraft("csv", name)
	if err != nil || !file.wanted() {
		return &sheet{file: file}, err
	}
	rows, err := warehouse.NewSheetWriter[sheetRow](file.temp)
	if err != nil {
		file.discard()
	}
	return &sheet{file, rows}, err
}

func (s *sheet) write(of audit.Source, rows []extract.CheckRow) error {
	if !s.file.wanted() {
		return nil
	}
	for _, row := range rows {
		if err := s.rows.Write(sheetRow{of.Source, of.Title, of.Issuer, row}); err != nil {
			return fmt.Errorf("write the sheet: %w", err)
		}
	}
	return nil
}

// keep gives the sheet its name once the dataset is audited; an error says so.
func (s *sheet) keep() error {
	if !s.file.wanted() {
		return nil
	}
	if err := errors.Join(s.rows.Close(), s.file.keep()); err != nil {
		return partial{fmt.Sprintf("the dataset is audited, but the sheet is not written: %v", err)}
	}
	return nil
}
