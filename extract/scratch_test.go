package extract

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"heshu/corpus"
	"heshu/rules"
)

func scratchEngine(t *testing.T) *Engine {
	l, err := rules.Load(rules.Options{})
	if err != nil {
		t.Fatal(err)
	}
	e, err := New(l)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestScratchGrowth(t *testing.T) {
	e := scratchEngine(t)
	for _, unit := range []string{
		"向困难家庭发放大米3袋,", "12名残疾人、", "3000元,", "县残联", "“", "(", "我县", "第34次全国助残日的主题是“科技助残,共享美好生活”。", "组织以“关爱残疾儿童共享阳光”为主题的活动。",
		"一", "每户", "、", "残疾人", "共", "1", "100", "万", "的", "和", "轮椅、", "为", "其中", "各", "分别", "“残联”", "《", "_", "__", "张", "残", "\n", "一、", "1、", "小明 ", "ā", "由", "中心", "(1)", "200元/", "1-2", "3。4", "2024年", "约近", "价值的", "县残联联合", "\n县残联\n", "人均", "不", "救助30人。", "爱心人士", "“微心愿",
	} {
		var last time.Duration
		line := fmt.Sprintf("%-40q", unit)
		for _, size := range []int{10000, 20000, 40000} {
			text := strings.Repeat(unit, size/len(unit))
			start := time.Now()
			e.Extract(corpus.Document{ID: "x", Text: text})
			d := time.Since(start)
			line += fmt.Sprintf(" %8.1fms", float64(d.Microseconds())/1000)
			if last > 0 {
				line += fmt.Sprintf(" (%.1f)", float64(d)/float64(last))
			}
			last = d
			if d > 20*time.Second {
				break
			}
		}
		fmt.Println(line)
	}
}
