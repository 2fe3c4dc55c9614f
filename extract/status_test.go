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
		// a time ahead makes a plan, with 将 or at the head of the sentence
		{"一、主要做法\n发放轮椅40辆。\n二、下一步打算\n新建站点6个;培训村医40名。", "40辆 actual; 6个 planned; 40名 planned"},
		{"一、计划完成情况\n发放轮椅40辆。", "40辆 actual"},
		{"一、问题和下一步打算\n还有8户没有入住。", "8户 actual"},
		{"实施“圆梦计划”,资助学生80名。", "80名 actual"},
		{"下半年,我会将举办招聘会3场。", "3场 planned"},
		{"下半年,共举办招聘会3场。", "3场 actual"},
		{"今后将每年培训村医40名。", "40名 planned"},
		{"下一步,培训村医40名。", "40名 planned"},
		{"现将30名村医的培训情况报告如下。", "30名 actual"},
		// what a plan starts from is so already
		{"力争把入学率由86%提高到95%。", "86% actual; 95% planned"},
		{"计划将标准从80元提高到100元。", "80元 actual; 100元 planned"},
		{"下一步,将对检查过的30个站点回访,新增站点8个。", "30个 actual; 8个 planned"},
		// money that was got is no plan, unless something looks ahead
		{"争取省级扶持资金40万元,新建大棚12个。", "40万元 actual; 12个 actual"},
		{"争取新建大棚12个。", "12个 planned"},
		{"计划争取省级资金40万元。", "40万元 planned"},
		{"明年争取省级资金40万元。", "40万元 planned"},
		{"争取捐款突破40万元。", "突破40万元 planned"},
		{"二、明年打算\n\n争取省级资金40万元。", "40万元 planned"},
		// against another time
		{"全年支出90万元,较2021年增支12万元。", "90万元 actual; 12万元 change"},
		{"今年筹款36万元,比去年多5万元。", "36万元 actual; 5万元 change"},
		{"今年多支出5万元。", "5万元 actual"},
		// what was done ends the plan before it
		{"全年计划适配辅具90件,目前已完成65件。", "90件 planned; 65件 actual"},
		{"力争就业率由目前的51%提高到60%。", "51% actual; 60% planned"},
		{"计划明年培训盲人按摩师15名,今年已培训22名。", "15名 planned; 22名 actual"},
		{"原计划发放50辆,实际发放62辆。", "50辆 planned; 62辆 actual"},
	})
}
