package quantity

import (
	"errors"
	"fmt"
	"math/bits"
	"strconv"
	"strings"
)

// Decimal is an exact decimal number with four fractional digits, held as the
// number of ten-thousandths: 1.5 is Decimal(15000). Its range is that of
// DECIMAL(18,4): fourteen digits before the point.
type Decimal int64

// One is the Decimal 1.
const One Decimal = 10000

// maxDecimal is the largest magnitude of a DECIMAL(18,4).
const maxDecimal Decimal = 999_999_999_999_999_999

// ErrRange reports a number that does not fit DECIMAL(18,4).
var ErrRange = errors.New("number does not fit 14 digits before the point")

// Whole returns the Decimal of a whole number, and whether it fits.
func Whole(n int64) (Decimal, bool) { return scaled(n, 4) }

// ParseDecimal reads a plain decimal number: an optional sign, digits, and at
// most four digits after a point. It accepts neither exponents nor separators.
func ParseDecimal(text string) (Decimal, error) {
	digits := strings.TrimPrefix(text, "-")
	whole, fraction, pointed := strings.Cut(digits, ".")
	if whole == "" || pointed && fraction == "" || !allDigits(whole) || !allDigits(fraction) {
		return 0, fmt.Errorf("parse decimal %q: want digits with at most one point, as 1200 or 1.25", text)
	}
	fraction = strings.TrimRight(fraction, "0")
	if len(fraction) > 4 {
		return 0, fmt.Errorf("parse decimal %q: more than four digits after the point", text)
	}
	whole = strings.TrimLeft(whole, "0")
	if len(whole) > 14 {
		return 0, fmt.Errorf("parse decimal %q: %w", text, ErrRange)
	}
	var n int64
	for _, c := range whole + fraction + "0000"[len(fraction):] {
		n = n*10 + int64(c-'0')
	}
	if len(digits) < len(text) {
		n = -n
	}
	return Decimal(n), nil
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// String formats d without exponent, separators or trailing zeros.
func (d Decimal) String() string { return string(d.AppendText(nil)) }

// AppendText appends the form of [Decimal.String] to b.
func (d Decimal) AppendText(b []byte) []byte {
	u := uint64(d)
	if d < 0 {
		b = append(b, '-')
		u = -u
	}
	b = strconv.AppendUint(b, u/10000, 10)
	fraction := u % 10000
	if fraction == 0 {
		return b
	}
	b = append(b, '.')
	for unit := uint64(1000); fraction > 0; unit /= 10 {
		b = append(b, byte('0'+fraction/unit))
		fraction %= unit
	}
	return b
}

// MarshalJSON gives a plain JSON number: 800000, 1.25.
func (d Decimal) MarshalJSON() ([]byte, error) { return d.AppendText(nil), nil }

// UnmarshalJSON reads a plain JSON number without exponent. JSON null changes nothing.
func (d *Decimal) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	parsed, err := ParseDecimal(string(data))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// Add returns d+e, and false where the sum does not fit.
func (d Decimal) Add(e Decimal) (Decimal, bool) {
	sum := d + e // two values in range cannot wrap an int64
	return sum, d.inRange() && e.inRange() && sum.inRange()
}

// Sub returns d-e, and false where the difference does not fit.
func (d Decimal) Sub(e Decimal) (Decimal, bool) { return d.Add(-e) }

// Mul returns d*e rounded half away from zero to four digits after the point,
// and false where the product does not fit.
func (d Decimal) Mul(e Decimal) (Decimal, bool) {
	hi, lo := bits.Mul64(magnitude(d), magnitude(e))
	return quotient(hi, lo, uint64(One), (d < 0) != (e < 0))
}

// Div returns d/e rounded half away from zero to four digits after the point,
// and false where e is zero or the quotient does not fit.
func (d Decimal) Div(e Decimal) (Decimal, bool) {
	hi, lo := bits.Mul64(magnitude(d), uint64(One))
	return quotient(hi, lo, magnitude(e), (d < 0) != (e < 0))
}

// quotient divides a 128-bit number, rounding half away from zero.
func quotient(hi, lo, by uint64, negative bool) (Decimal, bool) {
	if hi >= by { // also by == 0
		return 0, false
	}
	q, rest := bits.Div64(hi, lo, by)
	if rest >= by-rest {
		q++
	}
	if q > uint64(maxDecimal) {
		return 0, false
	}
	if negative {
		return -Decimal(q), true
	}
	return Decimal(q), true
}

func magnitude(d Decimal) uint64 {
	if d < 0 {
		return -uint64(d)
	}
	return uint64(d)
}

func (d Decimal) inRange() bool { return -maxDecimal <= d && d <= maxDecimal }

// scaled returns n times ten to the power of exponent, in ten-thousandths:
// exponent 4 makes n whole. Digits beyond the fourth are rounded half up.
func scaled(n int64, exponent int) (Decimal, bool) {
	for ; exponent > 0 && n != 0; exponent-- {
		if n > int64(maxDecimal)/10 || n < -int64(maxDecimal)/10 {
			return 0, false
		}
		n *= 10
	}
	if exponent < 0 {
		for ; exponent < -1 && n != 0; exponent++ {
			n /= 10
		}
		n = (n + 5) / 10
	}
	return Decimal(n), Decimal(n).inRange()
}

// step is the largest power of ten that divides d: the place of its last digit
// that is not zero. It is 0 for 0.
func (d Decimal) step() Decimal {
	if d == 0 {
		return 0
	}
	unit := Decimal(1)
	for d%10 == 0 {
		d /= 10
		unit *= 10
	}
	return unit
}
