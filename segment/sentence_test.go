package segment

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// clauses writes the clauses of each sentence of text with what ends them, a
// sentence a string.
func clauses(text string) []string {
	o := Parse(text)
	var list []string
	for _, s := range o.Sentences {
		var b strings.Builder
		for _, c := range s.Clauses {
			b.WriteString(c.In(text))
			b.WriteByte(byte(c.Stop))
		}
		list = append(list, strings.TrimSuffix(b.String(), "\n"))
	}
	return list
}

func TestClauses(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"stops", "走访3户,送米;慰问2人。好!行吗?行——是", []string{"走访3户,送米;慰问2人.", "好!", "行吗?", "行-是"}},
		{"lines", "走访3户\n\n\r\n慰问2人\r送米", []string{"走访3户", "慰问2人", "送米"}},
		{"damaged point", "捐款2。9万元,收听FM105。9节目。共3人。5月走访。", []string{"捐款2。9万元,收听FM105。9节目.", "共3人.", "5月走访."}},
		{"date behind a stop", "电话96。2020年走访3户。", []string{"电话96.", "2020年走访3户."}},
		{"groups of digits", "共3,000元,12,600元,1,120名,共1,2组", []string{"共3,000元,12,600元,1,120名,共1,2组"}},
		{"four digits", "共5,2020年走访", []string{"共5,2020年走访"}},
		{"time", "8:30开始:走访", []string{"8:30开始:走访"}},
		{"theme", "围绕“扶残助残,共享阳光”主题,走访", []string{"围绕“扶残助残,共享阳光”主题,走访"}},
		{"book title", "发放《就业,创业手册》,走访", []string{"发放《就业,创业手册》,走访"}},
		{"quotes on one side", "围绕”扶残助残,共享阳光”主题,走访", []string{"围绕”扶残助残,共享阳光”主题,走访"}},
		{"straight quotes", `围绕"扶残助残,共享阳光"主题,走访`, []string{`围绕"扶残助残,共享阳光"主题,走访`}},
		{"quote that never closes", "围绕“扶残助残,走访。慰问", []string{"围绕“扶残助残,走访.", "慰问"}},
		{"speech", "“真暖和。”老人说。“又来了!”的喊声不断。", []string{"“真暖和。”.", "老人说.", "“又来了!”的喊声不断."}},
		{"slogan", "以“你好!”,“加油!”为口号。", []string{"以“你好!”,“加油!”为口号."}},
		{"brackets", "走访(含一级,二级;三级。)12户,送米", []string{"走访(含一级,二级;三级。)12户,送米"}},
		{"bracket that never closes", "走访(含一级,二级。送米", []string{"走访(含一级,二级.", "送米"}},
		{"latin stops", "走访3户.送米2.5斤.见No.1和v2.0.好.", []string{"走访3户.", "送米2.5斤.", "见No.1和v2.0.好."}},
		{"repeated stops", "好!!!行。。走访……慰问。", []string{"好!", "行.", "走访……慰问."}},
		{"range", "走访0—6岁儿童,2~3次", []string{"走访0—6岁儿童,2~3次"}},
		{"numbers left out", "一是走访3户;二是送米。(3)捐款。", []string{"走访3户;送米.", "捐款."}},
		{"planned items keep 要", "一要走访,二要送米。", []string{"要走访,要送米."}},
		{"spaces", "  走访 3 户 ,\u00a0送米 。  ", []string{"走访 3 户,送米."}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, clauses(test.text)); diff != "" {
				t.Errorf("clauses (-want +got):\n%s", diff)
			}
		})
	}
}

func TestBrackets(t *testing.T) {
	text := "送去56份(每份含口罩20只(蓝)、酒精1瓶),慰问(2次)。(1)走访。"
	o := Parse(text)
	var got []string
	for _, s := range o.Sentences {
		for _, b := range s.Brackets {
			got = append(got, b.In(text))
		}
	}
	want := []string{"(每份含口罩20只(蓝)、酒精1瓶)", "(2次)"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("brackets (-want +got):\n%s", diff)
	}
}

func TestSentenceAt(t *testing.T) {
	text := "走访3户。 慰问。"
	o := Parse(text)
	for at, want := range map[int]int{0: 0, strings.Index(text, " "): -1, strings.Index(text, "慰"): 1, len(text): -1, -1: -1} {
		if got := o.SentenceAt(at); got != want {
			t.Errorf("SentenceAt(%d) = %d, want %d", at, got, want)
		}
	}
}
