package quantity_test

import (
	"fmt"

	"heshu/extract/quantity"
)

func ExampleScanner_Scan() {
	scanner, err := quantity.NewScanner(quantity.Lexicon{
		Measures: []quantity.Measure{{Unit: "户", Canonical: "household"}, {Unit: "辆", Canonical: "vehicle"}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	const text = "一、第34次助残日走访约200户，发放慰问金80余万元、轮椅3至5辆"
	for _, n := range scanner.Scan(text, nil) {
		if n.Kind == quantity.Excluded {
			fmt.Println(n.Span.In(text), "is no figure:", n.Reason)
			continue
		}
		fmt.Println(n.Span.In(text), n.Value, n.Approx, n.Unit.In(text), n.Measure+n.Currency)
	}
	// Output:
	// 一 is no figure: heading
	// 第34次 is no figure: ordinal
	// 约200户 200 about 户 household
	// 80余万元 800000 over 万元 CNY
	// 3至5辆 3 range 辆 vehicle
}

func ExampleDecimal_Mul() {
	rate, err := quantity.ParseDecimal("62.5")
	if err != nil {
		fmt.Println(err)
		return
	}
	households, _ := quantity.Whole(300)
	total, ok := rate.Mul(households)
	fmt.Println(total, ok)
	// Output: 18750 true
}
