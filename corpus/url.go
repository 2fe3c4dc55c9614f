package corpus

import (
	"net/url"
	"path/filepath"
	"strings"
)

// fromURL returns the path that a file:// argument leads to. Other URLs lead nowhere: path
// is the URL without secrets, and the fault says what to do. ok reports whether arg is a
// URL at all.
func fromURL(arg string) (path string, fault *Failure, ok bool) {
	nowhere, _ := withoutSecrets(arg)
	switch schemeOf(arg) {
	case "file":
		u, err := url.Parse(arg)
		if err != nil || u.Host != "" && u.Host != "localhost" || u.Path == "" {
			return nowhere, failf(Skipped, "it is no URL of a local file; write it as file:///folder/file"), true
		}
		return filepath.FromSlash(u.Path), nil, true
	case "s3", "gs", "azblob":
		return nowhere, failf(Unsupported, "this program reads no object stores: heshu-cloud does, which is the same with their drivers (see Install in the README); or copy the objects into a folder"), true
	case "http", "https", "ftp":
		return nowhere, failf(Unsupported, "nothing is fetched from the network; save the page or file, and name that"), true
	}
	return "", nil, false
}

// withoutSecrets is a URL without a name and a password before its host, and without its
// query, where tokens stand. secret reports whether there was a name or a password. It
// need be no valid URL: a password may hold any sign.
func withoutSecrets(arg string) (public string, secret bool) {
	scheme, rest, _ := strings.Cut(arg, "://")
	host := rest
	if end := strings.IndexAny(rest, "/?"); end >= 0 {
		host = rest[:end]
	}
	from := strings.LastIndexByte(host, '@') + 1
	if strings.Contains(host, ":") {
		from = strings.LastIndexByte(rest, '@') + 1
	}
	rest, _, _ = strings.Cut(rest[from:], "?")
	return strings.ToLower(scheme) + "://" + rest, from > 0
}

// schemeOf is the scheme of a URL, in small letters; "" for what is none.
func schemeOf(arg string) string {
	scheme, _, found := strings.Cut(arg, "://")
	if !found || strings.ContainsAny(scheme, "/.*?[") {
		return ""
	}
	return strings.ToLower(scheme)
}
