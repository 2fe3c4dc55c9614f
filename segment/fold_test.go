package segment

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	tests := []struct{ name, source, want string }{
		{"nothing", "走访残疾人3户,送去2.5万元。", "走访残疾人3户,送去2.5万元。"},
		{"empty", "", ""},
		{"traditional", "縣殘聯發放輪椅46輛", "县残联发放轮椅46辆"},
		{"full width", "（１２，６００元）；ＬＥＤ！？：％", "(12,600元);LED!?:%"},
		{"ideographic space", "一、\u3000走访", "一、 走访"},
		{"invisible", "\uFEFF走\u200B访\u00AD慰\u2060问\u200F", "走访慰问"},
		{"kept", "“走访”、《简报》。——①1～2", "“走访”、《简报》。——①1~2"},
		{"pinyin", "3.78萬(wàn)元", "3.78万元"},
		{"pinyin in wide brackets", "鄉（xiāng）鎮（zhèn）", "乡镇"},
		{"pinyin without tone", "舉辦(ban)活動(dong)", "举办活动"},
		{"pinyin with ü and script letters", "旅(lǚ)行(xíng)工(ɡōnɡ)", "旅行工"},
		{"pinyin with combining mark", "會(hui\u0300)同", "会同"},
		{"one letter with tone", "阿(ā)姨", "阿姨"},
		{"one letter", "选项(a)和(e)", "选项(a)和(e)"},
		{"abbreviation", "世界卫生组织(WHO)", "世界卫生组织(WHO)"},
		{"unit", "体重(kg)、平台(app)", "体重(kg)、平台(app)"},
		{"behind no character", "a(shi)、(shi)", "a(shi)、(shi)"},
		{"two syllables", "微博(weibo)", "微博(weibo)"},
		{"open bracket", "萬(wàn", "万(wàn"},
		{"damage", "萬\xff(wàn)\xe4\xb8元\xef\xbc", "万\xff(wàn)\xe4\xb8元\xef\xbc"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := Fold(test.source).Text; got != test.want {
				t.Errorf("Fold(%q) = %q, want %q", test.source, got, test.want)
			}
		})
	}
}

func TestFoldShares(t *testing.T) {
	source := strings.Repeat("走访残疾人3户(其中重残1户),送去慰问金1000元。", 20)
	var folded Folded
	if n := testing.AllocsPerRun(10, func() { folded = Fold(source) }); n != 0 {
		t.Errorf("text without anything to fold costs %v allocations", n)
	}
	if folded.turns != nil {
		t.Error("text without anything to fold has a map")
	}
}

// The source of a part of the text is that part of the source, with the noise
// inside and without the noise at its ends.
func TestFoldedSource(t *testing.T) {
	tests := []struct{ source, part, want string }{
		{"共支出3.78萬(wàn)元。", "3.78万元", "3.78萬(wàn)元"},
		{"走遍13個(gè)鄉(xiāng)鎮(zhèn)", "13个", "13個"},
		{"走遍13個(gè)鄉(xiāng)鎮(zhèn)", "乡镇", "鄉(xiāng)鎮"},
		{"XX縣殘聯(lián)會(huì)同", "县残联", "縣殘聯"},
		{"XX縣殘聯(lián)會(huì)同", "会同", "會(huì)同"},
		{"发放１２，６００元，", "12,600元", "１２，６００元"},
		{"发放１２，６００元，", ",6", "，６"},
		{"\uFEFF走访", "走", "走"},
		{"5\u200B0\u200B户\u200B", "50户", "5\u200B0\u200B户"},
		{"走访50户", "50户", "50户"},
	}
	for _, test := range tests {
		folded := Fold(test.source)
		at := strings.Index(folded.Text, test.part)
		if at < 0 {
			t.Errorf("Fold(%q) = %q, which lacks %q", test.source, folded.Text, test.part)
			continue
		}
		if got := folded.Source(Span{at, at + len(test.part)}).In(test.source); got != test.want {
			t.Errorf("source of %q in %q = %q, want %q", test.part, test.source, got, test.want)
		}
	}
}

func TestFoldTable(t *testing.T) {
	table := foldTable()
	n := 0
	for high, p := range table.pages {
		for low := 0; p != nil && low < len(p); low++ {
			from, to := rune(high<<8|low), rune(p[low])
			if to == 0 {
				continue
			}
			n++
			if !isHan(from) || !isHan(to) || from == to {
				t.Errorf("%c → %c", from, to)
			}
		}
	}
	if n < 2900 {
		t.Errorf("the table has %d characters", n)
	}
	for _, r := range "的一是残联县万元" {
		if table.fold(r) != r {
			t.Errorf("%c is simplified already", r)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, seed := range []string{
		"縣殘聯(lián)共支出3.78萬(wàn)元，", "\uFEFF５月１７日（星期日）\u200B", "萬(wàn", "\xe4\xb8\xef\xbb\xbf\x87(wan)", "万(wan)(wan)（shì）",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		source = source[:min(len(source), 400)]
		folded := Fold(source)
		if utf8.ValidString(source) && !utf8.ValidString(folded.Text) {
			t.Fatalf("Fold(%q) = %q breaks characters", source, folded.Text)
		}
		checkWayBack(t, source, &folded)
	})
}

// withoutSpace is s without white space: which line ends stand amid sentences depends on
// the lines around them.
func withoutSpace(s string) string { return strings.Join(strings.Fields(s), "") }

// checkWayBack checks that the sources of the characters of the text stand in
// order, apart, and fold to those characters again.
func checkWayBack(t *testing.T, source string, folded *Folded) {
	t.Helper()
	last := 0
	for at, size := 0, 0; at < len(folded.Text); at += size {
		_, size = utf8.DecodeRuneInString(folded.Text[at:])
		one := Span{at, at + size}
		s := folded.Source(one)
		if s.Start < last || s.End > len(source) || s.Empty() {
			t.Fatalf("Fold(%q): source of %v is %v, the one before ends at %d", source, one, s, last)
		}
		last = s.End
		if again := Fold(s.In(source)).Text; again != one.In(folded.Text) {
			t.Fatalf("Fold(%q): source %q of %q folds to %q", source, s.In(source), one.In(folded.Text), again)
		}
		tail := Span{at, len(folded.Text)}
		if s := folded.Source(tail); withoutSpace(Fold(s.In(source)).Text) != withoutSpace(tail.In(folded.Text)) {
			t.Fatalf("Fold(%q): source %q of %q", source, s.In(source), tail.In(folded.Text))
		}
	}
}
