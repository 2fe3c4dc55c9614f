package review

import "strings"

// labels gives the Chinese names of the values of a column. A value that it lacks
// stands for itself, so that a dataset of a later version can still be read.
type labels map[string]string

func (l labels) of(value string) string {
	if name, ok := l[value]; ok {
		return name
	}
	return value
}

// names are the Chinese names of all that the page shows by a word of the schema.
type names struct {
	check, verdict, severity, reason          labels
	amount, count, per, status, approx, level labels
	yearBasis, role                           labels
}

func chinese() *names {
	var n names
	n.nameChecks()
	n.nameFacts()
	return &n
}

func (n *names) nameChecks() {
	n.check = labels{
		"product": "标准×数量", "sum": "分项与合计", "part_of": "分项与总数", "ratio": "比率与增减", "repeat": "前后表述",
		"implied": "推算标准", "things": "物资与人数", "modifier": "约数用词", "measure": "量词", "damaged": "数字印刷", "date": "日期与年份",
		"theme": "年度主题", "duplicate": "内容雷同", "stale": "数字沿用", "rollup": "上下级汇总", "outlier": "同类离群", "heaping": "数字凑整",
		"digits": "数字分布",
	}
	n.verdict = labels{"holds": "相符", "differs": "不符", "doubtful": "存疑", "unchecked": "未核"}
	n.severity = labels{"error": "差错", "warning": "警示", "note": "提示"}
	n.reason = labels{
		"approximate": "含约数，无法判定", "no_period": "未写明期限", "no_rate": "未写明标准", "masked": "数字有遮盖", "misprinted": "数字印刷有误",
		"households": "可能按户计算", "people": "可能按人计算", "months": "可能按月累计", "part_year": "未必全年足月", "other_count": "可能按另一数量计算",
		"cumulative": "当年数与累计数", "scope": "范围可能不同", "rounding": "可能是四舍五入", "overlap": "各项可能有重叠", "perhaps_incomplete": "分项可能未列全",
		"follows": "由前面的差错引起", "impossible_share": "该人数得不出此比率", "contradictory_modifiers": "约数用词矛盾",
		"more_than_people": "物资多于人数", "organisations": "单位用了计人的量词", "other_measure": "量词不合", "ratio": "比率不合",
		"no_such_day": "没有这一天", "anachronism": "与年份不合", "plan_as_done": "计划写成完成",
		"same_report": "全文雷同", "copied_paragraphs": "段落雷同", "copied_year": "照抄往年", "same_figures": "数字与往年相同",
		"less_than_parts": "总数少于各下级之和", "far_from_peers": "远离同类",
	}
}

func (n *names) nameFacts() {
	n.amount = labels{
		"relief": "救助慰问", "subsidy": "补贴", "scholarship": "助学", "donation": "捐赠", "procurement": "采购", "project": "项目建设",
		"income": "收入", "price": "价格", "worth": "折合价值", "other": "其他款项",
	}
	n.count = labels{
		"people": "人员", "household": "户", "goods": "物资", "document": "文件材料", "publicity": "宣传品", "event": "活动", "job": "岗位",
		"organisation": "单位机构", "place": "场所设施", "service": "服务", "duration": "时长", "ratio": "比率", "other": "其他计数",
	}
	n.per = labels{
		"person": "每人", "household": "每户", "item": "每件", "case": "每例", "area": "每单位面积",
		"day": "每天", "week": "每周", "month": "每月", "quarter": "每季", "term": "每学期", "year": "每年",
	}
	n.status = labels{"actual": "已发生", "planned": "计划", "change": "增减"}
	n.approx = labels{"exact": "确数", "about": "约", "over": "多于", "under": "不足", "range": "区间", "vague": "概数"}
	n.level = labels{"nation": "国家", "province": "省级", "prefecture": "市级", "county": "县级", "township": "乡级", "village": "村级", "unit": "单位"}
	n.yearBasis = labels{"stated": "文中写明", "ordinal": "按届次推定", "theme": "按主题推定", "path": "按路径推定"}
	n.role = labels{
		"issuer": "发布", "host": "主办", "co_host": "协办", "giver": "给予", "receiver": "接受", "participant": "参与", "venue": "地点", "mentioned": "提及",
		"national": "全国主题", "activity": "活动主题", "slogan": "口号",
	}
}

// unit takes 万 and 亿 off a unit as written: a value of 3万人 is 30000人.
func unit(written string) string {
	return strings.TrimLeft(written, "万亿")
}

// basis names what a figure is for one of: per_person_month is 每人每月.
func (n *names) basis(basis string) string {
	if basis == "total" {
		return "合计"
	}
	var b strings.Builder
	for word := range strings.SplitSeq(strings.TrimPrefix(basis, "per_"), "_") {
		b.WriteString(n.per.of(word))
	}
	return b.String()
}
