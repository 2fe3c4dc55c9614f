package layout

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// moneyUnits and measures are the units that stand in heads, in columns of units and
// behind figures. What is in no list is a word, such as 单位 for an organisation.
var moneyUnits = strings.Fields(`元 角 千元 万元 百万元 千万元 亿元 万 亿 美元 万美元 港元 万港元 人民币元`)

var measures = strings.Fields(`% ％ ‰ 人 名 位 户 家 人次 户次 人数 次 场 场次 个 件 套 台 辆 只 把 副 本 册 份 袋 桶 箱 瓶 条 块
	张 支 双 床 架 部 篇 幅 期 处 所 间 栋 座 亩 吨 斤 公斤 千克 kg 米 公里 平方米 ㎡ m² 立方米 天 月 年 小时 课时 学时 岁 头 羽 株 对
	组 批 项 车 车次 班次 家次 人天 盒 包 枚 面 块次 例 万人 万人次 万户 万份 万册 亿人次 人份`)

// units is the set of both.
var units = unitSet(moneyUnits, measures)

func unitSet(lists ...[]string) map[string]bool {
	set := make(map[string]bool)
	for _, list := range lists {
		for _, u := range list {
			set[u] = true
		}
	}
	return set
}

// isUnit reports whether s is a unit, or one per another: 元/人, 元/户·月.
func isUnit(s string) bool {
	if units[s] {
		return true
	}
	top, under, found := strings.Cut(s, "/")
	if !found || !units[top] {
		return false
	}
	for part := range strings.SplitSeq(strings.NewReplacer("/", "·", ".", "·", "•", "·", "每", "").Replace(under), "·") {
		if !units[part] {
			return false
		}
	}
	return true
}

// unitAfter splits the unit off a head: 金额(万元), 金额/万元, 金额（单位：万元）.
func unitAfter(head string) (name, unit string) {
	s := strings.TrimSpace(head)
	for _, pair := range [...][2]string{{"(", ")"}, {"（", "）"}, {"[", "]"}, {"【", "】"}, {"〔", "〕"}} {
		open := strings.LastIndex(s, pair[0])
		if open < 0 || !strings.HasSuffix(s, pair[1]) {
			continue
		}
		inner := strings.TrimSpace(s[open+len(pair[0]) : len(s)-len(pair[1])])
		inner = strings.TrimLeft(strings.TrimPrefix(inner, "单位"), "：: ")
		if isUnit(inner) {
			return strings.TrimSpace(s[:open]), inner
		}
	}
	for _, sign := range [...]string{"/", "：", ":", "，", ","} {
		if name, unit, ok := strings.Cut(s, sign); ok && isUnit(strings.TrimSpace(unit)) {
			return strings.TrimSpace(name), strings.TrimSpace(unit)
		}
	}
	return s, ""
}

// captionUnit is the unit that a line above a table gives all its figures: 单位：万元.
// alone reports whether the line says nothing else.
func captionUnit(line string) (unit string, alone bool) {
	before, after, found := strings.Cut(line, "单位")
	if !found || len(line) > 300 {
		return "", false
	}
	unit = strings.Trim(after, " ：:)）。\t\n")
	if !isUnit(unit) {
		return "", false
	}
	return unit, strings.Trim(before, " (（\t\u3000") == ""
}

// measuredHead returns the unit that a head names without brackets: 人数 counts 人.
func measuredHead(head string) string {
	if strings.HasSuffix(head, "人次") || strings.HasSuffix(head, "人次数") {
		return "人次"
	}
	before, found := strings.CutSuffix(head, "数")
	if !found {
		return ""
	}
	_, n := utf8.DecodeLastRuneInString(before)
	if last := before[len(before)-n:]; strings.Contains("人户件辆台套册场份名", last) && last != "" {
		return last
	}
	return ""
}

// figure is a cell that is a number, perhaps with its unit.
type figure struct {
	unit string
	ok   bool
}

// readFigure reads the text of a cell: 120, 1,200.5, 约３.５万元, ¥600, 12%.
func readFigure(s string) figure {
	s = strings.ReplaceAll(width.Narrow.String(strings.TrimSpace(s)), " ", "")
	if s == "" || len(s) > 60 {
		return figure{}
	}
	for _, before := range [...]string{"约", "近", "超", "共", "¥", "￥", "+", "-"} {
		s = strings.TrimPrefix(s, before)
	}
	n := strings.IndexFunc(s, func(r rune) bool { return (r < '0' || r > '9') && r != '.' && r != ',' })
	if n < 0 {
		n = len(s)
	}
	if n == 0 || s[0] < '0' || s[0] > '9' || s[n-1] == '.' || s[n-1] == ',' {
		return figure{}
	}
	unit := strings.TrimRight(s[n:], "余多")
	unit = strings.TrimSuffix(strings.TrimSuffix(unit, "左右"), "以上")
	for _, more := range [...]string{"余", "多"} {
		unit = strings.TrimPrefix(unit, more)
	}
	return figure{unit: unit, ok: unit == "" || isUnit(unit)}
}

// isYear reports whether s is a year: 2023 or 2023年.
func isYear(s string) bool {
	s = strings.TrimSuffix(strings.TrimSuffix(s, "度"), "年")
	if len(s) != 4 || s[:2] != "19" && s[:2] != "20" {
		return false
	}
	return s[2] >= '0' && s[2] <= '9' && s[3] >= '0' && s[3] <= '9'
}

// isDash reports whether a cell says that there is nothing.
func isDash(s string) bool {
	return strings.Trim(s, "-—–－─/／\\*·. 　\u00A0") == ""
}
