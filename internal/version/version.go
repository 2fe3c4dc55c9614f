// Package version knows the version of the programs, which stands in every dataset that
// they write. All of them have the same: a dataset does not depend on which one made it.
package version

// Program is set at release by -ldflags "-X heshu/internal/version.Program=…".
var Program = "0.1.0"
