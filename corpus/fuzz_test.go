package corpus

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

func FuzzSplit(f *testing.F) {
	for _, seed := range []string{
		"篇一\n镇残联走访48户残疾人家庭。\n篇二\n乡残联走访22户。\n",
		"5月21日是第33次全国助残日,现将情况总结如下:\n一、走访。走访48户。\n二、义诊。\n根据通知要求,现将情况汇报如下:\n一、宣传。\n",
		"柳河镇总结\r\n=====\r\n\f（一）\r\r2023年5月20日\n", "第", "篇", "第一篇", "①", "（", "一、", "\xff篇一\n", "总结十\n", "如下",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		checkCover(t, text, Split(text))
	})
}

func FuzzNumberOf(f *testing.F) {
	for _, seed := range []string{"一、", "(1)", "第一部分", "1.5", "十二、x", "①", "９９９９９９９９９９"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if n := numberOf(s); int(n.size) > len(s) || n.level >= levels || n.value < 0 || n.value > maxNumber {
			t.Fatalf("%q is %+v", s, n)
		}
	})
}

// FuzzStream splits a text in blocks of any size, seeing any distance: the reports are
// those of the same text in one piece.
func FuzzStream(f *testing.F) {
	f.Add([]byte("篇一\n镇残联走访48户。\n篇二\n乡残联走访22户。\n"), 10, 20)
	f.Add([]byte("一、走访。\r\n\f1、义诊\r\r2023年5月20日\n"), 3, 1)
	f.Fuzz(func(t *testing.T, data []byte, size, reach int) {
		text := strings.ToValidUTF8(string(data), "\uFFFD")
		size, reach = 1+abs(size)%5000, 1+abs(reach)%20_000
		parts, texts := splitIn(t, &inBlocks{text: text, size: size}, reach, 1, 0)
		all, _ := splitIn(t, &oneBlock{text: text}, reach, math.MaxInt, 0)
		if !slices.Equal(parts, all) || strings.Join(texts, "") != text {
			t.Fatalf("blocks of %d, reach %d: %v, want %v", size, reach, parts, all)
		}
	})
}

func abs(n int) int { return max(n, -(n + 1)) }

// BenchmarkSplitRepeats splits texts that are made to be slow, at one size and at
// eight times that size: the MB/s of a text should be alike at both.
func BenchmarkSplitRepeats(b *testing.B) {
	for name, unit := range map[string]string{
		"openings":    "5月21日是第33次全国助残日,根据通知要求,现将活动情况总结如下:\n",
		"titles":      "柳河县残联助残日活动总结\n",
		"headings":    "篇一\n",
		"numbers":     "1、走访残疾人家庭48户\n",
		"short lines": "走访\n",
		"empty lines": "\n",
		"marks":       "篇第一篇第一篇第",
		"signatures":  "柳河镇残联\n2023年5月20日\n",
		"one line":    "镇残联走访残疾人家庭,",
	} {
		for _, size := range []int{64 << 10, 512 << 10} {
			b.Run(fmt.Sprintf("%s/%d", name, size), func(b *testing.B) {
				text := strings.Repeat(unit, size/len(unit))
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					Split(text)
				}
			})
		}
	}
}

func TestNumberOf(t *testing.T) {
	tests := []struct {
		line  string
		level level
		value int16
	}{
		{"一、加强领导", levelChinese, 1}, {"十二、宣传", levelChinese, 12}, {"二十三.宣传", levelChinese, 23}, {"三:宣传", levelChinese, 3},
		{"（三）就业", levelBracket, 3}, {"(四)就业", levelBracket, 4},
		{"1、走访", levelArabic, 1}, {"01、走访", levelArabic, 1}, {"12.走访", levelArabic, 12}, {"３．走访", levelArabic, 3}, {"1、10名残疾人", levelArabic, 1},
		{"(1)走访", levelEnclosed, 1}, {"2)走访", levelEnclosed, 2}, {"③走访", levelEnclosed, 3},
		{"第二部分 计划", levelPart, 2}, {"第十章", levelPart, 10},
		{"一、5月15日起", levelChinese, 1},
		{"1.5万元", 0, 0}, {"2023年", 0, 0}, {"2023.5", 0, 0}, {"5月21日", 0, 0}, {"二、三年级学生", 0, 0}, {"5、6月份", 0, 0}, {"一是", 0, 0},
		{"第三次全国助残日", 0, 0}, {"8:30集合", 0, 0}, {"", 0, 0}, {"（附后）", 0, 0}, {"十", 0, 0},
	}
	for _, tt := range tests {
		if n := numberOf(tt.line); n.level != tt.level || n.value != tt.value {
			t.Errorf("%q: level %d, value %d, want %d and %d", tt.line, n.level, n.value, tt.level, tt.value)
		}
	}
}

func TestTables(t *testing.T) {
	if n := openingTable().known; n > mostPhrases {
		t.Errorf("%d phrases in openingCues, room for %d", n, mostPhrases)
	}
	for _, c := range openingCues {
		for _, text := range c.holds {
			if len(text) < 3 || text[0] < 0xE0 {
				t.Errorf("%q does not begin with a Chinese character", text)
			}
		}
		if len(c.holds) > 0 && c.within == 0 {
			t.Errorf("%v holds nothing within 0 bytes", c.holds)
		}
	}
}
