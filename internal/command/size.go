package command

import (
	"strconv"
	"strings"
)

// parseSize reads a size such as 256 (MiB), 64K, 512M or 1G.
func parseSize(text string) (int64, bool) {
	const most = 1 << 50
	shift := 20
	number := strings.TrimRight(text, "KMG")
	switch text[len(number):] {
	case "K":
		shift = 10
	case "M", "":
	case "G":
		shift = 30
	default:
		return 0, false
	}
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil || n < 1 || n > most>>shift {
		return 0, false
	}
	return n << shift, true
}
