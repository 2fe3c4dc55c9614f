package main

import (
	"errors"
	"fmt"
	"os"

	"heshu/audit"
	"heshu/extract"
	"heshu/warehouse"
)

// sheet writes checks for a spreadsheet. A sheet without a file writes nothing.
type sheet struct {
	file *os.File
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
	if name == "" {
		return &sheet{}, nil
	}
	file, err := os.Create(name)
	if err != nil {
		return nil, fmt.Errorf("write the sheet: %w", err)
	}
	rows, err := warehouse.NewSheetWriter[sheetRow](file)
	return &sheet{file: file, rows: rows}, err
}

func (s *sheet) write(of audit.Source, rows []extract.CheckRow) error {
	if s.file == nil {
		return nil
	}
	for _, row := range rows {
		if err := s.rows.Write(sheetRow{of.Source, of.Title, of.Issuer, row}); err != nil {
			return fmt.Errorf("write the sheet: %w", err)
		}
	}
	return nil
}

func (s *sheet) close() error {
	if s.file == nil {
		return nil
	}
	return errors.Join(s.rows.Close(), s.file.Close())
}
