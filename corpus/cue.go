package corpus

import (
	"strings"
	"sync"
)

// cue is a signal in the wording of a paragraph. It counts once, where the paragraph
// begins with one of starts (or starts is empty) and its first `within` bytes, or for
// closings its last ones, hold one of holds (or holds is empty).
type cue struct {
	starts []string
	holds  []string
	within int
	points int
}

// openingCues is how reports begin. A report's own paragraphs may begin so too: no
// cue decides alone. Dates and ……如下 are weighed in paragraph.go.
var openingCues = []cue{
	{starts: []string{"为迎接", "为了迎接", "为庆祝", "为了庆祝", "为纪念", "为了纪念"}, points: 4},
	{starts: []string{"为了", "为深入", "为认真", "为全面", "为进一步", "为切实", "为扎实", "为贯彻", "为落实", "为弘扬", "为做好"}, points: 2},
	{starts: []string{"根据", "按照", "遵照", "依据", "依照", "接到", "收到"},
		holds: []string{"通知", "文件", "要求", "部署", "安排", "精神", "意见", "方案"}, within: 180, points: 4},
	{starts: []string{"在", "值此", "时值", "值"}, holds: []string{"来临之际", "到来之际", "之际", "到来前夕"}, within: 120, points: 4},
	{holds: []string{"领导下", "指导下", "支持下", "组织下", "号召下", "关怀下"}, within: 240, points: 3},
	{starts: []string{"恰逢", "正值", "适逢", "喜迎", "随着"}, points: 3},
	{starts: []string{"第"}, holds: []string{"期间", "前后", "之际", "来临", "到来", "前夕"}, within: 90, points: 3},
	{starts: []string{"今年", "本年度", "一年来", "过去的一年", "近年来", "20", "二〇", "二○"}, points: 2},
	{starts: []string{"20", "二〇", "二○"}, holds: []string{"年，", "年,", "年以来"}, within: 24, points: 1},
	{holds: []string{"以来", "期间", "前后", "上旬", "中旬", "下旬"}, within: 60, points: 2},
	{holds: []string{"围绕", "紧扣", "为主题", "主题是", "主题为", "的主题"}, within: 240, points: 2},
	{holds: []string{"一系列", "系列活动", "形式多样", "丰富多彩", "多种形式"}, within: 600, points: 2},
	{holds: []string{"我镇", "我乡", "我县", "我区", "我市", "我村", "我局", "我会", "我校", "我院", "我社区", "我街道", "我单位", "我公司"}, within: 180, points: 1},
	{starts: []string{"同时", "此外", "另外", "其中", "一是", "二是", "三是", "首先", "其次", "最后", "当天", "当日", "会上", "会后", "随后", "通过", "今后", "下一步", "明年", "来年", "新的一年"}, points: -6},
	{holds: []string{"我们将", "联将", "将继续", "将以", "将围绕", "将进一步", "将重点", "将着力", "要继续", "拟于", "拟在", "计划"}, within: 240, points: -6},
}

// closingCues is how reports end: at the start of the last paragraph, or in its last bytes.
var closingCues = []cue{
	{starts: []string{"通过", "经过"}, holds: []string{"活动", "开展", "工作", "举办", "努力"}, within: 150, points: 4},
	{starts: []string{"今后", "下一步", "下步", "下阶段", "下一阶段", "接下来", "展望", "新的一年", "明年", "未来"}, points: 3},
	{starts: []string{"总之", "综上", "总的来说", "总体来看"}, points: 3},
	{starts: []string{"此次", "本次", "这次", "整个活动", "此项活动"}, points: 2},
	{starts: []string{"特此", "专此", "以上是", "以上报告", "以上汇报", "汇报完毕", "报告完毕", "谢谢"}, points: 5},
}

// endingCues is what the last sentence of a report speaks of.
var endingCues = []cue{
	{holds: []string{"力量", "新台阶", "新局面", "新篇章", "新贡献", "帷幕", "落幕", "良好效果", "良好成效",
		"良好反响", "良好氛围", "良好的氛围", "良好的效果", "社会效果", "社会效益", "圆满", "好评", "基础",
		"意义", "事业的发展", "事业发展", "高质量发展", "温暖", "信心"}, within: 120, points: 3},
	{holds: []string{"特此报告", "特此汇报", "谢谢大家"}, within: 60, points: 5},
}

// cueTable is a list of cues whose phrases are found in one pass.
type cueTable struct {
	cues    []cue
	phrases [][]uint8                  // by cue: the numbers of what it holds
	known   int                        // phrases
	buckets [phraseBuckets][]cuePhrase // by the hash of their first character
	reach   int                        // the most bytes that a cue looks at
}

type cuePhrase struct {
	text   string
	number uint8
}

const (
	phraseBuckets = 512
	mostPhrases   = 128
)

// openingTable is openingCues made ready.
var openingTable = sync.OnceValue(func() *cueTable { return newCueTable(openingCues) })

func newCueTable(cues []cue) *cueTable {
	t := &cueTable{cues: cues, phrases: make([][]uint8, len(cues))}
	for i, c := range cues {
		t.reach = max(t.reach, c.within)
		for _, text := range c.holds {
			n := uint8(t.known)
			t.known++
			t.phrases[i] = append(t.phrases[i], n)
			b := phraseBucket(text)
			t.buckets[b] = append(t.buckets[b], cuePhrase{text, n})
		}
	}
	return t
}

// phraseBucket hashes the first three bytes of s, a character.
func phraseBucket(s string) uint32 {
	return (uint32(s[0])*31 + uint32(s[1])*67 + uint32(s[2])*5) % phraseBuckets
}

// points weighs the head of a paragraph.
func (t *cueTable) points(head string) int {
	var at [mostPhrases]uint16 // by phrase: where it first ends, 0 for nowhere
	window := head[:min(len(head), t.reach)]
	for i := 0; i+2 < len(window); i++ {
		if window[i] < 0xE0 {
			continue
		}
		for _, p := range t.buckets[phraseBucket(window[i:])] {
			if at[p.number] == 0 && strings.HasPrefix(window[i:], p.text) {
				at[p.number] = uint16(i + len(p.text))
			}
		}
		i += 2
	}
	points := 0
	for i := range t.cues {
		if c := &t.cues[i]; (len(c.holds) == 0 || t.holds(i, &at)) && (len(c.starts) == 0 || hasAnyPrefix(head, c.starts)) {
			points += c.points
		}
	}
	return points
}

// holds reports whether a phrase of cue i ends within its reach.
func (t *cueTable) holds(i int, at *[mostPhrases]uint16) bool {
	for _, n := range t.phrases[i] {
		if end := int(at[n]); end > 0 && end <= t.cues[i].within {
			return true
		}
	}
	return false
}

// pointsIn weighs the head of a paragraph.
func pointsIn(cues []cue, head string) int {
	points := 0
	for i := range cues {
		if cues[i].holdsIn(head) {
			points += cues[i].points
		}
	}
	return points
}

func (c *cue) holdsIn(head string) bool {
	if len(c.starts) > 0 && !hasAnyPrefix(head, c.starts) {
		return false
	}
	return len(c.holds) == 0 || containsAny(head[:min(len(head), c.within)], c.holds)
}

// pointsAtEnd weighs the last bytes of a paragraph.
func pointsAtEnd(cues []cue, tail string) int {
	points := 0
	for i := range cues {
		c := &cues[i]
		if containsAny(tail[max(0, len(tail)-c.within):], c.holds) {
			points += c.points
		}
	}
	return points
}
