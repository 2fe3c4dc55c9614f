package html

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/textproto"
	"strings"

	"heshu/corpus/layout"
)

// Part is a page in a web archive.
type Part struct {
	Page    []byte
	Charset string // by its header; "": not said
}

// What an archive may hold: parts of any kind, and archives within each other.
const (
	mostParts    = 10_000
	deepestParts = 4
)

// Unpack returns the pages of a web archive, the main one first. The error is a
// *layout.Fault.
func Unpack(archive []byte) ([]Part, error) {
	r := bufio.NewReader(bytes.NewReader(archive))
	header, err := textproto.NewReader(r).ReadMIMEHeader()
	if err != nil {
		return nil, layout.Faultf(layout.Damaged, "it is no web archive, or its head is damaged (%v); save the page anew", err)
	}
	u := &unpacking{}
	err = u.entity(header, r, 0)
	if len(u.pages) == 0 {
		if err != nil {
			return nil, layout.Faultf(layout.Damaged, "the web archive breaks off before its page (%v); save the page anew", err)
		}
		return nil, layout.Faultf(layout.NoText, "the web archive holds no page")
	}
	return u.pages, nil
}

// unpacking is a web archive while it is read.
type unpacking struct {
	pages []Part
	parts int
}

// entity reads what has a header: a part, or the parts in it.
func (u *unpacking) entity(header textproto.MIMEHeader, body io.Reader, depth int) error {
	kind, params, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil {
		kind = "text/html"
	}
	switch {
	case strings.HasPrefix(kind, "multipart/") && depth < deepestParts:
		return u.multipart(multipart.NewReader(body, params["boundary"]), depth)
	case kind != "text/html" && kind != "application/xhtml+xml":
		return nil
	}
	page, err := io.ReadAll(decoded(header, body))
	if len(bytes.TrimSpace(page)) > 0 {
		u.pages = append(u.pages, Part{page, charsetOf(header.Get("Content-Type"))})
	}
	return err
}

func (u *unpacking) multipart(r *multipart.Reader, depth int) error {
	for {
		part, err := r.NextRawPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if u.parts++; u.parts > mostParts {
			return nil
		}
		if err := u.entity(part.Header, part, depth+1); err != nil {
			return err
		}
	}
}

// decoded undoes the transfer encoding of body.
func decoded(header textproto.MIMEHeader, body io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(header.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		return quotedprintable.NewReader(body)
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, body)
	}
	return body
}

// IsArchive reports whether a file that begins with head is a web archive.
func IsArchive(head []byte) bool {
	lower := bytes.ToLower(head)
	return bytes.HasPrefix(lower, []byte("from: <saved by ")) ||
		bytes.Contains(lower, []byte("\nmime-version:")) && bytes.Contains(lower, []byte("multipart/related")) ||
		bytes.HasPrefix(lower, []byte("mime-version:")) && bytes.Contains(lower, []byte("content-type:"))
}

// IsPage reports whether a file that begins with head is HTML.
func IsPage(head []byte) bool {
	head = bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")), " \t\r\n"))
	for _, sign := range []string{"<!doctype html", "<html", "<head", "<body", "<meta "} {
		if bytes.HasPrefix(head, []byte(sign)) {
			return true
		}
	}
	return bytes.HasPrefix(head, []byte("<?xml")) && bytes.Contains(head, []byte("<html")) ||
		bytes.HasPrefix(head, []byte("<!--")) && bytes.Contains(head, []byte("<html"))
}
