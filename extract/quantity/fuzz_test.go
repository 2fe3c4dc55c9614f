package quantity

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzScan checks what must hold for any text: no panic; numerals in order,
// without overlap, inside the text and on its rune boundaries; parts inside
// the whole; bounds around the value.
func FuzzScan(f *testing.F) {
	for _, seed := range []string{
		"共发放慰问金80余万元，约200余名", "20__年5月__日，第__次", "3至5万元，三四十人，十七八岁", "一、1.2024年5月19日9:30-11:30", "IOO多人，3.O5万元，l2个",
		"0571-8888xxxx，138****1234，6222 0210 0101 8888", "百分之九十五以上，三分之二，1/3", "数十名，几百，若干名，俩，Ⅱ级，①", "¥3,000，1,1,1,1,1", "五(3)中队，5栋2单元301室，一一一一",
		"\xe4\xb8\xe4\xb8\x80\xff１２。３", "3万5千2百元，一亿二千万零五十，半半半", "123元1角1分每人每月一两三", "1-1-1-1-1-1", "1。1。1。1万", "第第第一、二、三、四名",
	} {
		f.Add(seed)
	}
	s := testScanner(f)
	f.Fuzz(func(t *testing.T, text string) { checkScan(t, s, text) })
}

func checkScan(t *testing.T, s *Scanner, text string) {
	t.Helper()
	at := 0
	for _, n := range s.Scan(text, nil) {
		if n.Start < at || n.End <= n.Start || n.End > len(text) {
			t.Fatalf("%q: span %v after %d of %d", text, n.Span, at, len(text))
		}
		at = n.End
		checkNumeral(t, n, text)
	}
}

func checkNumeral(t *testing.T, n Numeral, text string) {
	t.Helper()
	if utf8.ValidString(text) && !utf8.ValidString(n.Span.In(text)) {
		t.Fatalf("%q: %v cuts a character", text, n.Span)
	}
	if !n.Span.Contains(n.Number) {
		t.Fatalf("%q: number %v outside %v", text, n.Number, n.Span)
	}
	if (n.Kind == Amount || n.Kind == Count) && (!n.Span.Contains(n.Unit) || n.Unit.Empty()) {
		t.Fatalf("%q: unit %v outside %v", text, n.Unit, n.Span)
	}
	if (n.Kind == Amount) != (n.Currency != "") || (n.Kind == Excluded) != (n.Reason != "") {
		t.Fatalf("%q: kind %d with currency %q and reason %q", text, n.Kind, n.Currency, n.Reason)
	}
	if !n.Value.inRange() || !n.Lower.inRange() || !n.Upper.inRange() || n.HasLower && n.HasUpper && n.Lower > n.Upper {
		t.Fatalf("%q: value %s in [%s, %s]", n.Span.In(text), n.Value, n.Lower, n.Upper)
	}
	if n.HasValue && (n.HasLower && n.Lower > n.Value || n.HasUpper && n.Upper < n.Value) {
		t.Fatalf("%q: value %s outside [%s, %s]", n.Span.In(text), n.Value, n.Lower, n.Upper)
	}
}

// TestLinear scans long runs of what could make a reader go back again and again: it
// is over in a moment, where such a reader would not come back.
func TestLinear(t *testing.T) {
	const size = 1 << 18
	s := testScanner(t)
	var out []Numeral
	for _, unit := range []string{
		"7", ",1", "1,", "，1", "1.", "1。1", "1-", "1至", "一", "一百", "十", "万", "零", "_", "1_", "__日", "X", "O", "l1", "1O", "第", "第1、", "一、", "1、", "几", "数", "半", "年", "1年", "5月", "2024.",
		"(1)", "1路、", "1级、", "五", "1 ", "1至2", "1万", "3万5", "约", "1余", "一件接着", "“1", "12345678-", "1栋", "5月__日、",
	} {
		text := strings.Repeat(unit, size/len(unit))
		if out = s.Scan(text, out[:0]); len(out) > len(text) {
			t.Errorf("%d bytes of %q have %d numerals", len(text), unit, len(out))
		}
	}
}

// TestAssembled checks the same over texts put together from what numerals are made of, which random bytes seldom hit.
func TestAssembled(t *testing.T) {
	parts := strings.Fields("1 2 3 10 19 20 95 120 2024 3000 0571 12345 １ ． ， , . 。 、 ； : - — ~ 至 到 / % ‰ ( ) （ ） 〔 〕 “ ” _ __ XX × ** ○ I l O " +
		"一 二 两 三 五 十 百 千 万 亿 零 〇 廿 半 几 数 余 多 来 近 约 超过 上 以上 左右 个 名 人 人次 户 元 万元 美元 块 角 分 成 分之 点 时 年 月 日 号 楼 室 级 等奖 届 次 期 " +
		"第 若干 俩 仨 每 是 其 周 五 路 公交 FM 级 年级 季度 世纪 年代 半 斤 吨 公里 小时 个月 ① Ⅱ ￥ 人民币 金 款 热线 国道 班 中队 不 也 都 的 了")
	s := testScanner(t)
	random := rand.New(rand.NewPCG(1, 2))
	for range 60000 {
		var b strings.Builder
		for range 1 + random.IntN(9) {
			b.WriteString(parts[random.IntN(len(parts))])
			if random.IntN(12) == 0 {
				b.WriteByte(" \n"[random.IntN(2)])
			}
		}
		checkScan(t, s, b.String())
	}
}
