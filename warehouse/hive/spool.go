package hive

import (
	"errors"
	"io"
	"iter"
	"maps"
	"os"
	"slices"
)

// spoolBytes is how much of a table waits in memory.
const spoolBytes = 32 << 20

// spool keeps the rows of a table by folder.
type spool[T any] struct {
	code    *code[T]
	file    *os.File
	end     int64
	limit   int
	waiting map[string][]byte
	bytes   int // of waiting
	chunks  map[string][]chunk
}

// chunk is a stretch of the spool with rows of one folder.
type chunk struct {
	at     int64
	length int
}

func newSpool[T any](path string, c *code[T]) (*spool[T], error) {
	file, err := os.Create(path)
	return &spool[T]{code: c, file: file, limit: spoolBytes, waiting: map[string][]byte{}, chunks: map[string][]chunk{}}, err
}

func (s *spool[T]) add(place string, row *T) error {
	before := s.waiting[place]
	after := s.code.append(before, row)
	s.waiting[place] = after
	s.bytes += len(after) - len(before)
	if s.bytes < s.limit {
		return nil
	}
	return s.flush()
}

// flush writes what waits, a stretch for each folder.
func (s *spool[T]) flush() error {
	for _, place := range slices.Sorted(maps.Keys(s.waiting)) {
		data := s.waiting[place]
		if _, err := s.file.Write(data); err != nil {
			return err
		}
		s.chunks[place] = append(s.chunks[place], chunk{s.end, len(data)})
		s.end += int64(len(data))
	}
	s.waiting, s.bytes = map[string][]byte{}, 0
	return nil
}

// places returns the folders that have rows, sorted. Nothing may be added afterwards.
func (s *spool[T]) places() ([]string, error) {
	err := s.flush()
	return slices.Sorted(maps.Keys(s.chunks)), err
}

// rows yields the rows of a folder, in the order in which they were added.
func (s *spool[T]) rows(place string) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, c := range s.chunks[place] {
			data := make([]byte, c.length)
			_, err := io.ReadFull(io.NewSectionReader(s.file, c.at, int64(c.length)), data)
			for err == nil && len(data) > 0 {
				var row T
				data, err = s.code.read(data, &row)
				if err == nil && !yield(row, nil) {
					return
				}
			}
			if err != nil {
				var none T
				yield(none, err)
				return
			}
		}
	}
}

// close removes the spool.
func (s *spool[T]) close() error { return errors.Join(s.file.Close(), os.Remove(s.file.Name())) }
