package doc

import (
	"bytes"
	"context"
	"testing"

	"heshu/corpus/layout"
	"heshu/corpus/layout/layouttest"
)

// read reads a document with small limits.
func read(data []byte) (layout.Document, error) {
	b := layout.New(layout.Limits{Text: 1 << 20, Cells: 10_000})
	if err := Read(context.Background(), bytes.NewReader(data), int64(len(data)), b); err != nil {
		return layout.Document{}, err
	}
	return b.Document()
}

// TestReports reads the sample reports as LibreOffice wrote them.
func TestReports(t *testing.T) { layouttest.Reports(t, "doc", read) }

func TestTableOfARealProgram(t *testing.T) {
	doc := layouttest.Read(t, layouttest.Document(t, "tables/table.doc"), read)
	layouttest.Same(t, `柳河镇残联2024年助残日活动总结
5月19日，柳河镇残联走访残疾人家庭48户，送去慰问金2.4万元。
慰问金：人数120人，慰问金金额6万元，备注：已发放。
助学金：人数15人，助学金金额4.5万元，备注：已发放。
护理补贴：人数86人，护理补贴金额12.38万元，备注：按月发放。
志愿者26人参加了活动。
发放轮椅13辆。
其中低保家庭12户。`, doc.Text)
}

// TestStructureOfARealProgram has lists, merged cells, a table in a table, hidden text.
func TestStructureOfARealProgram(t *testing.T) {
	layouttest.Structure(t, "doc", read)
}

// patched is the sample with a byte of its first block changed.
func patched(tb testing.TB, offset int, value byte) []byte {
	data := layouttest.Document(tb, "tables/table.doc")
	at := bytes.Index(data, []byte{0xEC, 0xA5})
	if at < 0 {
		tb.Fatal("the sample has no first block")
	}
	data[at+offset] = value
	return data
}

func TestHostile(t *testing.T) {
	tests := []struct {
		name string
		data []byte
		want layout.Kind
	}{
		{"no compound file", []byte("轮椅3辆"), layout.Damaged},
		{"a password", patched(t, flagsAt+1, 0xFF), layout.Encrypted},
		{"Word 95", patched(t, 0, 0xDC), layout.Unsupported},
		{"no magic", patched(t, 0, 0), layout.Damaged},
		{"more text than there is", patched(t, sizesAt+2, 0xFF), layout.Damaged},
		{"no pieces", patched(t, tablesAt+8*tablePieces+2, 0xFF), layout.Damaged},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := read(tt.data)
			if err == nil {
				t.Fatalf("read as %q", doc.Text)
			}
			if kind := layouttest.Fault(t, err); kind != tt.want {
				t.Errorf("got %s (%v), want %s", kind, err, tt.want)
			}
		})
	}
}

// TestTruncated cuts the sample: what is missing at its end may be padding.
func TestTruncated(t *testing.T) {
	layouttest.Truncated(t, layouttest.Document(t, "tables/table.doc"), read, 35)
}

func TestMutated(t *testing.T) {
	layouttest.Mutated(t, layouttest.Document(t, "tables/structure.doc"), read)
}

func FuzzRead(f *testing.F) {
	f.Add(layouttest.Document(f, "tables/table.doc"))
	f.Add(layouttest.Document(f, "tables/structure.doc"))
	layouttest.Fuzz(f, read)
}
