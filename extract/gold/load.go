package gold

import (
	"errors"
	"strconv"
	"strings"
)

// Gold holds the annotations of a set of reports.
type Gold struct {
	numbered      []reportRow // of reports.tsv; empty where reports are files
	figures       []figure
	themes        []theme
	organisations []organisation
	links         []link
	givers        []giver
	checks        []check
	scored        map[string]bool // files that were there
	covered       map[string]bool // ids of the reports annotated
}

// reportRow says which part of the one source file a report is.
type reportRow struct {
	row
	report string
	begins string // first characters of its text
}

// theme is a theme that the report states.
type theme struct {
	row
	report, text, role string
	year, ordinal      *int32
	required           bool
}

// organisation is an organisation named in the report, once a report.
type organisation struct {
	row
	report, name, class string
	required            bool
}

// link says that the figure from goes to the people of the figure to.
type link struct {
	row
	report, from, relation, to string
	required                   bool
}

// giver is an organisation that gave a figure.
type giver struct {
	row
	report, quote, name string
	required            bool
}

// Load reads the annotations of the folder dir: figures.tsv, themes.tsv,
// organisations.tsv, links.tsv, givers.tsv, checks.tsv and reports.tsv, each
// optional. Its error lists every row that cannot be read, with file:line and
// what would be right.
func Load(dir string) (*Gold, error) {
	g := &Gold{scored: map[string]bool{}, covered: map[string]bool{}}
	err := errors.Join(
		load(g, dir, "reports.tsv", 3, 1, &g.numbered, readReport),
		load(g, dir, "figures.tsv", 9, 1, &g.figures, readFigure),
		load(g, dir, "themes.tsv", 6, 3, &g.themes, readTheme),
		load(g, dir, "organisations.tsv", 4, 1, &g.organisations, readOrganisation),
		load(g, dir, "links.tsv", 5, 1, &g.links, readLink),
		load(g, dir, "givers.tsv", 4, 1, &g.givers, readGiver),
		load(g, dir, "checks.tsv", 5, 0, &g.checks, readCheck),
	)
	if err != nil {
		return nil, err
	}
	if len(g.scored) == 0 {
		return nil, errors.New("gold annotations: no figures.tsv, themes.tsv or other table in " + dir + "; name a folder that holds one")
	}
	return g, nil
}

// load reads one file into rows.
func load[T any](g *Gold, dir, name string, columns, blank int, rows *[]T, read func(row) (T, error)) error {
	table, found, err := readTable(dir, name, columns, blank)
	if found {
		g.scored[name] = true
	}
	failures := []error{err}
	for _, r := range table {
		value, err := read(r)
		if err == nil && r.cells[0] == "" {
			err = r.fail("no report; write the report's id into the first cell")
		}
		if err != nil {
			failures = append(failures, err)
			continue
		}
		g.covered[r.cells[0]] = true
		*rows = append(*rows, value)
	}
	return errors.Join(failures...)
}

func readReport(r row) (reportRow, error) {
	if _, err := strconv.Atoi(r.cells[0]); err != nil {
		return reportRow{}, r.fail("report is %q; write the number of the part in the source file", r.cells[0])
	}
	return reportRow{row: r, report: r.cells[0], begins: r.cells[2]}, nil
}

func readTheme(r row) (theme, error) {
	t := theme{row: r, report: r.cells[0], text: r.cells[1], role: r.cells[2]}
	if themeKey(t.text) == "" {
		return t, r.fail("no theme; copy it from the text")
	}
	if !oneOf(t.role, "national", "activity", "slogan") {
		return t, r.fail("role is %q; write national, activity or slogan", t.role)
	}
	var err error
	if t.year, err = r.number(3, "year"); err != nil {
		return t, err
	}
	if t.ordinal, err = r.number(4, "ordinal"); err != nil {
		return t, err
	}
	t.required, err = r.required(5)
	return t, err
}

// number reads a cell that is blank or a whole number.
func (r row) number(cell int, name string) (*int32, error) {
	if r.cells[cell] == "" {
		return nil, nil
	}
	n, err := strconv.ParseInt(r.cells[cell], 10, 32)
	if err != nil {
		return nil, r.fail("%s is %q; write a whole number or nothing", name, r.cells[cell])
	}
	value := int32(n)
	return &value, nil
}

func readOrganisation(r row) (organisation, error) {
	o := organisation{row: r, report: r.cells[0], name: r.cells[1], class: r.cells[2]}
	if strings.TrimSpace(o.name) == "" {
		return o, r.fail("no organisation; copy its name from the text")
	}
	var err error
	o.required, err = r.required(3)
	return o, err
}

func readLink(r row) (link, error) {
	l := link{row: r, report: r.cells[0], from: r.cells[1], relation: r.cells[2], to: r.cells[3]}
	if !oneOf(l.relation, "beneficiary", "giver", "part_of", "product_of", "sum_of", "same_as") {
		return l, r.fail("relation is %q; write beneficiary, giver, part_of, product_of, sum_of or same_as", l.relation)
	}
	var err error
	l.required, err = r.required(4)
	return l, err
}

func readGiver(r row) (giver, error) {
	g := giver{row: r, report: r.cells[0], quote: r.cells[1], name: r.cells[2]}
	if strings.TrimSpace(g.name) == "" {
		return g, r.fail("no giver; copy its name from the text")
	}
	var err error
	g.required, err = r.required(3)
	return g, err
}

// oneOf reports whether value is one of accepted.
func oneOf(value string, accepted ...string) bool {
	for _, a := range accepted {
		if value == a {
			return true
		}
	}
	return false
}
