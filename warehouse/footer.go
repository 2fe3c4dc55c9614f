package warehouse

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"iter"
	"slices"

	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"
)

// A Parquet file ends in the column indexes of all chunks, their offset indexes,
// the footer, the footer's length as four bytes, and PAR1.
const footerTail = 8

// rewriteFooter returns the end of a file anew: without the column indexes of unbounded
// columns, and with the footer as given. tail is what the library wrote from base on.
//
// The library fills the indexes of columns without bounds with empty values, and
// they would be read as bounds. The other indexes move together, because readers
// fetch them all at once; the offset indexes stay, for they are right.
func rewriteFooter(tail []byte, base int64, footer *format.FileMetaData) ([]byte, error) {
	start, err := indexStart(tail, base, footer)
	if err != nil {
		return nil, fmt.Errorf("finding the page index: %w", err)
	}
	old := tail[start-base:]
	var out bytes.Buffer
	out.Write(tail[:start-base])
	move := func(offset *int64, length int32) {
		from := *offset - start
		*offset = base + int64(out.Len())
		out.Write(old[from : from+int64(length)])
	}
	for chunk := range chunks(footer) {
		if path := chunk.MetaData.PathInSchema; len(path) == 1 && unbounded(path[0]) {
			chunk.ColumnIndexOffset, chunk.ColumnIndexLength = 0, 0
			continue
		}
		move(&chunk.ColumnIndexOffset, chunk.ColumnIndexLength)
	}
	for chunk := range chunks(footer) {
		move(&chunk.OffsetIndexOffset, chunk.OffsetIndexLength)
	}
	err = appendFooter(&out, footer)
	return out.Bytes(), err
}

// indexStart returns where the page index begins in a file whose end is tail.
func indexStart(tail []byte, base int64, footer *format.FileMetaData) (int64, error) {
	size := int64(len(tail)) - footerTail
	if size < 0 {
		return 0, io.ErrUnexpectedEOF
	}
	start := base + size - int64(binary.LittleEndian.Uint32(tail[size:])) // where there are no row groups
	for chunk := range chunks(footer) {
		start = min(start, chunk.ColumnIndexOffset)
	}
	if start < base {
		return 0, fmt.Errorf("it begins at %d, before the last row group ends at %d", start, base)
	}
	return start, nil
}

// chunks yields the column chunks of all row groups, in their order.
func chunks(footer *format.FileMetaData) iter.Seq[*format.ColumnChunk] {
	return func(yield func(*format.ColumnChunk) bool) {
		for _, group := range footer.RowGroups {
			for i := range group.Columns {
				if !yield(&group.Columns[i]) {
					return
				}
			}
		}
	}
}

func appendFooter(out *bytes.Buffer, footer *format.FileMetaData) error {
	before := out.Len()
	if err := thrift.NewEncoder(new(thrift.CompactProtocol).NewWriter(out)).Encode(footer); err != nil {
		return fmt.Errorf("encoding the footer: %w", err)
	}
	out.Write(binary.LittleEndian.AppendUint32(nil, uint32(out.Len()-before)))
	out.WriteString("PAR1")
	return nil
}

// declareOrder says of each row group that keeps the order that it does.
func declareOrder(footer *format.FileMetaData, columns []string, sorted []bool) {
	for i := range footer.RowGroups {
		group := &footer.RowGroups[i]
		if i >= len(sorted) || !sorted[i] {
			continue
		}
		for _, name := range columns {
			index := slices.IndexFunc(group.Columns, func(chunk format.ColumnChunk) bool {
				path := chunk.MetaData.PathInSchema
				return len(path) == 1 && path[0] == name
			})
			group.SortingColumns = append(group.SortingColumns, format.SortingColumn{ColumnIdx: int32(index), NullsFirst: true})
		}
	}
}
