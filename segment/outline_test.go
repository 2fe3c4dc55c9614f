package segment

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// headings writes the sections of text as "level marker|heading".
func headings(text string) []string {
	o := Parse(text)
	var list []string
	for _, s := range o.Sections {
		list = append(list, fmt.Sprintf("%d %s|%s", s.Level, s.Marker.In(text), s.Heading.In(text)))
	}
	return list
}

func TestSections(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"own lines", "一、加强领导\n镇里开会2次。\n(一)走访慰问\n走访3户。\n1、入户\n送去大米5袋。\n2、座谈\n座谈1次。\n二、广泛宣传\n悬挂横幅2条。",
			[]string{"1 一、|加强领导", "2 (一)|走访慰问", "3 1、|入户", "3 2、|座谈", "1 二、|广泛宣传"}},
		{"run in", "一、加强领导。镇里开会2次。\n二、广泛宣传,营造氛围。悬挂横幅2条。",
			[]string{"1 一、|加强领导", "1 二、|广泛宣传,营造氛围"}},
		{"with full stop on its own line", "一、加强领导,精心组织。\n镇里开会2次,下发文件1份。",
			[]string{"1 一、|加强领导,精心组织"}},
		{"items in a paragraph", "今年重点做了三件事。一是摸清底数。共有残疾人30人。二是走访入户。走访10户。",
			[]string{"1 一是|摸清底数", "1 二是|走访入户"}},
		{"items that are no headings", "一是走访10户,送去大米;二是慰问5户。三是捐款200元。", nil},
		{"numbered sentences", "二、完成任务\n活动如下。\n1、悬挂横幅2条,张贴标语。\n2、走访残疾人10户。\n", []string{"1 二、|完成任务"}},
		{"brackets that differ", "三、开展活动\n(1)5月10日,走访5户。\n2)组织残疾人参加培训\n培训10人。\n3)建立康复站\n配备器材2套。",
			[]string{"1 三、|开展活动", "2 2)|组织残疾人参加培训", "2 3)|建立康复站"}},
		{"padded numbers", "01、启动仪式暖人心\n500人参加。\n02、参加FM98。1《同行》节目\n播出3期。", []string{"1 01、|启动仪式暖人心", "1 02、|参加FM98。1《同行》节目"}},
		{"dashes", "——高位推动。安排补助10万元。\n——就业优先。提供岗位20个。", []string{"1 ——|高位推动", "1 ——|就业优先"}},
		{"date behind the number", "1.5月13日,走访12户,送去慰问金。\n2.2024年办证35本。\n1.2万名残疾人受益。", nil},
		{"markdown", "# 工作总结\n## 一、基本情况\n有残疾人30人。\n## 二、做法\n### 走访\n走访2户。", []string{"1 ##|基本情况", "1 ##|做法", "2 ###|走访"}},
		{"bold", "我镇开展了活动。\n**特色活动**\n举办活动3场。\n**一、宣传**\n发放资料200份。", []string{"1 **|特色活动", "2 一、|宣传"}},
		{"without number", "我镇开展了活动。\n主要做法\n我镇走访残疾人12户,送去大米。\n存在问题\n经费不足,只有3万元。", []string{"1 |主要做法", "1 |存在问题"}},
		{"without number, before the text", "公司有职工80人。\n工资同工同酬。残疾职工月工资3000元,全部参保。\n环境友好无碍。公司投入8万元,修建坡道2处。", []string{"1 |工资同工同酬", "1 |环境友好无碍"}},
		{"in a box", "【入户走访】镇残联走访残疾人家庭12户。\n【广泛宣传】发放资料200份。", []string{"1 |入户走访", "1 |广泛宣传"}},
		{"before a space", "一、加强领导 精心组织 县残联高度重视助残日,多次召开会议,研究部署各项工作,下设3个组。", []string{"1 一、|加强领导 精心组织"}},
		{"before a colon", "(一)领导重视:县里走访10户,送去大米。", []string{"1 (一)|领导重视"}},
		{"lost line breaks", "现总结如下:一、领导重视,精心部署街道把助残日列入日程,召开会议2次。二、走访慰问,排忧解难5月12日起走访9户。", []string{"1 一、|领导重视,精心部署", "1 二、|走访慰问,排忧解难"}},
		{"counting", "走访情况如下。\n一、二级残疾人共有15人,三、四级残疾人20人。", nil},
		{"ordinals", "第一,提高认识。干部学习2次。第二,加强培训。培训20人。", []string{"1 第一,|提高认识", "1 第二,|加强培训"}},
		{"parts", "第一部分 工作回顾\n一、走访\n走访2户。\n第二部分 工作打算\n走访3户。", []string{"1 第一部分|工作回顾", "2 一、|走访", "1 第二部分|工作打算"}},
		{"inverted order", "1.加强领导\n开会2次。\n(一)宣传\n发放资料20份。\n2.入户走访\n走访3户。", []string{"1 1.|加强领导", "2 (一)|宣传", "1 2.|入户走访"}},
		{"signature", "我们将继续努力。\n青山县残联\n2024年5月20日", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, headings(test.text)); diff != "" {
				t.Errorf("sections (-want +got):\n%s", diff)
			}
		})
	}
}

func TestSectionOfSentence(t *testing.T) {
	text := "总结\n我镇开展了活动。\n一、走访慰问\n走访3户。一是送米。送去大米3袋。\n二、宣传\n发放资料。"
	o := Parse(text)
	var got []string
	for _, s := range o.Sentences {
		name := "-"
		if s.Section >= 0 {
			name = o.Sections[s.Section].Heading.In(text)
		}
		got = append(got, name+": "+s.In(text))
	}
	want := []string{
		"-: 总结", "-: 我镇开展了活动。", "走访慰问: 一、走访慰问", "走访慰问: 走访3户。",
		"送米: 一是送米。", "送米: 送去大米3袋。", "宣传: 二、宣传", "宣传: 发放资料。",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sections of sentences (-want +got):\n%s", diff)
	}
	if body := o.Sections[0].Body.In(text); body != "走访3户。一是送米。送去大米3袋。" {
		t.Errorf("body of the first section is %q", body)
	}
	if parent := o.Sections[1].Parent; parent != 0 {
		t.Errorf("the item's parent is %d, want 0", parent)
	}
}

func TestTitle(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"kind", "青山镇残联2024年助残日活动总结\n5月19日,我镇开展活动。", "青山镇残联2024年助残日活动总结"},
		{"quotes", "“光明行”活动小结\n5月19日,我院开展活动。", "“光明行”活动小结"},
		{"collection", "助残日活动总结(精选3篇)\n5月19日,我院开展活动。", "助残日活动总结(精选3篇)"},
		{"part", "助残日活动总结 篇二\n5月19日,我院开展活动。", "助残日活动总结 篇二"},
		{"second line", "青山镇残联\n助残日工作汇报\n5月19日,我镇开展活动。", "助残日工作汇报"},
		{"behind furniture", "首页 > 新闻 > 正文\n助残日工作汇报\n5月19日,我镇开展活动。", "助残日工作汇报"},
		{"markdown", "# 助残日在青山\n5月19日,我镇开展活动。", "助残日在青山"},
		{"no kind", "爱心洒满青山镇\n5月19日,我镇开展助残日活动,走访了残疾人。", "爱心洒满青山镇"},
		{"lost line break", "江北街道残联助残日活动总结2020年5月17日是助残日,街道开展活动。", "江北街道残联助残日活动总结"},
		{"none", "5月19日是助残日,我镇开展活动。现总结如下:\n一、走访\n走访3户。", ""},
		{"verb", "为认真总结2020年工作,我镇开会。", ""},
		{"salutation", "各位领导:\n我镇开展活动,汇报如下。", ""},
		{"empty", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			o := Parse(test.text)
			if got := o.Title.In(test.text); got != test.want {
				t.Errorf("title %q, want %q", got, test.want)
			}
		})
	}
}

func TestEnumerators(t *testing.T) {
	text := "总结 篇一\n一、做法\n(一)走访。①走访3户;②慰问2户,三是捐款。\n其一,其中2人;第二,1.5万元;1、送米;2、送油。2、3级残疾人。三要努力。"
	var got []string
	o := Parse(text)
	for _, s := range o.Enumerators {
		got = append(got, s.In(text))
	}
	want := strings.Fields("篇一 一、 (一) ① ② 三是 其一, 第二, 1、 2、 三")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("enumerators (-want +got):\n%s", diff)
	}
}
