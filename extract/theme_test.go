package extract_test

import (
	"fmt"
	"strings"
	"testing"

	"heshu/extract"
)

// themes shows each theme with its role and, if it was announced, year and ordinal.
func themes(records *extract.Records, _ string) string {
	if len(records.Themes) == 0 {
		return "none"
	}
	var cells []string
	for _, theme := range records.Themes {
		cell := theme.Theme + " " + theme.Role
		if theme.Year != nil && theme.Ordinal != nil {
			cell += fmt.Sprintf(" %d %d", *theme.Year, *theme.Ordinal)
		}
		cells = append(cells, cell)
	}
	return strings.Join(cells, "; ")
}

func TestThemes(t *testing.T) {
	check(t, themes, []reading{
		// as announced
		{"今年助残日的主题是“推进残疾预防,健康成就小康”。", "推进残疾预防,健康成就小康 national 2017 27"},
		{"围绕“自强脱贫,助残共享”这一主题开展活动。", "自强脱贫,助残共享 national 2019 29"},
		{"第28次全国助残日以“全面建成小康社会,残疾人一个也不能少”为主题。", "全面建成小康社会,残疾人一个也不能少 national 2018 28"},
		// with another mark, another width, no mark
		{"主题为“关爱孤残儿童、让爱洒满人间”。", "关爱孤残儿童,让爱洒满人间 national 2016 26"},
		{"主题为“关爱孤残儿童，让爱洒满人间”。", "关爱孤残儿童,让爱洒满人间 national 2016 26"},
		{"主题为“关爱孤残儿童 让爱洒满人间”。", "关爱孤残儿童,让爱洒满人间 national 2016 26"},
		// the day's own, another body's
		{"活动以“点亮生活 温暖同行”为主题。", "点亮生活,温暖同行 activity"},
		{"民政局开展“情满中秋·爱在身边”主题慰问活动。", "情满中秋·爱在身边 activity"},
		{"活动以“春风送岗”“就业圆梦、技能成才”为主题。", "春风送岗 activity; 就业圆梦,技能成才 activity"},
		// none
		{"演唱歌曲《感恩的心》。", "none"},
		{"以习近平新时代中国特色社会主义思想为指导。", "none"},
		{"活动主题鲜明,内容丰富。", "none"},
	})
}

// The quote is the theme as written, without its quotation marks.
func TestThemeQuote(t *testing.T) {
	records := read(t, "活动以“点亮生活 温暖同行”为主题。")
	if len(records.Themes) != 1 || records.Themes[0].Quote != "点亮生活 温暖同行" {
		t.Errorf("got %+v", records.Themes)
	}
}

func TestThemeShortcomings(t *testing.T) {
	known(t, themes, []shortcoming{
		{"主题:关爱他人从我做起", "关爱他人从我做起 activity", "a theme without quotation marks behind a colon is not read"},
	})
}
