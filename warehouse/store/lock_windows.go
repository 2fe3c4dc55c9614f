package store

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// lockFile locks an open file. The system frees the lock when the process ends.
func lockFile(file *os.File) error {
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	const far = 1 << 30 // beyond what the file holds, so that others can read who has it
	err := windows.LockFileEx(windows.Handle(file.Fd()), flags, 0, 1, 0, &windows.Overlapped{Offset: far})
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return ErrLocked
	}
	return err
}
