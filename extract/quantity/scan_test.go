package quantity

import (
	"fmt"
	"strings"
	"testing"
)

// testMeasures is a small table; the real one is data of the rule library.
const testMeasures = "名=person 位=person 人=person 人次=person_time 户=household 家=firm 个=piece 件=piece 张=sheet 份=document 本=book 册=book 条=long " +
	"台=machine 辆=vehicle 副=pair 对=pair 套=set 只=single 支=team 根=stick 袋=bag 桶=barrel 箱=box 床=bed 面=flat 块=block 首=song 场=session 场次=session " +
	"次=time 项=item 处=place 所=place 间=room 栋=building 层=floor 吨=tonne 公斤=kilogram 千克=kilogram 斤=jin 两=liang 米=metre 公里=kilometre 千米=kilometre " +
	"平方米=square_metre 亩=mu 例=case 课时=lesson 小时=hour 天=day 周=week 年=year 个月=month 岁=age 组=group 类=kind 种=kind 批=batch 县=county 市=city " +
	"口=member 倍=times 折=discount 点=point 期=issue 遍=pass 节=class 季=season 级=level kg=kilogram 年半=year 班=flight 封=letter"

func testScanner(t testing.TB) *Scanner {
	t.Helper()
	var l Lexicon
	for _, field := range strings.Fields(testMeasures) {
		u, canonical, _ := strings.Cut(field, "=")
		l.Measures = append(l.Measures, Measure{u, canonical})
	}
	l.Idioms = []Expression{{"更上一层楼", ""}, {"千人计划", Name}, {"你一言我一语", Idiom}}
	s, err := NewScanner(l)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// describe writes a numeral as the tables below expect it:
//
//	80余万元 800000 [800000,900000] over 万元 CNY    an amount, or a count with its measure
//	第34次 !ordinal                                  excluded
//	100 ?100                                         bare
func describe(n Numeral, text string) string {
	var b strings.Builder
	b.WriteString(n.Span.In(text))
	switch n.Kind {
	case Excluded:
		return b.String() + " !" + string(n.Reason)
	case Bare:
		b.WriteString(" ?")
	default:
		b.WriteString(" ")
	}
	b.WriteString(optional(n.Value, n.HasValue))
	if n.Kind == Bare && n.Approx == Exact {
		return b.String()
	}
	if n.Approx != Exact {
		fmt.Fprintf(&b, " [%s,%s]", optional(n.Lower, n.HasLower), optional(n.Upper, n.HasUpper))
	}
	fmt.Fprintf(&b, " %s %s %s", n.Approx, n.Unit.In(text), n.Currency+n.Measure)
	for _, p := range n.Per {
		b.WriteString("/" + p)
	}
	names := []string{"dot", "misread", "masked", "stripped", "spaced", "contradictory"}
	for i, name := range names {
		if n.Damage&(1<<i) != 0 {
			b.WriteString(" +" + name)
		}
	}
	return b.String()
}

func optional(d Decimal, has bool) string {
	if !has {
		return "-"
	}
	return d.String()
}

// scanCase is a text and all of its numerals.
type scanCase struct {
	text string
	want []string
}

func runScan(t *testing.T, cases []scanCase) {
	t.Helper()
	s := testScanner(t)
	for _, c := range cases {
		var got []string
		for _, n := range s.Scan(c.text, nil) {
			got = append(got, describe(n, c.text))
		}
		if g, w := strings.Join(got, "\n"), strings.Join(c.want, "\n"); g != w {
			t.Errorf("%s\n got:\n%s\nwant:\n%s", c.text, g, w)
		}
	}
}
