package segment_test

import (
	"fmt"

	"heshu/segment"
)

func ExampleFold() {
	source := "縣殘聯(lián)送去慰問金３.78萬(wàn)元。"
	folded := segment.Fold(source)
	fmt.Println(folded.Text)
	amount := segment.Span{Start: len("县残联送去慰问金"), End: len("县残联送去慰问金3.78万元")}
	fmt.Println(folded.Source(amount).In(source))
	// Output:
	// 县残联送去慰问金3.78万元。
	// ３.78萬(wàn)元
}

func ExampleParse() {
	text := "青山镇助残日活动总结\n一、走访慰问。走访残疾人家庭12户(重残3户),送去慰问金3,600元。\n来源:青山网 浏览次数:56"
	outline := segment.Parse(text)
	fmt.Println("title:", outline.Title.In(text))
	for _, s := range outline.Sentences {
		if s.Heading || s.Boilerplate {
			continue
		}
		fmt.Println("under:", outline.Sections[s.Section].Heading.In(text))
		for _, c := range s.Clauses {
			fmt.Println("clause:", c.In(text))
		}
	}
	// Output:
	// title: 青山镇助残日活动总结
	// under: 走访慰问
	// clause: 走访残疾人家庭12户(重残3户)
	// clause: 送去慰问金3,600元
}
