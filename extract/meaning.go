package extract

import (
	_ "embed"
	"strings"
)

// Meaning says for people what a table or a column holds.
type Meaning struct {
	English string `json:"en"`
	Chinese string `json:"zh"`
}

// A line of meanings.tsv is a row struct, or a struct and a column of it that is its own
// and not that of a struct within it; then the meaning in English and in Chinese.
//
//go:embed meanings.tsv
var meanings string

// Meanings returns what the row structs and their columns hold, by the name of the struct
// (CountRow) or of struct and column (Fact.start).
func Meanings() map[string]Meaning {
	all := map[string]Meaning{}
	for line := range strings.Lines(meanings) {
		name, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		english, chinese, _ := strings.Cut(rest, "\t")
		all[name] = Meaning{English: english, Chinese: chinese}
	}
	return all
}
