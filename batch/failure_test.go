package batch_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"heshu/corpus"
	"heshu/extract"
	"heshu/warehouse"
)

// rows reads the table of inputs.
func rows(t *testing.T, dir string) []extract.InputRow {
	t.Helper()
	d, err := warehouse.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	var all []extract.InputRow
	for row, err := range warehouse.Rows[extract.InputRow](d, warehouse.Inputs) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, row)
	}
	return all
}

func TestFailuresEndNoRun(t *testing.T) {
	x := extractor{fault: func(d corpus.Document) error {
		switch {
		case d.Source == name(1) && d.Part == 2:
			panic("index out of range")
		case d.Source == name(2):
			return errors.New("no library")
		case d.Source == name(4) && d.Part > 1:
			return errors.New("no luck")
		}
		return nil
	}}
	s := &source{reports: []int{1, 3, 1, 1, 9, 1}, fault: func(input int) error {
		if input == 3 {
			panic("damaged beyond belief")
		}
		return nil
	}}
	dir, summary := run(t, s, x, 3)
	if summary.Documents != 1+2+0+0+1+1 || summary.Failed != 1+1+8 || summary.Run.Warnings != 4 {
		t.Errorf("%+v", summary)
	}
	type ended struct {
		source, state, message string
		documents              int32
	}
	var got []ended
	for _, row := range rows(t, dir) {
		message := ""
		if row.Message != nil {
			message = *row.Message
		}
		got = append(got, ended{row.Source, row.State, message, row.Documents})
	}
	const internal = "internal error, please report it with the file: "
	want := []ended{
		{name(0), "read", "", 1},
		{name(1), "read", "report 2 could not be read: " + internal + "index out of range", 2},
		{name(2), "damaged", "report 1 could not be read: no library", 0},
		{name(3), "damaged", internal + "damaged beyond belief", 0},
		{name(4), "read", "report 2 could not be read: no luck; report 3 could not be read: no luck; report 4 could not be read: no luck; and 5 more", 1},
		{name(5), "read", "", 1},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(ended{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// An input that fails halfway keeps the rows of the reports that failed before.
func TestFailuresWithoutInput(t *testing.T) {
	calls := 0
	s := &source{reports: []int{3}, fault: func(int) error {
		if calls++; calls == 3 {
			return errors.New("broken off")
		}
		return nil
	}}
	x := extractor{fault: func(d corpus.Document) error {
		d.Member = "x"
		if d.Part == 2 {
			return errors.New("no luck")
		}
		return nil
	}}
	dir, summary := run(t, s, x, 1)
	if got := rows(t, dir); summary.Documents != 1 || len(got) != 1 || *got[0].Message != "broken off; report 2 could not be read: no luck" {
		t.Errorf("%+v, %v", summary, got)
	}
}

// Records beside an error are kept, and the error is told.
func TestIncompleteRecords(t *testing.T) {
	dir, summary := run(t, &source{reports: []int{2}}, incomplete{}, 2)
	got := rows(t, dir)[0]
	if summary.Documents != 2 || summary.Failed != 0 || summary.Run.Warnings != 1 ||
		got.State != "read" || got.Documents != 2 || *got.Message != "report 2 was read in part: a rule took too long" {
		t.Errorf("%+v, %+v", summary, got)
	}
}

type incomplete struct{}

func (incomplete) Extract(d corpus.Document) (*extract.Records, error) {
	r, err := extractor{}.Extract(d)
	if d.Part == 2 {
		err = errors.New("a rule took too long")
	}
	return r, err
}

// A record that no file can hold is a failure of its report.
func TestInvalidRecords(t *testing.T) {
	dir, summary := run(t, &source{reports: []int{1, 1}}, bad{}, 2)
	got := rows(t, dir)
	if summary.Documents != 1 || summary.Failed != 1 || !strings.Contains(*got[1].Message, "column quote: not valid UTF-8") {
		t.Errorf("%+v, %v", summary, *got[1].Message)
	}
}

type bad struct{}

func (bad) Extract(d corpus.Document) (*extract.Records, error) {
	r, err := extractor{}.Extract(d)
	if d.Source == name(1) {
		r.Amounts[1].Quote = "慰"[:2]
	}
	return r, err
}
