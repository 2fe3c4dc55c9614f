package corpus

import (
	"bytes"
	"io"
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

// chooseCharset finds the encoding of data, the first part of a file if cut: the one
// that is named, the one that its byte order mark names, UTF-8 if it plainly is that,
// or the one with the best score.
func chooseCharset(data []byte, cut bool, name string) (c charset, guessed bool, err error) {
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
	if plainlyUTF8(data, cut) {
		return known[0], false, nil
	}
	sample, more := sampleOf(data)
	best, points, lead, share := bestCharset(known, sample, cut || more)
	if share > noise || share > faintNoise && points <= 0 {
		return c, false, failf(NoText, "its content is binary, not text; if it is a document, give it the extension of its kind, or save it as plain text (.txt, UTF-8)")
	}
	return best, lead < doubtful, nil
}

// plainlyUTF8 reports whether data is UTF-8 with characters that no other encoding
// would give by chance: two of three bytes, or six of two, and no NUL. If it is cut, its
// last character may be too.
func plainlyUTF8(data []byte, cut bool) bool {
	if cut {
		data = data[:len(data)-unfinished(data)]
	}
	return validUTF8(data) && bytes.IndexByte(data, 0) < 0 && beyondASCII(data, 6) >= 6
}

// beyondASCII counts the bytes that characters beyond ASCII give to valid UTF-8: 3 for
// one of three or four bytes, 1 for one of two. It stops at enough.
func beyondASCII(data []byte, enough int) int {
	n := 0
	for i := 0; i < len(data) && n < enough; i++ {
		switch b := data[i]; {
		case b >= 0xE0:
			n += 3
		case b >= 0xC0:
			n++
		}
	}
	return n
}

// surelyUTF8 returns where in data a stretch begins that reads as UTF-8, though the
// file is in another encoding, or -1.
func surelyUTF8(data []byte) int {
	const stretch, enough = 4 << 10, 60
	for at := 0; at < len(data); at += stretch {
		part := data[at:min(len(data), at+stretch)]
		for i := 0; i < utf8.UTFMax-1 && len(part) > 0 && !utf8.RuneStart(part[0]); i++ {
			part = part[1:]
		}
		part = part[:len(part)-unfinished(part)]
		if validUTF8(part) && bytes.IndexByte(part, 0) < 0 && beyondASCII(part, enough) >= enough {
			return at
		}
	}
	return -1
}

// sampleOf returns the part of data that shows its encoding: from shortly before the
// first byte beyond ASCII, at an even offset as UTF-16 wants it. cut reports whether
// data goes on after it.
func sampleOf(data []byte) (sample []byte, cut bool) {
	first := asciiPrefix(data)
	if first == len(data) {
		first = 0
	}
	start := max(0, first-sampleSize/4) &^ 1
	end := min(len(data), start+sampleSize)
	return data[start:end], end < len(data)
}

// firstPart is how much of a file its encoding is chosen by, in bytes.
const firstPart = 1 << 20

// firstOf reads what shows the encoding of a file: its first part, or, if that is all
// ASCII, the part from shortly before the first byte beyond. cut reports whether that is
// not the whole file.
func firstOf(file io.ReaderAt, size int64) (data []byte, cut bool, err error) {
	for at := int64(0); at < size; at += firstPart {
		if data, err = readAt(file, at, min(firstPart, size-at), nil); err != nil {
			return nil, false, err
		}
		if n := asciiPrefix(data); n < len(data) && at > 0 {
			from := max(0, at+int64(n)-sampleSize/4) &^ 1
			data, err = readAt(file, from, min(firstPart, size-from), nil)
			return data, true, err
		} else if n < len(data) {
			break
		}
	}
	return data, int64(len(data)) < size, nil
}

// asciiPrefix returns how many bytes before the first one that is NUL or beyond ASCII.
func asciiPrefix(data []byte) int {
	n := 0
	for n < len(data) && data[n] < utf8.RuneSelf && data[n] != 0 {
		n++
	}
	return n
}

// bestCharset scores sample in every encoding. It returns the best one, its
// points, its lead over the next that reads the sample as another text, and the share
// of noise in it.
func bestCharset(known []charset, sample []byte, cut bool) (best charset, high, lead, share float64) {
	high, next := math.Inf(-1), math.Inf(-1)
	var text string
	for _, c := range known {
		s, _ := c.decode(sample)
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
