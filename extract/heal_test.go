package extract_test

import "testing"

// TestSpacesInWords reads words that scanning has torn, and leaves other spaces alone.
func TestSpacesInWords(t *testing.T) {
	check(t, each(func(f row) string { return text(f.Item) }), []reading{
		{"参加活动的志 愿者36人。", "36人 志愿者"},
		{"发放轮 椅 十二辆。", "十二辆 轮椅"},
		{"慰问残 疾人8名、困难 职工5名。", "8名 残疾人; 5名 困难职工"},
		{"领取 轮椅 拐杖 12件。", "12件 拐杖"},
		{"活动一 家校同行,邀请家长20人。", "20人 家长"},
	})
}
