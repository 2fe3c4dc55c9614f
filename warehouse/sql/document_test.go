package sql_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"heshu/warehouse/sql"
)

var update = flag.Bool("update", false, "write QUESTIONS.md anew")

// document is the page that tells of all questions, in both languages.
const document = "QUESTIONS.md"

const intro = `# Questions to a dataset 数据集问答

Each question is one file in [questions](questions), the same for DuckDB and PostgreSQL, and is asked of the [views](views), which count each figure once.
%[1]sheshu sql%[1]s lists them, %[1]sheshu sql NAME --dataset DIR%[1]s prints one with all that DuckDB needs. What is printed here is the answer on the sample archive
([testdata/reports](../../testdata/reports), extracted and audited), the first 20 rows, compared in tests with DuckDB, PostgreSQL and an implementation in Go.

每个问题是 [questions](questions) 中的一个文件，DuckDB 与 PostgreSQL 通用，查询的是每个数字只计一次的[视图](views)。
%[1]sheshu sql%[1]s 列出全部问题，%[1]sheshu sql 名称 --dataset 文件夹%[1]s 输出 DuckDB 所需的全部语句。下列结果取自样例
（[testdata/reports](../../testdata/reports)，经抽取和审计）的前 20 行，测试中与 DuckDB、PostgreSQL 及 Go 实现逐行核对。

This page is written by a test 本页由测试生成: %[1]sgo test ./warehouse/sql -run TestDocument -update%[1]s

`

// TestDocument wants the page to say what the questions say, with their answers in testdata.
func TestDocument(t *testing.T) {
	got := rendered(t)
	if *update {
		if err := os.WriteFile(document, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(document)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (if it is meant: go test ./warehouse/sql -run TestDocument -update):\n%s", document, diff)
	}
}

// rendered writes the page.
func rendered(t *testing.T) string {
	t.Helper()
	var list, chapters strings.Builder
	for _, q := range sql.Questions() {
		answer, err := os.ReadFile(filepath.Join("testdata", q.Name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&list, "- [%s](#%s): %s %s\n", q.Name, q.Name, q.Title.English, q.Title.Chinese)
		fmt.Fprintf(&chapters, "\n## %s\n\n**%s %s**\n\n", q.Name, q.Title.English, q.Title.Chinese)
		for _, said := range []string{"Counts: " + q.Counts.English, "Leaves out: " + q.LeavesOut.English, "计入：" + q.Counts.Chinese, "不计：" + q.LeavesOut.Chinese} {
			fmt.Fprintf(&chapters, "- %s\n", said)
		}
		fmt.Fprintf(&chapters, "\n```sql\n%s```\n\n```text\n%s```\n", body(q.Text), answer)
	}
	return fmt.Sprintf(intro, "`") + list.String() + chapters.String()
}

// body returns a question without the comments at its head.
func body(text string) string {
	for strings.HasPrefix(text, "--") {
		_, text, _ = strings.Cut(text, "\n")
	}
	return text
}
