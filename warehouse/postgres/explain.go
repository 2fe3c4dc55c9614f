package postgres

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
)

// explain says where an error came from and what mends it. It never repeats the address,
// for that may hold a password.
func explain(label, doing string, err error) error {
	var fault *pgconn.PgError
	switch {
	case errors.As(err, &fault):
		message := fault.Message
		if fault.Detail != "" {
			message += " (" + fault.Detail + ")"
		}
		return &Error{Server: label, Doing: doing, Message: message, Mend: mend(fault), err: fault}
	case errors.Is(err, context.Canceled):
		return err
	}
	var refused *pgconn.ConnectError
	if errors.As(err, &refused) {
		return &Error{Server: label, Doing: doing, Message: reason(refused), Mend: "make sure that the server runs there and takes connections", err: err}
	}
	return &Error{Server: label, Doing: doing, Message: err.Error(), Mend: "the database is as it was: give the same command again when the server answers", err: err}
}

// explain is the function of that name for this server.
func (s *server) explain(doing string, err error) error { return explain(s.label, doing, err) }

// reason is the last of the reasons for which no connection came about.
func reason(err *pgconn.ConnectError) string {
	inner := errors.Unwrap(err)
	if inner == nil {
		return "no connection"
	}
	lines := strings.Split(strings.TrimSpace(inner.Error()), "\n")
	return strings.TrimSpace(lines[len(lines)-1])
}

// Error is an error of a database server: where, what, and what mends it.
type Error struct {
	Server  string // without a password
	Doing   string
	Message string
	Mend    string // may be empty
	err     error
}

// Error implements error.
func (e *Error) Error() string {
	text := fmt.Sprintf("%s: %s: %s", e.Server, e.Doing, e.Message)
	if e.Mend != "" {
		text += "; " + e.Mend
	}
	return text
}

// Unwrap returns the error of the driver.
func (e *Error) Unwrap() error { return e.err }

// mend says what helps against an error of the server, by its code.
func mend(fault *pgconn.PgError) string {
	const again = "the database is as it was: give the same command again"
	switch fault.Code {
	case "28P01", "28000":
		return "give the right password in PGPASSWORD or ~/.pgpass, and the right user in the address"
	case "3D000":
		return "make the database first: createdb, or CREATE DATABASE … ENCODING 'UTF8'"
	case "42501":
		return "let the user create schemas (GRANT CREATE ON DATABASE … TO …) and own the tables that it loads into, or name a schema of its own with --schema"
	case "23502":
		return fmt.Sprintf("heshu does not fill the column %s of %s: give it a default, let it be null, or drop it", fault.ColumnName, fault.TableName)
	case "23503":
		return fmt.Sprintf("a row refers to one that is not there, by the constraint %s of %s: if heshu made it, see 'heshu check', or load with --again; if somebody has added it, drop it", fault.ConstraintName, fault.TableName)
	case "23505", "23514":
		return fmt.Sprintf("the constraint %s of %s stands against it: if heshu made it, rows were changed by hand, and --again puts them right; if somebody has added it, drop it", fault.ConstraintName, fault.TableName)
	case "25006":
		return "load into the primary server, not a standby, as a user who may write (default_transaction_read_only = off)"
	case "42P07":
		return "something that heshu did not make has this name: rename it, or name another schema with --schema"
	case "55006":
		return "a trigger or a deferred constraint that somebody has added still waits: drop it, or make it immediate"
	case "53100":
		return again + " when there is room on the server's disk"
	case "53300":
		return again + " when fewer clients are connected"
	case "55P03", "40P01", "57014", "57P01", "57P02", "57P03", "57P05":
		return again
	case "2BP01":
		return "a view or another object of the database stands in the way"
	}
	return ""
}
