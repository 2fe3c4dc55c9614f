// Command dictgen writes the dictionary of package words from that of gse.
package main

import (
	"fmt"
	"os"

	"heshu/segment/words"
	"heshu/segment/words/gsewords"
)

func main() {
	if err := run("dictionary.bin"); err != nil {
		fmt.Fprintln(os.Stderr, "dictgen:", err)
		os.Exit(1)
	}
}

func run(path string) error {
	cutter, err := gsewords.New(nil)
	if err != nil {
		return err
	}
	var list []words.DictionaryWord
	for _, t := range cutter.Tokens() {
		list = append(list, words.DictionaryWord(t))
	}
	return os.WriteFile(path, words.EncodeDictionary(list), 0o644)
}
