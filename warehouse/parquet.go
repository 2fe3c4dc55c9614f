package warehouse

import (
	"bytes"
	"io"
	"reflect"
	"slices"

	"github.com/parquet-go/parquet-go"
)

const (
	pageBytes       = 128 << 10
	rowGroupMaxRows = 1 << 20
	bloomBits       = 10 // bits a value: one look-up in a hundred reads a row group in vain
)

// parquetFile encodes rows as Parquet.
type parquetFile[T any] struct {
	file   *endHolder
	writer *parquet.GenericWriter[T]
	limit  int64     // bytes that the open row group may take
	order  *order[T] // nil: none

	begun  int64 // size of the file when the open row group was begun
	rows   int64 // in the open row group
	last   T     // the row before, where there is an order
	sorted []bool
}

func newParquet[T any](out io.Writer, table string, opts Options, order *order[T]) (*parquetFile[T], error) {
	codec := opts.codec
	if codec == nil {
		var err error
		if codec, err = newPageCodec(); err != nil {
			return nil, err
		}
	}
	options := []parquet.WriterOption{
		parquet.CreatedBy("heshu", SchemaVersion, "parquet-go"),
		parquet.Compression(codec),
		parquet.PageBufferSize(pageBytes),
		// Page headers would repeat what the column index says, with whole texts as bounds.
		parquet.DataPageStatistics(false),
		// A bound cut at a number of bytes is no UTF-8 when it ends within a character.
		parquet.ColumnIndexSizeLimit(func([]string) int { return 0 }),
	}
	for key, value := range opts.metadata(table) {
		options = append(options, parquet.KeyValueMetadata(key, value))
	}
	var blooms []parquet.BloomFilterColumn
	for _, col := range columnsOf(reflect.TypeFor[T]()) {
		if unbounded(col.name) {
			options = append(options, parquet.SkipPageBounds(col.name))
		}
		if sought(col.name) {
			blooms = append(blooms, parquet.SplitBlockFilter(bloomBits, col.name))
		}
	}
	options = append(options, parquet.BloomFilters(blooms...))
	file := &endHolder{out: out}
	return &parquetFile[T]{
		file:   file,
		writer: parquet.NewGenericWriter[T](file, options...),
		limit:  opts.RowGroupBytes,
		order:  order,
	}, nil
}

// unbounded tells the columns of running text: their least and greatest values
// help no query, and would put whole reports into the footer.
func unbounded(column string) bool {
	return slices.Contains([]string{"text", "title", "section", "sentence", "quote", "message"}, column)
}

// sought tells the columns in which queries look for one value.
func sought(column string) bool {
	return slices.Contains([]string{"document_id", "fact_id", "from_id", "to_id", "name", "canonical", "content_sha256", "sha256"}, column)
}

func (p *parquetFile[T]) write(rows []T) error {
	p.observe(rows)
	if _, err := p.writer.Write(rows); err != nil {
		return err
	}
	p.rows += int64(len(rows))
	if p.rows < rowGroupMaxRows && p.writer.Size()-p.begun < p.limit {
		return nil
	}
	p.rows = 0
	if err := p.writer.Flush(); err != nil {
		return err
	}
	p.begun = p.writer.Size()
	return nil
}

// observe notes whether the open row group still keeps the table's order.
func (p *parquetFile[T]) observe(rows []T) {
	if p.order == nil {
		return
	}
	for i := range rows {
		if p.rows == 0 && i == 0 {
			p.sorted = append(p.sorted, true)
		} else if p.order.compare(&p.last, &rows[i]) > 0 {
			p.sorted[len(p.sorted)-1] = false
		}
		p.last = p.order.key(&rows[i])
	}
}

func (p *parquetFile[T]) size() int64 { return p.writer.Size() }

// close writes the last row group, and the end of the file as rewriteFooter wants it.
func (p *parquetFile[T]) close() error {
	if err := p.writer.Flush(); err != nil {
		return err
	}
	p.file.hold = true
	if err := p.writer.Close(); err != nil {
		return err
	}
	footer := p.writer.File().Metadata()
	if p.order != nil {
		declareOrder(footer, p.order.columns, p.sorted)
	}
	end, err := rewriteFooter(p.file.end.Bytes(), p.file.passed, footer)
	if err != nil {
		return err
	}
	_, err = p.file.out.Write(end)
	return err
}

// endHolder passes on what is written, until it is told to hold it.
type endHolder struct {
	out    io.Writer
	passed int64
	hold   bool
	end    bytes.Buffer // what was held
}

// Write implements io.Writer.
func (h *endHolder) Write(p []byte) (int, error) {
	if h.hold {
		return h.end.Write(p)
	}
	n, err := h.out.Write(p)
	h.passed += int64(n)
	return n, err
}
