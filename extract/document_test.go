package extract_test

import (
	"fmt"
	"testing"

	"heshu/corpus"
	"heshu/extract"
)

func date(d *extract.Date) string {
	if d == nil {
		return "-"
	}
	return d.String()
}

func number(n *int32) string {
	if n == nil {
		return "-"
	}
	return fmt.Sprint(*n)
}

// column shows one column of the document.
func column(of func(extract.DocumentRow) string) shown {
	return func(records *extract.Records, _ string) string { return of(records.Document) }
}

func TestDocumentTitle(t *testing.T) {
	check(t, column(func(d extract.DocumentRow) string { return text(d.Title) }), []reading{
		{"永丰县残联2023年助残日活动总结\n\n县残联开展了活动。", "永丰县残联2023年助残日活动总结"},
		{"  全国助残日活动小结\r\n\r\n我县开展活动。", "全国助残日活动小结"},
		{"关于开展第32次全国助残日活动的情况报告\n青石镇残联\n\n我镇开展了系列活动。", "关于开展第32次全国助残日活动的情况报告"},
		{"县残联走访了残疾人家庭。", "-"},
		{"", "-"},
	})
}

func TestDocumentIssuer(t *testing.T) {
	whose := func(d extract.DocumentRow) string {
		return text(d.Issuer) + " / " + text(d.Region) + " / " + text(d.Level)
	}
	check(t, column(whose), []reading{
		// named in the title, under it, or acting first
		{"永丰县残联2023年助残日活动总结\n\n县教育局协助开展了活动。", "永丰县残联 / 永丰县 / county"},
		{"关于开展第32次全国助残日活动的情况报告\n青石镇残联\n\n我镇开展了系列活动。", "青石镇残联 / 青石镇 / township"},
		{"按照县残联要求,青石镇卫生院开展义诊。", "青石镇卫生院 / 青石镇 / township"},
		// masks stay
		{"××市残联第__次全国助残日总结\n\n我市开展活动。", "××市残联 / ××市 / prefecture"},
		{"浙江省慈善联合会年度总结\n\n全年开展活动。", "浙江省慈善联合会 / 浙江省 / province"},
		{"县残联开展活动。", "县残联 / - / county"},
		// nobody is named: the report's own place
		{"全国助残日活动小结\n\n我县开展活动。", "- / - / county"},
		{"阳光明媚。", "- / - / -"},
	})
	known(t, column(whose), []shortcoming{
		{"柳树村村委会助残小结\n\n村委会组织村民。", "柳树村村委会 / 柳树村 / village", "the 村 of 村委会 is taken into the region"},
		{"中国建设银行永丰县支行助残小结\n\n支行组织捐款。", "中国建设银行永丰县支行 / 永丰县 / county", "the name of the bank before the place is taken into the region"},
		{"团县委助残小结\n\n团县委组织志愿者。", "团县委 / - / county", "团 is taken for the name of the county"},
		{"县(区)残联工作总结\n\n开展活动。", "县(区)残联 / - / county", "the region ends inside the bracket"},
	})
}

func TestDocumentYear(t *testing.T) {
	year := func(d extract.DocumentRow) string {
		return number(d.Year) + " " + text(d.YearBasis) + " " + number(d.Ordinal)
	}
	check(t, column(year), []reading{
		{"永丰县残联2023年助残日活动总结\n\n县残联开展了活动。", "2023 stated 33"},
		{"永丰县民政局工作总结\n\n2022年,全县发放救助金60万元。", "2022 stated -"},
		{"向阳街道残联2020年5月工作总结\n\n2019年度我街道获奖。", "2020 stated -"},
		{"5月21日是第三十三次全国助残日。", "2023 ordinal 33"},
		{"关于第32次全国助残日活动的报告\n\n我镇开展了系列活动。", "2022 ordinal 32"},
		{"今年助残日以“自强脱贫,助残共享”为主题。", "2019 theme 29"},
		{"柏溪縣第三十二次全國助殘日活動總結\n\n贈送輪椅8輛。", "2022 ordinal 32"},
		{"××市残联第__次全国助残日总结\n\n我市开展活动。", "- - -"},
		{"召开第三次座谈会。", "- - -"},
	})
	known(t, column(year), []shortcoming{
		{"二〇二四年五月十九日,我村开展活动。", "2024 stated -", "a year in Chinese numerals is not read"},
	})
}

func TestDocumentYearOfPath(t *testing.T) {
	for _, test := range []struct{ source, text, want string }{
		{"2018/永丰县/总结.txt", "县残联开展活动。", "2018 path"},
		{"永丰县/总结2016.txt", "县残联开展活动。", "2016 path"},
		{"2018/永丰县/总结.txt", "县残联2017年总结\n\n开展活动。", "2017 stated"},
		{"20180012/总结.txt", "县残联开展活动。", "- -"},
	} {
		d := readDocument(t, corpus.Document{ID: "d", Source: test.source, Part: 1, Text: test.text}).Document
		if got := number(d.Year) + " " + text(d.YearBasis); got != test.want {
			t.Errorf("%s: %s: got %s; want %s", test.source, test.text, got, test.want)
		}
	}
}

func TestDocumentDates(t *testing.T) {
	dates := func(d extract.DocumentRow) string { return date(d.DateFrom) + " " + date(d.DateTo) }
	check(t, column(dates), []reading{
		{"2024年5月19日,村委会组织活动。", "2024-05-19 2024-05-19"},
		{"2024年5月16日至20日开展活动。", "2024-05-16 2024-05-20"},
		{"2023年5月28日-6月2日,我县开展活动。", "2023-05-28 2023-06-02"},
		{"永丰县残联2023年助残日活动总结\n\n5月21日,县残联开展了活动。", "2023-05-21 2023-05-21"},
		{"5月21日,县残联开展了活动。", "- -"},
		{"2023年5月,县残联开展了活动。", "- -"},
		{"2023年2月30日,县残联开展了活动。", "- -"},
	})
	known(t, column(dates), []shortcoming{
		{"二〇二四年五月十九日,我村开展活动。", "2024-05-19 2024-05-19", "a date in Chinese numerals is not read"},
	})
}

// What the corpus knows of a report stands in its row unchanged, with the
// number of rows that each table got.
func TestDocumentColumns(t *testing.T) {
	doc := corpus.Document{ID: "abc", Source: "a.zip", Member: "b/c.txt", Part: 2, SourceStart: 10, SourceEnd: 99,
		MediaType: "text/plain", Encoding: "GB18030", SHA256: "f0", Text: "县残联以“同在阳光下成长”为主题,发放轮椅3辆、慰问金2万元。"}
	d := readDocument(t, doc).Document
	got := fmt.Sprint(d.DocumentID, d.Source, text(d.Member), d.Part, d.SourceStart, d.SourceEnd, d.MediaType, d.Encoding, d.ContentSHA256, d.Text)
	want := fmt.Sprint(doc.ID, doc.Source, doc.Member, doc.Part, doc.SourceStart, doc.SourceEnd, doc.MediaType, doc.Encoding, doc.SHA256, doc.Text)
	if got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if d.Amounts != 1 || d.Counts != 1 || d.Themes != 1 || d.Organisations != 1 {
		t.Errorf("got %d amounts, %d counts, %d themes, %d organisations; want 1 each", d.Amounts, d.Counts, d.Themes, d.Organisations)
	}
	if d := read(t, "县残联开展活动。").Document; d.Member != nil {
		t.Errorf("the member of a plain file is %q", *d.Member)
	}
}

// TestYearOfTheRow reads a report of no year from a row of a table that has a date.
func TestYearOfTheRow(t *testing.T) {
	engine := newEngine(t)
	for date, want := range map[string]string{"2022-05-15": "2022 stated 32", "": "2019 path 29", "soon": "2019 path 29"} {
		records, err := engine.Extract(corpus.Document{ID: "x", Source: "2019/rows.jsonl", Part: 1, Text: "助残日镇残联走访残疾人家庭48户。", Date: date})
		if err != nil {
			t.Fatal(err)
		}
		if d := records.Document; number(d.Year)+" "+text(d.YearBasis)+" "+number(d.Ordinal) != want {
			t.Errorf("%q: %s %s %s, want %s", date, number(d.Year), text(d.YearBasis), number(d.Ordinal), want)
		}
	}
}
