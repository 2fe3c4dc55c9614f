package hive

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"heshu/extract"
	"heshu/extract/quantity"
)

func TestEscape(t *testing.T) {
	for value, want := range map[string]string{
		"": absent, "2023": "2023", "__市__区": "__市__区", "a/b": "a%2Fb", "50%": "50%25", "x=y": "x%3Dy", "a b": "a b",
		"\t\n\x7f": "%09%0A%7F", "..": "..", `{}[]^"'*:?\#`: "%7B%7D%5B%5D%5E%22%27%2A%3A%3F%5C%23",
	} {
		if got := escape(value); got != want {
			t.Errorf("%q is %q; want %q", value, got, want)
		}
	}
}

// rows makes checks and amounts of any kind.
func optional[T any](g *rapid.Generator[T]) *rapid.Generator[*T] { return rapid.Ptr(g, true) }

func anyCheck() *rapid.Generator[extract.CheckRow] {
	return rapid.Custom(func(t *rapid.T) extract.CheckRow {
		return extract.CheckRow{
			CheckID: rapid.String().Draw(t, "id"), Reason: optional(rapid.String()).Draw(t, "reason"),
			Stated:  optional(rapid.Map(rapid.Int64(), func(n int64) quantity.Decimal { return quantity.Decimal(n) })).Draw(t, "stated"),
			FactIDs: rapid.SliceOf(rapid.String()).Draw(t, "facts"), Start: rapid.Int64().Draw(t, "start"),
		}
	})
}

// What goes into a spool comes out of it, folder by folder and in order, however much
// waits in memory.
func TestSpool(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		s, err := newSpool(filepath.Join(dir, "spool"), newCode[extract.CheckRow]())
		if err != nil {
			t.Fatal(err)
		}
		defer s.close()
		s.limit = rapid.IntRange(1, 400).Draw(t, "limit")
		want := map[string][]extract.CheckRow{}
		for _, row := range rapid.SliceOf(anyCheck()).Draw(t, "rows") {
			place := rapid.SampledFrom([]string{"a", "b/c", ""}).Draw(t, "place")
			want[place] = append(want[place], row)
			if err := s.add(place, &row); err != nil {
				t.Fatal(err)
			}
		}
		places, err := s.places()
		if err != nil || len(places) != len(want) {
			t.Fatalf("%d folders, %v; want %d", len(places), err, len(want))
		}
		got := map[string][]extract.CheckRow{}
		for _, place := range places {
			for row, err := range s.rows(place) {
				if err != nil {
					t.Fatal(err)
				}
				got[place] = append(got[place], row)
			}
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
}

// Pointers to zero are no absent values, and damage is told.
func TestCode(t *testing.T) {
	c := newCode[extract.DocumentRow]()
	zero, empty, day := int32(0), "", extract.Date(0)
	want := extract.DocumentRow{DocumentID: "d", Year: &zero, Title: &empty, DateFrom: &day, Text: "文", Part: -1, SourceEnd: 1 << 62}
	data := c.append(nil, &want)
	var got extract.DocumentRow
	rest, err := c.read(data, &got)
	if err != nil || len(rest) != 0 {
		t.Fatalf("%v, %d bytes are left", err, len(rest))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for n := range data {
		if _, err := c.read(data[:n], &got); err == nil {
			t.Errorf("%d of %d bytes were taken for a row", n, len(data))
		}
	}
}
