package duckdbtest

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	_ "github.com/duckdb/duckdb-go/v2"

	"heshu/extract"
	"heshu/extract/quantity"
	"heshu/warehouse"
)

const (
	documents = 300
	facts     = 20 // a table and document
	most      = quantity.Decimal(999_999_999_999_999_999)
)

func ptr[T any](v T) *T { return &v }

// records returns what a report could give; every third figure has no value.
func records(doc int) *extract.Records {
	id := fmt.Sprintf("%016x", doc*7919)
	r := &extract.Records{Document: extract.DocumentRow{
		DocumentID: id, Source: fmt.Sprintf("%04d.txt", doc), Part: 1, MediaType: "text/plain", Encoding: "UTF-8",
		Text: fmt.Sprintf("第%d份:向残疾人发放轮椅", doc), DateFrom: ptr(extract.Date(-1)), Year: ptr(int32(2021)),
	}}
	for i := range facts {
		fact := extract.Fact{FactID: fmt.Sprintf("%s%04x", id, i), DocumentID: id, Start: int64(i), End: int64(i + 1), Quote: "2万元", Sentence: r.Document.Text, Rule: "r"}
		figure := extract.FigureColumns{Approx: "exact", Unit: "万元", Basis: "total", Status: "actual"}
		if i%3 > 0 {
			figure.Value = ptr(quantity.Decimal(doc*10_000 + i))
			figure.Lower, figure.Upper = ptr(-most), ptr(most)
			figure.Item = ptr("慰问金")
		}
		r.Amounts = append(r.Amounts, extract.AmountRow{Fact: fact, FigureColumns: figure, Currency: "CNY"})
		r.Counts = append(r.Counts, extract.CountRow{Fact: fact, FigureColumns: figure, Measure: "person"})
		r.Themes = append(r.Themes, extract.ThemeRow{Fact: fact, Theme: "主题", Role: "national"})
		r.Organisations = append(r.Organisations, extract.OrganisationRow{Fact: fact, Name: fmt.Sprintf("%d区残联", doc), Canonical: "区残疾人联合会", Type: "dpf", Role: "host", Masked: i%2 == 0})
		r.Links = append(r.Links, extract.LinkRow{DocumentID: id, FromID: fact.FactID, ToID: "x", Relation: "giver", Rule: "r"})
		r.Checks = append(r.Checks, extract.CheckRow{CheckID: fact.FactID, DocumentID: id, Check: "sum", Result: "holds", Message: "相符", FactIDs: make([]string, i%3)})
		r.Numerals = append(r.Numerals, extract.NumeralRow{DocumentID: id, Start: int64(i), End: int64(i), Quote: "2", State: "unclaimed"})
	}
	return r
}

// dataset writes all documents, in several row groups and parts.
func dataset(t *testing.T, documents int) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "dataset")
	w, err := warehouse.Create(dir, warehouse.Options{RowGroupBytes: 30_000, PartBytes: 300_000})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort()
	for doc := range documents {
		if err := w.Write(records(doc)); err != nil {
			t.Fatal(err)
		}
		source := fmt.Sprintf("%06d", doc)
		if err := w.WriteInput(extract.InputRow{Source: source, State: "read", MediaType: "text/plain", Documents: 1}); err != nil {
			t.Fatal(err)
		}
		if err := w.EndInput(warehouse.Input{Source: source}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

func open(t *testing.T) *sql.DB {
	t.Helper()
	db, err := sql.Open("duckdb", "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// ask returns the answer to a query as text, rows and columns with / and , between them.
// {table} in the query becomes the files of that table.
func ask(t *testing.T, db *sql.DB, dir, query string) string {
	t.Helper()
	for _, table := range warehouse.Tables() {
		query = strings.ReplaceAll(query, "{"+table+"}", fmt.Sprintf("read_parquet('%s/%s/*.parquet')", dir, table))
	}
	rows, err := db.Query(query)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for rows.Next() {
		values := make([]sql.NullString, len(columns))
		targets := make([]any, len(columns))
		for i := range values {
			targets[i] = &values[i]
		}
		if err := rows.Scan(targets...); err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		var cells []string
		for _, v := range values {
			if !v.Valid {
				v.String = "NULL"
			}
			cells = append(cells, v.String)
		}
		lines = append(lines, strings.Join(cells, ","))
	}
	if err := rows.Err(); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return strings.Join(lines, "/")
}

func TestTypes(t *testing.T) {
	const (
		fact   = "fact_id VARCHAR,document_id VARCHAR,start BIGINT,end BIGINT,quote VARCHAR,match_start BIGINT,match_end BIGINT,sentence VARCHAR,section VARCHAR,rule VARCHAR,"
		figure = "item VARCHAR,item_class VARCHAR,value DECIMAL(18,4),lower DECIMAL(18,4),upper DECIMAL(18,4),approx VARCHAR,unit VARCHAR,basis VARCHAR,status VARCHAR,action VARCHAR,giver VARCHAR,receiver VARCHAR,beneficiary_id VARCHAR,"
	)
	want := map[string]string{
		warehouse.Documents: "document_id VARCHAR,source VARCHAR,member VARCHAR,part INTEGER,source_start BIGINT,source_end BIGINT,media_type VARCHAR,encoding VARCHAR,content_sha256 VARCHAR,title VARCHAR,issuer VARCHAR,region VARCHAR,level VARCHAR," +
			"year INTEGER,year_basis VARCHAR,ordinal INTEGER,date_from DATE,date_to DATE,text VARCHAR,amounts INTEGER,counts INTEGER,themes INTEGER,organisations INTEGER,checks INTEGER,run_id VARCHAR",
		warehouse.Amounts:       fact + figure + "currency VARCHAR",
		warehouse.Counts:        fact + figure + "measure VARCHAR",
		warehouse.Themes:        fact + "theme VARCHAR,role VARCHAR,year INTEGER,ordinal INTEGER",
		warehouse.Organisations: fact + "name VARCHAR,canonical VARCHAR,type VARCHAR,level VARCHAR,role VARCHAR,masked BOOLEAN",
		warehouse.Links:         "document_id VARCHAR,from_id VARCHAR,to_id VARCHAR,relation VARCHAR,rule VARCHAR",
		warehouse.Checks:        "check_id VARCHAR,document_id VARCHAR,check VARCHAR,result VARCHAR,reason VARCHAR,severity VARCHAR,message VARCHAR,stated DECIMAL(18,4),expected DECIMAL(18,4),difference DECIMAL(18,4),fact_ids VARCHAR[],other_document_id VARCHAR,start BIGINT,end BIGINT",
		warehouse.Locations:     "document_id VARCHAR,start BIGINT,end BIGINT,page INTEGER,sheet VARCHAR,table_number INTEGER,cell VARCHAR,paragraph INTEGER,aside VARCHAR",
		warehouse.Numerals:      "document_id VARCHAR,start BIGINT,end BIGINT,quote VARCHAR,state VARCHAR,reason VARCHAR,fact_id VARCHAR",
		warehouse.Inputs:        "source VARCHAR,member VARCHAR,state VARCHAR,message VARCHAR,bytes BIGINT,sha256 VARCHAR,media_type VARCHAR,encoding VARCHAR,documents INTEGER,run_id VARCHAR",
		warehouse.Runs:          "run_id VARCHAR,program VARCHAR,schema_version VARCHAR,rules_version VARCHAR,rules_digest VARCHAR,reading VARCHAR",
	}
	db := open(t)
	for _, documents := range []int{0, 2} { // a table without rows has its types too
		dir := dataset(t, documents)
		for _, table := range warehouse.Tables() {
			got := ask(t, db, dir, "SELECT column_name || ' ' || column_type FROM (DESCRIBE SELECT * FROM {"+table+"})")
			if got = strings.ReplaceAll(got, "/", ","); got != want[table] {
				t.Errorf("%s:\n got %s\nwant %s", table, got, want[table])
			}
		}
	}
}

func TestQueries(t *testing.T) {
	// Of the facts 0…19 of a document, 13 have a value: doc + i/10⁴, and their i add up to 127.
	const values = 13
	sum := quantity.Decimal(values*documents*(documents-1)/2*10_000 + documents*127)
	tests := []struct{ name, query, want string }{
		{"rows", "SELECT count(*) FROM {amounts}", fmt.Sprint(documents * facts)},
		{"rows of all", "SELECT (SELECT count(*) FROM {documents}), (SELECT count(*) FROM {counts}), (SELECT count(*) FROM {themes}), (SELECT count(*) FROM {organisations}), " +
			"(SELECT count(*) FROM {links}), (SELECT count(*) FROM {checks}), (SELECT count(*) FROM {numerals}), (SELECT count(*) FROM {inputs})", "300,6000,6000,6000,6000,6000,6000,300"},
		{"nulls", "SELECT count(value), count(item), count(giver), count(section) FROM {amounts}", fmt.Sprintf("%d,%d,0,0", values*documents, values*documents)},
		{"sum", "SELECT CAST(sum(value) AS VARCHAR), CAST(min(lower) AS VARCHAR), CAST(max(upper) AS VARCHAR) FROM {counts}", sum.String() + "00,-99999999999999.9999,99999999999999.9999"},
		{"date", "SELECT DISTINCT CAST(date_from AS VARCHAR), CAST(date_to AS VARCHAR), year FROM {documents}", "1969-12-31,NULL,2021"},
		{"one document", fmt.Sprintf("SELECT text FROM {documents} WHERE document_id = '%016x'", 123*7919), "第123份:向残疾人发放轮椅"},
		{"its facts", fmt.Sprintf("SELECT count(*) FROM {amounts} WHERE document_id = '%016x'", 123*7919), "20"},
		{"a fact", fmt.Sprintf("SELECT CAST(value AS VARCHAR) FROM {amounts} WHERE fact_id = '%016x%04x'", 299*7919, 19), "299.0019"},
		{"a column without bounds", "SELECT count(*) FROM {documents} WHERE text = '第123份:向残疾人发放轮椅' OR text BETWEEN '第298' AND '第2999'", "2"},
		{"an organisation", "SELECT count(*) FROM {organisations} WHERE name = '7区残联' AND masked", "10"},
		{"nobody", "SELECT count(*) FROM {organisations} WHERE name = '没有的单位'", "0"},
		{"lists", "SELECT CAST(sum(len(fact_ids)) AS BIGINT), count(fact_ids) FROM {checks}", "5700,6000"},
		{"join", "SELECT count(*) FROM {amounts} a JOIN {documents} d USING (document_id) WHERE d.source < '0010.txt'", "200"},
	}
	db, dir := open(t), dataset(t, documents)
	for _, test := range tests {
		if got := ask(t, db, dir, test.query); got != test.want {
			t.Errorf("%s: got %s; want %s", test.name, got, test.want)
		}
	}
}

// firstPart returns the path of the first part of a table.
func firstPart(t *testing.T, dir, table string) string {
	t.Helper()
	parts, err := filepath.Glob(filepath.Join(dir, table, "*.parquet"))
	if err != nil || len(parts) == 0 {
		t.Fatalf("no part of %s: %v", table, err)
	}
	return parts[0]
}

func TestMetadata(t *testing.T) {
	db, dir := open(t), dataset(t, documents)
	file, checks := firstPart(t, dir, "organisations"), firstPart(t, dir, "checks")
	tests := []struct{ name, query, want string }{
		{"row groups", "SELECT num_row_groups > 2, created_by FROM parquet_file_metadata('" + file + "')", "true,heshu version 1.1(build parquet-go)"},
		{"compression", "SELECT DISTINCT compression FROM parquet_metadata('" + file + "')", "ZSTD"},
		{"bounds", "SELECT path_in_schema FROM parquet_metadata('" + file + "') WHERE row_group_id = 0 AND stats_max_value IS NULL ORDER BY column_id", "quote/sentence/section/level"},
		{"Bloom filters", "SELECT path_in_schema FROM parquet_metadata('" + file + "') WHERE row_group_id = 0 AND bloom_filter_offset IS NOT NULL ORDER BY column_id", "fact_id/document_id/name/canonical"},
		{"field ids", "SELECT name, field_id FROM parquet_schema('" + checks + "') WHERE name IN ('check_id', 'fact_ids', 'element', 'end')", "check_id,1/fact_ids,11/element,15/end,14"},
		{"key and value", "SELECT decode(value) FROM parquet_kv_metadata('" + file + "') WHERE decode(key) = 'heshu.table'", "organisations"},
	}
	for _, test := range tests {
		if got := ask(t, db, dir, test.query); got != test.want {
			t.Errorf("%s: got %s; want %s", test.name, got, test.want)
		}
	}
	for _, name := range []string{"0区残联", "9区残联", "没有的单位"} {
		query := fmt.Sprintf("SELECT count(*) FROM parquet_bloom_probe('%s', 'name', '%s') WHERE NOT bloom_filter_excludes", file, name)
		if got := ask(t, db, dir, query); (got == "0") != (name == "没有的单位") {
			t.Errorf("%s may be in %s row groups", name, got)
		}
	}
}
