package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/apache/iceberg-go/catalog"
	"github.com/apache/iceberg-go/catalog/hadoop"
	"github.com/apache/iceberg-go/catalog/rest"
	"github.com/apache/iceberg-go/table"

	"heshu/internal/program"
)

// target is the catalog that a dataset goes to.
type target struct{ catalog, warehouse, token string }

// check returns an error for a target that nobody can mean. What may be a password is not
// repeated.
func (t target) check() error {
	if t.catalog == "" {
		return program.Usage{Err: errors.New("--to is missing: name the folder or the URL of the catalog")}
	}
	scheme, address, ok := strings.Cut(t.catalog, "://")
	switch {
	case !ok:
		return nil
	case scheme != "http" && scheme != "https":
		return program.Usage{Err: fmt.Errorf("--to %s://…: neither a folder nor a REST catalog (http, https); tables in an object store need a REST catalog", scheme)}
	case strings.Contains(address, "@"):
		return program.Usage{Err: errors.New("--to has a name or a password in the URL: take it out, and give a token in $ICEBERG_TOKEN")}
	}
	return nil
}

// open returns the catalog.
func (t target) open(ctx context.Context) (catalog.Catalog, error) {
	open := t.openREST
	if !strings.Contains(t.catalog, "://") {
		open = t.openFolder
	}
	c, err := open(ctx)
	if errors.Is(err, rest.ErrUnauthorized) || errors.Is(err, rest.ErrForbidden) {
		err = fmt.Errorf("%w; it wants another token: set $ICEBERG_TOKEN", err)
	}
	if err != nil {
		return nil, fmt.Errorf("opening the catalog %s: %w", t.catalog, err)
	}
	return c, nil
}

func (t target) openFolder(context.Context) (catalog.Catalog, error) {
	path, err := place(t.catalog)
	if err != nil {
		return nil, err
	}
	return hadoop.NewCatalog("heshu", path, nil)
}

// place is the absolute path of a folder that tables name. They name it as a URL, which
// programs read in two ways where some characters are in it.
func place(folder string) (string, error) {
	path, err := filepath.Abs(folder)
	if err == nil && strings.ContainsAny(path, "%#?") {
		err = fmt.Errorf("%s: Iceberg tables cannot name files in a folder with %%, # or ? in its path: give it another name", path)
	}
	return filepath.ToSlash(path), err
}

func (t target) openREST(ctx context.Context) (catalog.Catalog, error) {
	var options []rest.Option
	if t.warehouse != "" {
		options = append(options, rest.WithWarehouseLocation(t.warehouse))
	}
	if t.token != "" {
		options = append(options, rest.WithOAuthToken(t.token))
	}
	return rest.NewCatalog(ctx, "heshu", t.catalog, options...)
}

// explain says what to do about a commit that failed.
func explain(what string, err error) error {
	mend := "give the same command again"
	switch {
	case errors.Is(err, table.ErrCommitFailed):
		mend = "another program has changed the table meanwhile: " + mend + " when it has ended"
	case errors.Is(err, rest.ErrCommitStateUnknown):
		mend = "nobody knows whether it was done: " + mend + ", which finds out"
	}
	return fmt.Errorf("%s: %w; %s", what, err, mend)
}
