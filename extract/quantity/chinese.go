package quantity

// chinese reads a number in Chinese numerals. It keeps two values side by
// side, which part where neighbouring digits name a range (三四十, 十七八).
type chinese struct {
	s  *scan
	at int // next rune

	low, high     Decimal
	ok            bool
	approx        Approx
	raw           Decimal // before the last lone 万 or 亿
	digits        int
	scaleAt       int
	scale         int
	serial        bool
	implied       bool
	small         int  // power of the last 十, 百, 千, for 一千三
	zero          bool // 零 stands since
	count         int  // runes read
	total         [2]int64
	section       [2]int64
	pending       [2]int64
	open          bool // pending holds a digit
	bigs          int  // 万 and 亿 read
	lastBig       int  // power of the last of them
	innerAt       int  // where 余, 多 or 几 stands inside, 0 without one
	vague         bool // 几, 数
	ranged, inner bool
}

// digitOf returns the value of a Chinese digit, -1 of any other rune.
func digitOf(r rune) int64 {
	switch r {
	case '零', '〇':
		return 0
	case '一', '壹':
		return 1
	case '二', '贰', '貳', '两', '兩':
		return 2
	case '三', '叁':
		return 3
	case '四', '肆':
		return 4
	case '五', '伍':
		return 5
	case '六', '陆', '陸':
		return 6
	case '七', '柒':
		return 7
	case '八', '捌':
		return 8
	case '九', '玖':
		return 9
	}
	return -1
}

// read reads the longest numeral at c.at.
func (c *chinese) read() bool {
	if !c.plausibleStart() {
		return false
	}
	if c.readSerial() {
		return true
	}
	for c.step() {
	}
	if c.count == 0 {
		return false
	}
	c.finish()
	return true
}

// plausibleStart turns away the characters that are digits only in amounts
// written the banker's way (陆续, 队伍, 收拾 are words).
func (c *chinese) plausibleStart() bool {
	r, size := runeAt(c.s.text, c.at)
	switch r {
	case '伍', '陆', '陸', '拾', '佰', '仟':
		return within(c.s.text, c.at+size, "拾佰仟万亿元圆")
	}
	return true
}

// readSerial reads digits in a row: 二〇二四, 一九九八, 五一. It leaves to
// step what is a range or has multipliers.
func (c *chinese) readSerial() bool {
	text := c.s.text
	at, count, value, last := c.at, 0, int64(0), int64(-1)
	ascending := false
	for {
		r, size := runeAt(text, at)
		d := digitOf(r)
		if (r == '○' || r == 'O' || r == 'o' || r == '0') && count > 0 {
			d = 0
		}
		if d < 0 || r == '两' || r == '兩' {
			break
		}
		ascending = count == 1 && neighbours(last, d)
		if value < 1e12 {
			value = value*10 + d
		}
		last = d
		at += size
		count++
	}
	next, _ := runeAt(text, at)
	if count < 2 || powerOf(next) > 0 || next == '两' || count == 2 && ascending && c.s.figureUnit(at) {
		return false
	}
	c.at, c.count, c.serial = at, count, true
	c.low, c.ok = Whole(value)
	c.high, c.raw = c.low, c.low
	c.ok = c.ok && value < 1e12
	return true
}

// neighbours reports whether two digits in a row name a range: 三四, 三五.
func neighbours(a, b int64) bool { return a > 0 && (b == a+1 || a == 3 && b == 5) }
