package html

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"heshu/corpus/layout"
)

const sentence = "5月19日，柳河镇残联走访残疾人家庭48户，送去慰问金2.4万元，发放轮椅13辆，全镇26名志愿者参加了这次活动，受到群众一致好评。"

func TestRead(t *testing.T) {
	tests := []struct {
		name, page, want string
	}{
		{"a fragment", "<p>走访48户。<p>慰问26人。", "走访48户。\n慰问26人。\n"},
		{"line ends in the source", "<p>走访残疾人\n   家庭48\n户, see\nthe list</p>", "走访残疾人家庭48户, see the list\n"},
		{"line breaks", "<div>走访48户。<br>　　慰问26人。<br/><br/>发放轮椅3辆。</div>", "走访48户。\n慰问26人。\n发放轮椅3辆。\n"},
		{"entities", "<p>走访&#52;&#x38;户&nbsp;慰问金&lt;2万元&gt;</p>", "走访48户 慰问金<2万元>\n"},
		{"what is not shown", `<p>走访48户<span style="DISPLAY : none">99户</span><del>97户</del><script>96户</script><!-- 95户 --></p><p hidden>94户</p>`, "走访48户\n"},
		{"a table", "<table><tr><th>物资<th>数量(辆)<th>金额(万元)<tr><td>轮椅<td>120<td>3.5</table>", "轮椅：数量120辆，轮椅金额3.5万元。\n"},
		{"an old page", "<table><tr><td><a href=1>首页</a><a href=2>公开</a><a href=3>互动</a></td><td><table><tr><td><p>" + sentence + "</p><p>共6人。</p></td></tr></table></td></tr></table>", sentence + "\n共6人。\n"},
		{"a counter and a sentence", "<p>来源：本站　点击数：1234</p><p>直播浏览量达1.1万人次。</p><p>浏览次数： 88</p>", "直播浏览量达1.1万人次。\n"},
		{"what is related", "<div><p>" + sentence + "</p><p>上一篇：慰问300户</p><p>下一篇：慰问500户</p></div>", sentence + "\n"},
		{"a list in an article", "<div><p>" + sentence + "</p><ul><li>轮椅3辆</li><li>拐杖5副</li></ul></div>", sentence + "\n轮椅3辆\n拐杖5副\n"},
		{"a heading above the article", "<html><title>走访慰问小结_柳河镇</title><body><h1>走访慰问小结</h1><div class=nav><a href=1>首页</a></div><div id=zoom><p>" + sentence + "</p><p>" + sentence + "</p></div></body></html>", "走访慰问小结\n" + sentence + "\n" + sentence + "\n"},
		{"signs of notes", "<p>走访48户<sup><a href=#n1>1</a></sup>，慰问26人<a href='#_ftn2'>[2]</a>，坡道120m<sup>2</sup>。</p>", "走访48户，慰问26人，坡道120m2。\n"},
		{"preformatted", "<pre>走访48户\n慰问26人</pre>", "走访48户\n慰问26人\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Read(t.Context(), tt.page, Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, doc.Text); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestReadRefuses(t *testing.T) {
	links := strings.Repeat("<li><a href=x>慰问残疾人300户</a> 2023-05-18</li>", 20)
	tests := []struct {
		name, page string
		limits     Limits
		want       layout.Kind
	}{
		{"a list of links", "<html><body><ul>" + links + "</ul></body></html>", Limits{}, layout.NoText},
		{"nothing", "<html><body> </body></html>", Limits{}, layout.NoText},
		{"100,000 nested tags", strings.Repeat("<div>", 100_000) + "走访48户", Limits{}, layout.Limit},
		{"100,000 nested tables", strings.Repeat("<table><tr><td>", 100_000), Limits{}, layout.Limit},
		{"open font tags", strings.Repeat("<p><font size=2><b>轮椅3辆", 30_000), Limits{Elements: 100_000}, layout.Limit},
		{"too many elements", strings.Repeat("<p>轮椅3辆</p>", 1000), Limits{Elements: 500}, layout.Limit},
		{"too much text", strings.Repeat("<p>轮椅3辆</p>", 1000), Limits{Text: 500}, layout.Limit},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Read(t.Context(), tt.page, tt.limits)
			var f *layout.Fault
			if !errors.As(err, &f) || f.Kind != tt.want || f.Message == "" {
				t.Errorf("got %v and %.200q, want %s", err, doc.Text, tt.want)
			}
		})
	}
}

func TestReadStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Read(ctx, "<p>走访48户</p>", Limits{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestDeclared(t *testing.T) {
	for page, want := range map[string]string{
		`<meta charset="GB2312">`: "gb2312",
		`<META http-equiv=Content-Type content="text/html; charset=gbk">`: "gbk",
		`<?xml version="1.0" encoding='UTF-8'?>`:                          "utf-8",
		`<p>charset is a word</p><meta charset=big5>`:                     "big5",
		`<p>走访</p>`:      "",
		`<meta charset=`: "",
	} {
		if got := Declared([]byte(page)); got != want {
			t.Errorf("Declared(%q) = %q, want %q", page, got, want)
		}
	}
}

func TestUnpack(t *testing.T) {
	archive := "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"xx\"\r\n\r\n" +
		"--xx\r\nContent-Type: text/html; charset=GBK\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+\r\nNDg8L3A+\r\n" +
		"--xx\r\nContent-Type: image/png\r\n\r\nPNG\r\n" +
		"--xx\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=36=\r\n</p>\r\n--xx--\r\n"
	parts, err := Unpack([]byte(archive))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]Part{{[]byte("<p>48</p>"), "gbk"}, {[]byte("<p>6</p>"), ""}}, parts); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for name, bad := range map[string]string{
		"no head":      "\x00\x01",
		"no page":      archive[:150],
		"cut":          archive[:160],
		"no boundary":  "Content-Type: multipart/related\r\n\r\n--xx\r\n",
		"only a photo": "Content-Type: image/png\r\n\r\nPNG",
	} {
		var f *layout.Fault
		if parts, err := Unpack([]byte(bad)); !errors.As(err, &f) {
			t.Errorf("%s: got %q, %v", name, parts, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("<p>走访48户<table><tr><td colspan=9>轮椅<td>3</table>")
	f.Add("<html><title>a</title><body><div class=nav><a href=1>1</a></div>" + sentence)
	f.Fuzz(func(t *testing.T, page string) {
		doc, err := Read(t.Context(), page, Limits{})
		var fault *layout.Fault
		if err != nil && !errors.As(err, &fault) {
			t.Fatalf("%q: %v", page, err)
		}
		if err == nil && strings.TrimSpace(doc.Text) == "" {
			t.Fatalf("%q gives white space", page)
		}
	})
}

func FuzzUnpack(f *testing.F) {
	f.Add([]byte("Content-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>\r\n--x--"))
	f.Fuzz(func(t *testing.T, archive []byte) {
		var fault *layout.Fault
		if _, err := Unpack(archive); err != nil && !errors.As(err, &fault) {
			t.Fatal(err)
		}
	})
}
