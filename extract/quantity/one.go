package quantity

import "strings"

// weak reports whether f is a way of speaking rather than a figure: 一个 in
// 一个也不能少, 几 in 近几年, 百 in 百姓.
func (s *scan) weak(f *figure, n *number) bool {
	switch {
	case f.unit.entry == nil && f.Kind == Count, f.Kind == Amount && f.unit.entry == nil:
		return false // a percentage, or a sum behind its sign
	case f.Kind == Bare:
		return n.letter != 0 || n.implied || n.serial || f.in == Vague
	case n.serial:
		return n.end-n.start <= 2*len("五") || f.Currency == ""
	case n.implied:
		return f.pre == "" && f.in == "" && !impliedUnit(f.unit)
	}
	switch n.letter {
	case '一':
		return s.weakOne(f, n)
	case '半':
		return !f.unit.divisible() || preceded(s.text, n.start, "大多过一上下前后各参小第")
	case '几', '幾', '数':
		return preceded(s.text, n.start, "这那近前后头哪")
	case '十', '两', '三', '四', '五', '六', '七', '八', '九', '二', '万', '千', '百', '零':
		return s.weakDigit(f, n)
	}
	return false
}

// impliedUnit reports whether 百 or 千 alone may count u: 百名志愿者, 千元.
func impliedUnit(u unit) bool {
	return u.code != "" || strings.Contains(" 名 位 人次 亩 公里 余 ", " "+u.text+" ")
}

// weakDigit turns away words of a digit and what looks like a unit: 十分, 四处奔走.
func (s *scan) weakDigit(f *figure, n *number) bool {
	switch f.unit.text {
	case "分", "里", "方", "处", "面", "道", "头", "手", "度", "线", "节", "口", "角", "路", "边", "周":
		return !s.closesClause(f.End) && f.pre == "" && f.out == "" && strings.ContainsRune(wordly[f.unit.text], n.letter)
	}
	return false
}

// wordly lists the digits with which a measure word makes a common word.
var wordly = map[string]string{
	"分": "十万", "里": "千万百十", "方": "四八", "处": "四", "面": "四八", "道": "", "头": "两", "手": "两二", "度": "", "线": "二两三", "节": "三",
	"角": "三", "路": "", "边": "两", "周": "四",
}

const (
	// neverOne are measure words that with 一 make adverbs and the like.
	neverOne = " 下 步 点 线 手 时 度 方 边 心 生 样 般 体 些 类 级 角 身 路 头 口 世 代 声 刻 回 眼 旁 端 阵 番 门 股 丝 缕 束 片 种 派 味 流 日 月 课 "
	// lengthOne are spans of time: they count where a word of duration stands before.
	lengthOne = " 年 天 周 个月 小时 个小时 星期 个星期 学期 个学期 分钟 秒 月 小时 晚 夜 季度 周年 "
	// speechOne are measure words of speech as well as of things.
	speechOne = " 个 件 张 份 把 道 项 笔 段 层 句 首 支 块 部 面 篇 颗 朵 轮 场 期 组 家 条 次 批 位 名 户 人 座 堂 课 幅 本 处 间 节 村 县 市 区 乡 镇 遍 趟 顿 行 队 班 排 封 "
)

// weakOne decides on 一 with a unit.
func (s *scan) weakOne(f *figure, n *number) bool {
	if s.negated(n.start, f.End) || s.chained(f, n) || s.titled(n.start, f.End) || n.start == s.done && s.lastIsMoney() {
		return true
	}
	u := " " + f.unit.text + " "
	switch {
	case strings.Contains(neverOne, u):
		return true
	case strings.Contains(lengthOne, u):
		return f.pre == "" && f.End == f.unit.end && firstBefore(s.text, n.start, lasting) == 0
	case !strings.Contains(speechOne, u):
		return false
	}
	return s.speech(f, n)
}

// titled reports whether from start to end is inside of the title of a text or a song:
// 《致全县家长的一封信》.
func (s *scan) titled(start, end int) bool {
	const longest = 90 // bytes
	before := s.text[max(0, start-longest):start]
	open := strings.LastIndex(before, "《")
	if open < 0 || strings.ContainsAny(before[open:], "》\n") {
		return false
	}
	behind := s.text[end:min(len(s.text), end+longest)]
	next := strings.IndexAny(behind, "《》\n")
	return next >= 0 && strings.HasPrefix(behind[next:], "》")
}

// lastIsMoney reports whether the last numeral was a sum, so that 一人 right
// behind it is its basis: 50元一人.
func (s *scan) lastIsMoney() bool {
	return len(s.out) > 0 && s.out[len(s.out)-1].Kind == Amount && s.out[len(s.out)-1].End == s.done
}

// lasting are the words before a duration that was counted.
var lasting = []string{"为期", "历时", "长达", "持续", "连续", "用时", "耗时", "时长", "达", "满", "利用", "用了"}

// negated reports whether the words around say each, any or not one.
func (s *scan) negated(start, end int) bool {
	if preceded(s.text, start, "每这那哪任同另统唯单逐之专归划第其不") {
		return true
	}
	if within(s.text, end, "也都没无未接又比") || startsAt(s.text, end, "不") && within(s.text, end+len("不"), "落少漏能剩差") {
		return true
	}
	at := start
	for range 4 {
		r, size := runeBefore(s.text, at)
		if r == '不' || r == '没' || r == '无' {
			return true
		}
		if !han(r) {
			break
		}
		at -= size
	}
	return false
}

// speech decides on measure words that count things and words alike.
func (s *scan) speech(f *figure, n *number) bool {
	end := f.unit.end
	switch f.unit.text {
	case "次":
		return firstAt(s.text, end, []string{"彻底", "全面", "深刻", "深入", "生动", "系统", "很好", "难得", "难忘", "有益"}) > 0
	case "名", "位", "户", "人", "批", "村", "县", "市", "区", "乡", "镇", "遍", "趟", "顿":
		return false
	case "家":
		return within(s.text, end, "人亲三之老子大") || preceded(s.text, n.start, "成是像如") || preceded(s.text, n.start, families) || s.mouths(end)
	case "份", "件", "张", "条", "本", "套", "幅", "支", "首", "期", "场", "处", "间", "堂", "课", "篇", "封":
		return firstAt(s.text, end, abstract) > 0
	}
	if s.closesClause(end) && s.nounBefore(n.start) {
		return false
	}
	return firstBefore(s.text, n.start, founding) == 0 || firstAt(s.text, end, abstract) > 0
}

// families are the characters that a person's name or a word of kin ends in, behind
// which 一家 is a family: 李某一家, 王大爷一家.
const families = "某爷妈娘婶伯叔嫂哥姐弟妹奶婆公口" + maskSigns

// mouths reports whether the heads of a family are counted at i: 一家|五口.
func (s *scan) mouths(i int) bool {
	var n number
	return s.number(i, &n) && startsAt(s.text, n.end, "口")
}

// abstract are the nouns that 一份, 一件 and the like are said of without counting.
var abstract = []string{
	"爱心", "力量", "责任", "温暖", "关爱", "真情", "心意", "情", "力", "担当", "答卷", "光", "荣", "心", "小事", "实事", "好事", "大事", "难事", "事",
	"蓝图", "网", "名片", "笑脸", "脸", "龙", "路", "道", "战线", "生命线", "主线", "信念", "新台阶", "台阶", "新", "好", "良好", "重要", "大", "整", "全",
	"特殊", "特别", "具有", "充满", "有", "更", "没有", "美丽", "温馨", "靓丽", "亮丽",
}

// founding are verbs after which even 一个 counts.
var founding = []string{
	"设立", "设立了", "新建", "新建了", "建成", "建成了", "建立", "建立了", "成立", "成立了", "开设", "开设了", "开办", "组建", "组建了", "增设", "设置", "购置",
	"捐赠", "赠送", "发放", "送去", "送去了", "送上", "送上了", "配备", "配备了", "新增", "印发", "修建", "修建了", "安装", "安装了", "和", "及", "购买", "购买了",
	"赠送了", "发放了", "捐赠了",
}

// chained reports whether the same words come again: 一件接着一件.
func (s *scan) chained(f *figure, n *number) bool {
	pair := s.text[n.start:f.unit.end]
	rest := s.text[f.unit.end:]
	return strings.Contains(rest[:min(len(rest), 4*len("接"))], pair) ||
		strings.Contains(s.text[max(0, n.start-4*len("接")):n.start], pair)
}

func (s *scan) closesClause(i int) bool { return edgeAt(s.text, i) && !within(s.text, i, openQuotes) }

// nounBefore reports whether a counted noun can end at i (书包一个).
func (s *scan) nounBefore(i int) bool {
	r, _ := runeBefore(s.text, i)
	return han(r) && !strings.ContainsRune("了着过的是为在成到上下做等看打有", r)
}
