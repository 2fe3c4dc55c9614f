package segment

import (
	"strings"
	"unicode/utf8"
)

// maxFurniture is the longest line that is page furniture, in bytes.
const maxFurniture = 400

// furniture reports whether the line s is page furniture: labels with their
// values, buttons, page numbers, rights and registration. A line that ends as a
// sentence of the report does is none.
func (p *parser) furniture(s Span) bool {
	if s.Len() > maxFurniture {
		return false
	}
	text := s.In(p.text)
	if strings.HasSuffix(text, "。") || len(text) > maxPlain && innerStop(text) {
		return false
	}
	return pageNumber(text) || labelled(text) || trail(text) || onlyButtons(text) || registration(text)
}

// labelled reports whether labels structure the line: it begins with one, or it
// holds two, or one behind a date. A label without a colon counts only beside another.
func labelled(s string) bool {
	s = strings.TrimLeft(s, " 【[(|*·>")
	if size, sure := label(s); sure {
		return true
	} else if size == 0 && !startsDigit(s) && strings.IndexByte(s, ':') < 0 && strings.IndexByte(s, '|') < 0 {
		return false
	}
	count := 0
	if startsDate(s) || startsDashDate(s) {
		count++
	}
	before := ' '
	for i := 0; i < len(s); {
		size := 0
		if boundary(before) {
			size, _ = label(s[i:])
		}
		if size > 0 {
			count++
			before, _ = utf8.DecodeLastRuneInString(s[:i+size])
		} else {
			before, size = utf8.DecodeRuneInString(s[i:])
		}
		i += size
	}
	return count >= 2
}

// label returns the length of the label that s begins with, or 0. It is sure
// where a colon follows, or the number that the label counts, or nothing but the
// next article.
func label(s string) (size int, sure bool) {
	if n := spread(s, "上一篇", "下一篇", "上一条", "下一条"); n > 0 {
		return n, true
	}
	if n := firstOf(counterIndex, s); n > 0 && counted(s[n:]) {
		return n, true
	}
	end := strings.IndexByte(s[:min(len(s), maxLabel)], ':')
	gap := strings.IndexByte(s[:min(len(s), maxLabel)], ' ')
	if end < 0 && gap < 0 {
		return 0, false
	}
	if end > 0 && isSpacedLabel(s[:end]) {
		return end + 1, true
	}
	if gap > 0 && isLabel(s[:gap]) {
		return gap, false
	}
	return 0, false
}

// counted reports whether s, behind a label, is a number on its own.
func counted(s string) bool {
	s = strings.TrimLeft(s, " :([")
	n := len(s) - len(strings.TrimLeft(s, "0123456789"))
	s = strings.TrimLeft(s[n:], ")]次人")
	return n > 0 && (s == "" || s[0] == ' ' || s[0] == '|')
}

// maxLabel is where a label ends at the latest, in bytes.
const maxLabel = 36

func isLabel(name string) bool { return labelSet[name] }

// isSpacedLabel is isLabel for a name with spaces between its characters.
func isSpacedLabel(name string) bool {
	var buffer [maxLabel]byte
	plain := buffer[:0]
	for i := range len(name) {
		if name[i] != ' ' {
			plain = append(plain, name[i])
		}
	}
	return labelSet[string(plain)]
}

// labelSet holds labels; counterIndex and buttonIndex hold their words by what these
// begin with.
var (
	labelSet     = wordSet(labels)
	counterIndex = wordIndex(counters)
	buttonIndex  = wordIndex(buttons)
)

func wordSet(words []string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}

// keySize is how many bytes words are told apart by at first.
const keySize = len("大")

func wordIndex(words []string) map[string][]string {
	index := map[string][]string{}
	for _, w := range words {
		index[w[:keySize]] = append(index[w[:keySize]], w)
	}
	return index
}

// firstOf returns the length of the first word of index that s begins with, or 0.
func firstOf(index map[string][]string, s string) int {
	if len(s) < keySize {
		return 0
	}
	return spread(s, index[s[:keySize]]...)
}

// boundary reports whether a label may begin behind r.
func boundary(r rune) bool {
	switch r {
	case ' ', '\t', '|', '【', '[', '(', ']', '】', ')', '/', '\u00a0':
		return true
	}
	return false
}

// startsDashDate reports whether s begins with 2020-05-18 or 2020/5/18.
func startsDashDate(s string) bool {
	_, size := digits(s)
	return size == 4 && len(s) > 6 && (s[4] == '-' || s[4] == '/') && startsDigit(s[5:])
}

// onlyButtons reports whether the line is nothing but buttons.
func onlyButtons(s string) bool {
	if len(s) > 150 {
		return false
	}
	found := 0
	for s != "" {
		s = strings.TrimLeft(s, " \t|【】[]()/:·>-+×\u00a0")
		if s == "" {
			break
		}
		n := firstOf(buttonIndex, s)
		if n == 0 {
			return false
		}
		found += n
		s = s[n:]
	}
	return found >= 6
}

// trail reports whether the line is the way to the page: 首页 > 新闻 > 正文.
func trail(s string) bool {
	return strings.HasPrefix(s, "首页") && strings.ContainsAny(s, ">»/|") || strings.HasSuffix(s, "正文") && strings.ContainsRune(s, '>')
}

// pageNumber reports whether the line is the number of a page: - 3 -, 第3页, 3/12.
func pageNumber(s string) bool {
	if len(s) > 40 {
		return false
	}
	found := false
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			found = true
		case strings.ContainsRune(" -—–/第共页·~", r):
		default:
			return false
		}
	}
	return found
}

// registration reports whether the line is about rights in the page.
func registration(s string) bool {
	for _, sign := range [...]string{"ICP备", "ICP证", "公网安备", "Copyright", "copyright", "COPYRIGHT", "©", "版权所有", "All Rights Reserved"} {
		if holds(s, sign) {
			return true
		}
	}
	return false
}

// holds is strings.Contains for words of Chinese: it looks for the third byte, since
// the first is that of a quarter of all characters.
func holds(s, word string) bool {
	rare := min(len(word), keySize) - 1
	for from := rare; from < len(s); {
		i := strings.IndexByte(s[from:], word[rare])
		if i < 0 {
			return false
		}
		from += i
		if strings.HasPrefix(s[from-rare:], word) {
			return true
		}
		from++
	}
	return false
}

// chatter reports whether a sentence is the site speaking to its readers.
func (p *parser) chatter(s Span) bool {
	if !p.chatty || s.Len() > maxFurniture || !holds(s.In(p.text), "小编") {
		return false
	}
	p.o.Boilerplate = append(p.o.Boilerplate, s)
	return true
}

// note marks a bracket in the text that the page put there: its source, its
// editor, the address of the site.
func (p *parser) note(whole, inner Span) {
	s := inner.In(p.text)
	if len(s) > 40*3 || s == "" {
		return
	}
	if colon := strings.IndexByte(s, ':'); colon > 0 && isLabel(s[:colon]) || siteIn(s) || spread(s, "本文来自", "本文来源", "文章来自", "转载", "来自") > 0 {
		p.o.Boilerplate = append(p.o.Boilerplate, whole)
	}
}

// siteIn reports whether s holds the address of a site.
func siteIn(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] == '.' && asciiWord(s, i-1) && siteEnding(s[i+1:]) {
			return true
		}
	}
	return false
}

// siteEnding reports whether s begins with the last part of a site's name.
func siteEnding(s string) bool {
	n := 0
	for n < len(s) && n < 5 && s[n]|0x20 >= 'a' && s[n]|0x20 <= 'z' {
		n++
	}
	switch strings.ToLower(s[:n]) {
	case "com", "cn", "net", "org", "gov", "edu", "cc", "info", "vip", "top":
		return true
	}
	return false
}

// address steps over the address of a site or a mailbox around offset at and
// marks it; over the sign alone if there is none.
func (p *parser) address(at, to int) int {
	if at < p.noAddress {
		return at + 1
	}
	from, end := at, at
	for from > p.at.End && addressByte(p.text[from-1]) {
		from--
	}
	for end < to && addressByte(p.text[end]) {
		end++
	}
	if s := p.text[from:end]; strings.Contains(s, "://") || siteIn(s) {
		p.o.Boilerplate = append(p.o.Boilerplate, Span{from, end})
		return end
	}
	p.noAddress = end
	return at + 1
}

func addressByte(b byte) bool {
	switch {
	case b >= '0' && b <= '9', b|0x20 >= 'a' && b|0x20 <= 'z':
		return true
	}
	return strings.IndexByte(".:/@-_?&=%#~+", b) >= 0
}
