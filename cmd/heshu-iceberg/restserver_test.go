package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/apache/iceberg-go"
	"github.com/apache/iceberg-go/table"
)

// restServer speaks the part of the REST catalog protocol that loads and readers use. It
// numbers the columns of new tables itself, checks what commits require, and keeps each
// state of a table as a file of metadata, as catalogs do.
type restServer struct {
	*httptest.Server
	token  string
	folder string
	breaks string // table whose first snapshot is committed, but answered with 500

	mutex      sync.Mutex
	namespaces map[string]bool
	tables     map[string]restTable
	hook       func() // called before the next snapshot of the table hooked
	hooked     string
	refused    int // requests without the token
}

// restTable is the current state of a table; its number counts the states.
type restTable struct {
	Location string         `json:"metadata-location"`
	Metadata table.Metadata `json:"metadata"`
	number   int
}

func newRESTServer(t *testing.T) *restServer {
	t.Helper()
	s := &restServer{token: "secret-of-the-test", folder: t.TempDir(), namespaces: map[string]bool{}, tables: map[string]restTable{}}
	mux := http.NewServeMux()
	for pattern, serve := range map[string]func(*http.Request) (any, error){
		"GET /v1/config":                                s.config,
		"POST /v1/namespaces":                           s.createNamespace,
		"GET /v1/namespaces/{namespace}":                s.namespace,
		"POST /v1/namespaces/{namespace}/tables":        s.createTable,
		"GET /v1/namespaces/{namespace}/tables/{name}":  s.table,
		"POST /v1/namespaces/{namespace}/tables/{name}": s.commit,
	} {
		mux.HandleFunc(pattern, s.answer(serve))
	}
	s.Server = httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

// refusal is an error with its code of HTTP.
type refusal struct {
	code int
	kind string
}

func (r refusal) Error() string { return r.kind }

var (
	errMissing      = refusal{http.StatusNotFound, "NoSuchTableException"}
	errStale        = refusal{http.StatusConflict, "CommitFailedException"}
	errUnauthorized = refusal{http.StatusUnauthorized, "NotAuthorizedException"}
	errBroken       = refusal{http.StatusInternalServerError, "InternalServerError"}
)

// answer serves a request as JSON, errors too.
func (s *restServer) answer(serve func(*http.Request) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		body, err := s.authorized(r, serve)
		w.Header().Set("Content-Type", "application/json")
		if err != nil {
			why := refusal{http.StatusBadRequest, "BadRequestException"}
			errors.As(err, &why)
			w.WriteHeader(why.code)
			body = map[string]any{"error": map[string]any{"message": err.Error(), "type": why.kind, "code": why.code}}
		}
		_ = json.NewEncoder(w).Encode(body)
	}
}

func (s *restServer) authorized(r *http.Request, serve func(*http.Request) (any, error)) (any, error) {
	if r.Header.Get("Authorization") != "Bearer "+s.token {
		s.mutex.Lock()
		defer s.mutex.Unlock()
		s.refused++
		return nil, errUnauthorized
	}
	return serve(r)
}

func (s *restServer) config(r *http.Request) (any, error) {
	if got := r.URL.Query().Get("warehouse"); got != "" && got != "lake" {
		return nil, fmt.Errorf("there is no warehouse %s", got)
	}
	return map[string]any{"defaults": map[string]string{}, "overrides": map[string]string{}}, nil
}

func (s *restServer) createNamespace(r *http.Request) (any, error) {
	var wanted struct {
		Namespace []string `json:"namespace"`
	}
	if err := json.NewDecoder(r.Body).Decode(&wanted); err != nil {
		return nil, err
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.namespaces[strings.Join(wanted.Namespace, ".")] = true
	return wanted, nil
}

func (s *restServer) namespace(r *http.Request) (any, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	name := r.PathValue("namespace")
	if !s.namespaces[name] {
		return nil, refusal{http.StatusNotFound, "NoSuchNamespaceException"}
	}
	return map[string]any{"namespace": []string{name}, "properties": map[string]string{}}, nil
}

func (s *restServer) createTable(r *http.Request) (any, error) {
	var wanted struct {
		Name       string             `json:"name"`
		Schema     *iceberg.Schema    `json:"schema"`
		Properties iceberg.Properties `json:"properties"`
	}
	if err := json.NewDecoder(r.Body).Decode(&wanted); err != nil {
		return nil, err
	}
	wanted.Properties["commit.retry.num-retries"] = "3" // as some servers tell their clients
	location := "file://" + filepath.ToSlash(filepath.Join(s.folder, r.PathValue("namespace"), wanted.Name))
	metadata, err := table.NewMetadata(wanted.Schema, nil, table.UnsortedSortOrder, location, wanted.Properties)
	if err != nil {
		return nil, err
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.put(r.PathValue("namespace")+"/"+wanted.Name, metadata)
}

// put makes a state of a table its current one.
func (s *restServer) put(key string, metadata table.Metadata) (restTable, error) {
	number := s.tables[key].number + 1
	path := filepath.Join(s.folder, filepath.FromSlash(key), "metadata", fmt.Sprintf("%05d.metadata.json", number))
	text, err := json.Marshal(metadata)
	if err != nil {
		return restTable{}, err
	}
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o777), os.WriteFile(path, text, 0o666)); err != nil {
		return restTable{}, err
	}
	s.tables[key] = restTable{Location: "file://" + filepath.ToSlash(path), Metadata: metadata, number: number}
	return s.tables[key], nil
}

func (s *restServer) table(r *http.Request) (any, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	found, ok := s.tables[r.PathValue("namespace")+"/"+r.PathValue("name")]
	if !ok {
		return nil, errMissing
	}
	return found, nil
}

// commit changes a table whose state is the one that is required.
func (s *restServer) commit(r *http.Request) (any, error) {
	var change struct {
		Requirements table.Requirements `json:"requirements"`
		Updates      table.Updates      `json:"updates"`
	}
	if err := json.NewDecoder(r.Body).Decode(&change); err != nil {
		return nil, err
	}
	name, snapshot := r.PathValue("name"), false
	for _, update := range change.Updates {
		snapshot = snapshot || update.Action() == table.UpdateAddSnapshot
	}
	if snapshot {
		s.callHook(name)
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	found, err := s.apply(r.PathValue("namespace")+"/"+name, change.Requirements, change.Updates)
	if err == nil && snapshot && s.breaks == name {
		s.breaks, err = "", errBroken
	}
	return found, err
}

func (s *restServer) apply(key string, requirements table.Requirements, updates table.Updates) (restTable, error) {
	current, ok := s.tables[key]
	if !ok {
		return current, errMissing
	}
	for _, requirement := range requirements {
		if err := requirement.Validate(current.Metadata); err != nil {
			return current, fmt.Errorf("%w: %w", errStale, err)
		}
	}
	next, err := table.UpdateTableMetadata(current.Metadata, updates, current.Location)
	if err != nil {
		return current, err
	}
	return s.put(key, next)
}

// beforeSnapshot has a function called once, before a snapshot of a table is committed.
func (s *restServer) beforeSnapshot(name string, do func()) { s.hooked, s.hook = name, do }

func (s *restServer) callHook(name string) {
	s.mutex.Lock()
	var hook func()
	if s.hooked == name {
		hook, s.hook, s.hooked = s.hook, nil, ""
	}
	s.mutex.Unlock()
	if hook != nil {
		hook()
	}
}
