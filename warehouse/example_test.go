package warehouse_test

import (
	"fmt"
	"os"

	"heshu/extract"
	"heshu/warehouse"
)

func Example() {
	dir, err := os.MkdirTemp("", "dataset")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)

	w, err := warehouse.Create(dir, warehouse.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer w.Abort()
	if err := w.Write(sample(7, 1)); err != nil {
		fmt.Println(err)
		return
	}
	if err := w.Close(); err != nil {
		fmt.Println(err)
		return
	}

	dataset, err := warehouse.Open(dir)
	if err != nil {
		fmt.Println(err)
		return
	}
	for row, err := range warehouse.Rows[extract.OrganisationRow](dataset, warehouse.Organisations) {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(row.Canonical, row.Type)
	}
	// Output: 区残疾人联合会 dpf
}
