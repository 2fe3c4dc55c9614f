package audit

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// totals are words that make the figure behind them a total.
var totals = []string{"共计", "合计", "总计", "累计", "总共", "一共", "总额", "总价值", "总金额", "总值", "总投入", "总数"}

// notTotal are the characters behind 共 that make another word of it.
const notTotal = "同产青建享和识振管治鸣赢商勉度祝谋育铸叙性乐创绘融通服助庆襄富"

// saysTotal reports whether the text before a figure calls it a total.
func saysTotal(lead string) bool {
	if slices.ContainsFunc(totals, func(w string) bool { return strings.Contains(lead, w) }) {
		return true
	}
	if _, behind, found := strings.Cut(lead, "总"); found && utf8.RuneCountInString(behind) <= 4 && strings.ContainsAny(behind, "额量数值价") {
		return true // 总赔付额
	}
	for rest := lead; ; {
		_, behind, found := strings.Cut(rest, "共")
		if !found {
			lead = strings.TrimRight(lead, " 　")
			return strings.HasSuffix(lead, "计") && !strings.HasSuffix(lead, "统计") && !strings.HasSuffix(lead, "预计")
		}
		if next, _ := utf8.DecodeRuneInString(behind); !strings.ContainsRune(notTotal, next) || behind == "" {
			return true
		}
		rest = behind
	}
}

// partWords open the parts of the figure before them.
var partWords = []string{"其中", "包括", "包含", "分别", "涵盖"}

// saysParts reports whether the text between a figure and the next opens a list
// of its parts.
func saysParts(gap string) bool {
	if noun, _, found := strings.Cut(gap, "中，"); found && utf8.RuneCountInString(noun) <= 8 && !strings.ContainsAny(noun, "，,、；") {
		return true // 36名|残疾人中，|灵活就业20名
	}
	return slices.ContainsFunc(partWords, func(w string) bool { return strings.Contains(gap, w) })
}

// containsAny reports whether text holds one of the words.
func containsAny(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}
