package program

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

func TestRun(t *testing.T) {
	stopped, stop := context.WithCancel(t.Context())
	stop()
	tests := []struct {
		name string
		ctx  context.Context
		args []string
		code int
		want string // that it prints
	}{
		{"done", t.Context(), []string{"dataset"}, OK, "read dataset"},
		{"no dataset", t.Context(), nil, Wrong, "loads: give one dataset; write: loads DATASET"},
		{"two datasets", t.Context(), []string{"a", "b"}, Wrong, "give one dataset"},
		{"an unknown flag", t.Context(), []string{"--too"}, Wrong, "loads: unknown flag: --too"},
		{"a fault", t.Context(), []string{"fault"}, Failed, "loads: no room"},
		{"interrupted", stopped, []string{"fault"}, Failed, "loads: interrupted; nothing has changed"},
		{"a panic", t.Context(), []string{"panic"}, Failed, "loads: internal error, please report it with the command: oh"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var out bytes.Buffer
			code := Program{New: loads, Interrupted: "nothing has changed"}.Run(test.ctx, test.args, &out, &out)
			if code != test.code || !strings.Contains(out.String(), test.want) {
				t.Errorf("exit code %d, want %d: %s", code, test.code, out.String())
			}
		})
	}
}

// loads is a command that does what its argument says.
func loads() *cobra.Command {
	return &cobra.Command{
		Use:  "loads DATASET",
		Args: OneDataset,
		RunE: func(cmd *cobra.Command, args []string) error {
			switch args[0] {
			case "fault":
				return errors.New("no room")
			case "panic":
				panic("oh")
			}
			cmd.Println("read", args[0])
			return nil
		},
	}
}
