package extract_test

import (
	"fmt"

	"heshu/corpus"
	"heshu/extract"
	"heshu/rules"
)

// A report becomes rows, and each row says where in the text it stands.
func ExampleEngine_Extract() {
	library, err := rules.Load(rules.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	engine, err := extract.New(library)
	if err != nil {
		fmt.Println(err)
		return
	}
	text := "县残联走访残疾人家庭30户,每户送去慰问金300元,发放轮椅6辆。"
	records, err := engine.Extract(corpus.Document{ID: "a1", Source: "a1.txt", Part: 1, Text: text})
	if err != nil {
		fmt.Println(err)
	}
	for _, a := range records.Amounts {
		fmt.Println(*a.Item, a.Value, a.Currency, a.Basis, *a.Giver, text[a.Start:a.End])
	}
	for _, c := range records.Counts {
		fmt.Println(*c.Item, c.Value, c.Unit, text[c.Start:c.End])
	}
	for _, o := range records.Organisations {
		fmt.Println(o.Name, o.Canonical, o.Type)
	}
	// Output:
	// 慰问金 300 CNY per_household 县残联 300元
	// 残疾人家庭 30 户 30户
	// 轮椅 6 辆 6辆
	// 县残联 县残疾人联合会 dpf
}

// Explain tells which rule read each figure, and from what.
func ExampleEngine_Explain() {
	library, err := rules.Load(rules.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	engine, err := extract.New(library)
	if err != nil {
		fmt.Println(err)
		return
	}
	explanation, err := engine.Explain(corpus.Document{ID: "a1", Text: "发放农膜80卷,送去慰问金2万元。"})
	if err != nil {
		fmt.Println(err)
	}
	for _, fact := range explanation.Facts {
		fmt.Println(fact.Quote, fact.Item, fact.Side, fact.Rule, fact.Match)
	}
	// Output:
	// 80卷 农膜 before open/before 农膜80卷
	// 2万元 慰问金 rule figures/relief/consolation-money 慰问金2万元
}
