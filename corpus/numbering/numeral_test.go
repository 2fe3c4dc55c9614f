package numbering

import "testing"

func TestNumeral(t *testing.T) {
	tests := []struct {
		format string
		n      int
		want   string
	}{
		{"decimal", 12, "12"}, {"decimalZero", 3, "03"}, {"decimalFullWidth", 12, "１２"},
		{"chineseCounting", 10, "十"}, {"chineseCounting", 12, "十二"}, {"chineseCounting", 20, "二十"},
		{"chineseCounting", 105, "一百零五"}, {"chineseCounting", 110, "一百一十"}, {"chineseCounting", 1010, "一千零一十"},
		{"ideographDigital", 105, "一〇五"}, {"decimalEnclosedCircle", 3, "③"}, {"decimalEnclosedCircle", 30, "30"},
		{"lowerLetter", 28, "bb"}, {"upperRoman", 14, "XIV"}, {"lowerRoman", 4, "iv"},
	}
	for _, tt := range tests {
		if got, ok := Numeral(tt.format, tt.n); !ok || got != tt.want {
			t.Errorf("%s %d: got %q, want %q", tt.format, tt.n, got, tt.want)
		}
	}
	if _, ok := Numeral("hebrew1", 3); ok {
		t.Error("a format that is not known gives a numeral")
	}
}
