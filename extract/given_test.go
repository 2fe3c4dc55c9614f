package extract

import (
	"testing"

	"heshu/corpus"
)

func TestTakeOver(t *testing.T) {
	may, _ := DateOf(2024, 5, 19)
	june, _ := DateOf(2024, 6, 1)
	tests := []struct {
		date string
		text *Date // the day that the text names
		want *Date
	}{
		{"2024-05-19", nil, &may},
		{"2024/5/19 08:30", nil, &may},
		{"2024年5月19日", nil, &may},
		{"2024-05-19T08:30:00+08:00", nil, &may},
		{"2024-05-19", &june, &june},
		{"2024-05-32", nil, nil},
		{"May", nil, nil},
		{"", nil, nil},
	}
	for _, tt := range tests {
		row := DocumentRow{DateFrom: tt.text, DateTo: tt.text}
		takeOver(&row, &corpus.Document{Date: tt.date, Issuer: " 柳河镇残联 "})
		if (row.DateFrom == nil) != (tt.want == nil) || tt.want != nil && (*row.DateFrom != *tt.want || *row.DateTo != *tt.want) {
			t.Errorf("%q: got %v, want %v", tt.date, row.DateFrom, tt.want)
		}
		if row.Issuer == nil || *row.Issuer != "柳河镇残联" {
			t.Errorf("issuer %v", row.Issuer)
		}
	}
	own := "云溪镇残联"
	row := DocumentRow{Issuer: &own}
	if takeOver(&row, &corpus.Document{}); row.Issuer != &own {
		t.Errorf("without a given issuer: %v", row.Issuer)
	}
}

// TestTakeOverIssuer gives a report another issuer than its text names: the place and the
// level are those of the one that is given.
func TestTakeOverIssuer(t *testing.T) {
	tests := []struct{ region, level, given, wantRegion, wantLevel string }{
		{"云溪镇", "township", "永丰县残联", "永丰县", "county"},
		{"云溪镇", "township", "云溪镇残联", "云溪镇", "township"},
		{"", "", "浙江省残疾人联合会", "浙江省", "province"},
		{"云溪镇", "township", "镇残联", "云溪镇", "township"},
		{"云溪镇", "township", "县残联", "", "county"},
		{"云溪镇", "township", "残疾人联合会", "云溪镇", "township"},
	}
	for _, tt := range tests {
		row := DocumentRow{Region: given(tt.region), Level: given(tt.level)}
		takeOver(&row, &corpus.Document{Issuer: tt.given})
		if got := [2]string{said(row.Region), said(row.Level)}; got != [2]string{tt.wantRegion, tt.wantLevel} {
			t.Errorf("%s given beside %s: %q, want %q %q", tt.given, tt.region, got, tt.wantRegion, tt.wantLevel)
		}
	}
}

func given(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func said(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
