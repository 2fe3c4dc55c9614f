package corpus

import "testing"

func TestEventIn(t *testing.T) {
	for head, want := range map[string]string{
		"2024年5月19日是第34次全国助残日，": "全国助残",
		"在第三十四个“全国”助残日到来之际":     "全国助残",
		"第八届“助残":                "助残",
		"第二次\xff会议":             "会议",
		"第二次":                   "",
		"为迎接全国助残日":              "",
		"第一，工作由各处室分头负责，每月碰头一次":  "",
	} {
		if got := eventIn(head); got != want {
			t.Errorf("eventIn(%q) = %q, want %q", head, got, want)
		}
	}
}

func TestFirstCharactersAllocatesNothing(t *testing.T) {
	var first string
	if n := testing.AllocsPerRun(10, func() { first = firstCharacters("全国助残日", 4) }); n > 0 || first != "全国助残" {
		t.Errorf("%q, and it allocates %v times", first, n)
	}
}
