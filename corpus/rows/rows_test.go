package rows

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"

	"heshu/corpus/layout"
	"heshu/corpus/layout/layouttest"
)

// told is a Record with its error as text.
type told struct{ Name, Text, Issuer, Date, Kind string }

func tell(t *testing.T, out *[]told) func(Record) error {
	return func(r Record) error {
		kind := ""
		if r.Err != nil {
			kind = string(layouttest.Fault(t, r.Err))
		}
		*out = append(*out, told{r.Name, r.Text, r.Issuer, r.Date, kind})
		return nil
	}
}

func TestJSON(t *testing.T) {
	tests := []struct {
		name, file string
		fields     Fields
		want       []told
	}{
		{
			"lines", "{\"id\":\"a1\",\"text\":\"走访48户\",\"issuer\":\"柳河镇残联\",\"date\":\"2024-05-19\"}\n\n{\"id\":7,\"text\":\"慰问\\u00026人\\u0000\"}\n", Fields{},
			[]told{{"a1", "走访48户", "柳河镇残联", "2024-05-19", ""}, {"7", "慰问\u00026人\uFFFD", "", "", ""}},
		},
		{"an array", `[ {"正文":"走访48户","单位":"残联"}, {"正文":null} ]`, Fields{}, []told{{"row 1", "走访48户", "残联", "", ""}, {"row 2", "", "", "", "no_text"}}},
		{"named fields", "{\"a\":\"x\",\"text\":\"no\",\"b\":\"走访48户\"}", Fields{Text: "b", ID: "a"}, []told{{"x", "走访48户", "", "", ""}}},
		{
			"broken lines", "\xEF\xBB\xBF{\"text\":\"走访\"}\n{\"text\":\n[1]\n{\"text\":\"\xD7\xDF\"}\n{\"x\":1}\n{\"text\":\"慰问\"}", Fields{},
			[]told{{"row 1", "走访", "", "", ""}, {"row 2", "", "", "", "damaged"}, {"row 3", "", "", "", "damaged"}, {"row 4", "", "", "", "damaged"}, {"row 5", "", "", "", "no_text"}, {"row 6", "慰问", "", "", ""}},
		},
		{"a long line", "{\"text\":\"" + strings.Repeat("走", 200) + "\"}\n{\"text\":\"慰问\"}\n", Fields{}, []told{{"row 1", "", "", "", "limit"}, {"row 2", "慰问", "", "", ""}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []told
			if err := JSON(t.Context(), strings.NewReader(tt.file), tt.fields, Limits{Row: 300}, tell(t, &got)); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestJSONRefused(t *testing.T) {
	tests := []struct {
		name, file string
		want       layout.Kind
	}{
		{"nothing", " \n", layout.NoText},
		{"a cut array", `[{"text":"走访"},`, layout.Damaged},
		{"a cut object", `[{"text":"走访`, layout.Damaged},
		{"a long value", `[{"text":"` + strings.Repeat("走", 100_000), layout.Limit},
		{"deep arrays", strings.Repeat("[", 100_000), layout.Damaged},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := JSON(t.Context(), strings.NewReader(tt.file), Fields{}, Limits{Row: 100_000}, func(Record) error { return nil })
			if kind := layouttest.Fault(t, err); kind != tt.want {
				t.Errorf("got %s (%v), want %s", kind, err, tt.want)
			}
		})
	}
}

// row is a row of a Parquet file as somebody else may write it.
type row struct {
	DocID   string   `parquet:"doc_id"`
	Tags    []string `parquet:"tags,list"`
	Content *string  `parquet:"content,optional,dict,zstd"`
	Date    int32    `parquet:"date,date"`
	Org     string   `parquet:"单位"`
}

func parquetFile(t testing.TB, rows ...row) []byte {
	t.Helper()
	var b bytes.Buffer
	w := parquet.NewGenericWriter[row](&b, parquet.MaxRowsPerRowGroup(100), parquet.PageBufferSize(256))
	if _, err := w.Write(rows); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// footer is a file of nothing but metadata.
func footer(metadata string) []byte {
	b := []byte("PAR1" + metadata)
	return append(binary.LittleEndian.AppendUint32(b, uint32(len(metadata))), "PAR1"...)
}

func TestParquet(t *testing.T) {
	var rows []row
	var want []told
	for i := range 250 { // some pages and three groups
		text := strings.Repeat("走访48户。", i%50+1)
		rows = append(rows, row{DocID: strings.Repeat("d", i%3), Tags: []string{"a", "b"}, Content: &text, Date: 19862, Org: "残联"})
		want = append(want, told{[]string{fmt.Sprintf("row %d", i+1), "d", "dd"}[i%3], text, "残联", "2024-05-19", ""})
	}
	rows[7].Content = nil
	want[7].Text, want[7].Kind = "", "no_text"
	file := parquetFile(t, rows...)
	var got []told
	err := Parquet(t.Context(), bytes.NewReader(file), int64(len(file)), Fields{}, Limits{}, tell(t, &got))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestParquetRefused(t *testing.T) {
	text := strings.Repeat("走访48户。", 1000)
	file := parquetFile(t, row{Content: &text})
	tests := []struct {
		name   string
		file   []byte
		fields Fields
		want   layout.Kind
	}{
		{"cut", file[:len(file)/2], Fields{}, layout.Damaged},
		{"only the magic", []byte("PAR1"), Fields{}, layout.Damaged},
		{"a list of 2 billion", footer("\x29\xFC\xFF\xFF\xFF\xFF\x07\x00"), Fields{}, layout.Damaged},
		{"a name of 2 billion bytes", footer("\x68\xFF\xFF\xFF\xFF\x07\x00"), Fields{}, layout.Damaged},
		{"deep structures", footer(strings.Repeat("\x1C", 100)), Fields{}, layout.Damaged},
		{"a footer longer than the file", []byte("PAR1\xFF\xFF\xFF\x7FPAR1"), Fields{}, layout.Damaged},
		{"another text field", file, Fields{Text: "report"}, layout.NoText},
		{"a list as text", file, Fields{Text: "tags"}, layout.NoText},
		{"another id field", file, Fields{ID: "report"}, layout.NoText},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := Parquet(t.Context(), bytes.NewReader(tt.file), int64(len(tt.file)), tt.fields, Limits{}, func(Record) error { return nil })
			if kind := layouttest.Fault(t, err); kind != tt.want {
				t.Errorf("got %s (%v), want %s", kind, err, tt.want)
			}
		})
	}
	var got []told
	if err := Parquet(t.Context(), bytes.NewReader(file), int64(len(file)), Fields{}, Limits{Row: 100}, tell(t, &got)); err != nil || got[0].Kind != "limit" {
		t.Errorf("a long text: %v, %v", got, err)
	}
}

func TestStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	text := "走访48户"
	file := parquetFile(t, row{Content: &text})
	enough := errors.New("enough")
	stop := func(Record) error { return enough }
	for name, read := range map[string]func(context.Context, func(Record) error) error{
		"lines": func(ctx context.Context, y func(Record) error) error {
			return JSON(ctx, strings.NewReader(`{"text":"a"}`), Fields{}, Limits{}, y)
		},
		"array": func(ctx context.Context, y func(Record) error) error {
			return JSON(ctx, strings.NewReader(`[{"text":"a"}]`), Fields{}, Limits{}, y)
		},
		"parquet": func(ctx context.Context, y func(Record) error) error {
			return Parquet(ctx, bytes.NewReader(file), int64(len(file)), Fields{}, Limits{}, y)
		},
	} {
		if err := read(ctx, stop); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: cancelled: %v", name, err)
		}
		if err := read(t.Context(), stop); !errors.Is(err, enough) {
			t.Errorf("%s: ended: %v", name, err)
		}
	}
}

func FuzzJSON(f *testing.F) {
	f.Add([]byte(`{"id":1,"text":"走访"}`))
	f.Add([]byte(`[{"text":"走访"}]`))
	f.Fuzz(func(t *testing.T, data []byte) {
		check(t, JSON(t.Context(), bytes.NewReader(data), Fields{}, Limits{Row: 1000}, func(Record) error { return nil }))
	})
}

func FuzzParquet(f *testing.F) {
	text := "走访48户"
	f.Add(parquetFile(f, row{Content: &text}, row{}))
	f.Fuzz(func(t *testing.T, data []byte) {
		check(t, Parquet(t.Context(), bytes.NewReader(data), int64(len(data)), Fields{}, Limits{}, func(Record) error { return nil }))
	})
}

func check(t *testing.T, err error) {
	t.Helper()
	var f *layout.Fault
	if err != nil && !errors.As(err, &f) {
		t.Fatal(err)
	}
}
