// Package browsertest opens the page of package review in Chromium, without a
// network, and looks at what a person would see and do there.
//
// It is a module of its own, so that the program does not depend on a driver of
// browsers. Run it where Chromium is installed (Debian: apt-get install chromium
// fonts-noto-cjk) or named by the variable CHROMIUM; elsewhere its tests are skipped:
//
//	go test ./...
//	go test ./... -shots /tmp/shots   # and write screenshots
package browsertest
