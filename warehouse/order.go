package warehouse

import (
	"cmp"

	"heshu/extract"
)

// order is the order in which the rows of a table come, if the inputs do.
type order[T any] struct {
	columns []string // ascending, nulls first
	compare func(a, b *T) int
	key     func(*T) T // the row with the columns of the order alone
}

func documentOrder() *order[extract.DocumentRow] {
	return &order[extract.DocumentRow]{
		columns: []string{"source", "member", "part"},
		compare: func(a, b *extract.DocumentRow) int {
			return cmp.Or(cmp.Compare(a.Source, b.Source), compareOptional(a.Member, b.Member), cmp.Compare(a.Part, b.Part))
		},
		key: func(row *extract.DocumentRow) extract.DocumentRow {
			return extract.DocumentRow{Source: row.Source, Member: row.Member, Part: row.Part}
		},
	}
}

func inputOrder() *order[extract.InputRow] {
	return &order[extract.InputRow]{
		columns: []string{"source", "member"},
		compare: func(a, b *extract.InputRow) int {
			return cmp.Or(cmp.Compare(a.Source, b.Source), compareOptional(a.Member, b.Member))
		},
		key: func(row *extract.InputRow) extract.InputRow {
			return extract.InputRow{Source: row.Source, Member: row.Member}
		},
	}
}

// compareOptional puts the absent value first.
func compareOptional(a, b *string) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return -1
	case b == nil:
		return 1
	}
	return cmp.Compare(*a, *b)
}
