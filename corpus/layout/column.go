package layout

import (
	"slices"
	"strings"
)

// role is what a column does for the sentences of its rows.
type role int

const (
	roleNote   role = iota // words about the row: 备注
	roleKey                // what the row is about
	roleSerial             // 1, 2, 3
	roleUnit               // the unit of the row's figures
	roleFigure
)

// column is a column of a table with figures.
type column struct {
	head string // without its unit
	unit string
	role role

	figures, years, words, units, serials int // cells of each kind
}

// count notes a cell in the n-th row of the body.
func (c *column) count(s string, n int) {
	f := readFigure(s)
	switch {
	case isYear(s):
		c.years++
	case f.ok:
		c.figures++
		if s == itoa(n) {
			c.serials++
		}
	case isUnit(s):
		c.units++
	case !isDash(s):
		c.words++
	}
}

// decide gives c its role. before says whether no column so far holds figures.
func (c *column) decide(before bool) {
	serial := slices.Contains([]string{"序号", "编号", "序", "号", "No.", "NO.", "No", "NO", "行次"}, c.head)
	switch {
	case c.figures > 0 && before && (serial || c.head == "" && c.serials == c.figures && c.serials > 1):
		c.role = roleSerial
	case c.isNumberOfSomebody():
		c.role = roleNote
	case c.units > 0 && c.units >= c.words+c.figures:
		c.role = roleUnit
	case c.figures > 0 && c.figures >= c.words:
		c.role = roleFigure
	case before && (c.words > 0 || c.years > 0):
		c.role = roleKey
	}
}

// isNumberOfSomebody reports whether the column holds telephone or card numbers.
func (c *column) isNumberOfSomebody() bool {
	for _, word := range [...]string{"电话", "手机", "身份证", "证号", "卡号", "账号", "邮编", "文号", "日期", "时间"} {
		if strings.Contains(c.head, word) {
			return true
		}
	}
	return false
}

// isHead reports whether the column holds heads of rows.
func (c *column) isHead() bool {
	return c.role == roleKey || c.role == roleSerial || c.role == roleUnit
}

// bare reports whether the head names no thing, so that it needs the head of the row.
func (c *column) bare() bool {
	name := c.head
	for _, word := range [...]string{"数量", "金额", "数额", "总价", "总额", "总数", "人数", "户数", "件数", "合计", "小计", "共计", "数"} {
		if name == word {
			return true
		}
	}
	return c.period() || strings.HasPrefix(name, "同比") || strings.HasPrefix(name, "比上年")
}

// empty reports whether the head says nothing that its figures do not say.
func (c *column) empty() bool {
	return slices.Contains([]string{"情况", "完成情况", "数据", "数值", "内容", "结果", "指标值"}, c.head)
}

// period reports whether the head is a time.
func (c *column) period() bool {
	return isYear(c.head) || slices.Contains([]string{"上年", "去年", "今年", "本年", "本月", "上月", "本季度", "上半年", "下半年"}, c.head)
}

// money reports whether the head speaks of money, whose unit no column of measures gives.
func (c *column) money() bool {
	for _, word := range [...]string{"金额", "价", "资金", "经费", "款", "费", "金", "额"} {
		if strings.HasSuffix(c.head, word) {
			return true
		}
	}
	return false
}
