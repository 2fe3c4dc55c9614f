package corpus

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// sample is the content of a sample document.
func sample(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "testdata", "documents", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestWebAndTables reads what is printed, published or kept in tables: the content
// decides what a file is, and its encoding.
func TestWebAndTables(t *testing.T) {
	const text = "5月19日，柳河镇残联走访残疾人家庭48户，送去慰问金2.4万元，发放轮椅13辆。"
	page := "<html><head><meta charset=%s></head><body><p>" + text + "</p></body></html>"
	gbk, _ := charsetNamed("GBK")
	called := func(charset string) string { return strings.Replace(page, "%s", charset, 1) }
	tests := []struct {
		name, data string
		opts       Options
		state      State
		holds      string // what the text holds
		message    string // a part of it
		encoding   string
	}{
		{"a.pdf", sample(t, "tables/table.pdf"), Options{}, Read, "慰问金：", "", ""},
		{"a.txt", sample(t, "pdf/a01.pdf"), Options{}, Read, "云溪镇残联", "", ""},
		{"locked.pdf", sample(t, "tables/encrypted.pdf"), Options{}, Encrypted, "", "password", ""},
		{"opened.pdf", sample(t, "tables/encrypted.pdf"), Options{Passwords: []string{"no", "secret"}}, Read, "48户", "", ""},
		{"pages.pdf", sample(t, "pdf/a05.pdf"), Options{MaxPages: 1}, Limit, "白鹭县残联", "first 1 of its", ""},
		{"a.html", called("utf-8"), Options{}, Read, text, "", "UTF-8"},
		{"a.doc", called("utf-8"), Options{}, Read, text, "", "UTF-8"},
		{"wrong.htm", string(encode(t, gbk, called("utf-8"))), Options{}, Read, text, "says that its encoding is UTF-8", "GB18030"},
		{"gbk.htm", string(encode(t, gbk, called("gb2312"))), Options{}, Read, text, "", "GB18030"},
		{"also wrong.htm", called("gb2312"), Options{}, Read, text, "says that its encoding is GB18030", "UTF-8"},
		{"unsaid.htm", string(encode(t, gbk, strings.Replace(page, "<meta charset=%s>", "", 1))), Options{}, Read, text, "", "GB18030"},
		{"list.html", "<ul>" + strings.Repeat("<li><a href=x>慰问残疾人</a>", 9) + "</ul>", Options{}, NoText, "", "list of 9 links", ""},
		{"a.mht", sample(t, "mht/a01.mht"), Options{}, Read, "云溪镇残联", "", "UTF-8"},
		{"a.xlsx", sample(t, "tables/figures.xlsx"), Options{}, Read, "慰问金金额6万元", "", ""},
		{"a.xls", sample(t, "tables/figures.xls"), Options{}, Read, "慰问金金额6万元", "", ""},
		{"b.xls", sample(t, "tables/figures.xlsx"), Options{}, Read, "慰问金金额6万元", "", ""},
		{"a.csv", string(encode(t, gbk, "物资,数量(辆)\n柳河镇残联发放的轮椅,13\n")), Options{}, Read, "数量13辆", "", "GB18030"},
		{"a.tsv", "物资\t数量(辆)\n轮椅,坐便椅\t13\n", Options{}, Read, "轮椅,坐便椅：数量13辆", "", "UTF-8"},
		{"none.csv", "物资,数量\n轮椅,13\n", Options{TextColumn: "正文"}, NoText, "", "物资, 数量", ""},
		{"cut.parquet", "PAR1\x00\x00\x00", Options{}, Damaged, "", "Parquet", ""},
	}
	dir := t.TempDir()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			docs, inputs := readAll(t, []string{write(t, dir, tt.name, tt.data)}, tt.opts)
			in, all := inputs[0], ""
			for _, d := range docs {
				all += d.Text
			}
			if in.State != tt.state || !strings.Contains(all, tt.holds) || in.Encoding != tt.encoding {
				t.Errorf("%s (%s), %s: %.200q", in.State, in.Message, in.Encoding, all)
			}
			if !strings.Contains(in.Message, tt.message) || (in.Message == "") != (tt.message == "") {
				t.Errorf("message %q, want %q", in.Message, tt.message)
			}
		})
	}
}

// TestRows reads reports from rows: each is a member with the name, the issuer and the
// date that its row gives, and where one cannot be read the others are.
func TestRows(t *testing.T) {
	type row struct{ Member, Text, Issuer, Date, Place string }
	dir := t.TempDir()
	jsonl := `{"id":"a","text":"走访48户","issuer":"柳河镇残联","date":"2024-05-19"}` + "\n{\n" + `{"id":"a","text":"慰问26人"}` + "\n"
	table := "编号,正文\nx,走访48户\n,慰问26人\n"
	tests := []struct {
		name, data string
		rows       []row
		states     map[string]State
	}{
		{
			"a.jsonl", jsonl,
			[]row{{"a", "走访48户", "柳河镇残联", "2024-05-19", ""}, {"a (row 3)", "慰问26人", "", "", ""}},
			map[string]State{"": Read, "a": Read, "row 2": Damaged, "a (row 3)": Read},
		},
		{
			"a.csv", table,
			[]row{{"x", "走访48户", "", "", "cell B2"}, {"row 3", "慰问26人", "", "", "cell B3"}},
			map[string]State{"": Read, "x": Read, "row 3": Read},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			docs, inputs := readAll(t, []string{write(t, dir, tt.name, tt.data)}, Options{TextColumn: "正文", IDField: map[string]string{"a.csv": "编号"}[tt.name]})
			var rows []row
			for _, d := range docs {
				place := ""
				if len(d.Marks) > 0 {
					place = d.Marks[0].Place.String()
				}
				rows = append(rows, row{d.Member, d.Text, d.Issuer, d.Date, place})
			}
			states := make(map[string]State)
			for _, in := range inputs {
				states[in.Member] = in.State
			}
			if diff := cmp.Diff(tt.rows, rows); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.states, states); diff != "" {
				t.Errorf("states (-want +got):\n%s", diff)
			}
		})
	}
}

// TestEncryptedWorkbook opens a workbook that is encrypted.
func TestEncryptedWorkbook(t *testing.T) {
	f := excelize.NewFile()
	for cell, value := range map[string]any{"A1": "物资", "B1": "数量(辆)", "A2": "轮椅", "B2": 13} {
		if err := f.SetCellValue("Sheet1", cell, value); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "a.xlsx")
	if err := f.SaveAs(path, excelize.Options{Password: "secret"}); err != nil {
		t.Fatal(err)
	}
	for password, want := range map[string]State{"": Encrypted, "wrong": Encrypted, "secret": Read} {
		docs, inputs := readAll(t, []string{path}, Options{Passwords: strings.Fields(password)})
		if inputs[0].State != want || (want == Read) != (len(docs) == 1 && docs[0].Text == "轮椅：数量13辆。\n") {
			t.Errorf("password %q: %+v, %d documents", password, inputs, len(docs))
		}
	}
}
