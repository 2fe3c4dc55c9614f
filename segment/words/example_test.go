package words_test

import (
	"fmt"

	"heshu/segment/words"
)

func ExampleCutter_Cut() {
	cutter, err := words.New([]words.Entry{{Text: "残联", Tag: "dpf"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	text := "县残联走访残疾人"
	for _, word := range cutter.Cut(text, nil) {
		fmt.Println(word.In(text), cutter.TagName(word.Tag))
	}
	// Output:
	// 县 zg
	// 残联 dpf
	// 走访 v
	// 残疾人 n
}
