package audit

import (
	"fmt"
	"strings"
)

// modifier claims that the words around a number do not contradict each other:
// 近900余名 is both below and above 900, 约200余名 says twice that it is not exact.
// It judges wording alone: what such a figure means stays open, and it is a note.
//
// Source: 《出版物上数字用法》 GB/T 15835—2011, and 吕叔湘、朱德熙《语法修辞讲话》 on
// 概数 said twice.
type modifier struct{}

func (modifier) Name() string { return "modifier" }

// fore and aft are the words that do not go together.
var (
	fore = []string{"将近", "接近", "不到", "不足", "近", "大约", "约", "大概", "超过", "超", "逾", "至少", "不少于"}
	aft  = []string{"余", "多", "左右", "上下", "以上", "许"}
)

// redundant are pairs that say the same thing twice and contradict nothing.
var redundant = map[string]string{"超过": "余多", "超": "余多", "逾": "余多", "至少": "以上", "不少于": "以上"}

// Run looks at the wording of every figure.
func (c modifier) Run(p *Report) []Finding {
	var out []Finding
	for i := range p.Figures {
		f := &p.Figures[i]
		before, after, ok := contradiction(f.Quote)
		if !ok || i > 0 && p.Figures[i-1].Start == f.Start {
			continue
		}
		out = append(out, Finding{Check: c.Name(), Result: Doubtful, Reason: "contradictory_modifiers", Severity: Note, Stated: f.Value,
			Message: fmt.Sprintf("%s里“%s”与“%s”不宜连用，实际数量不明，请写明。", quoted(f), before, after),
			Figures: []*Figure{f}, Place: f.Span()})
	}
	return out
}

// contradiction finds a word before the number and one behind it that do not go
// together.
func contradiction(quote string) (before, after string, ok bool) {
	for _, b := range fore {
		rest, found := strings.CutPrefix(quote, b)
		if !found {
			continue
		}
		for _, a := range aft {
			if strings.Contains(rest, a) && !strings.Contains(redundant[b], a) {
				return b, a, true
			}
		}
		return "", "", false
	}
	return "", "", false
}
