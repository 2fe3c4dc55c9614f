package corpus

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"
)

// In the archives below § marks the lines at which the second and further reports begin.
const mark = "§"

// unmarked returns an archive without its marks, and where they stood.
func unmarked(archive string) (text string, starts []int) {
	archive = strings.TrimPrefix(archive, "\n")
	for i, piece := range strings.Split(archive, mark) {
		if i > 0 {
			starts = append(starts, len(text))
		}
		text += piece
	}
	return text, starts
}

func testArchives(t *testing.T, archives []struct{ name, text string }) {
	t.Helper()
	for _, a := range archives {
		t.Run(a.name, func(t *testing.T) {
			text, want := unmarked(a.text)
			parts := Split(text)
			checkCover(t, text, parts)
			var got []int
			for _, p := range parts[1:] {
				got = append(got, p.Start)
			}
			for _, at := range got {
				if !contains(want, at) {
					t.Errorf("cut before %q, where no report begins", firstLine(text[at:]))
				}
			}
			for _, at := range want {
				if !contains(got, at) {
					t.Errorf("no cut before %q, where a report begins", firstLine(text[at:]))
				}
			}
		})
	}
}

// checkCover checks that parts cover text without a gap and begin at starts of lines.
func checkCover(t *testing.T, text string, parts []Part) {
	t.Helper()
	at := 0
	for i, p := range parts {
		if p.Start != at || p.End < p.Start || p.End == p.Start && len(text) > 0 {
			t.Fatalf("part %d is [%d, %d), want it to begin at %d", i+1, p.Start, p.End, at)
		}
		if p.Start > 0 && !strings.ContainsRune("\n\r\f", rune(text[p.Start-1])) {
			t.Fatalf("part %d begins within a line: %q", i+1, text[p.Start-1:])
		}
		at = p.End
	}
	if at != len(text) {
		t.Fatalf("the parts end at %d of %d bytes", at, len(text))
	}
}

func contains(list []int, n int) bool {
	for _, v := range list {
		if v == n {
			return true
		}
	}
	return false
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

func TestSplitByHeadings(t *testing.T) {
	body := "柳河镇残联组织志愿者走访困难残疾人家庭12户,发放大米12袋、食用油12桶,受到群众欢迎。\n"
	archives := []struct{ name, text string }{
		{"篇一 after a title", "助残日活动总结(精选2篇)\n助残日活动总结 篇一\n" + body + "§助残日活动总结 篇二\n" + body},
		{"【篇2】", "【篇1】\n" + body + "§【篇2】\n" + body + "§【篇3】\n" + body},
		{"【篇一】 with its text behind it", "【篇一】" + body + "§【篇二】" + body},
		{"第三篇", "第一篇\n" + body + "§第二篇\n" + body + body + "§第三篇\n" + body},
		{"第2篇: and a title", "第1篇：柳河镇助残日活动总结\n" + body + "§第2篇：青山乡助残日活动总结\n" + body},
		{"活动总结 3", "活动总结 1\n" + body + "§活动总结 2\n" + body + "§活动总结 3\n" + body},
		{"范文一", "助残日活动总结范文一\n" + body + "§助残日活动总结范文二\n" + body},
		{"总结(二)", "慰问活动总结(一)\n" + body + "§慰问活动总结(二)\n" + body},
		{"总结篇三", "总结篇一\n" + body + "§总结篇二\n" + body + "§总结篇三\n" + body},
		{"the first without a number", "助残日活动总结\n" + body + "§助残日活动总结2\n" + body + "§助残日活动总结3\n" + body},
		{"Markdown", "# 助残日活动总结汇编\n\n## 篇一\n\n" + body + "\n§## 篇二\n\n" + body},
		{"decorated", "------ 篇一 ------\n" + body + "§------ 篇二 ------\n" + body},
		{"a table of contents", "目录\n第一篇 柳河镇总结\n第二篇 青山乡总结\n第一篇 柳河镇总结\n" + body + "§第二篇 青山乡总结\n" + body},
		{"an introduction", "下面是为大家整理的助残日活动总结,供参考,希望对大家写好总结有所帮助。\n篇一：助残日活动总结\n" + body + "§篇二：助残日活动总结\n" + body},
		{"a number is missing", "篇一\n" + body + "§篇三\n" + body},
		{"two collections", "重阳节总结(2篇)\n篇一\n" + body + "§篇二\n" + body + "§春节慰问总结(2篇)\n篇一\n" + body + "§篇二\n" + body},
		{"CRLF", "篇一\r\n" + strings.ReplaceAll(body, "\n", "\r\n") + "§篇二\r\n" + body},
		{"bare numbers before openings", "(一)\n为了迎接第33次全国助残日的到来,柳河镇残联紧扣主题,开展了系列活动。\n" + body +
			"§(二)\n为了迎接第33次全国助残日的到来,青山乡残联紧扣主题,开展了系列活动。\n" + body},
		{"numbered titles", "一、柳河镇残联助残日活动总结\n5月21日是第33次全国助残日,我镇开展了系列活动。\n" + body +
			"§二、青山乡残联助残日活动总结\n5月21日是第33次全国助残日,我乡开展了系列活动。\n" + body},
		{"篇1 with its text behind it", "助残日活动总结 篇15月15日,镇残联走访。" + body + "§助残日活动总结 篇25月16日,乡残联走访。" + body +
			"§助残日活动总结 篇32021年5月," + body},
		{"总结篇一 with its text behind it", "助残日活动总结篇一一年来,镇残联走访。" + body + "§助残日活动总结篇二二月以来,乡残联走访。" + body},
		{"a year before the number", "助残日活动总结2016(一)\n" + body + "§助残日活动总结2016(二)\n" + body},
		{"a length behind the title", "第一篇 助残日活动总结 800字\n" + body + "§第二篇 助残日活动总结 1000字\n" + body},
		{"a stray number", "篇一\n" + body + "第九十篇 结束\n" + body + "§篇二\n" + body},
		{"第2份", "第1份\n" + body + "§第2份\n" + body},
		{"Part 1", "Part 1\n" + body + "§Part 2\n" + body},
		{"full-width and spaced", "第 １ 篇\n" + body + "§第 ２ 篇\n" + body},
	}
	testArchives(t, archives)
}

func TestSplitByOpenings(t *testing.T) {
	archives := []struct{ name, text string }{
		{"announcements and numbering", `
5月21日是第三十三次全国助残日,柳河镇残联认真组织了系列活动,现将情况总结如下:
一、加强领导
镇党委召开专题会议1次,成立领导小组。
二、走访慰问
走访残疾人家庭36户,发放慰问金1.8万元。
§根据县残联文件要求,青山乡围绕主题开展了助残活动,现将工作汇报如下:
一、广泛宣传
悬挂横幅8条,发放传单600份。
二、办好实事
为15名残疾人适配了辅助器具。
通过本次活动,全乡形成了良好的扶残助残氛围。
§为了迎接第三十三次全国助残日,石桥街道残联早部署、早安排。现小结如下:
一、宣传到位。街道设宣传点3个。
二、服务到家。为21名残疾人上门办证。
`},
		{"a date and a closing, no announcement", `
今年5月16日是第31次全国助残日。西川县残联紧扣主题,组织了丰富多彩的活动。
一、启动仪式
县领导出席仪式,发放轮椅20辆。
二、招聘会
21家企业提供岗位140个。
今后,我们要继续努力,为残疾人事业发展贡献力量。
§今年5月16日是第31次全国助残日。东川县残联结合实际,开展了形式多样的活动。
1、走访
走访残疾人家庭60户。
2、义诊
义诊120人次。
`},
		{"titles of other fields", `
梅岭县民政局2023年救助工作总结
2023年,梅岭县民政局坚持以人民为中心,救助工作取得新进展。
一、城乡低保。发放低保金1200万元,惠及3100户。
二、临时救助。救助困难群众460人次。
§竹溪县红十字会募捐工作总结
7月以来,竹溪县红十字会共接收捐款86万元,全部用于灾区。
一、募捐。企业捐款52万元。
二、使用。发放帐篷300顶。
§松江实验小学义卖活动小结
操场上摆开24个摊位,学生们带来旧书、玩具和手工艺品。
义卖得款6320元,全部捐给市聋哑学校。
`},
		{"separators", `
五月中旬,柳河镇残联围绕主题走访了48户残疾人家庭,送去慰问金2.4万元,取得了良好效果。
==========
§在第30次全国助残日来临之际,青山乡残联开展了系列活动,走访22户残疾人家庭。
==========
§石桥街道助残日活动总结
街道残联为31名残疾人体检,发放宣传资料500份。
`},
		{"asterisks", `
柳河镇残联助残日活动总结
镇残联走访48户残疾人家庭,送去慰问金2.4万元。
*****
§青山乡残联助残日活动总结
乡残联走访22户残疾人家庭,送去慰问金1.1万元。
`},
		{"page breaks", "柳河镇2022年残疾人工作总结\n一、康复。完成康复服务120人次。\n二、就业。新增就业18人。\n\f§" +
			"青山乡2022年残疾人工作总结\n一、康复。完成康复服务96人次。\n二、就业。新增就业11人。\n"},
		{"the same masked title", `
XX县残联助残日活动总结
20XX年5月XX日,县残联走访慰问了残疾人家庭30户。
一、领导重视。召开会议2次。
二、精心组织。发放物资30份。
§XX县残联助残日活动总结
县残联联合医院开展义诊,服务群众200人次。
一、广泛宣传。悬挂横幅6条。
二、真情服务。为12人配镜。
`},
		{"signatures and dates", `
柳河镇助残日活动总结
镇残联走访48户残疾人家庭,送去慰问金2.4万元。
柳河镇残联
2021年5月18日

§青山乡助残日活动总结
(2021年5月20日)
乡残联走访22户残疾人家庭,送去慰问金1.1万元。
青山乡残联
二〇二一年五月二十日
§石桥街道助残日活动总结
街道残联走访51户残疾人家庭。
`},
		{"cut to a width", `
    为了迎接第三十二次全国助残日的到来,柳河镇残联在镇党
委、镇政府的领导下,紧扣主题,精心组织了一系列助残活
动,现将活动情况总结如下:
    一、走访慰问。镇残联干部分成三个小组,走访残疾人家
庭48户,送去慰问金2.4万元。
    二、康复服务。为26名残疾人适配辅助器具30件。
    通过活动的开展,全镇上下形成了扶残助残的良好氛围。
§    根据县残联《关于开展助残日活动的通知》要求,青山乡
残联结合实际,开展了形式多样的活动,现将有关情况汇报如
下:
    一、广泛宣传。悬挂横幅8条。
    二、办好实事。为15名残疾人办理证件。
`},
		{"a title that lost its line end", `
柳河镇残联助残日活动总结5月16日是第31次全国助残日,镇残联走访48户残疾人家庭,送去慰问金2.4万元。
§青山乡残联助残日活动总结为迎接第31次全国助残日,乡残联紧扣主题开展活动,走访22户残疾人家庭。
`},
		{"fields", `
标题：情暖夕阳
单位：柳河镇
重阳节期间,柳河镇看望百岁老人3名,发放慰问金3000元。
标题栏以外的内容略去。
§标题：情系夕阳红
单位：青山乡
重阳节期间,青山乡为120名老人体检。
`},
		{"related links behind the last", `
柳河镇助残日活动总结
镇残联走访48户残疾人家庭,送去慰问金2.4万元。
§青山乡助残日活动总结
乡残联走访22户残疾人家庭,送去慰问金1.1万元。
相关文章
石桥街道助残日活动总结
东川县残联助残日活动总结
西川县残联助残日活动总结
`},
		{"decorated names", `
===== 柳河镇 =====
五月中旬,镇残联围绕主题走访了48户残疾人家庭,送去慰问金2.4万元。
§===== 青山乡 =====
五月下旬,乡残联围绕主题开展了系列活动,走访22户残疾人家庭。
`},
		{"speeches", `
各位领导：
下面,我代表柳河镇残联,就助残日活动情况汇报如下：
一、走访。走访48户。
二、义诊。义诊90人次。
汇报完毕,谢谢大家。
§尊敬的各位领导：
青山乡残联在县残联的指导下,开展了系列活动。
一、宣传。悬挂横幅8条。
`},
		{"dates above titles", `
2021年5月18日
柳河镇助残日活动总结
镇残联走访48户残疾人家庭,送去慰问金2.4万元。

§2021年5月20日
青山乡助残日活动总结
乡残联走访22户残疾人家庭,送去慰问金1.1万元。
`},
		{"a poetic title", `
爱洒人间
5月21日是第33次全国助残日,柳河镇残联开展了系列活动,现将情况总结如下:
一、走访。走访48户。
二、义诊。义诊90人次。
§阳光路上
——青山乡助残日活动侧记
5月21日是第33次全国助残日,青山乡残联开展了系列活动。
一、宣传。悬挂横幅8条。
二、服务。办证15本。
`},
	}
	testArchives(t, archives)
}

func TestSplitKeepsOneReport(t *testing.T) {
	archives := []struct{ name, text string }{
		{"empty", ""},
		{"one line", "镇残联走访48户残疾人家庭。"},
		{"numbering restarts in sections", `
柳河镇2023年残疾人工作总结
2023年,柳河镇残联在镇党委的领导下,各项工作取得新进展。现将工作总结如下:
一、康复工作
(一)精准康复。服务残疾人320人次。
1、摸底。入户调查120户。
2、服务。康复训练60人。
(二)辅具适配。适配辅具75件。
1、评估。评估80人。
2、发放。发放轮椅21辆。
二、就业工作
根据县残联通知精神,我镇开展了就业援助活动。
(一)培训。举办培训班3期。
(二)招聘。提供岗位90个。
三、下一步打算
(一)加强宣传。
(二)提升服务。
`},
		{"parts with numbering of their own", `
第一部分 2023年工作总结
2023年,县残联在县委、县政府的坚强领导下,围绕中心工作,取得了良好成效。
一、康复。服务残疾人1320人次。
二、就业。新增就业86人。
第二部分 2024年工作计划
2024年,县残联将围绕省市部署,重点做好以下工作:
一、提升康复质量。
二、拓宽就业渠道。
`},
		{"a plan at the end", `
柳河县残联2023年工作总结和2024年工作计划
2023年,县残联在县委的领导下,工作取得良好成效。
一、康复。服务残疾人1320人次。
二、就业。新增就业86人。
三、宣传。发放资料5000份,取得了良好的社会效果。
2024年工作计划
2024年,我们将根据市残联部署,紧紧围绕中心工作,开展一系列活动,工作安排如下:
一、提升康复质量。
二、拓宽就业渠道。
`},
		{"a quoted notice", `
柳河镇助残日活动总结
5月21日是第33次全国助残日,镇残联按照县残联通知开展了活动。通知全文如下:
关于开展助残日活动的通知
各乡镇残联:
为了迎接第33次全国助残日,现就有关事项通知如下:
一、高度重视,加强领导。
二、广泛宣传,营造氛围。
接到通知后,镇残联走访48户残疾人家庭,送去慰问金2.4万元。
`},
		{"minutes", `
柳河县残联会议纪要
5月6日,县残联召开理事会议,研究助残日活动。现将会议情况纪要如下:
一、会议听取了康复科的工作汇报
会议指出,康复工作取得了良好成效。
二、会议研究了助残日活动方案
根据市残联通知要求,会议决定开展系列活动,围绕主题做好宣传。
三、会议强调了纪律
`},
		{"events of a year", `
柳河县红十字会2023年工作总结
一年来,县红十字会开展了丰富多彩的活动。
5月8日是第76个世界红十字日,县红十字会以“人道”为主题开展宣传,发放资料2000份,取得了良好效果。
6月14日是第20个世界献血者日,县红十字会围绕主题组织献血活动,186人献血。
9月9日是第24个世界急救日,县红十字会举办急救培训6期。
下一步,我们将继续努力,为群众服务。
`},
		{"a page header", "柳河县残联2023年工作总结\n2023年,县残联在县委的领导下开展工作。\n一、康复。服务残疾人1320人次。\n- 1 -\n\f柳河县残联2023年工作总结\n" +
			"二、就业。新增就业86人,县残联为此举办培训班3期。\n- 2 -\n\f柳河县残联2023年工作总结\n三、宣传。发放资料5000份。\n"},
		{"a page header with numbers", `
柳河县残联2023年工作总结 1
2023年,县残联在县委的领导下开展工作,康复服务1320人次,其中精
柳河县残联2023年工作总结 2
神残疾人210人次。就业工作稳步推进,新增就业86人,举办培训班3
柳河县残联2023年工作总结 3
期。宣传工作成效明显,发放资料5000份。
`},
		{"counts of pieces", `
柳河县残联宣传工作总结
全年发表稿件如下,其中省级3篇。
省级媒体采用3篇
市级媒体采用12篇
县级媒体采用45篇
县残联还举办了宣传培训班2期,培训通讯员40人。
`},
		{"headings without numbers", `
柳河镇助残日活动总结
5月21日是第33次全国助残日,柳河镇残联紧扣主题,开展了系列活动。
走访慰问
为了让残疾人感受到温暖,镇残联走访48户残疾人家庭,送去慰问金2.4万元。
活动总结
通过活动,全镇形成了良好的氛围,取得了良好效果。
工作情况
根据县残联要求,镇残联召开了专题会议。
`},
		{"a thematic break", `
# 柳河镇助残日活动总结

5月21日是第33次全国助残日,柳河镇残联开展了系列活动。

---

## 走访慰问

镇残联走访48户残疾人家庭,送去慰问金2.4万元。

---

联系人:李某某
`},
		{"an appendix", `
柳河镇助残日活动总结
5月21日是第33次全国助残日,柳河镇残联开展了活动,走访48户残疾人家庭。
柳河镇残联
2023年5月25日
附件1
柳河镇助残日活动实施方案
为了迎接第33次全国助残日,根据县残联通知要求,制定本方案。
一、时间。5月15日至21日。
二、内容。走访、宣传。
`},
		{"chapters with numbering of their own", `
柳河县残联2023年工作总结
2023年,县残联在县委的领导下,各项工作取得新进展。
康复工作总结
一、精准康复。服务残疾人320人次。
二、辅具适配。适配辅具75件。
就业工作总结
一、培训。举办培训班3期。
二、招聘。提供岗位90个。
`},
		{"volumes", `
第一篇 工作回顾
一年来,县残联在县委的领导下,开展了系列工作。
一、康复。服务残疾人320人次。
二、就业。新增就业86人。
第二篇 工作展望
2024年,县残联将围绕中心工作,做好服务。
一、康复。二、就业。
`},
		{"a list of reports", `
柳河县助残日活动总结
县残联走访48户残疾人家庭,送去慰问金2.4万元。
会议交流了以下材料。
柳河镇残联助残日工作汇报
青山乡残联助残日工作汇报
与会人员还参观了康复中心,听取了中心负责人的介绍。
`},
		{"a short page header", "柳河县残联2023年工作总结\n2023年,县残联开展了多项工作,服务残疾人1320人次。\n- 1 -\n\f柳河县残联工作总结\n" +
			"康复中心全年开放300天,接待群众2600人次。\n- 2 -\n\f柳河县残联工作总结\n就业中心举办培训班3期。\n"},
		{"sections of a handbook", `
第一篇章 奋斗
镇残联走访48户残疾人家庭,送去慰问金2.4万元。
第二篇章 收获
镇残联为26名残疾人适配辅助器具30件。
`},
		{"a year behind the title", "工作总结2022\n镇残联走访48户残疾人家庭。\n工作总结2023\n镇残联走访52户残疾人家庭。\n"},
	}
	testArchives(t, archives)
}

// longReport writes a report of many pages: sections in sections, each with paragraphs
// that begin and end as whole reports do.
func longReport(rng *rand.Rand) string {
	opening := []string{
		"5月21日是第33次全国助残日,县残联围绕主题开展了丰富多彩的活动。", "根据市残联《关于开展活动的通知》精神,我县结合实际开展了系列活动。",
		"为了迎接第33次全国助残日的到来,县残联在县委的领导下组织了一系列活动。", "在重阳节来临之际,县残联紧扣主题组织慰问。",
		"2023年,县残联在县委、县政府的坚强领导下,围绕中心工作开展服务。", "为贯彻落实上级要求,县残联召开了专题会议。",
	}
	closing := []string{
		"通过活动的开展,全县上下形成了扶残助残的良好氛围。", "此次活动取得了良好的社会效果,为残疾人事业发展贡献了力量。",
		"今后,县残联要继续努力,推动事业高质量发展。", "全年共走访残疾人家庭1360户,发放慰问金68万元。",
	}
	var b strings.Builder
	paragraphs := func() {
		for range 1 + rng.Intn(3) {
			b.WriteString(opening[rng.Intn(len(opening))] + "县残联走访残疾人家庭36户,送去慰问品36份。\n")
			b.WriteString(closing[rng.Intn(len(closing))] + "\n")
		}
	}
	b.WriteString("柳河县残联2023年工作总结\n2023年,柳河县残联扎实工作。现将全年工作总结如下:\n")
	chinese := []string{"一", "二", "三", "四", "五", "六"}
	for _, section := range chinese[:3+rng.Intn(4)] {
		b.WriteString(section + "、重点工作\n")
		for _, part := range chinese[:rng.Intn(4)] {
			b.WriteString("(" + part + ")服务工作。")
			paragraphs()
			for n := range rng.Intn(4) {
				fmt.Fprintf(&b, "%d、走访慰问。", n+1)
				paragraphs()
			}
		}
	}
	return b.String() + "下一步,我们将继续努力。\n柳河县残联\n2023年12月20日\n"
}

func TestSplitKeepsLongReports(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	for range 300 {
		text := longReport(rng)
		if parts := Split(text); len(parts) > 1 {
			at := parts[1].Start
			t.Fatalf("cut into %d, first before %q, after %q", len(parts), firstLine(text[at:]), text[max(0, at-200):at])
		}
	}
}

// TestSplitJoinedReports joins sample reports in every order of a few, with and without
// something between them: nearly every one is found again, and nothing is cut.
func TestSplitJoinedReports(t *testing.T) {
	reports := devReports(t)
	delete(reports, "b07.txt") // three in one
	texts := valuesOf(reports)
	for _, between := range []string{"", "\n", "\n==========\n", "\f"} {
		rng := rand.New(rand.NewSource(1))
		found, missed := 0, 0
		for range 100 {
			archive := ""
			var want []int
			for i, n := range rng.Perm(len(texts))[:5] {
				if i > 0 {
					archive += between
					want = append(want, len(archive))
				}
				archive += strings.TrimSpace(texts[n]) + "\n"
			}
			for _, p := range Split(archive)[1:] {
				if !contains(want, p.Start) {
					t.Errorf("joined by %q: cut before %q", between, firstLine(archive[p.Start:]))
				} else {
					found++
				}
			}
			missed += len(want)
		}
		missed -= found
		t.Logf("joined by %q: %d found, %d missed", between, found, missed)
		if 100*found < 85*(found+missed) {
			t.Errorf("joined by %q: %d found, %d missed", between, found, missed)
		}
	}
}
