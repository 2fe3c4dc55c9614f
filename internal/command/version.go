package command

import (
	"fmt"
	"os"
	"runtime"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"heshu/internal/version"
)

func newVersion(s *shared) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the versions of the program and of its rule library",
		Args:  arguments(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			library, err := s.library()
			if err != nil {
				return err
			}
			fmt.Fprintf(cmd.OutOrStdout(), "heshu %s%s (%s, %s/%s)\n", version.Program, version.Revision(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
			fmt.Fprintf(cmd.OutOrStdout(), "rules %s, %d rules, digest %s\n", library.Version, len(library.Rules), library.Digest)
			return nil
		},
	}
}

func newMan() *cobra.Command {
	return &cobra.Command{
		Use:   "man FOLDER",
		Short: "Write the manual pages into a folder",
		Example: `  heshu man man1
  man ./man1/heshu.1`,
		Args: arguments(1, 1, "the folder"),
		RunE: func(cmd *cobra.Command, list []string) error {
			if err := os.MkdirAll(list[0], 0o755); err != nil {
				return fmt.Errorf("make the folder for manual pages: %w", err)
			}
			cmd.Root().DisableAutoGenTag = true
			return doc.GenManTree(cmd.Root(), &doc.GenManHeader{Title: "HESHU", Section: "1", Source: "heshu " + version.Program}, list[0])
		},
	}
}
