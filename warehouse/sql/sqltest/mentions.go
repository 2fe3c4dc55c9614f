package sqltest

import "strconv"

// themesByYear answers the question of that name.
func (f *facts) themesByYear() Answer {
	type key [5]string
	reports := map[key]map[string]bool{}
	for _, t := range f.themes {
		if t.Role == "slogan" {
			continue
		}
		year, fits := f.documents[t.DocumentID].Year, "unknown"
		if year != nil && t.Year != nil {
			fits = map[bool]string{true: "yes", false: "no"}[*year == *t.Year]
		}
		noted(reports, key{text(year), t.Role, t.Theme, text(t.Year), fits}, t.DocumentID)
	}
	var a Answer
	for k, in := range reports {
		a.Rows = append(a.Rows, append(k[:], strconv.Itoa(len(in))))
	}
	return a
}

// organisationRoles answers the question of that name.
func (f *facts) organisationRoles() Answer {
	type key [2]string
	reports, byRole := map[key]map[string]bool{}, map[[3]string]map[string]bool{}
	for _, o := range f.organisations {
		if o.Role != "mentioned" {
			noted(reports, key{o.Canonical, o.Type}, o.DocumentID)
			noted(byRole, [3]string{o.Canonical, o.Type, o.Role}, o.DocumentID)
		}
	}
	var a Answer
	for k, in := range reports {
		row := []string{k[0], k[1], strconv.Itoa(len(in))}
		for _, role := range []string{"issuer", "host", "co_host", "giver", "receiver", "participant", "venue"} {
			row = append(row, strconv.Itoa(len(byRole[[3]string{k[0], k[1], role}])))
		}
		a.Rows = append(a.Rows, row)
	}
	return a
}

// noted adds a report to those of a key.
func noted[K comparable](reports map[K]map[string]bool, key K, report string) {
	if reports[key] == nil {
		reports[key] = map[string]bool{}
	}
	reports[key][report] = true
}
