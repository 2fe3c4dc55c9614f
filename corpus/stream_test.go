package corpus

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"math"
	"math/rand"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// inBlocks is text in pieces of about size bytes.
type inBlocks struct {
	text string
	size int
	at   int
}

func (b *inBlocks) next() (string, error) {
	rest := b.text[b.at:]
	n := min(b.size, len(rest))
	n -= unfinished([]byte(rest[:n]))
	if n == 0 {
		n = len(rest)
	}
	b.at += n
	return rest[:n], nil
}

func (b *inBlocks) rewind() { b.at = 0 }

// fataler is a test, drawn or not.
type fataler interface {
	Helper()
	Fatal(...any)
}

// splitIn splits what src gives, seeing as far as reach, and returns the reports.
// It forgets lines as soon as least of them can go.
func splitIn(t fataler, src blocks, reach, least, most int) (parts []Part, texts []string) {
	t.Helper()
	s := newSplitter(src, most)
	s.reach, s.least = reach, least
	err := s.split(func(p Part) error {
		parts = append(parts, p)
		if most == 0 || p.End-p.Start <= most {
			texts = append(texts, s.text(p))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return parts, texts
}

// pieces are what drawn archives are made of.
func archivePieces(tb testing.TB) []string {
	pieces := []string{
		"篇一\n", "篇二\n", "篇三\n", "第2篇\n", "一、走访\n", "二、宣传\n", "三、义诊\n", "（一）\n", "（二）\n", "1、走访残疾人家庭48户。\n", "2、慰问\n",
		"活动总结 1\n", "助残日活动总结 2\n", "活动总结 3\n", "柳河镇残联助残日活动总结\n", "一、云溪镇残联助残日活动总结\n", "二、柳河镇残联助残日活动总结\n",
		"\n", "\n\n", "-----\n", "\f", "***\n", "\r\n", "- 3 -\n", "附件\n", "=== 柳河镇 ===\n", "柳河镇残联\n2023年5月20日\n", "各位领导:\n",
		"5月21日是第33次全国助残日,现将情况总结如下:\n", "通过此次活动,营造了良好氛围。\n", "“柳河镇\n",
		strings.Repeat("镇残联走访残疾人家庭,", 300) + "\n", strings.Repeat("－", 5000) + "\n",
	}
	reports := devReports(tb)
	for _, name := range sortedNames(reports) {
		pieces = append(pieces, reports[name]+"\n")
		pieces = append(pieces, strings.SplitAfter(reports[name], "\n")...)
	}
	return pieces
}

// TestSplitInBlocks splits drawn archives whole and in small blocks, through windows of
// all sizes. The parts and their texts are the same, and those of Split.
func TestSplitInBlocks(t *testing.T) {
	known := archivePieces(t)
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		for _, i := range rapid.SliceOfN(rapid.IntRange(0, len(known)-1), 1, 80).Draw(t, "pieces") {
			b.WriteString(known[i])
		}
		text := b.String()
		if rapid.IntRange(0, 9).Draw(t, "line ends") == 0 {
			text = strings.ReplaceAll(text, "\n", "\r")
		}
		size := rapid.SampledFrom([]int{3, 10, 100, 3000}).Draw(t, "block")
		if parts, _ := splitIn(t, &inBlocks{text: text, size: size}, horizon, 1, 0); !slices.Equal(parts, Split(text)) {
			t.Fatalf("in blocks of %d: %v, want %v", size, parts, Split(text))
		}
		reach := rapid.SampledFrom([]int{1, 100, 1000, 10_000}).Draw(t, "reach")
		most := rapid.SampledFrom([]int{0, 500, 5000}).Draw(t, "most")
		parts, texts := splitIn(t, &inBlocks{text: text, size: size}, reach, 1, most)
		all, allTexts := splitIn(t, &oneBlock{text: text}, reach, math.MaxInt, most)
		if !slices.Equal(parts, all) || !slices.Equal(texts, allTexts) {
			t.Fatalf("blocks of %d, reach %d, most %d: %v, want %v", size, reach, most, parts, all)
		}
		if most == 0 && strings.Join(texts, "") != text {
			t.Fatal("the texts are not the text")
		}
	})
}

// TestSplitsLongLines cuts lines that are longer than what decides of them anywhere.
func TestSplitsLongLines(t *testing.T) {
	for n := longest - 5; n < longest+5; n++ {
		for _, size := range []int{1000, longest / 2, longest/2 + 1, longest - 1, longest, longest + 1} {
			long := strings.Repeat("a", n-4) + "柳。"
			text := "篇一\n" + long + "\n篇二\n" + long + long + "\n"
			if got, _ := splitIn(t, &inBlocks{text: text, size: size}, horizon, 1, 0); !slices.Equal(got, Split(text)) || len(got) != 2 {
				t.Errorf("a line of %d in blocks of %d: %v, want %v", n, size, got, Split(text))
			}
		}
	}
}

// manyReports is about size bytes of recombined sample reports.
func manyReports(tb testing.TB, size int) string {
	rng := rand.New(rand.NewSource(3))
	reports := valuesOf(devReports(tb))
	var b strings.Builder
	for i := 1; b.Len() < size; i++ {
		if rng.Intn(40) == 0 {
			fmt.Fprintf(&b, "%s\n", strings.Repeat("镇残联走访残疾人家庭48户,", 2000+rng.Intn(9000)))
		}
		b.WriteString(reports[rng.Intn(len(reports))])
		b.WriteString("\n")
	}
	return b.String()
}

// TestStreamedFiles reads large files of every encoding from disk. Their reports are
// those of the decoded text in memory.
func TestStreamedFiles(t *testing.T) {
	text := manyReports(t, 3<<20)
	numbered := "篇一\n" + strings.ReplaceAll(text, "助残日活动总结", "篇二\n助残日活动总结")
	for _, c := range charsets() {
		for _, text := range []string{text, numbered} {
			data := encode(t, c, text)
			path := write(t, t.TempDir(), "a.txt", string(data))
			docs, inputs := readAll(t, []string{path}, Options{})
			if len(inputs) != 1 || inputs[0].State != Read || inputs[0].Encoding != c.name || inputs[0].SHA256 != digest(data) || inputs[0].Message != "" {
				t.Fatalf("%s: %+v", c.name, inputs)
			}
			d, err := Decode(data, "")
			if err != nil {
				t.Fatal(err)
			}
			parts := Split(d.Text)
			if len(docs) != len(parts) || len(parts) < 2 {
				t.Fatalf("%s: %d documents, want %d", c.name, len(docs), len(parts))
			}
			for i, p := range parts {
				if d := docs[i]; d.SourceStart != int64(p.Start) || d.SourceEnd != int64(p.End) || d.SHA256 != digest([]byte(d.Text)) {
					t.Fatalf("%s: document %d is [%d, %d), want %v", c.name, i, d.SourceStart, d.SourceEnd, p)
				}
				if docs[i].Text != d.Text[p.Start:p.End] {
					t.Fatalf("%s: document %d has another text", c.name, i)
				}
			}
		}
	}
}

// TestFileBlocks decodes damaged files of every encoding in steps of all sizes.
func TestFileBlocks(t *testing.T) {
	const text = "柳河镇残联走访48户\r\n残疾人家庭🙂,送去慰问金2.4万元。\n"
	for _, c := range charsets() {
		data := append(encode(t, c, strings.Repeat(text, 3)), "\xFF\x00\x81"...)
		data = append(append([]byte(c.bom), data...), encode(t, c, text)...)
		want, bad := c.decode(bytes.Clone(data))
		for step := 4; step < len(data); step++ {
			b := &fileBlocks{file: bytes.NewReader(data), size: int64(len(data)), step: int64(step), cs: c, sum: sha256.New()}
			for round := range 2 {
				got := drain(t, b)
				if got != want || b.found.bad != bad || b.found.sha256 != digest(data) {
					t.Fatalf("%s in steps of %d, round %d: %q, %d bad, want %q, %d", c.name, step, round, got, b.found.bad, want, bad)
				}
			}
		}
	}
}

func drain(t *testing.T, src blocks) string {
	t.Helper()
	src.rewind()
	var b strings.Builder
	for {
		text, err := src.next()
		if err != nil {
			t.Fatal(err)
		}
		if text == "" {
			return b.String()
		}
		b.WriteString(text)
	}
}

// TestEncodingChanges appends UTF-8 to a file in GB18030, and the other way round.
func TestEncodingChanges(t *testing.T) {
	gb, _ := charsetNamed("GB18030")
	text := manyReports(t, 2<<20)
	dir := t.TempDir()
	_, inputs := readAll(t, []string{write(t, dir, "a.txt", string(encode(t, gb, text))+text)}, Options{})
	if in := inputs[0]; in.State != Read || in.Encoding != "GB18030" || !strings.Contains(in.Message, "reads as GB18030 where it begins and as UTF-8") {
		t.Errorf("%+v", in)
	}
	_, inputs = readAll(t, []string{write(t, dir, "b.txt", text+string(encode(t, gb, text)))}, Options{})
	if in := inputs[0]; in.State != Read || in.Encoding != "UTF-8" || !strings.Contains(in.Message, "not valid UTF-8") {
		t.Errorf("%+v", in)
	}
}

// TestTooLongReport has a report beyond the limit between two others.
func TestTooLongReport(t *testing.T) {
	const a, b = "篇一\n镇残联走访48户残疾人家庭。\n", "篇二\n"
	middle := strings.Repeat("镇残联走访残疾人家庭。\n", 200_000)
	path := write(t, t.TempDir(), "a.txt", a+b+middle+"篇三\n县残联举办培训班。\n")
	docs, inputs := readAll(t, []string{path}, Options{MaxFile: 1 << 20})
	if len(docs) != 2 || docs[0].Text != a || docs[1].Part != 3 || docs[1].SourceStart != int64(len(a+b+middle)) {
		t.Errorf("%d documents", len(docs))
	}
	if in := inputs[0]; in.State != Limit || in.Documents != 2 || !strings.Contains(in.Message, "1 of its 3 reports") {
		t.Errorf("%+v", in)
	}
}

// TestSpooledInput reads more from standard input than is kept in memory.
func TestSpooledInput(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	text := manyReports(t, inMemory+1<<20)
	docs, inputs := readAll(t, []string{"-"}, Options{Stdin: strings.NewReader(text)})
	if len(docs) != len(Split(text)) || inputs[0].SHA256 != digest([]byte(text)) || inputs[0].Bytes != int64(len(text)) {
		t.Errorf("%d documents, %+v", len(docs), inputs)
	}
	_, inputs = readAll(t, []string{"-"}, Options{Stdin: strings.NewReader(text), MaxExpanded: inMemory + 5})
	if inputs[0].State != Limit {
		t.Errorf("beyond the limit: %+v", inputs)
	}
	if left, err := filepath.Glob(filepath.Join(t.TempDir(), "..", "*", "heshu-*")); len(left) > 0 || err != nil {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
