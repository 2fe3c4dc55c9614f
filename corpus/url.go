package corpus

import (
	"net/url"
	"path/filepath"
	"strings"
)

// fromURL returns the path that a file:// argument leads to. Other URLs lead nowhere:
// the fault says what to do. ok reports whether arg is a URL at all.
func fromURL(arg string) (path string, fault *Failure, ok bool) {
	scheme, _, found := strings.Cut(arg, "://")
	if !found || strings.ContainsAny(scheme, "/.*?[") {
		return "", nil, false
	}
	switch strings.ToLower(scheme) {
	case "file":
		u, err := url.Parse(arg)
		if err != nil || u.Host != "" && u.Host != "localhost" || u.Path == "" {
			return arg, failf(Skipped, "it is no URL of a local file; write it as file:///folder/file"), true
		}
		return filepath.FromSlash(u.Path), nil, true
	case "s3", "gs", "azblob":
		return arg, failf(Unsupported, "cloud stores are not read here; copy the objects into a folder first, or mount the bucket as one"), true
	case "http", "https", "ftp":
		return arg, failf(Unsupported, "nothing is fetched from the network; save the page or file, and name that"), true
	}
	return "", nil, false
}
