package html

import (
	"strings"
	"testing"
)

// article is what every page of TestSites publishes, in paragraphs.
var article = []string{
	"5月19日，柳河镇残联走访残疾人家庭48户，送去慰问金2.4万元，发放轮椅13辆，全镇26名志愿者参加了这次活动。",
	"活动期间，镇卫生院为残疾人免费体检60人次，发放宣传资料500余份，受到群众一致好评。",
	"下一步，柳河镇残联将继续做好残疾人服务工作，计划年内新增就业岗位15个。",
}

// chrome are numbers that stand around articles and belong to the page.
var chrome = []string{"1024", "8888", "300户", "010-12345678", "京ICP备05012345号"}

func joined(before, after string) string {
	return before + strings.Join(article, after+before) + after
}

// sites are pages built as sites of governments build them, one after another.
var sites = map[string]string{
	"tables within tables": `<html><head><title>柳河镇</title></head><body bgcolor=#ffffff><table width=980 align=center><tr><td height=120><img src=top.jpg></td></tr>
<tr><td><a href=/>首页</a> | <a href=/a>政务公开</a> | <a href=/b>办事服务</a></td></tr>
<tr><td><table><tr><td width=200><a href=1>慰问残疾人300户</a><br><a href=2>通知公告</a><br><a href=3>下载中心</a></td>
<td><table width=100%><tr><td align=center><font size=5>柳河镇走访慰问小结</font></td></tr><tr><td align=center>发布时间：2023-05-20　浏览次数：1024</td></tr>
<tr><td>` + joined("<p>　　", "</p>") + `</td></tr></table></td></tr></table></td></tr>
<tr><td align=center>版权所有：柳河镇人民政府　电话：010-12345678　京ICP备05012345号</td></tr></table></body></html>`,

	"nested divs": `<!DOCTYPE html><html><head><meta charset=utf-8><title>柳河镇走访慰问小结-柳河镇人民政府</title></head><body><div class="header"><div class="nav"><ul><li><a href=/>首页</a></li><li><a href=/x>要闻</a></li></ul></div></div>
<div class="wrap"><div class="pos">您现在的位置：<a href=/>首页</a> &gt; <a href=/n>工作动态</a></div><div class="main"><div class="con"><h1>柳河镇走访慰问小结</h1><div class="info"><span>来源：镇残联</span><span>阅读：8888</span><span>字体：[<a href=#>大</a> <a href=#>中</a>]</span></div>
<div class="TRS_Editor"><div>` + joined("<div><div>", "</div></div>") + `</div></div><div class="share">分享到：<a>微信</a><a>微博</a></div><div class="related"><h3>相关文章</h3><ul><li><a href=9>慰问残疾人300户</a></li></ul></div></div></div></div>
<div class="footer"><p>联系电话：010-12345678　京ICP备05012345号</p></div></body></html>`,

	"font tags and breaks": `<HTML><BODY><CENTER><FONT size=6 color=red><B>柳河镇走访慰问小结</B></FONT></CENTER><HR><FONT size=3 face=宋体>` +
		strings.Join(article, "<BR><BR>&nbsp;&nbsp;&nbsp;&nbsp;") + `</FONT><HR><CENTER><A href=index.htm>返回首页</A></CENTER></BODY></HTML>`,

	"paragraphs of Word": `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><div class=WordSection1>` +
		joined(`<p class=MsoNormal style='text-indent:32.0pt'><span lang=EN-US style='font-size:16.0pt'><o:p></o:p></span><span style='font-size:16.0pt;font-family:仿宋'>`, `</span></p>`) + `</div></body></html>`,

	"sections and articles": `<html><body><header><nav><a href=/>首页</a><a href=/1>慰问残疾人300户</a></nav></header><main><article><header><h1>柳河镇走访慰问小结</h1><time>2023-05-20</time></header><section>` +
		joined("<p>", "</p>") + `</section></article><aside><h2>热点</h2><ul><li><a href=7>慰问残疾人300户</a></li></ul></aside></main><footer>京ICP备05012345号 访问量：1024</footer></body></html>`,

	"frames of old editors": `<html><body><div id=page><div id=left><ul>` + strings.Repeat(`<li><a href=x>慰问残疾人300户</a></li>`, 12) + `</ul></div><div id=content><!--正文开始--><div id=zoom><span><p align=justify>` +
		strings.Join(article, "</p><p align=justify>") + `</p></span></div><!--正文结束--><p>【打印本页】【关闭窗口】</p><p>上一篇：<a href=8>慰问残疾人300户</a></p></div></div></body></html>`,

	"unclosed tags": `<html><body><div><a href=/>首页</a><div><p>` + strings.Join(article, "<p>") + `<div><ul><li><a href=1>慰问残疾人300户</a><li><a href=2>通知公告</a><li><a href=3>下载中心</a><li><a href=4>更多</a>`,
}

// TestSites reads the article of each page whole, in order, and nothing of the page's own
// numbers.
func TestSites(t *testing.T) {
	for name, page := range sites {
		t.Run(name, func(t *testing.T) {
			doc, err := Read(t.Context(), page, Limits{})
			if err != nil {
				t.Fatal(err)
			}
			rest := doc.Text
			for _, paragraph := range article {
				_, after, found := strings.Cut(rest, paragraph)
				if !found {
					t.Fatalf("%q is missing, or out of order, in %q", paragraph, doc.Text)
				}
				rest = after
			}
			for _, word := range chrome {
				if strings.Contains(doc.Text, word) {
					t.Errorf("%s of the page stands in %q", word, doc.Text)
				}
			}
		})
	}
}
