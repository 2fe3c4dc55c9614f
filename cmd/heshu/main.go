// Command heshu reads Chinese summary reports and writes what they claim as
// typed records.
package main

import (
	"os"

	"heshu/internal/command"
)

func main() { os.Exit(command.Main(nil)) }
