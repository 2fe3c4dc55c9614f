package postgrestest

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Password is that of the user of every server.
const Password = "对-p@ss:word/1" // one that must be quoted in a URL

// superuser is the role that owns every server.
const superuser = "heshu"

// server is a server that runs.
type server struct {
	dir   string // of its data, its socket and its log
	tools string // where the programs of PostgreSQL lie
	port  int

	command *exec.Cmd
	alive   io.WriteCloser // the server ends when this is closed, or its owner dies
}

// errMissing says that the machine has no PostgreSQL.
var errMissing = errors.New("no PostgreSQL server was found: install one (apt-get install postgresql)")

// find returns the folder of the server's programs, of the newest version that is there.
func find() (string, error) {
	if path, err := exec.LookPath("initdb"); err == nil {
		path, err = filepath.EvalSymlinks(path) // the others lie beside it, not beside a link to it
		return filepath.Dir(path), err
	}
	newest, folder := 0, ""
	for _, pattern := range []string{"/usr/lib/postgresql/*/bin/initdb", "/opt/homebrew/opt/postgresql@*/bin/initdb"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			return "", err
		}
		for _, path := range found {
			if version := versionOf(path); version > newest {
				newest, folder = version, filepath.Dir(path)
			}
		}
	}
	if folder == "" {
		return "", errMissing
	}
	return folder, nil
}

// versionOf returns the version that the path of a program names.
func versionOf(path string) int {
	name := filepath.Base(filepath.Dir(filepath.Dir(path)))
	version, err := strconv.Atoi(strings.TrimPrefix(name, "postgresql@"))
	if err != nil {
		return 0
	}
	return version
}

// start makes a server and runs it.
func start() (*server, error) {
	tools, err := find()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "heshu-postgres-")
	if err != nil {
		return nil, err
	}
	s := &server{dir: dir, tools: tools}
	if err := errors.Join(s.create(), s.run()); err != nil {
		return nil, errors.Join(err, s.stop())
	}
	return s, nil
}

// create makes the data folder.
func (s *server) create() error {
	password := filepath.Join(s.dir, "password")
	if err := os.WriteFile(password, []byte(Password+"\n"), 0o644); err != nil {
		return err
	}
	if err := s.giveAway(); err != nil {
		return err
	}
	command := s.program("initdb", "--pgdata", s.data(), "--username", superuser, "--pwfile", password,
		"--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C", "--no-sync")
	if out, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w: %s", err, out)
	}
	return nil
}

func (s *server) data() string { return filepath.Join(s.dir, "data") }

// giveAway makes the folder that of the user whom the server runs as.
func (s *server) giveAway() error {
	account, err := unprivileged()
	if err != nil || account == nil {
		return err
	}
	uid, err := strconv.Atoi(account.Uid)
	if err != nil {
		return err
	}
	return os.Chown(s.dir, uid, -1)
}

// unprivileged returns the user whom the server runs as, nil for the one who calls.
func unprivileged() (*user.User, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	if account, err := user.Lookup("postgres"); err == nil {
		return account, nil
	}
	return user.Lookup("nobody")
}

// program returns a command of PostgreSQL.
func (s *server) program(name string, args ...string) *exec.Cmd {
	line := append([]string{filepath.Join(s.tools, name)}, args...)
	if account, err := unprivileged(); err == nil && account != nil {
		line = append([]string{"setpriv", "--reuid", account.Uid, "--regid", account.Gid, "--clear-groups"}, line...)
	}
	command := exec.Command(line[0], line[1:]...)
	command.Dir = s.dir
	return command
}

// run starts the server and waits until it answers. A shell ends it when this process
// does, however that happens.
func (s *server) run() error {
	port, err := freePort()
	if err != nil {
		return err
	}
	s.port = port
	const watched = `"$@" & server=$!; cat >/dev/null; kill -INT $server; wait $server`
	inner := s.program("postgres", "-D", s.data(), "-k", s.dir, "-p", strconv.Itoa(port),
		"-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "log_min_messages=fatal", "-c", "max_wal_size=2GB")
	s.command = exec.Command("sh", append([]string{"-c", watched, "sh"}, inner.Args...)...)
	s.command.Dir = s.dir
	if s.alive, err = s.command.StdinPipe(); err != nil {
		return err
	}
	if err := s.command.Start(); err != nil {
		return err
	}
	return s.await()
}

// freePort returns a port on which nobody listens.
func freePort() (int, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port, nil
}

// await waits until the server answers.
func (s *server) await() error {
	var out []byte
	var err error
	for range 300 {
		out, err = s.program("pg_isready", "-h", "127.0.0.1", "-p", strconv.Itoa(s.port)).CombinedOutput()
		if err == nil {
			return nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	return fmt.Errorf("the server does not answer: %w: %s", err, out)
}

// stop ends the server and removes its folder.
func (s *server) stop() error {
	var err error
	if s.command != nil && s.command.Process != nil {
		s.alive.Close()
		err = s.command.Wait()
	}
	return errors.Join(err, os.RemoveAll(s.dir))
}

// url returns the address of a database.
func (s *server) url(database string) string {
	address := url.URL{
		Scheme: "postgres", User: url.UserPassword(superuser, Password),
		Host: net.JoinHostPort("127.0.0.1", strconv.Itoa(s.port)), Path: database,
	}
	return address.String()
}
