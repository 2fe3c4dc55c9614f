package quantity

import (
	"encoding/json"
	"errors"
	"testing"
)

func TestDecimalText(t *testing.T) {
	for text, want := range map[string]string{
		"0": "0", "1200": "1200", "1.25": "1.25", "-3.5": "-3.5", "0.0001": "0.0001", "007.50": "7.5", "1.250000": "1.25", "-0": "0",
		"99999999999999.9999": "99999999999999.9999", "-99999999999999.9999": "-99999999999999.9999",
	} {
		d, err := ParseDecimal(text)
		if err != nil || d.String() != want {
			t.Errorf("ParseDecimal(%q) = %s, %v, want %s", text, d, err, want)
		}
	}
	for _, text := range []string{"", ".", "1.", ".5", "1e3", "1,000", "+1", "--1", "1.23456", "x", "１", " 1"} {
		if d, err := ParseDecimal(text); err == nil {
			t.Errorf("ParseDecimal(%q) = %s, want an error", text, d)
		}
	}
	if _, err := ParseDecimal("100000000000000"); !errors.Is(err, ErrRange) {
		t.Errorf("fifteen digits: %v, want ErrRange", err)
	}
}

func TestDecimalArithmetic(t *testing.T) {
	parse := func(s string) Decimal {
		d, err := ParseDecimal(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	const most = "99999999999999.9999"
	for _, c := range []struct {
		op, a, b, want string
	}{
		{"+", "1.5", "2.5", "4"}, {"+", most, "0.0001", ""}, {"+", "-" + most, "-0.0001", ""}, {"-", "1", "1.5", "-0.5"}, {"-", "-" + most, "1", ""},
		{"*", "300", "62", "18600"}, {"*", "1.5", "-2", "-3"}, {"*", "0.0001", "0.5", "0.0001"}, {"*", "0.0001", "0.4", "0"}, {"*", most, most, ""},
		{"*", "10000000", "10000000", ""}, {"*", "9999999", "9999999", "99999980000001"},
		{"/", "2", "3", "0.6667"}, {"/", "-1", "3", "-0.3333"}, {"/", "1", "0", ""}, {"/", most, "0.0001", ""}, {"/", "0", "5", "0"},
	} {
		var d Decimal
		var ok bool
		switch a, b := parse(c.a), parse(c.b); c.op {
		case "+":
			d, ok = a.Add(b)
		case "-":
			d, ok = a.Sub(b)
		case "*":
			d, ok = a.Mul(b)
		case "/":
			d, ok = a.Div(b)
		}
		if ok != (c.want != "") || ok && d.String() != c.want {
			t.Errorf("%s %s %s = %s, %t, want %q", c.a, c.op, c.b, d, ok, c.want)
		}
	}
	if _, ok := Whole(100_000_000_000_000); ok {
		t.Error("Whole of fifteen digits fits")
	}
}

func TestDecimalJSON(t *testing.T) {
	type row struct {
		Value *Decimal `json:"value"`
	}
	for _, text := range []string{`{"value":800000}`, `{"value":1.25}`, `{"value":null}`, `{"value":-0.5}`} {
		var r row
		if err := json.Unmarshal([]byte(text), &r); err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if b, err := json.Marshal(r); err != nil || string(b) != text {
			t.Errorf("%s came back as %s, %v", text, b, err)
		}
	}
	var d Decimal
	for _, text := range []string{`1e3`, `"5"`, `1.00001`, `true`} {
		if err := json.Unmarshal([]byte(text), &d); err == nil {
			t.Errorf("%s was read as %s", text, d)
		}
	}
}

func FuzzParseDecimal(f *testing.F) {
	for _, s := range []string{"1.25", "-0.0001", "99999999999999.9999", "1e9", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDecimal(s)
		if err != nil {
			return
		}
		if again, err := ParseDecimal(d.String()); err != nil || again != d {
			t.Fatalf("%q is %s, which reads as %s, %v", s, d, again, err)
		}
	})
}
