package rules

import (
	"bytes"
	"fmt"
	"regexp"
	"unicode/utf8"
)

// The signs that a Chinese keyboard gives where YAML wants its half-width ones.
var (
	wideColon   = regexp.MustCompile(`^(?:\s*(?:-\s+)*|.*[{,]\s*)([a-z_]+)\s*：`)
	wideComma   = regexp.MustCompile(`，\s*([a-z_]+):\s`)
	wideQuote   = regexp.MustCompile(`^\s*(?:-\s+)*(?:[a-z_]+:\s+)?[“‘]`)
	barePattern = regexp.MustCompile(`^\s*(?:-\s+)*pattern:\s+[{\[*&!%@|>]`)
	quotedYAML  = regexp.MustCompile(`'(?:[^']|'')*'|"(?:[^"\\]|\\.)*"|(?:^|\s)#.*$`)
)

// maxFile bounds a library file, in bytes.
const maxFile = 4 << 20

// traps reports slips for which YAML's own message would help nobody. It
// returns true where the rest of the file cannot be read because of them.
func (f *file) traps(data []byte) bool {
	if !utf8.Valid(data) {
		f.errs = append(f.errs, &Error{File: f.name, Message: "the file is not UTF-8", Fix: "save it as UTF-8"})
		return true
	}
	if len(data) > maxFile {
		f.errs = append(f.errs, &Error{File: f.name, Message: fmt.Sprintf("the file is larger than %d MB", maxFile>>20), Fix: "split it"})
		return true
	}
	before := len(f.errs)
	for i, line := range bytes.Split(data, []byte("\n")) {
		if !bytes.ContainsAny(line, "：，“‘") && !bytes.Contains(line, []byte("pattern:")) {
			continue
		}
		f.trap(i+1, string(blank(line)))
	}
	return len(f.errs) > before
}

// blank puts spaces over what stands in quotes or in a comment.
func blank(line []byte) []byte {
	return quotedYAML.ReplaceAllFunc(line, func(b []byte) []byte {
		return bytes.Repeat([]byte("_"), utf8.RuneCount(b))
	})
}

func (f *file) trap(number int, line string) {
	at := func(offset int, message, fix string) {
		f.errs = append(f.errs, &Error{File: f.name, Line: number, Col: utf8.RuneCountInString(line[:offset]) + 1, Message: message, Fix: fix})
	}
	if m := wideColon.FindStringSubmatchIndex(line); m != nil {
		key := line[m[2]:m[3]]
		at(m[3], fmt.Sprintf("full-width ： behind %s", key), fmt.Sprintf("write %s: with a half-width colon and a space", key))
		return
	}
	if m := wideComma.FindStringSubmatchIndex(line); m != nil {
		at(m[0], fmt.Sprintf("full-width ， before %s", line[m[2]:m[3]]), "write a half-width comma and a space between entries")
		return
	}
	if m := barePattern.FindStringIndex(line); m != nil {
		at(m[1]-1, "the pattern begins with a sign of YAML's own", "put it into single quotes: '…'")
		return
	}
	if m := wideQuote.FindStringIndex(line); m != nil {
		_, size := utf8.DecodeLastRuneInString(line[:m[1]])
		at(m[1]-size, "a Chinese quotation mark begins the value", "use ' to quote for YAML; a text that begins with “ goes into '…'")
	}
}
