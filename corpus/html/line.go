package html

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// counters count visits, and controls do something with the page: one of them makes a
// short line one about the page. Of the labels it takes two, or one that the line begins
// with.
var (
	counters = []string{"浏览次数", "点击次数", "点击数", "点击量", "阅读次数", "阅读量", "阅读数", "访问次数", "访问量", "浏览量", "浏览数", "人气：", "人气:",
		"位访问者", "位访客", "次浏览", "次阅读", "次点击"}
	controls = []string{"分享到", "打印本页", "关闭窗口", "关闭本页", "【打印", "【关闭", "[打印", "[关闭", "字体：", "字体:", "字号：", "字号:", "我要纠错", "收藏本页",
		"返回顶部", "返回首页", "扫一扫", "设为首页", "加入收藏", "当前位置", "您的位置", "您所在的位置", "版权所有", "备案号", "ICP备", "公网安备", "网站标识码",
		"主办单位：", "承办单位：", "技术支持", "网站地图", "联系我们", "微信扫码"}
	labels = []string{"来源：", "来源:", "文章来源", "信息来源", "稿件来源", "作者：", "作者:", "编辑：", "编辑:", "责任编辑", "责编", "审核：", "审核:", "发布时间", "发布日期",
		"发表时间", "时间：", "时间:", "日期：", "日期:", "更新时间", "发布机构", "信息分类", "索引号", "点击："}
)

// longestNotice is how many characters a line about the page has at most.
const longestNotice = 150

// isNotice reports whether a line is about the page: counters, controls, where it is
// from. A sentence is none.
func isNotice(line string) bool {
	line = strings.Join(strings.Fields(line), "")
	if utf8.RuneCountInString(line) > longestNotice || strings.ContainsAny(line, "。！？") {
		return false
	}
	holds := func(w string) bool { return strings.Contains(line, w) }
	if slices.ContainsFunc(counters, holds) || slices.ContainsFunc(controls, holds) {
		return true
	}
	n := 0
	for _, w := range labels {
		if strings.HasPrefix(line, w) {
			n++
		}
		if holds(w) {
			n++
		}
	}
	return n > 1
}
