package corpus

import (
	"cmp"
	"strings"
	"unicode/utf8"
)

// CompareSources compares two sources as List orders the files of one folder: part by
// part of the path, each by the bytes that the file system has for it.
func CompareSources(a, b string) int {
	a, b = bare(a), bare(b)
	for a != b {
		var x, y string
		x, a, _ = strings.Cut(a, "/")
		y, b, _ = strings.Cut(b, "/")
		if c := compareNames(x, y); c != 0 || a == "" || b == "" {
			return cmp.Or(c, cmp.Compare(len(a), len(b)))
		}
	}
	return 0
}

// bare is a source without what only List adds: . for the root, ./- for a file called -.
func bare(source string) string {
	if source == "." {
		return ""
	}
	return strings.TrimPrefix(source, "./")
}

// compareNames compares two names by the bytes that toSource has written otherwise.
func compareNames(a, b string) int {
	for a != "" && b != "" {
		x, width := firstByte(a)
		y, other := firstByte(b)
		if x != y {
			return cmp.Compare(x, y)
		}
		a, b = a[width:], b[other:]
	}
	return cmp.Compare(len(a), len(b))
}

// firstByte returns the first byte that a name stands for, and how many of its own
// bytes tell it.
func firstByte(name string) (byte, int) {
	const escape = string(utf8.RuneError)
	if !strings.HasPrefix(name, escape) || len(name) < len(escape)+2 {
		return name[0], 1
	}
	high, low := strings.IndexByte(hexDigits, name[len(escape)]), strings.IndexByte(hexDigits, name[len(escape)+1])
	if high < 0 || low < 0 {
		return name[0], 1
	}
	return byte(high<<4 | low), len(escape) + 2
}

const hexDigits = "0123456789ABCDEF"
