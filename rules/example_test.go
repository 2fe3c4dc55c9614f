package rules_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"heshu/rules"
	"heshu/segment"
)

// A matcher is told where the quantities of a sentence are, and says what the
// library's rules make of them.
func ExampleMatcher_Match() {
	library, err := rules.Load(rules.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	sentence := "并送去慰问金2万元。"
	at := strings.Index(sentence, "2万元")
	slots := []rules.Slot{{Span: segment.Span{Start: at, End: at + len("2万元")}, Kind: rules.SlotAmount}}
	matches, err := library.NewMatcher().Match(sentence, slots, nil)
	if err != nil {
		fmt.Println(err)
	}
	for _, m := range matches {
		fmt.Println(m.Rule.ID, m.Span.In(sentence), m.Rule.Set.Item, m.Captures[0].Name, m.Captures[0].Slot)
	}
	// Output:
	// figures/relief/consolation-money 慰问金2万元 慰问金 X 0
}

// A folder of the user's own adds rules, and an error says where and how to mend it.
func ExampleLoad() {
	dir, err := os.MkdirTemp("", "rules")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "meals.yaml")
	write := func(pattern string) error {
		return os.WriteFile(file, []byte("rules:\n  - name: meals\n    pattern: '"+pattern+"'\n"), 0o600)
	}
	for _, pattern := range []string{"伙食费{Y元}", "伙食费{X元}"} {
		if err := write(pattern); err != nil {
			fmt.Println(err)
			return
		}
		library, err := rules.Load(rules.Options{Dirs: []string{dir}})
		if err != nil {
			fmt.Println(strings.TrimPrefix(err.Error(), filepath.ToSlash(dir)))
			continue
		}
		fmt.Println(library.Rules[0].ID)
	}
	// Output:
	// /meals.yaml:3:14: meals/meals: unknown placeholder {Y元}, at character 4 of the pattern; write {X元}
	// meals/meals
}

func ExampleNew() {
	text, err := rules.New("figures/meals/meal-money")
	if err != nil {
		fmt.Println(err)
		return
	}
	first, _, _ := strings.Cut(text, "\n")
	fmt.Println(first)
	// Output:
	// # Save as DIR/figures/meals.yaml and read reports with --rules DIR.
}
