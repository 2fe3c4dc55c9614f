package segment

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestBoilerplate(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"source line", "走访3户。\n来源:青山网 作者:张三 浏览次数:1234次", []string{"来源:青山网 作者:张三 浏览次数:1234次"}},
		{"date first", "2024-05-20 09:31 来源:青山网\n走访3户。", []string{"2024-05-20 09:31 来源:青山网"}},
		{"buttons", "【字体:大 中 小】 【打印】\n打印 关闭\n大 中 小\n走访3户。", []string{"【字体:大 中 小】 【打印】", "打印 关闭", "大 中 小"}},
		{"counters without colon", "浏览次数 1234\n阅读量(56)\n走访3户。", []string{"浏览次数 1234", "阅读量(56)"}},
		{"source with a space", "来源 青山网 2024-05-20 浏览 120\n走访3户。", []string{"来源 青山网 2024-05-20 浏览 120"}},
		{"neighbours", "走访3户。\n上一篇:春节慰问30户\n下一篇 没有了", []string{"上一篇:春节慰问30户", "下一篇 没有了"}},
		{"rights", "走访3户。\n版权所有 青山县残联 浙ICP备12345678号\n- 3 -\n第 1 页 共 3 页", []string{"版权所有 青山县残联 浙ICP备12345678号", "- 3 -", "第 1 页 共 3 页"}},
		{"telephone line", "走访3户。\n联系电话:0571-88881234", []string{"联系电话:0571-88881234"}},
		{"note in the text", "走访3户。( abcDEF.coM 编辑 )慰问2户(责任编辑:李四)。", []string{"( abcDEF.coM 编辑 )", "(责任编辑:李四)"}},
		{"address", "详见http://a.example.com/x?id=12&y=3,邮箱a1@example.com。", []string{"http://a.example.com/x?id=12&y=3", "a1@example.com"}},
		{"site speaks", "走访3户。以上就是小编整理的总结5篇,供参考。", []string{"以上就是小编整理的总结5篇,供参考。"}},
		{"parts of a collection", "活动总结(精选3篇)\n走访3户。", []string{"3篇"}},
		{"trail", "首页 > 新闻 > 正文\n走访3户。", []string{"首页 > 新闻 > 正文"}},
		{"body that mentions the words", "收入来源:打工30人。\n编辑出版手语书300册。来源稳定。\n打印资料200份\n关闭2家\n浏览量1.2万人次\n阅读300册\n直播2场(浏览量3000人次)\n来源:财政拨款5万元,捐款3万元。", nil},
		{"event", "时间:2024年5月19日\n地点:广场\n如需帮助,请拨打电话0571-88881234。", nil},
		{"decimals", "参保率95.6%,共3.17万件,FM97.5频率。", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			o := Parse(test.text)
			var got []string
			for _, s := range o.Boilerplate {
				got = append(got, s.In(test.text))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("boilerplate (-want +got):\n%s", diff)
			}
		})
	}
}

func TestBoilerplateSentences(t *testing.T) {
	text := "来源:青山网\n走访3户(编辑:李四)。\n版权所有:青山网"
	o := Parse(text)
	var got []bool
	for _, s := range o.Sentences {
		got = append(got, s.Boilerplate)
	}
	if diff := cmp.Diff([]bool{true, false, true}, got); diff != "" {
		t.Errorf("boilerplate sentences (-want +got):\n%s", diff)
	}
}
