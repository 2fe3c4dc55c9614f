package postgres

import (
	"errors"
	"fmt"
	"strings"
)

// DefaultSchema is the schema of the database that a dataset goes to.
const DefaultSchema = "heshu"

// Options say where a dataset goes, and how. The zero value needs URL.
type Options struct {
	URL     string // postgres://user@host:port/database?sslmode=…, as psql takes it
	Schema  string // of the database; DefaultSchema if empty
	Program string // version of the program that loads, for the table heshu_loads

	// Replace lets the dataset take the place of another one, with which it has no report
	// in common.
	Replace bool
	// Again loads all rows anew, whatever the database says that it holds.
	Again bool
	// DryRun compares and counts, and changes nothing.
	DryRun bool

	// Busy is called as long as another load writes the schema. It returns nil to try
	// again, or what to fail with; nil gives up after some seconds.
	Busy func(error) error
	// Progress is told how far the load has come; it may be nil.
	Progress func(Progress)
}

func (o Options) withDefaults() (Options, error) {
	if o.Schema == "" {
		o.Schema = DefaultSchema
	}
	const longest = 63 // bytes of a name
	if len(o.Schema) > longest || strings.ContainsAny(o.Schema, "\x00") || strings.HasPrefix(o.Schema, "pg_") {
		return o, fmt.Errorf("no schema can be called %q: give a name of at most %d bytes that does not begin with pg_", o.Schema, longest)
	}
	if o.Progress == nil {
		o.Progress = func(Progress) {}
	}
	return o, nil
}

// Progress says how far a load has come.
type Progress struct {
	Step  Step
	Table string // that is read, or put in place
	Rows  int64  // of all tables that were read, or need not be: they never fall, and end at Total
	Total int64  // rows of all tables
}

// Step is what a load is at.
type Step string

// The steps of a load.
const (
	Checking  Step = "checking the dataset"
	Staging   Step = "comparing and staging"
	Switching Step = "putting rows in place"
)

// Errors that callers tell apart.
var (
	// ErrBusy marks a schema that another load is writing.
	ErrBusy = errors.New("another load is writing")
	// ErrOther marks a schema that holds another dataset, or tables of other programs.
	ErrOther = errors.New("the schema holds something else")
)
