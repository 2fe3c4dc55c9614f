package sheet

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"heshu/corpus/layout"
	"heshu/corpus/ole"
)

// Excel is the Book of an .xlsx file, or, if data is a compound file, of an .xls file.
func Excel(data []byte, l Limits) Book {
	l = l.withDefaults()
	return func(ctx context.Context, v Visitor) error {
		if ole.Is(data) {
			return readOld(ctx, data, l, v)
		}
		f, err := open(data, l)
		if err != nil {
			return err
		}
		defer f.Close()
		return readSheets(ctx, f, l, v)
	}
}

// chineseDate is how dates are shown whose format leaves that to the machine.
const chineseDate = `yyyy"年"m"月"d"日"`

// open opens a package.
func open(data []byte, l Limits) (*excelize.File, error) {
	// The same limit for both keeps it from unpacking into the temporary folder.
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		UnzipSizeLimit: l.Expanded, UnzipXMLSizeLimit: l.Expanded,
		ShortDatePattern: chineseDate, LongDatePattern: chineseDate,
	})
	switch {
	case err == nil:
		return f, nil
	case strings.Contains(err.Error(), "unzip size exceeds"):
		return nil, layout.Faultf(layout.Limit, "its parts come to more than %d bytes; raise the limit, or cut it into smaller files", l.Expanded)
	}
	return nil, layout.Faultf(layout.Damaged, "it is damaged, or no whole workbook (%v); get it anew, or save it again", err)
}

// Decrypt opens an Office document (.xlsx, .docx …) that is encrypted with one of
// passwords.
func Decrypt(data []byte, passwords []string) ([]byte, error) {
	for _, password := range passwords {
		plain, err := excelize.Decrypt(data, &excelize.Options{Password: password})
		if err == nil && bytes.HasPrefix(plain, []byte("PK\x03\x04")) {
			return plain, nil
		}
	}
	if len(passwords) > 0 {
		return nil, layout.Faultf(layout.Encrypted, "it is encrypted and none of the passwords opens it")
	}
	return nil, layout.Faultf(layout.Encrypted, "it is encrypted; give its password, or save it without one")
}

func readSheets(ctx context.Context, f *excelize.File, l Limits, v Visitor) error {
	merged := mergedAreas(f)
	cells := 0
	for _, name := range f.GetSheetList() {
		if shown, err := f.GetSheetVisible(name); err == nil && !shown {
			continue
		}
		rows, err := f.Rows(name)
		if err != nil {
			continue // a chart
		}
		if err := v.Sheet(name, merged[name]); err != nil {
			return err
		}
		if err := readRows(ctx, rows, l, &cells, v); err != nil {
			return err
		}
	}
	return nil
}

func readRows(ctx context.Context, rows *excelize.Rows, l Limits, cells *int, v Visitor) error {
	defer rows.Close()
	for n := 1; rows.Next(); n++ {
		if err := ended(ctx); err != nil {
			return err
		}
		row, err := rows.Columns()
		if err != nil {
			return layout.Faultf(layout.Damaged, "row %d cannot be read (%v); open it and save it again", n, err)
		}
		if *cells += len(row); *cells > l.Cells {
			return layout.Faultf(layout.Limit, "it has more than %d cells; raise the limit, or cut it into smaller files", l.Cells)
		}
		if len(row) > 0 {
			if err := v.Row(n, row); err != nil {
				return err
			}
		}
	}
	if err := rows.Error(); err != nil {
		return layout.Faultf(layout.Damaged, "its rows cannot be read to their end (%v); open it and save it again", err)
	}
	return nil
}

var errNoPart = errors.New("no such part")

// part is a part of the package.
func part(f *excelize.File, name string) ([]byte, error) {
	if data, ok := f.Pkg.Load(name); ok {
		if b, ok := data.([]byte); ok {
			return b, nil
		}
	}
	return nil, fmt.Errorf("%s: %w", name, errNoPart)
}
