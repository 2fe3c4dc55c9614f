package warehouse

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"
)

func TestDisarm(t *testing.T) {
	tests := []struct{ text, want string }{
		{"慰问金", "慰问金"},
		{"", ""},
		{"=1+1", "'=1+1"},
		{"@SUM(A1)", "'@SUM(A1)"},
		{"+86 138", "'+86 138"},
		{"-5万元", "'-5万元"},
		{"--5", "'--5"},
		{"-", "'-"},
		{"-5", "-5"},
		{"+5", "+5"},
		{"-5.25", "-5.25"},
		{"-8.6%", "-8.6%"},
		{"-5.", "'-5."},
		{"-1+1", "'-1+1"},
		{"-1e5", "'-1e5"},
		{"\t=1", "'\t=1"},
		{"\r\n=1", "'\r\n=1"},
		{"＝1+1", "'＝1+1"},
		{"－5", "'－5"},
		{"a=1", "a=1"},
		{"'", "'"},
		{"'引'", "'引'"},
		{"'=1", "''=1"},
		{"''=1", "'''=1"},
		{"'-5", "'-5"},
	}
	for _, test := range tests {
		got := disarm(test.text)
		if got != test.want {
			t.Errorf("disarm(%q) = %q; want %q", test.text, got, test.want)
		}
		if back := rearm(got); back != test.text {
			t.Errorf("rearm(%q) = %q; want %q", got, back, test.text)
		}
	}
}

func FuzzDisarm(f *testing.F) {
	for _, text := range []string{"=1", "'=1", "''", "-5", "'-5", "\t", "＝", "'\xef"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if back := rearm(disarm(text)); back != text {
			t.Errorf("%q came back as %q", text, back)
		}
		if formula(disarm(text)) {
			t.Errorf("%q is a formula still", disarm(text))
		}
	})
}

func FuzzFields(f *testing.F) {
	f.Add("a", "b,c", "d\"e")
	f.Add("", " ", "\r\n")
	f.Add("\ufeff", "\"", "\n\"\r")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		// A row of nothing is no row: its one field must be quoted, which the writer of tables never needs.
		rows := [][]string{{"h", "i", "j"}, {a, b, c}, {c, "", a + b}}
		var file []byte
		for _, row := range rows {
			for i, field := range row {
				if i > 0 {
					file = append(file, ',')
				}
				file = appendField(file, field)
			}
			file = append(file, '\r', '\n')
		}
		reader := newFieldReader(bytes.NewReader(file))
		for _, want := range rows {
			got, err := reader.read()
			if err != nil || !slices.Equal(got, want) {
				t.Fatalf("got %q, %v; want %q", got, err, want)
			}
		}
		if _, err := reader.read(); err != io.EOF {
			t.Errorf("after the last row: %v", err)
		}
	})
}

// What other programs write is read too, or refused with a reason.
func TestFieldReader(t *testing.T) {
	tests := []struct{ file, want string }{
		{"a,b\nc,d", "a|b/c|d"},
		{"\xef\xbb\xbfa,\"b\"\r\n", "a|b"},
		{"a,\"\"\"b\"\"\"\n", `a|"b"`},
		{"\n\n", "/"},
		{"a,\n", "a|"},
		{"a\"\"b\n", "a quote within a field"},
		{"a\"b\n", "a quote that opens"},
		{"\"a\"b\n", "a quote within a field"},
		{"\"a\nb", "a quote that opens"},
	}
	for _, test := range tests {
		reader := newFieldReader(strings.NewReader(test.file))
		var rows []string
		for {
			fields, err := reader.read()
			if err == io.EOF {
				break
			}
			if err != nil {
				rows = []string{err.Error()}
				break
			}
			rows = append(rows, strings.Join(fields, "|"))
		}
		if got := strings.Join(rows, "/"); !strings.HasPrefix(got, test.want) {
			t.Errorf("%q: got %s; want %s", test.file, got, test.want)
		}
	}
}
