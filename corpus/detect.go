package corpus

import (
	"bytes"
	"math"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

const (
	// sampleSize is how much of a file the detection of its encoding decodes, in bytes.
	sampleSize = 4 << 10
	// doubtful is the lead in points below which an encoding counts as guessed.
	doubtful = 8
	// noise is the share of characters that are no text beyond which content is binary,
	// and faintNoise that of content that does not read as Chinese either.
	noise, faintNoise = 0.25, 0.02
)

// chooseCharset finds the encoding of data: the one that is named, the one that its
// byte order mark names, or the one with the best score.
func chooseCharset(data []byte, name string) (c charset, guessed bool, err error) {
	if name != "" {
		named, unknown := charsetNamed(name)
		if unknown != nil {
			return c, false, unknown
		}
		return named, false, nil
	}
	known := charsets()
	for _, c := range known {
		if c.bom != "" && bytes.HasPrefix(data, []byte(c.bom)) {
			return c, false, nil
		}
	}
	sample, cut := sampleOf(data)
	best, points, lead, share := bestCharset(known, sample, cut)
	if share > noise || share > faintNoise && points <= 0 {
		return c, false, failf(NoText, "its content is binary, not text; if it is a document, give it the extension of its kind, or save it as plain text (.txt, UTF-8)")
	}
	return best, lead < doubtful, nil
}

// plainlyUTF8 reports whether data is UTF-8 with characters that no other encoding
// would give by chance: two of three bytes, or six of two, and no NUL.
func plainlyUTF8(data []byte) bool {
	if bytes.IndexByte(data, 0) >= 0 || !validUTF8(data) {
		return false
	}
	evidence := 0
	for _, b := range data {
		switch {
		case b >= 0xE0:
			evidence += 3
		case b >= 0xC0:
			evidence++
		}
		if evidence >= 6 {
			return true
		}
	}
	return false
}

// sampleOf returns the part of data that shows its encoding: from shortly before the
// first byte beyond ASCII, at an even offset as UTF-16 wants it. cut reports whether
// data goes on after it.
func sampleOf(data []byte) (sample []byte, cut bool) {
	first := 0
	for first < len(data) && data[first] < utf8.RuneSelf && data[first] != 0 {
		first++
	}
	if first == len(data) {
		first = 0
	}
	start := max(0, first-sampleSize/4) &^ 1
	end := min(len(data), start+sampleSize)
	return data[start:end], end < len(data)
}

// bestCharset scores sample in every encoding. It returns the best one, its
// points, its lead over the next that reads the sample as another text, and the share
// of noise in it.
func bestCharset(known []charset, sample []byte, cut bool) (best charset, high, lead, share float64) {
	high, next := math.Inf(-1), math.Inf(-1)
	var text string
	for _, c := range known {
		s, _, err := c.decode(sample)
		if err != nil {
			continue
		}
		if cut {
			s = strings.TrimRight(s, string(utf8.RuneError))
		}
		points, bad := score(s)
		if c.wide && points <= 0 {
			continue // random pairs of bytes are mostly characters of some kind
		}
		points -= c.bias
		switch {
		case s == text:
		case points > high:
			best, text, share = c, s, bad
			high, next = points, high
		case points > next:
			next = points
		}
	}
	return best, high, high - next, share
}

// score says how much text reads as Chinese: the sum of its characters' weights; and
// which share of its characters is no text at all.
func score(text string) (points, bad float64) {
	w := weights()
	n := 0
	for _, r := range text {
		n++
		v := int8(-6)
		if r < 1<<16 {
			v = w[r]
		}
		if v <= noText {
			bad++
		}
		points += float64(v)
	}
	if n == 0 {
		return 0, 0
	}
	return points, bad / float64(n)
}

// noText is the weight of what no text holds: control characters, U+FFFD, private use.
const noText = -10

// weights gives every character below U+10000 its weight, about the logarithm of how
// much likelier it is in a report than in bytes that were read in a wrong encoding.
var weights = sync.OnceValue(func() *[1 << 16]int8 {
	var w [1 << 16]int8
	for r := range w {
		w[r] = classWeight(rune(r))
	}
	for _, t := range []struct {
		characters string
		weight     int8
	}{
		{traditionalKnown, 2},
		{knownCharacters, 2},
		{traditionalCommon, 4},
		{commonCharacters, 5},
		{topCharacters, 6},
		{"，。、：；“”（）《》！？·—…％０１２３４５６７８９　×○〇", 5},
	} {
		for _, r := range t.characters {
			w[r] = t.weight
		}
	}
	return &w
})

// classWeight is the weight of a character that stands in no list.
func classWeight(r rune) int8 {
	switch {
	case r == '\n' || r == '\r' || r == '\t' || r == '\f' || r == '\v' || r == 0x1A:
		return 0
	case r < ' ' || r >= 0x7F && r < 0xA0 || r == utf8.RuneError || r >= 0xFFFE:
		return noText - 2
	case r < 0x7F:
		return 1
	case unicode.Is(unicode.Co, r) || unicode.Is(unicode.Cs, r):
		return noText
	case r >= 0x4E00 && r <= 0x9FFF:
		return -2
	case r >= 0x3000 && r <= 0x301F || r >= 0xFF01 && r <= 0xFF5E || r >= 0x2010 && r <= 0x203B || r >= 0x2460 && r <= 0x24FF:
		return 2
	case !unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Zs):
		return noText
	}
	return -4
}
