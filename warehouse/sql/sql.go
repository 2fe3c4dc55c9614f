package sql

import (
	"embed"
	"path"
	"strings"

	"heshu/extract"
)

//go:embed views/*.sql questions/*.sql
var files embed.FS

// View is a statement that makes a view. Views are made in the order of [Views].
type View struct {
	Name string
	Text string // CREATE OR REPLACE VIEW …;
}

// Question is a query with what a reader must know of it.
type Question struct {
	Name      string
	Title     extract.Meaning
	Counts    extract.Meaning
	LeavesOut extract.Meaning
	Text      string // its file, which begins with all this as comments; it ends with ;
}

// Views returns the views in the order in which they are made: each is asked of tables
// and of views before it.
func Views() []View {
	var views []View
	for _, f := range read("views") {
		_, name, _ := strings.Cut(f.name, "_") // 07_figures_once
		views = append(views, View{Name: name, Text: f.text})
	}
	return views
}

// Questions returns the questions by their names.
func Questions() []Question {
	var questions []Question
	for _, f := range read("questions") {
		questions = append(questions, parse(f.name, f.text))
	}
	return questions
}

// Find returns the question of a name.
func Find(name string) (q Question, ok bool) {
	for _, q := range Questions() {
		if q.Name == name {
			return q, true
		}
	}
	return q, false
}

// file is a file of the package, its name without folder and ending.
type file struct{ name, text string }

// read returns the files of an embedded folder, in the order of their names. Nothing that
// is embedded can fail to be read.
func read(folder string) []file {
	entries, _ := files.ReadDir(folder)
	var all []file
	for _, entry := range entries {
		text, _ := files.ReadFile(path.Join(folder, entry.Name()))
		all = append(all, file{strings.TrimSuffix(entry.Name(), ".sql"), string(text)})
	}
	return all
}

// parse reads the comments at the head of a question.
func parse(name, text string) Question {
	head := map[string]string{}
	var titles []string
	for line := range strings.Lines(text) {
		comment, ok := strings.CutPrefix(strings.TrimSpace(line), "--")
		if !ok {
			break
		}
		comment = strings.TrimSpace(comment)
		if label, rest, ok := labelled(comment); ok {
			head[label] = rest
		} else if comment != "" {
			titles = append(titles, comment)
		}
	}
	titles = append(titles, "", "")
	return Question{
		Name: name, Text: text,
		Title:     extract.Meaning{English: titles[0], Chinese: titles[1]},
		Counts:    extract.Meaning{English: head["counts: "], Chinese: head["计入："]},
		LeavesOut: extract.Meaning{English: head["leaves out: "], Chinese: head["不计："]},
	}
}

// labelled cuts the label off a comment that has one.
func labelled(comment string) (label, rest string, ok bool) {
	for _, label := range []string{"counts: ", "leaves out: ", "计入：", "不计："} {
		if rest, ok := strings.CutPrefix(comment, label); ok {
			return label, rest, true
		}
	}
	return "", "", false
}
