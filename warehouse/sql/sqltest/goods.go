package sqltest

import (
	"math/big"
	"strconv"

	"heshu/extract/quantity"
)

// given is goods that went to households.
type given struct {
	*figure
	households *big.Rat // nil where their number is not known
	goods      *big.Rat // nil where it is not known
	each       *big.Rat
}

// goodsPerHousehold answers the question of that name.
func (f *facts) goodsPerHousehold() Answer {
	sums := map[[2]string][]given{}
	for _, g := range f.householdGoods() {
		key := [2]string{g.said.item, g.measure}
		sums[key] = append(sums[key], g)
	}
	var a Answer
	for key, all := range sums {
		a.Rows = append(a.Rows, append([]string{key[0], key[1]}, averages(all)...))
	}
	return a
}

func (f *facts) householdGoods() []given {
	totals := map[*figure]bool{}
	var all []given
	for _, x := range f.inOrder() {
		if h := f.households(x); x.goods() && x.counts() && h != nil {
			totals[x] = true
			g := given{figure: x, households: ratio(h.Value), goods: ratio(x.Value)}
			if g.goods != nil {
				g.each = round(new(big.Rat).Quo(g.goods, g.households))
			}
			all = append(all, g)
		}
	}
	return append(all, f.rates(totals)...)
}

// alike is what rates that are one have in common.
type alike struct {
	item, measure string
	value         quantity.Decimal
	households    *figure
}

// rates returns the goods that are stated as so many a household, without their total.
func (f *facts) rates(totals map[*figure]bool) []given {
	seen := map[alike]bool{}
	multiplied := map[*figure]bool{}
	f.linked("product_of", func(total, factor *figure) {
		if totals[total.same] {
			multiplied[factor.same] = true
			seen[f.alike(factor.same)] = true
		}
	})
	var all []given
	for _, x := range f.inOrder() {
		key := f.alike(x)
		if x.same != x || !x.goods() || x.Basis != "per_household" || multiplied[x] || key.known() && seen[key] {
			continue
		}
		seen[key] = true
		g := given{figure: x, each: ratio(x.Value)}
		if key.households != nil {
			g.households = ratio(key.households.Value)
		}
		if g.households != nil && g.each != nil {
			g.goods = new(big.Rat).Mul(g.each, g.households)
		}
		all = append(all, g)
	}
	return all
}

func (f *facts) alike(x *figure) alike {
	return alike{x.said.item, x.measure, deref(x.Value), f.households(x)}
}

// known reports whether all is known that rates are compared by. A value of zero stands
// for none.
func (a alike) known() bool { return a.item != "" && a.value != 0 && a.households != nil }

func (x *figure) goods() bool {
	return x.kind == "count" && x.said.class == "goods" && x.Status == "actual"
}

// households returns the count of the households that a figure went to, nil where none is known.
func (f *facts) households(x *figure) *figure {
	h := f.figures[x.said.beneficiary]
	if h == nil || h.class() != "household" || h.same.Basis != "total" || deref(h.same.Value) <= 0 {
		return nil
	}
	return h.same
}

// averages adds goods up and divides them among the households.
func averages(all []given) []string {
	reports := map[string]bool{}
	var households, goods, least, most *big.Rat
	for _, g := range all {
		reports[g.DocumentID] = true
		if g.goods != nil {
			households, goods = plus(households, g.households), plus(goods, g.goods)
		}
		if g.each != nil && (least == nil || g.each.Cmp(least) < 0) {
			least = g.each
		}
		if g.each != nil && (most == nil || g.each.Cmp(most) > 0) {
			most = g.each
		}
	}
	row := []string{strconv.Itoa(len(all)), strconv.Itoa(len(reports)), exact(households), exact(goods), "", exact(least), exact(most)}
	if goods != nil {
		row[4] = exact(round(new(big.Rat).Quo(goods, households)))
	}
	return row
}

func ratio(d *quantity.Decimal) *big.Rat {
	if d == nil {
		return nil
	}
	return big.NewRat(int64(*d), int64(quantity.One))
}

func plus(a, b *big.Rat) *big.Rat {
	if a == nil {
		return b
	}
	return new(big.Rat).Add(a, b)
}

// round rounds half up to two places.
func round(r *big.Rat) *big.Rat {
	twice := new(big.Rat).Mul(r, big.NewRat(200, 1))
	twice.Add(twice, big.NewRat(1, 1))
	whole := new(big.Int).Div(twice.Num(), new(big.Int).Mul(twice.Denom(), big.NewInt(2)))
	return new(big.Rat).SetFrac(whole, big.NewInt(100))
}

// exact writes a number of at most four places.
func exact(r *big.Rat) string {
	if r == nil {
		return ""
	}
	if r.IsInt() {
		return r.Num().String()
	}
	return cell(r.FloatString(4))
}
