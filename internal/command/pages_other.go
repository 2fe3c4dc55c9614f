//go:build !linux

package command

// largePages does nothing: only Linux lets a program ask for them in this way.
func largePages() {}
