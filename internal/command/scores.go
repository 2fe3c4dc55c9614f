package command

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"heshu/extract/gold"
)

// updateScores writes the sections of sets into the file. Sections of other sets
// stay, so that each set can be measured alone.
func updateScores(file string, sets []gold.Set) error {
	old, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("update the scores: %w", err)
	}
	sections := sections(string(old))
	for _, set := range sets {
		var b strings.Builder
		if err := gold.Write(&b, set); err != nil {
			return err
		}
		sections = replaceSection(sections, set.Name, b.String())
	}
	if err := os.WriteFile(file, []byte(strings.Join(sections, "\n")), 0o644); err != nil {
		return fmt.Errorf("update the scores: %w; run it from the folder that holds testdata, or name a file with --update=FILE", err)
	}
	return nil
}

// sections cuts a file of scores at its empty lines. Each section begins with
// the name of its set and a colon.
func sections(text string) []string {
	var out []string
	for _, s := range strings.Split(text, "\n\n") {
		if s = strings.Trim(s, "\n"); s != "" {
			out = append(out, s+"\n")
		}
	}
	return out
}

func replaceSection(sections []string, name, section string) []string {
	for i, s := range sections {
		if strings.HasPrefix(s, name+":") {
			sections[i] = section
			return sections
		}
	}
	return append(sections, section)
}
