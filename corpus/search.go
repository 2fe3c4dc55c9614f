package corpus

import "strings"

// index is strings.Index, made for Chinese words: it looks for the last byte of word
// first, which is rarer in Chinese text than the first one.
func index(s, word string) int {
	last := len(word) - 1
	for at := last; at < len(s); at++ {
		n := strings.IndexByte(s[at:], word[last])
		if n < 0 {
			return -1
		}
		at += n
		if s[at-last:at+1] == word {
			return at - last
		}
	}
	return -1
}

func contains(s, word string) bool { return index(s, word) >= 0 }

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if contains(s, w) {
			return true
		}
	}
	return false
}

func hasAnyPrefix(s string, prefixes []string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

func hasAnySuffix(s string, suffixes []string) bool {
	for _, suffix := range suffixes {
		if strings.HasSuffix(s, suffix) {
			return true
		}
	}
	return false
}
