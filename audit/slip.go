package audit

import (
	"strings"

	"heshu/extract/quantity"
)

// slip names the mistake of writing that turns the expected value into the
// stated one, in Chinese, and is empty where there is none: a scale (万 for 亿), a
// digit too many, one digit, two that changed places.
func slip(stated, expected quantity.Decimal) string {
	if stated <= 0 || expected <= 0 || stated == expected {
		return ""
	}
	if s := scaleSlip(stated, expected); s != "" {
		return s
	}
	a, b := digits(stated), digits(expected)
	if len(a) != len(b) {
		return ""
	}
	var at []int
	for i := range len(a) {
		if a[i] != b[i] {
			at = append(at, i)
		}
	}
	switch {
	case len(at) == 1:
		return "疑有一位数字写错"
	case len(at) == 2 && at[1] == at[0]+1 && a[at[0]] == b[at[1]] && a[at[1]] == b[at[0]]:
		return "疑有两位数字颠倒"
	}
	return ""
}

// scaleSlip names a power of ten between the two.
func scaleSlip(stated, expected quantity.Decimal) string {
	large, small, more := stated, expected, "多"
	if large < small {
		large, small, more = small, large, "少"
	}
	if large%small != 0 {
		return ""
	}
	switch large / small {
	case 10:
		return "疑" + more + "写一位"
	case 100, 1000:
		return "疑小数点错位"
	case 10_000:
		return "疑“万”与“元”、“亿”与“万”混用"
	}
	return ""
}

// digits are the digits of a value without point and zeros at the end of the fraction.
func digits(v quantity.Decimal) string { return strings.Replace(v.String(), ".", "", 1) }
