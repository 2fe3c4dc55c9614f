package sqltest

import "heshu/warehouse"

// Answers answers all questions to a dataset, by their names.
func Answers(data *warehouse.Dataset) (map[string]Answer, error) {
	f, err := read(data)
	if err != nil {
		return nil, err
	}
	money := f.money()
	return map[string]Answer{
		"money-by-item": f.sums(money, func(m *figure) []string {
			return []string{m.said.class, m.said.item, m.measure}
		}, nil),
		"money-by-giver": f.sums(money, func(m *figure) []string { return []string{m.said.giver, m.measure} }, f.places),
		"money-by-year": f.sums(money, func(m *figure) []string {
			return []string{text(f.document(m).Year), m.said.class, m.measure}
		}, nil),
		"money-by-region": f.sums(money, func(m *figure) []string {
			d := f.document(m)
			return []string{text(d.Region), text(d.Level), m.said.class, m.measure}
		}, nil),
		"beneficiaries": f.sums(f.beneficiaries(), func(m *figure) []string {
			return []string{text(f.document(m).Year), m.said.class, m.measure}
		}, nil),
		"goods-per-household": f.goodsPerHousehold(),
		"planned-and-done":    f.plannedAndDone(),
		"themes-by-year":      f.themesByYear(),
		"organisation-roles":  f.organisationRoles(),
		"behind-totals":       f.behindTotals(),
		"failed-checks":       f.failedChecks(),
		"repeated-reports":    f.repeatedReports(money),
	}, nil
}
