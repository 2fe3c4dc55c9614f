// Package rows reads files that hold one report a row: JSON Lines, JSON arrays of
// objects, and Parquet.
//
//	err := rows.JSON(ctx, r, rows.Fields{Text: "content", ID: "id"}, rows.Limits{},
//		func(rec rows.Record) error { fmt.Println(rec.Name, len(rec.Text)); return nil })
//
// A row that cannot be read is a Record with an error, and those after it are read.
package rows
