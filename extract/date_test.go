package extract

import (
	"encoding/json"
	"testing"
)

func TestDate(t *testing.T) {
	tests := []struct {
		year, month, day int
		want             Date
		text             string
	}{
		{1970, 1, 1, 0, "1970-01-01"},
		{1969, 12, 31, -1, "1969-12-31"},
		{2000, 2, 29, 11016, "2000-02-29"},
		{1900, 3, 1, -25508, "1900-03-01"},
		{2024, 5, 19, 19862, "2024-05-19"},
		{1, 1, 1, -719162, "0001-01-01"},
		{9999, 12, 31, 2932896, "9999-12-31"},
	}
	for _, test := range tests {
		got, ok := DateOf(test.year, test.month, test.day)
		if !ok || got != test.want {
			t.Errorf("DateOf(%d, %d, %d) = %d, %v; want %d", test.year, test.month, test.day, got, ok, test.want)
		}
		if got.String() != test.text {
			t.Errorf("Date(%d).String() = %s; want %s", got, got, test.text)
		}
		back, err := ParseDate(test.text)
		if err != nil || back != test.want {
			t.Errorf("ParseDate(%s) = %d, %v; want %d", test.text, back, err, test.want)
		}
	}
}

func TestDateOfNoDay(t *testing.T) {
	for _, day := range [][3]int{{2023, 2, 29}, {2024, 4, 31}, {2024, 13, 1}, {2024, 0, 1}, {2024, 5, 0}, {0, 5, 1}, {10000, 1, 1}} {
		if got, ok := DateOf(day[0], day[1], day[2]); ok {
			t.Errorf("DateOf%v = %v; want no day", day, got)
		}
	}
}

func TestDateJSON(t *testing.T) {
	type row struct {
		From *Date `json:"from"`
		To   *Date `json:"to"`
	}
	day := Date(-1)
	data, err := json.Marshal(row{From: &day})
	if err != nil {
		t.Fatal(err)
	}
	if want := `{"from":"1969-12-31","to":null}`; string(data) != want {
		t.Errorf("got %s; want %s", data, want)
	}
	var back row
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	if back.From == nil || *back.From != day || back.To != nil {
		t.Errorf("read back %+v", back)
	}
	if err := json.Unmarshal([]byte(`{"from":"2024/05/19"}`), &back); err == nil {
		t.Error("2024/05/19 was read as a date")
	}
	if _, err := json.Marshal(Date(3_000_000)); err == nil {
		t.Error("a day of the year 10183 was written")
	}
}
