package postgres

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"

	"heshu/warehouse"
)

// relation is a table of the dataset, as it lies in the database. Its rows are told apart
// by a key: those of a report belong together, and are replaced together.
type relation struct {
	warehouse.TableSchema
	fields []reflect.StructField
	key    int    // the column that groups the rows
	driver string // the table that lists the keys: documents, or the table itself
}

// relations returns all tables.
func relations() []*relation {
	var all []*relation
	for _, schema := range warehouse.Schema() {
		all = append(all, newRelation(schema))
	}
	return all
}

// newRelation groups a table's rows by document where they belong to one, else by its key,
// and where it has none by its first column.
func newRelation(schema warehouse.TableSchema) *relation {
	r := &relation{TableSchema: schema, fields: warehouse.Fields(schema.Name), driver: schema.Name}
	place := func(name string) int {
		return slices.IndexFunc(schema.Columns, func(c warehouse.ColumnSchema) bool { return c.Name == name })
	}
	if at := place(documentID); at >= 0 {
		r.key, r.driver = at, warehouse.Documents
	} else if len(schema.Key) > 0 {
		r.key = place(schema.Key[0])
	}
	return r
}

// documentID is the column that says which report a row belongs to.
const documentID = "document_id"

// keyOf returns the key of a row as the ledger knows it. Ids stand for themselves; all
// else may be longer than an index can hold.
func (r *relation) keyOf(row any) string {
	key := reflect.ValueOf(row).Elem().FieldByIndex(r.fields[r.key].Index).String()
	if r.hashed() {
		sum := sha256.Sum256([]byte(key))
		return hex.EncodeToString(sum[:])
	}
	return key
}

// keySQL is keyOf in SQL, for a table that is called t.
func (r *relation) keySQL() string {
	column := "t." + quoted(r.Columns[r.key].Name)
	if r.hashed() {
		return "encode(sha256(convert_to(" + column + ", 'UTF8')), 'hex')"
	}
	return column
}

func (r *relation) hashed() bool { return !strings.HasSuffix(r.Columns[r.key].Name, "_id") }

// columns lists the columns, as COPY and INSERT take them.
func (r *relation) columns() string {
	var names []string
	for _, c := range r.Columns {
		names = append(names, quoted(c.Name))
	}
	return strings.Join(names, ", ")
}

// form is a digest of what the rows of the relation consist of: other columns mean other
// rows.
func (r *relation) form() []byte {
	sum := sha256.New()
	for _, c := range r.Columns {
		fmt.Fprintf(sum, "%s %s %v\n", c.Name, c.Type, c.Nullable)
	}
	return sum.Sum(nil)
}

// content is a digest of the rows that a dataset has in the relation, as its parts tell.
func (r *relation) content(d *warehouse.Dataset) string {
	sum := sha256.New()
	sum.Write(r.form())
	for _, p := range d.Parts(r.Name) {
		fmt.Fprintln(sum, p.SHA256)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// staging is the name of the table that the relation's new rows wait in.
func (r *relation) staging() string { return stagingPrefix + r.Name }

func quoted(name string) string { return pgx.Identifier{name}.Sanitize() }
