package review

import (
	"testing"

	"heshu/extract/quantity"
)

func decimal(t *testing.T, s string) quantity.Decimal {
	t.Helper()
	d, err := quantity.ParseDecimal(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct{ value, money, things, rounded string }{
		{"0", "0元", "0元", "0元"},
		{"300", "300元", "300元", "300元"},
		{"0.5", "0.5元", "0.5元", "1元"},
		{"9999", "9,999元", "9,999元", "9,999元"},
		{"10000", "1万元", "1万元", "1万元"},
		{"18600", "1.86万元", "1.86万元", "1.86万元"},
		{"18605", "1.8605万元", "18,605元", "1.86万元"},
		{"18605.5", "18,605.5元", "18,605.5元", "1.86万元"},
		{"570300", "57.03万元", "57.03万元", "57.03万元"},
		{"1234567.89", "1,234,567.89元", "1,234,567.89元", "123.46万元"},
		{"99999999", "9,999.9999万元", "99,999,999元", "1亿元"},
		{"100000000", "1亿元", "1亿元", "1亿元"},
		{"123450000", "1.2345亿元", "12,345万元", "1.23亿元"},
		{"123456789", "12,345.6789万元", "123,456,789元", "1.23亿元"},
		{"-2000", "−2,000元", "−2,000元", "−2,000元"},
		{"-25000", "−2.5万元", "−2.5万元", "−2.5万元"},
		{"99999999999999.9999", "99,999,999,999,999.9999元", "99,999,999,999,999.9999元", "1,000,000亿元"},
	} {
		d := decimal(t, c.value)
		if got := [3]string{money(d, "元"), things(d, "元"), rounded(d, "元")}; got != [3]string{c.money, c.things, c.rounded} {
			t.Errorf("%s: %q", c.value, got)
		}
	}
}

func TestShare(t *testing.T) {
	for _, c := range []struct {
		n, all int
		want   string
	}{{0, 0, "—"}, {0, 5, "0%"}, {1, 3, "33.3%"}, {5, 5, "100%"}, {1, 100_000, "<0.1%"}, {99_999, 100_000, ">99.9%"}, {1, 2, "50%"}} {
		if got := share(c.n, c.all); got != c.want {
			t.Errorf("%d of %d: %s, want %s", c.n, c.all, got, c.want)
		}
	}
}

func TestTotalStopsAtWhatADecimalHolds(t *testing.T) {
	var s total
	s.add(most)
	s.add(most)
	if s.sum != most || s.n != 2 {
		t.Errorf("%+v", s)
	}
}
