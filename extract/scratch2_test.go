package extract

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"heshu/corpus"
)

func TestLinkNowhere(t *testing.T) {
	e := scratchEngine(t)
	try := func(name, s string) {
		a, _ := e.Extract(corpus.Document{ID: "x", Text: s})
		for _, l := range a.Links {
			if l.ToID == "" {
				for _, x := range a.Amounts {
					if x.FactID == l.FromID {
						fmt.Println(name, x.Quote, *x.Giver, "|", x.Sentence)
					}
				}
				for _, x := range a.Counts {
					if x.FactID == l.FromID {
						fmt.Println(name, x.Quote, *x.Giver, "|", x.Sentence)
					}
				}
			}
		}
	}
	for _, s := range []string{"青山县志愿服务队12支为困难家庭发放大米30袋。", "青山县爱心企业5家捐赠大米30袋。", "柳河县志愿服务队5支,发放大米30袋。", "全县成立志愿服务队5支,捐赠善款2万元。", "柳河县康复中心3个,发放轮椅30辆。"} {
		try("own", s)
	}
	filepath.Walk("../testdata/reports", func(p string, i os.FileInfo, err error) error {
		if err == nil && !i.IsDir() {
			b, _ := os.ReadFile(p)
			try(p, strings.ToValidUTF8(string(b), "?"))
		}
		return nil
	})
	for _, unit := range []string{"12名残疾人、", "救助30人。", "发放补助200元。", "“科技助残,共享美好生活”。"} {
		for _, n := range []int{250, 500, 1000} {
			start := time.Now()
			s := strings.Repeat(unit, n)
			e.Explain(corpus.Document{ID: "x", Text: s})
			fmt.Println("explain", unit, n, time.Since(start))
		}
	}
	for _, n := range []int{2000, 4000, 8000} {
		s := strings.Repeat("以“科技助残共享美好生活”为主题。", n)
		start := time.Now()
		a, _ := e.Extract(corpus.Document{ID: "x", Text: s})
		fmt.Println("themes", n, len(a.Themes), len(s), time.Since(start))
	}
}
