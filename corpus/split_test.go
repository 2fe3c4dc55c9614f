package corpus

import (
	"slices"
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
				if !slices.Contains(want, at) {
					t.Errorf("cut before %q, where no report begins", firstLine(text[at:]))
				}
			}
			for _, at := range want {
				if !slices.Contains(got, at) {
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
