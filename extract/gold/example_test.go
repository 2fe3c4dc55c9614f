package gold_test

import (
	"fmt"
	"os"
	"path/filepath"

	"heshu/extract"
	"heshu/extract/gold"
)

func Example() {
	dir, err := os.MkdirTemp("", "gold")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	rows := "r1\t青山镇残联\tdpf\ty\nr1\t县医院\tmedical\ty\n"
	if err := os.WriteFile(filepath.Join(dir, "organisations.tsv"), []byte(rows), 0o600); err != nil {
		fmt.Println(err)
		return
	}
	records := &extract.Records{
		Document: extract.DocumentRow{Source: "in/r1.txt", Part: 1, Text: "青山镇残联邀请县医院义诊。"},
		Organisations: []extract.OrganisationRow{
			{Fact: extract.Fact{Quote: "青山镇残联", End: 15}, Name: "青山镇残联", Type: "dpf"},
		},
	}

	annotations, err := gold.Load(dir)
	if err != nil {
		fmt.Println(err)
		return
	}
	score, err := annotations.Score([]*extract.Records{records})
	if err != nil {
		fmt.Println(err)
		return
	}
	found := score.Tables[0].Found
	fmt.Printf("precision %.2f, recall %.2f, F1 %.2f\n", found.Precision(), found.Recall(), found.F1())
	for _, missed := range score.Missed {
		fmt.Println("missed", missed.Quote)
	}
	// Output:
	// precision 1.00, recall 0.50, F1 0.67
	// missed 县医院
}
