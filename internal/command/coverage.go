package command

import (
	"fmt"
	"io"
	"sort"
	"strings"

	"github.com/spf13/cobra"

	"heshu/extract"
	"heshu/rules"
	"heshu/warehouse"
)

func newRulesCoverage(s *shared) *cobra.Command {
	return &cobra.Command{
		Use:   "coverage DATASET",
		Short: "Say which rules gave a dataset its facts, and which gave none",
		Long: `Count, for each rule, the amounts, counts and themes of a dataset that it read:
which rules fired, which never did, and how many figures only the open grammar
read (rules open/…). A rule that only adds a basis or a status to what another
rule read is not counted.`,
		Args: arguments(1, 1, "a dataset"),
		RunE: func(cmd *cobra.Command, list []string) error {
			library, err := s.library()
			if err != nil {
				return err
			}
			fired, err := firedRules(list[0])
			if err != nil {
				return err
			}
			printCoverage(cmd.OutOrStdout(), library, fired)
			return nil
		},
	}
}

// ruleOf is the one column that coverage needs.
type ruleOf struct {
	Rule string `parquet:"rule" json:"rule"`
}

// firedRules counts the facts of a dataset by the rule that read them.
func firedRules(path string) (map[string]int, error) {
	data, err := warehouse.Open(path)
	if err != nil {
		return nil, err
	}
	fired := map[string]int{}
	for _, table := range []string{warehouse.Amounts, warehouse.Counts, warehouse.Themes} {
		if !data.Has(table) {
			continue
		}
		for row, err := range warehouse.Rows[ruleOf](data, table) {
			if err != nil {
				return nil, err
			}
			fired[row.Rule]++
		}
	}
	return fired, nil
}

func printCoverage(w io.Writer, library *rules.Library, fired map[string]int) {
	ids := make([]string, 0, len(fired))
	all, open := 0, 0
	for id, n := range fired {
		ids = append(ids, id)
		all += n
		if strings.HasPrefix(id, extract.OpenRules) {
			open += n
		}
	}
	sort.Slice(ids, func(i, j int) bool {
		if fired[ids[i]] != fired[ids[j]] {
			return fired[ids[i]] > fired[ids[j]]
		}
		return ids[i] < ids[j]
	})
	for _, id := range ids {
		fmt.Fprintf(w, "%7d  %s\n", fired[id], id)
	}
	for _, r := range library.Rules {
		if fired[r.ID] == 0 && (r.Target == rules.Figure || r.Target == rules.Theme) {
			fmt.Fprintf(w, "%7d  %s\n", 0, r.ID)
		}
	}
	fmt.Fprintf(w, "%d facts; %d of them by the open grammar alone\n", all, open)
}
