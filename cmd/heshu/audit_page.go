package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"heshu/review"
	"heshu/warehouse"
)

// pageFile is the file of --html. It appears under its name when it is whole; one
// without a name is not written.
type pageFile struct {
	name string
	temp *os.File
}

// newPageFile finds out before the audit whether the page can be written.
func newPageFile(name string) (*pageFile, error) {
	if name == "" {
		return &pageFile{}, nil
	}
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return nil, usagef("--html %s: it is a folder; name a file", name)
	}
	temp, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".heshu-*")
	if err != nil {
		return nil, fmt.Errorf("write the page: %w", err)
	}
	return &pageFile{name: name, temp: temp}, nil
}

// write writes the page of a dataset that was audited. An error says that the
// audit itself is done.
func (p *pageFile) write(ctx context.Context, dir string) error {
	if p.temp == nil {
		return nil
	}
	if err := p.fill(ctx, dir); err != nil {
		return partial{fmt.Sprintf("the dataset is audited, but the page is not written: %v", err)}
	}
	return nil
}

func (p *pageFile) fill(ctx context.Context, dir string) error {
	dataset, err := warehouse.Open(dir)
	if err != nil {
		return err
	}
	page, err := review.Read(ctx, dataset, review.Limits{})
	if err != nil {
		return err
	}
	if err := errors.Join(page.WriteHTML(p.temp), p.temp.Chmod(0o644), p.temp.Close()); err != nil {
		return err
	}
	return os.Rename(p.temp.Name(), p.name)
}

// discard removes what is left of a page that was not written.
func (p *pageFile) discard() {
	if p.temp != nil {
		_ = p.temp.Close() // closed already, or nobody wants it
		_ = os.Remove(p.temp.Name())
	}
}
