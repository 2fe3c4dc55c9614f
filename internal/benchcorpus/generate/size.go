package generate

import (
	"fmt"
	"strconv"
	"strings"
)

// ParseSize reads a number of bytes as 100MB, in powers of ten.
func ParseSize(s string) (int64, error) {
	factor := int64(1)
	number := s
	for suffix, by := range map[string]int64{"KB": 1e3, "MB": 1e6, "GB": 1e9} {
		if rest, ok := strings.CutSuffix(s, suffix); ok {
			number, factor = rest, by
		}
	}
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil || n <= 0 || n > 1e15/factor {
		return 0, fmt.Errorf("%q is no size: give a number with KB, MB or GB, such as 100MB", s)
	}
	return n * factor, nil
}
