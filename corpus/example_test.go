package corpus_test

import (
	"context"
	"fmt"
	"strings"

	"heshu/corpus"
)

func ExampleEach() {
	archive := `助残日活动总结(2篇)
篇一
柳河镇残联走访48户残疾人家庭,送去慰问金2.4万元。
篇二
青山乡残联为26名残疾人适配辅助器具30件。
`
	err := corpus.Each(context.Background(), []string{"-"}, corpus.Options{Stdin: strings.NewReader(archive)},
		func(d corpus.Document) error {
			fmt.Printf("part %d: bytes %d to %d\n", d.Part, d.SourceStart, d.SourceEnd)
			return nil
		},
		func(in corpus.Input) error {
			fmt.Printf("%s: %s, %d documents, %s\n", in.Source, in.State, in.Documents, in.Encoding)
			return nil
		})
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// part 1: bytes 0 to 105
	// part 2: bytes 105 to 171
	// -: read, 2 documents, UTF-8
}

func ExampleSplit() {
	text := "篇一\n柳河镇残联走访48户残疾人家庭。\n篇二\n青山乡残联走访22户残疾人家庭。\n"
	for _, p := range corpus.Split(text) {
		fmt.Printf("%q\n", text[p.Start:p.End])
	}
	// Output:
	// "篇一\n柳河镇残联走访48户残疾人家庭。\n"
	// "篇二\n青山乡残联走访22户残疾人家庭。\n"
}
