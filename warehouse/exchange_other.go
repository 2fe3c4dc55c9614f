//go:build !linux

package warehouse

import "errors"

// exchange is not available: two renames do.
func exchange(a, b string) error { return errors.ErrUnsupported }
