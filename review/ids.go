package review

import "hash/fnv"

// ids is a set of the ids of facts, by 64 bits of their digests: of ten million
// ids two fall together with a chance of one in 300,000.
type ids map[uint64]struct{}

func (s ids) add(id string) { s[digest(id)] = struct{}{} }

func (s ids) has(id string) bool {
	_, ok := s[digest(id)]
	return ok
}

func digest(id string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(id)) // never fails
	return h.Sum64()
}
