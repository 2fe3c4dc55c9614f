package segment_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"heshu/segment"
)

func TestUnwrap(t *testing.T) {
	const page = "县残联组织志愿者十二人，走进社区慰问困难\n残疾人家庭，送去大米、食用油、棉被等物资\n三十份，并为他们打扫卫生、检修线路，陪老\n人聊天。"
	tests := []struct{ name, text, want string }{
		{"cut to a width", page, strings.ReplaceAll(page, "\n", "")},
		{"under a title", "临河县残疾人联合会助残日走访慰问活动的总结\n" + page, "临河县残疾人联合会助残日走访慰问活动的总结\n" + strings.ReplaceAll(page, "\n", "")},
		{"a decimal alone", "全县共有持证残疾人一万名，参保率达到了96\n.5%。", "全县共有持证残疾人一万名，参保率达到了96.5%。"},
		{"the next paragraph", page + "\n随后召开座谈会。", strings.ReplaceAll(page, "\n", "") + "\n随后召开座谈会。"},
		{"amid a number", "全县共有持证残疾人一万名，其中发放补贴的有18\n60人，比上年多。", "全县共有持证残疾人一万名，其中发放补贴的有1860人，比上年多。"},
		{"at a decimal point", "全县共有持证残疾人一万名，参保率达到了96.\n5%，比上年高。", "全县共有持证残疾人一万名，参保率达到了96.5%，比上年高。"},
		{"before a decimal point", "全县共有持证残疾人一万名，发放补贴的有1\n.2万人，比上年多。", "全县共有持证残疾人一万名，发放补贴的有1.2万人，比上年多。"},
		{"amid a number in characters", "镇残联走访残疾人家庭四十户，送去慰问金共计九万三千\n六百元，比上年多。", "镇残联走访残疾人家庭四十户，送去慰问金共计九万三千六百元，比上年多。"},
		{"at a comma", "镇残联先后走访残疾人家庭四十户，\n发放慰问金两万元", "镇残联先后走访残疾人家庭四十户，发放慰问金两万元"},
		{"with space around it", "镇残联先后走访残疾人家庭四十户， \r\n 发放慰问金两万元", "镇残联先后走访残疾人家庭四十户，发放慰问金两万元"},
		{"a date may begin", "全县共有持证残疾人一万名，其中发放补贴的有18\n5月20日，召开会议。", ""},
		{"an empty line", "镇残联先后走访残疾人家庭四十户，\n\n发放慰问金两万元", ""},
		{"an indented line", "镇残联先后走访残疾人家庭四十户，\n  发放慰问金两万元", ""},
		{"an item", "镇残联先后走访残疾人家庭四十户，\n二、发放慰问金两万元", ""},
		{"a short line", "走访四十户，\n发放两万元", ""},
		{"a heading", "一、走访慰问困难残疾人家庭和孤残儿童机构\n县残联走访了四十户。", ""},
		{"paragraphs without stops", "镇残联先后走访残疾人家庭四十户，发放慰问金\n召开座谈会，二十人参加\n县红十字会、县医院和县总工会等单位参加了这次活动，受到好评\n开展义诊，看病六十人次", ""},
		{"cells", "轮椅  10\n20  辆，拐杖和助听器还有其他各种各样的东西，", ""},
		{"numbers below each other", "合计\n186\n20\n3", ""},
		{"nothing", "", ""},
	}
	for _, test := range tests {
		want := test.want
		if want == "" {
			want = test.text
		}
		if got := segment.Fold(test.text).Text; got != foldLines(want) {
			t.Errorf("%s: %q, want %q", test.name, got, want)
		}
	}
}

// A paragraph that never ends is none: its lines are not joined for ever.
func TestUnwrapEndsSomewhere(t *testing.T) {
	const line = "走访慰问困难残疾人家庭，送去大米和食用油等物资三十份并\n"
	text := segment.Fold(strings.Repeat(line, 2000)).Text
	for _, paragraph := range strings.Split(text, "\n") {
		if len(paragraph) > 10<<10 {
			t.Fatalf("a paragraph of %d bytes", len(paragraph))
		}
	}
}

// foldLines folds each line of a text for itself.
func foldLines(text string) string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = segment.Fold(lines[i]).Text
	}
	return strings.Join(lines, "\n")
}

// TestUnwrapLeadsBack finds every character of the reading copy where it stood.
func TestUnwrapLeadsBack(t *testing.T) {
	parts := []string{"发放轮椅", "，", "、", "。", "1", "2.5", "萬(wàn)元", "\n", "\r\n", " ", "\u200b", "：", "一、", "残疾人家庭四十户，发放慰问金"}
	rapid.Check(t, func(t *rapid.T) {
		source := strings.Join(rapid.SliceOfN(rapid.SampledFrom(parts), 0, 60).Draw(t, "parts"), "")
		f := segment.Fold(source)
		for i, r := range f.Text {
			s := f.Source(segment.Span{Start: i, End: i + len(string(r))})
			if got := segment.Fold(s.In(source)).Text; got != string(r) {
				t.Fatalf("%q: %q at %d comes from %q", source, r, i, s.In(source))
			}
		}
		if strings.ReplaceAll(f.Text, "\n", "") != strings.ReplaceAll(foldLines(source), "\n", "") && !strings.ContainsAny(source, " \r") {
			t.Fatalf("%q becomes %q", source, f.Text)
		}
	})
}
