package corpus

import (
	"bytes"
	"errors"
	"math/rand"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// traditionalText is written in characters of Big5.
const traditionalText = `柳河鎮公所於五月十五日辦理身心障礙者關懷訪視活動,共動員志工三十六名,訪視困難家庭四十八戶,發放慰問金新臺幣九萬六千元,另贈送輪椅十二輛、白米六十包。
一、領導重視,精心組織。鎮長親自主持籌備會議,責成社會課擬定實施計畫,並邀請衛生所、國民小學、農會及地方慈善團體共同參與,分工合作,務求將政府與社會各界的溫暖送到每一個家庭。
二、宣傳引導,營造氛圍。利用廣播、電視、報紙與網路等媒體,介紹殘疾人事業發展的成就,表揚自強不息的模範人物,發出宣傳單二千三百份,懸掛橫幅十五條,讓更多民眾理解、尊重、關心、幫助殘疾人。
三、康復服務,實事實辦。聯合縣立醫院舉辦義診,為一百二十位民眾測量血壓、檢查視力,並為二十六人適配輔具;對學習困難的兒童提供個別輔導,對有就業意願者安排電腦與手工藝訓練,協助十一人獲得工作機會。
四、今後打算。我們將繼續結合民間資源,擴大服務範圍,健全長期照顧體系,讓每一位身心障礙者都能過著有尊嚴的生活,為建設和諧社會貢獻力量。`

// encode writes text in c, leaving out what c cannot write.
func encode(tb testing.TB, c charset, text string) []byte {
	tb.Helper()
	if c.enc == nil {
		return []byte(text)
	}
	if !c.wide {
		text = writable(c, text)
	}
	data, err := c.enc.NewEncoder().Bytes([]byte(text))
	if err != nil {
		tb.Fatalf("writing the sample in %s: %v", c.name, err)
	}
	return data
}

func writable(c charset, text string) string {
	can := make(map[rune]bool)
	return strings.Map(func(r rune) rune {
		ok, known := can[r]
		if !known {
			_, err := c.enc.NewEncoder().String(string(r))
			ok = err == nil
			can[r] = ok
		}
		if !ok {
			return -1
		}
		return r
	}, text)
}

func sortedNames(m map[string]string) []string {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// excerpt draws a piece of text with n Chinese characters, and what stands between them.
func excerpt(rng *rand.Rand, text []rune, n int) string {
	start := rng.Intn(len(text) - 4*n)
	end := start
	for han := 0; han < n && end < len(text); end++ {
		if unicode.Is(unicode.Han, text[end]) {
			han++
		}
	}
	return string(text[start:end])
}

// TestDetectExcerpts draws excerpts of 16 Chinese characters, writes them in every
// encoding and counts how many come back.
func TestDetectExcerpts(t *testing.T) {
	const draws, length, wanted = 4000, 16, 0.99
	simplified := []rune(strings.Join(valuesOf(devReports(t)), ""))
	traditional := []rune(traditionalText)
	for _, c := range charsets() {
		rng := rand.New(rand.NewSource(1))
		right, tries := 0, 0
		for i := range draws {
			text := excerpt(rng, traditional, length)
			if i%2 == 0 && c.name != "Big5" {
				text = excerpt(rng, simplified, length)
			}
			data := encode(t, c, text)
			tries++
			if d, err := Decode(data, ""); err == nil && d.Text == encodable(c, text) {
				right++
			} else if testing.Verbose() && tries-right < 5 {
				t.Logf("%s: %q came back as %q in %s (%v)", c.name, text, d.Text, d.Encoding, err)
			}
		}
		share := float64(right) / float64(tries)
		t.Logf("%s: %.4f of %d excerpts", c.name, share, tries)
		if share < wanted {
			t.Errorf("%s: %.4f of the excerpts came back, want %.2f", c.name, share, wanted)
		}
	}
}

func encodable(c charset, text string) string {
	if c.enc == nil || c.wide {
		return text
	}
	return writable(c, text)
}

func valuesOf(m map[string]string) []string {
	var values []string
	for _, name := range sortedNames(m) {
		values = append(values, m[name])
	}
	return values
}

func TestDecode(t *testing.T) {
	const text = "柳河镇残联走访48户残疾人家庭,\r\n送去慰问金2.4万元。\n"
	utf16 := func(order, bom string) []byte {
		c, fault := charsetNamed(order)
		if fault != nil {
			t.Fatal(fault)
		}
		return append([]byte(bom), encode(t, c, text)...)
	}
	gbk, _ := charsetNamed("gbk")
	tests := []struct {
		name     string
		data     []byte
		named    string
		want     string
		encoding string
		bad      int
	}{
		{"UTF-8", []byte(text), "", text, "UTF-8", 0},
		{"UTF-8 with a mark", []byte("\xEF\xBB\xBF" + text), "", text, "UTF-8", 0},
		{"GBK", encode(t, gbk, text), "", text, "GB18030", 0},
		{"GBK, named", encode(t, gbk, "柳"), "GBK", "柳", "GB18030", 0},
		{"UTF-16LE with a mark", utf16("UTF-16LE", "\xFF\xFE"), "", text, "UTF-16LE", 0},
		{"UTF-16BE with a mark", utf16("UTF-16BE", "\xFE\xFF"), "", text, "UTF-16BE", 0},
		{"UTF-16LE", utf16("UTF-16LE", ""), "", text, "UTF-16LE", 0},
		{"UTF-16BE", utf16("UTF-16BE", ""), "", text, "UTF-16BE", 0},
		{"ASCII", []byte("12 wheelchairs, 3 radios\n"), "", "12 wheelchairs, 3 radios\n", "UTF-8", 0},
		{"damaged UTF-8", []byte("柳河镇残联\xE6\x85走访48户\xFF残疾人家庭"), "", "柳河镇残联\uFFFD\uFFFD走访48户\uFFFD残疾人家庭", "UTF-8", 3},
		{"NUL", []byte("柳河镇残联\x00走访48户残疾人家庭,送去慰问金"), "", "柳河镇残联\uFFFD走访48户残疾人家庭,送去慰问金", "UTF-8", 1},
		{"a damaged end", append(encode(t, gbk, text), 0xC1), "", text + "\uFFFD", "GB18030", 1},
		{"U+FFFD in the file", []byte("柳河镇\uFFFD残联走访"), "", "柳河镇\uFFFD残联走访", "UTF-8", 0},
		{"Russian", []byte("Отчёт о работе за год"), "", "Отчёт о работе за год", "UTF-8", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, err := Decode(tt.data, tt.named)
			if err != nil {
				t.Fatal(err)
			}
			if d.Text != tt.want || d.Encoding != tt.encoding || d.Bad != tt.bad {
				t.Errorf("got %q, %s, %d bad, want %q, %s, %d", d.Text, d.Encoding, d.Bad, tt.want, tt.encoding, tt.bad)
			}
		})
	}
}

// TestDecodeLateEncoding has the first byte beyond ASCII behind the sample's size.
func TestDecodeLateEncoding(t *testing.T) {
	gbk, _ := charsetNamed("GBK")
	const text = "柳河镇残联走访四十八户残疾人家庭"
	head := strings.Repeat("figures 2023, ", 3*sampleSize/14)
	d, err := Decode(append([]byte(head), encode(t, gbk, text)...), "")
	if err != nil || d.Encoding != "GB18030" || !strings.HasSuffix(d.Text, text) {
		t.Errorf("got %s, %v", d.Encoding, err)
	}
}

func TestDecodeRefuses(t *testing.T) {
	noise := make([]byte, 4096)
	rand.New(rand.NewSource(7)).Read(noise)
	tests := []struct {
		name  string
		data  []byte
		named string
		state State
	}{
		{"noise", noise, "", NoText},
		{"a little noise", noise[:64], "", NoText},
		{"zeros", make([]byte, 512), "", NoText},
		{"white space", []byte(" \r\n\t\n"), "", NoText},
		{"an unknown encoding", []byte("x"), "EBCDIC", Unsupported},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, err := Decode(tt.data, tt.named)
			var f *Failure
			if !errors.As(err, &f) || f.State != tt.state || f.Message == "" {
				t.Errorf("got %v and %q in %s, want a failure %s", err, d.Text, d.Encoding, tt.state)
			}
		})
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("柳河镇残联走访48户"), "")
	f.Add([]byte("\xFF\xFE\x31\x00"), "")
	f.Add([]byte("\xC1\xF8\xBA\xD3\xD5\xF2\x00\x80\xFF"), "Big5")
	f.Add([]byte("\x84\x31\x95\x33\xC1"), "GBK")
	f.Fuzz(func(t *testing.T, data []byte, named string) {
		d, err := Decode(data, named)
		if err != nil {
			return
		}
		if !utf8.ValidString(d.Text) || strings.ContainsRune(d.Text, 0) {
			t.Fatalf("%q gives %q", data, d.Text)
		}
		if utf8.Valid(data) && d.Encoding == "UTF-8" && !bytes.ContainsAny(data, "\x00\uFEFF") && d.Text != string(data) {
			t.Fatalf("%q became %q", data, d.Text)
		}
		checkCover(t, d.Text, Split(d.Text))
	})
}
