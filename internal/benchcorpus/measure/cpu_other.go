//go:build !unix

package measure

import "time"

var start = time.Now()

// CPU returns the time since the process began, in place of its processor time.
func CPU() time.Duration { return time.Since(start) }
