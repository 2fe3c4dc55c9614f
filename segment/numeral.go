package segment

// digits reads the number at the beginning of s; more than nine digits are cut off.
func digits(s string) (n, size int) {
	for size < len(s) && size < 9 && s[size] >= '0' && s[size] <= '9' {
		n = n*10 + int(s[size]-'0')
		size++
	}
	return n, size
}

func startsDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// startsDate reports whether s begins with 5月, 2020年 or 5日.
func startsDate(s string) bool {
	_, size := digits(s)
	return size <= 4 && spread(s[size:], "月", "年", "日") > 0
}

// hanNumber reads 一 to 九十九 at the beginning of s.
func hanNumber(s string) (n, size int) {
	for size < len(s) && size < 9 {
		d := hanDigit(s[size:])
		if d == 0 {
			break
		}
		if d < 10 && n%10 != 0 {
			return 0, 0 // two units in a row count, they do not number
		}
		if d == 10 {
			n = max(n, 1) * 10
		} else {
			n += d
		}
		size += 3
	}
	return n, size
}

// hanDigit returns 1 to 10 for the 一 to 十 that s begins with, or 0.
func hanDigit(s string) int {
	if len(s) < 3 {
		return 0
	}
	switch s[:3] {
	case "一":
		return 1
	case "二":
		return 2
	case "三":
		return 3
	case "四":
		return 4
	case "五":
		return 5
	case "六":
		return 6
	case "七":
		return 7
	case "八":
		return 8
	case "九":
		return 9
	case "十":
		return 10
	}
	return 0
}

// anyNumber reads an Arabic or a Chinese number at the beginning of s.
func anyNumber(s string) (n, size int) {
	if n, size = digits(s); size > 0 && size <= 2 {
		return n, size
	}
	return hanNumber(s)
}

// numberBefore returns the length of the Arabic or Chinese number that s ends with.
func numberBefore(s string) int {
	n := len(s)
	for n > 0 && digitAt(s, n-1) {
		n--
	}
	if n < len(s) {
		return len(s) - n
	}
	for n >= 3 && hanDigit(s[n-3:n]) > 0 {
		n -= 3
	}
	return len(s) - n
}
