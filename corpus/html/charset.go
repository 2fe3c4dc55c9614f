package html

import (
	"bytes"
	"mime"
	"strings"
)

// declaredWithin is how far into a page its encoding may be declared, in bytes.
const declaredWithin = 4096

// Declared is the encoding that a page says it has, in its meta element or its XML
// declaration; "" if it says nothing. Pages are often wrong about themselves: let their
// bytes decide where they can.
func Declared(page []byte) string {
	head := bytes.ToLower(page[:min(len(page), declaredWithin)])
	for _, sign := range []string{"charset", "encoding"} {
		for at := 0; ; {
			i := bytes.Index(head[at:], []byte(sign))
			if i < 0 {
				break
			}
			at += i + len(sign)
			if name := value(head[at:]); name != "" {
				return name
			}
		}
	}
	return ""
}

// value reads what stands after =, with or without quotes.
func value(b []byte) string {
	b, found := bytes.CutPrefix(bytes.TrimLeft(b, " \t\r\n"), []byte("="))
	if !found {
		return ""
	}
	b = bytes.TrimLeft(b, " \t\r\n\"'")
	n := 0
	for n < len(b) && n < 40 && (b[n] >= 'a' && b[n] <= 'z' || b[n] >= '0' && b[n] <= '9' || b[n] == '-' || b[n] == '_') {
		n++
	}
	return string(b[:n])
}

// charsetOf is the encoding that a Content-Type names.
func charsetOf(contentType string) string {
	_, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		return ""
	}
	return strings.ToLower(params["charset"])
}
