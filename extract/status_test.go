package extract_test

import "testing"

func TestStatus(t *testing.T) {
	check(t, each(func(f row) string { return f.Status }), []reading{
		{"发放轮椅40辆。", "40辆 actual"},
		{"残疾人就业率达到61.5%。", "61.5% actual"},
		// what is still to be done
		{"计划发放轮椅40辆。", "40辆 planned"},
		{"明年拟新建康复站6个。", "6个 planned"},
		{"力争就业率达到85%。", "85% planned"},
		{"预计投资300万元。", "300万元 planned"},
		{"下一步,将为60户困难家庭实施无障碍改造。", "60户 planned"},
		{"计划新建康复站3个。已建成康复站2个。", "3个 planned; 2个 actual"},
		// by how much something changed, and not to what
		{"比去年增加35户。", "35户 change"},
		{"较上年减少12人。", "12人 change"},
		{"同比增长8.6%。", "8.6% change"},
		{"人数增加到300人。", "300人 actual"},
		// what was done ends the plan before it
		{"计划明年培训盲人按摩师15名,今年已培训22名。", "15名 planned; 22名 actual"},
		{"原计划发放50辆,实际发放62辆。", "50辆 planned; 62辆 actual"},
	})
}
