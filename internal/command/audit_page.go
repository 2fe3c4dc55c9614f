package command

import (
	"context"
	"fmt"

	"heshu/review"
	"heshu/warehouse"
)

// writePage writes the page of a dataset that was audited. An error says that the
// audit itself is done.
func writePage(ctx context.Context, dir string, page *draft) error {
	if !page.wanted() {
		return nil
	}
	if err := fillPage(ctx, dir, page); err != nil {
		return partial{fmt.Sprintf("the dataset is audited, but the page is not written: %v", err)}
	}
	return nil
}

func fillPage(ctx context.Context, dir string, file *draft) error {
	dataset, err := warehouse.Open(dir)
	if err != nil {
		return err
	}
	page, err := review.Read(ctx, dataset, review.Limits{})
	if err != nil {
		return err
	}
	if err := page.WriteHTML(file.temp); err != nil {
		return err
	}
	return file.keep()
}
