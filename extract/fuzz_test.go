package extract_test

import (
	"reflect"
	"strings"
	"testing"

	"heshu/corpus"
)

// FuzzExtract reads any text: the records keep their promises, and are the same
// when it is read again.
func FuzzExtract(f *testing.F) {
	for _, text := range oddTexts {
		f.Add([]byte(text))
	}
	for _, piece := range repeats {
		f.Add([]byte(strings.Repeat(piece, 3)))
	}
	for _, text := range []string{
		"县残联、县民政局分别投入资金5万元和3万元,为20户家庭各送去棉被2床。",
		"比去年增加35户,增长8.6%;计划2025年再增加近百人。",
		"每人每月200元/人/月,3至5名,数十名,80余万元。",
		"5月18日\x00\xff,第三十三次全国助残日,电话0571-88990011。",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		const most = 1 << 14 // longer texts only cost time
		if len(data) > most {
			return
		}
		doc := corpus.Document{ID: "fuzz", Source: "fuzz.txt", Part: 1, Text: strings.ToValidUTF8(string(data), "�")}
		records := readDocument(t, doc)
		checkInvariants(t, doc, records)
		if again := readDocument(t, doc); !reflect.DeepEqual(records, again) {
			t.Error("two readings differ")
		}
		if _, err := newEngine(t).Explain(doc); err != nil {
			t.Error(err)
		}
	})
}
