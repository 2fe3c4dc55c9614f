package command

import (
	"fmt"
	"hash/fnv"
	"strconv"
	"strings"
)

// shard is a share of the inputs: the index-th of so many, from 1. The zero value is
// all of them.
type shard struct{ index, of int }

const mostShards = 1 << 20

// parseShard reads 2/8.
func parseShard(text string) (shard, error) {
	if text == "" {
		return shard{}, nil
	}
	index, of, _ := strings.Cut(text, "/")
	i, err := strconv.Atoi(index)
	n, err2 := strconv.Atoi(of)
	if err != nil || err2 != nil || n < 1 || n > mostShards || i < 1 || i > n {
		return shard{}, usagef("--shard %q: give which share of how many, such as 2/8 (from 1/8 to 8/8)", text)
	}
	return shard{i, n}, nil
}

// String writes it as it is given on the command line; all inputs are "".
func (s shard) String() string {
	if s.of == 0 {
		return ""
	}
	return fmt.Sprintf("%d/%d", s.index, s.of)
}

// has reports whether an input belongs to the share. That depends on its source alone,
// so that a share stays the same when inputs come or go.
func (s shard) has(source string) bool {
	if s.of == 0 {
		return true
	}
	h := fnv.New64a()
	h.Write([]byte(source))
	return int(mix(h.Sum64())%uint64(s.of)) == s.index-1
}

// mix spreads the bits of a hash: the lowest ones of FNV depend on the last byte only.
func mix(x uint64) uint64 {
	x ^= x >> 33
	x *= 0xff51afd7ed558ccd
	x ^= x >> 33
	return x
}
