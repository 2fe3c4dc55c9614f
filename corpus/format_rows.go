package corpus

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"heshu/corpus/rows"
)

// jsonRows reads JSON Lines and JSON arrays: a report a row.
type jsonRows struct{ fields rows.Fields }

func (jsonRows) Name() string         { return "JSON Lines" }
func (jsonRows) Extensions() []string { return []string{".jsonl", ".ndjson", ".json"} }
func (jsonRows) MediaType() string    { return "application/jsonl" }
func (jsonRows) Sniff([]byte) bool    { return false }

func (j jsonRows) Read(ctx context.Context, c Content, l Limits, emit func(Member) error) error {
	return j.Stream(ctx, c.stream(), l, emit)
}

// Stream reads files of any size.
func (j jsonRows) Stream(ctx context.Context, s Stream, l Limits, emit func(Member) error) error {
	r := io.NewSectionReader(s.File, 0, s.Size)
	return fromLayout(rows.JSON(ctx, r, j.fields, rows.Limits{Row: int(l.Member)}, emitRow(emit)))
}

// parquetRows reads Parquet: a report a row.
type parquetRows struct{ fields rows.Fields }

func (parquetRows) Name() string           { return "Parquet" }
func (parquetRows) Extensions() []string   { return []string{".parquet"} }
func (parquetRows) MediaType() string      { return "application/vnd.apache.parquet" }
func (parquetRows) Sniff(head []byte) bool { return bytes.HasPrefix(head, []byte("PAR1")) }

func (p parquetRows) Read(ctx context.Context, c Content, l Limits, emit func(Member) error) error {
	return p.Stream(ctx, c.stream(), l, emit)
}

// Stream reads files of any size.
func (p parquetRows) Stream(ctx context.Context, s Stream, l Limits, emit func(Member) error) error {
	return fromLayout(rows.Parquet(ctx, s.File, s.Size, p.fields, rows.Limits{Row: int(l.Member)}, emitRow(emit)))
}

// emitRow emits rows as members.
func emitRow(emit func(Member) error) func(rows.Record) error {
	names := make(uniqueNames)
	return func(r rows.Record) error {
		m := Member{Name: names.of(r.Name, fmt.Sprintf("row %d", r.Row)), Text: r.Text, Issuer: r.Issuer, Date: r.Date}
		if r.Err != nil {
			m = Member{Name: m.Name, Err: fromLayout(r.Err)}
		}
		return emit(m)
	}
}
