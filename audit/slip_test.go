package audit

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSlip(t *testing.T) {
	for _, c := range []struct{ stated, expected, want string }{
		{"18000", "16000", "疑有一位数字写错"},
		{"28200", "22800", "疑有两位数字颠倒"},
		{"1320000", "132000", "疑多写一位"},
		{"1.86", "18.6", "疑少写一位"},
		{"20640", "206400000", "疑“万”与“元”、“亿”与“万”混用"},
		{"570300", "570300", ""},
		{"30", "47", ""},
		{"0", "47", ""},
	} {
		if got := slip(decimal(t, c.stated), decimal(t, c.expected)); got != c.want {
			t.Errorf("%s for %s: %q, want %q", c.stated, c.expected, got, c.want)
		}
	}
}

func TestThirdSunday(t *testing.T) {
	for year, day := range map[int]int{1991: 19, 2004: 16, 2016: 15, 2020: 17, 2022: 15, 2023: 21, 2024: 19, 2025: 18} {
		if got := thirdSunday(year); got != day {
			t.Errorf("third Sunday of May %d: %d, want %d", year, got, day)
		}
	}
}

// TestThresholds wants a file to replace what it names and nothing else, and a kind
// error for a word that it does not know.
func TestThresholds(t *testing.T) {
	standard, err := Standard()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "mine.yaml")
	write := func(text string) {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("round_sum: 100\n")
	mine, err := ReadThresholds(file)
	if err != nil || mine.RoundSum != 100 || mine.FewestPeers != standard.FewestPeers || mine.Name() == standard.Name() {
		t.Errorf("thresholds %+v, %v", mine, err)
	}
	write("round_summ: 100\n")
	if _, err := ReadThresholds(file); err == nil || !strings.Contains(err.Error(), "mine.yaml") || !strings.Contains(err.Error(), "round_summ") {
		t.Errorf("error %v", err)
	}
	if _, err := ReadThresholds(file + ".not"); err == nil {
		t.Error("a file that is not there is read")
	}
}
