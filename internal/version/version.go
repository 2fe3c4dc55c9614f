// Package version knows the version of the programs, which stands in every dataset that
// they write. All of them have the same: a dataset does not depend on which one made it.
package version

import "runtime/debug"

// Program is set at release by -ldflags "-X heshu/internal/version.Program=…".
var Program = "0.1.0"

// Revision is that of the source, as +0123456789ab, empty where the program was not built
// from a repository.
func Revision() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return "+" + s.Value[:12]
		}
	}
	return ""
}
