package sql_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"heshu/warehouse/sql"
)

func ExampleFind() {
	question, ok := sql.Find("money-by-year")
	fmt.Println(question.Title.English, question.Title.Chinese, ok)
	// Output: Money by year 按年度统计款项 true
}

// TestHeads wants every question to say what it counts and what it leaves out, in both
// languages, and to have its output in testdata.
func TestHeads(t *testing.T) {
	for _, q := range sql.Questions() {
		for _, said := range []string{q.Title.English, q.Title.Chinese, q.Counts.English, q.Counts.Chinese, q.LeavesOut.English, q.LeavesOut.Chinese} {
			if said == "" {
				t.Errorf("%s: a title, or a line 'counts', 'leaves out', '计入' or '不计' is missing: %+v", q.Name, q)
			}
		}
		if strings.Count(q.Text, ";\n") == 0 || !strings.HasSuffix(q.Text, ";\n") {
			t.Errorf("%s does not end with ;", q.Name)
		}
		if _, err := os.Stat(filepath.Join("testdata", q.Name+".txt")); err != nil {
			t.Errorf("%s: run it once with -update in warehouse/duckdbtest: %v", q.Name, err)
		}
	}
	answers, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(answers) != len(sql.Questions()) {
		t.Errorf("%d answers, %d questions, %v", len(answers), len(sql.Questions()), err)
	}
}

// TestOrder wants each view to have the name of its file, and to be asked of no view that
// is made after it.
func TestOrder(t *testing.T) {
	asked := regexp.MustCompile(`(?:FROM|JOIN) (\w+)`)
	later := map[string]bool{}
	for _, view := range sql.Views() {
		later[view.Name] = true
	}
	for _, view := range sql.Views() {
		if !strings.Contains(view.Text, "CREATE OR REPLACE VIEW "+view.Name+" AS\n") {
			t.Errorf("the file of %s makes no view of that name", view.Name)
		}
		for _, name := range asked.FindAllStringSubmatch(view.Text, -1) {
			if later[name[1]] {
				t.Errorf("%s is asked of %s, which is not made yet", view.Name, name[1])
			}
		}
		delete(later, view.Name)
	}
}
