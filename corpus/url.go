package corpus

import (
	"net/url"
	"path/filepath"
	"strings"
)

// fromURL returns the path that a file:// argument leads to. Other URLs lead nowhere:
// the fault says what to do. ok reports whether arg is a URL at all.
func fromURL(arg string) (path string, fault *Failure, ok bool) {
	switch schemeOf(arg) {
	case "file":
		u, err := url.Parse(arg)
		if err != nil || u.Host != "" && u.Host != "localhost" || u.Path == "" {
			return arg, failf(Skipped, "it is no URL of a local file; write it as file:///folder/file"), true
		}
		return filepath.FromSlash(u.Path), nil, true
	case "s3", "gs", "azblob":
		return arg, failf(Unsupported, "this program reads no object stores: heshu-cloud does, which is the same with their drivers (see Install in the README); or copy the objects into a folder"), true
	case "http", "https", "ftp":
		return arg, failf(Unsupported, "nothing is fetched from the network; save the page or file, and name that"), true
	}
	return "", nil, false
}

// schemeOf is the scheme of a URL, in small letters; "" for what is none.
func schemeOf(arg string) string {
	scheme, _, found := strings.Cut(arg, "://")
	if !found || strings.ContainsAny(scheme, "/.*?[") {
		return ""
	}
	return strings.ToLower(scheme)
}
