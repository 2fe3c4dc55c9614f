package extract_test

import "testing"

// Every rule proves itself by its own examples.
func TestLibraryExamples(t *testing.T) {
	for _, failure := range newEngine(t).CheckExamples() {
		t.Errorf("%v", failure)
	}
}

func TestRulesHaveExamplesOfBothKinds(t *testing.T) {
	rules := newEngine(t).Library().Rules
	if len(rules) == 0 {
		t.Fatal("the library has no rules")
	}
	for _, rule := range rules {
		if len(rule.Yes) < 2 || len(rule.No) < 1 {
			t.Errorf("%s:%d: %s has %d yes and %d no examples; want at least 2 and 1", rule.File, rule.Line, rule.ID, len(rule.Yes), len(rule.No))
		}
	}
}

// A rule that speaks of figures must say of each yes example which figure, or
// the example would pass on any.
func TestYesExamplesSayWhat(t *testing.T) {
	for _, rule := range newEngine(t).Library().Rules {
		for _, example := range rule.Yes {
			if example.Quote == "" {
				t.Errorf("%s:%d: %s: the example %q has no quote", rule.File, rule.Line, rule.ID, example.Text)
			}
		}
		for _, example := range rule.No {
			if example.Why == "" {
				t.Errorf("%s:%d: %s: the example %q does not say why", rule.File, rule.Line, rule.ID, example.Text)
			}
		}
	}
}
