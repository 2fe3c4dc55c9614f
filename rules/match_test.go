package rules

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"heshu/segment"
)

// marked reads a sentence in which slots are written in brackets: 慰问金[X:2万元],
// 轮椅[vehicle:3辆], [#:12], [org:县残联].
func marked(t testing.TB, text string) (string, []Slot) {
	t.Helper()
	sentence, slots, ok := readMarks(text)
	if !ok {
		t.Fatalf("bad mark in %q", text)
	}
	return sentence, slots
}

func readMarks(text string) (sentence string, slots []Slot, ok bool) {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "[")
		b.WriteString(before)
		if !found {
			return b.String(), slots, true
		}
		inner, after, closed := strings.Cut(rest, "]")
		kind, quote, named := strings.Cut(inner, ":")
		if !closed || !named {
			return "", nil, false
		}
		s := Slot{Span: segment.Span{Start: b.Len(), End: b.Len() + len(quote)}}
		switch kind {
		case "X":
			s.Kind = SlotAmount
		case "#":
			s.Kind = SlotNumber
		case "org":
			s.Kind = SlotOrganisation
		default:
			s.Kind, s.Measure = SlotCount, kind
		}
		slots = append(slots, s)
		b.WriteString(quote)
		text = after
	}
}

// show writes matches as one line each: rule, text, and captures.
func show(sentence string, matches []Match) []string {
	var out []string
	for _, m := range matches {
		line := m.Rule.Name + " " + m.Span.In(sentence)
		for _, c := range m.Captures {
			line += fmt.Sprintf(" %s=%s", c.Name, c.Span.In(sentence))
			if c.Slot >= 0 {
				line += fmt.Sprintf("#%d", c.Slot)
			}
			line += map[Open]string{OpenLeft: "<", OpenRight: ">"}[c.Open]
		}
		out = append(out, line)
	}
	return out
}

const matchLexicon = "verbs:\n  - {sense: give, words: [发, 发放, 'a{1}b']}\nfragments:\n  total: '(?:共|合计)?'\n  gift: '{give}{total}'\nwords:\n  place: [村]\n"

var matchTests = []struct {
	pattern, sentence string
	want              []string
}{
	{"慰问金{X元}", "送去慰问金[X:2万元]和慰问金[X:三千元]", []string{"one 慰问金2万元 X=2万元#0", "one 慰问金三千元 X=三千元#1"}},
	{"慰问金{X万元}", "慰问金[X:800元]", []string{"one 慰问金800元 X=800元#0"}},
	{"慰问金{X元}", "慰问金[person:8名]", nil},
	{"轮椅{N辆}", "轮椅[vehicle:3辆]、轮椅[person:3名]", []string{"one 轮椅3辆 N=3辆#0"}},
	{"{N名}到场", "[person:30余人]到场", []string{"one 30余人到场 N=30余人#0"}},
	{"到场{N名|户}", "到场[household:3户]，到场[vehicle:3辆]", []string{"one 到场3户 N=3户#0"}},
	{"到场{N}", "到场[gadget:3摞]", []string{"one 到场3摞 N=3摞#0"}},
	{"增长{N%}", "增长[percent:8%]，增长[person:8人]", []string{"one 增长8% N=8%#0"}},
	{"编号{#}", "编号[#:12]，编号[person:12人]", []string{"one 编号12 #=12#0"}},
	{"{org}捐赠{X元}", "[org:县商会]捐赠[X:5万元]", []string{"one 县商会捐赠5万元 org=县商会#0 X=5万元#1"}},
	// Nouns: bounded on both sides, or open on one.
	{"发放{item}{N辆}", "发放电动轮椅[vehicle:3辆]", []string{"one 发放电动轮椅3辆 item=电动轮椅 N=3辆#0"}},
	{"发放{item}{N辆}", "发放书、电动轮椅[vehicle:3辆]", nil},
	{"{N名}{people}", "慰问[person:5名]残疾人", []string{"one 5名 N=5名#0 people=>"}},
	{"{item}共{N辆}", "轮椅共[vehicle:3辆]", []string{"one 共3辆 item=< N=3辆#0"}},
	{"(?<!每)(?:{item}|东西)?共{N辆}(?!以上)", "轮椅共[vehicle:3辆]", []string{"one 共3辆 item=< N=3辆#0"}},
	{"价值{X元}的(?:{item})", "价值[X:9元]的药", []string{"one 价值9元的 X=9元#0 item=>"}},
	{"为(?:{people}|大家)送{X元}", "为老人送[X:9元]", []string{"one 为老人送9元 people=老人 X=9元#0"}},
	{"为{people}(?=送){gap}{X元}", "为老人送去[X:9元]", []string{"one 为老人送去9元 people=老人 X=9元#0"}},
	// Gaps do not step over numbers and stops.
	{"计划{gap}{X元}", "计划再投入[X:9元]，计划[person:3人][X:8元]，计划好，[X:7元]", []string{"one 计划再投入9元 X=9元#0"}},
	// Fragments, lists and their captures.
	{"{give}轮椅{N辆}", "发放轮椅[vehicle:3辆]", []string{"one 发放轮椅3辆 give=发放 N=3辆#0"}},
	{"{give}轮椅{N辆}", "a{1}b轮椅[vehicle:3辆]", []string{"one a{1}b轮椅3辆 give=a{1}b N=3辆#0"}},
	{"{gift}{N辆}", "发合计[vehicle:3辆]", []string{"one 发合计3辆 gift=发合计 give=发 total=合计 N=3辆#0"}},
	{"全{place}{N名}", "全村[person:3人]", []string{"one 全村3人 place=村 N=3人#0"}},
	{"(?<item>米|面){X元}", "米[X:9元]", []string{"one 米9元 X=9元#0 item=米"}},
	{"(?:(?<item>米)|面){X元}", "面[X:9元]", []string{"one 面9元 X=9元#0"}}, // the group took no part
	// What is a regular expression stays one.
	{"金{2,3}{X元}", "金金[X:9元]，金[X:8元]", []string{"one 金金9元 X=9元#0"}},
	{`[{}]\{\p{Lu}{X元}`, "{{A[X:9元]", []string{"one {{A9元 X=9元#0"}},
	{"(米|面){X元}、\\1{X元}", "米[X:9元]、米[X:8元]", []string{"one 米9元、米8元 X=9元#0 X=8元#1"}},
	{"{N名}{2}", "[person:3名][person:4人]", []string{"one 3名4人 N=4人#1"}},
	{"(?#说明){X元}(?i:ab)", "[X:9元]Ab", []string{"one 9元Ab X=9元#0"}},
	// Full-width and traditional characters are as reports have them after folding.
	{"慰問金（{X元}）", "慰问金([X:9元])", []string{"one 慰问金(9元) X=9元#0"}},
	{"率［：］？{N%}", "率[percent:9%]", nil},
}

func TestMatch(t *testing.T) {
	for _, test := range matchTests {
		l := mustLoad(t, "figures/x.yaml", ruleOf(test.pattern), "lexicon/x.yaml", matchLexicon)
		sentence, slots := marked(t, test.sentence)
		m := l.NewMatcher()
		for name, match := range map[string]func(string, []Slot, []Match) ([]Match, error){"Match": m.Match, "MatchAll": m.MatchAll} {
			got, err := match(sentence, slots, nil)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(test.want, show(sentence, got)); d != "" {
				t.Errorf("%s of %s over %s (-want +got)\n%s", name, test.pattern, test.sentence, d)
			}
		}
	}
}

func TestMatchTheme(t *testing.T) {
	l := mustLoad(t, "themes/x.yaml", "rules:\n  - {name: one, for: theme, pattern: '以[“\"]{theme}[”\"]为主题', set: {role: activity}}\n")
	sentence, slots := marked(t, "以“你我同行, [person:1个]也不少”为主题，以“短”为主题")
	got, err := l.NewMatcher().Match(sentence, slots, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"one 以“你我同行, 1个也不少”为主题 theme=你我同行, 1个也不少"}
	if d := cmp.Diff(want, show(sentence, got)); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

func TestMatchOrder(t *testing.T) {
	l := mustLoad(t, "figures/x.yaml", "rules:\n  - {name: late, pattern: '金{X元}'}\n  - {name: second, pattern: '慰问金{X元}'}\n  - {name: third, pattern: '慰问金+{X元}'}\n")
	sentence, slots := marked(t, "慰问金[X:9元]，金[X:8元]")
	first := Match{Span: segment.Span{Start: 99, End: 100}, Rule: &Rule{Name: "kept"}}
	got, err := l.NewMatcher().Match(sentence, slots, []Match{first})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, m := range got {
		names = append(names, m.Rule.Name)
	}
	if d := cmp.Diff([]string{"kept", "second", "third", "late", "late"}, names); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

// TestMatchPrivateUse: no text of a report can pass for a slot, whatever it holds.
func TestMatchPrivateUse(t *testing.T) {
	l := mustLoad(t, "figures/x.yaml", ruleOf("金{X元}"))
	for r := slotBase; r <= slotBase+0xFFFF; r += 7 {
		if got, _ := l.NewMatcher().Match("金"+string(r), nil, nil); len(got) > 0 {
			t.Fatalf("%U passes for a slot", r)
		}
	}
	sentence := "\xff金\xe4" + string(amountRune) + "金9元\xff"
	at := strings.Index(sentence, "9元")
	got, err := l.NewMatcher().Match(sentence, []Slot{{Span: segment.Span{Start: at, End: at + len("9元")}}}, nil)
	if err != nil || len(got) != 1 || got[0].Span.In(sentence) != "金9元" {
		t.Errorf("damaged text: %v, %v", show(sentence, got), err)
	}
}

func TestMatchBadSlots(t *testing.T) {
	l := mustLoad(t, "figures/x.yaml", ruleOf("金{X元}"))
	span := func(a, b int) Slot { return Slot{Span: segment.Span{Start: a, End: b}} }
	slots := []Slot{span(-3, 2), span(3, 7), span(5, 9), span(4, 4), span(8, 99)}
	got, err := l.NewMatcher().Match("金9元了", slots, nil)
	if err != nil || len(got) != 1 || got[0].Captures[0].Slot != 1 {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestMatchTimeout(t *testing.T) {
	slow := layerOf("lib", false, "figures/x.yaml", "rules:\n  - {name: slow, pattern: '((?:a|aa)+)+b{X元}'}\n  - {name: quick, pattern: '金{X元}'}\n")
	l, err := load([]layer{slow}, time.Millisecond)
	if err != nil {
		t.Fatal(err)
	}
	sentence, slots := marked(t, strings.Repeat("a", 200)+"cb[X:5元]金[X:9元]")
	got, err := l.NewMatcher().Match(sentence, slots, nil)
	var failed *MatchError
	if !errors.As(err, &failed) || failed.Rule.Name != "slow" || !strings.Contains(err.Error(), "lib/figures/x.yaml:2: rule figures/x/slow") {
		t.Fatalf("the slow rule is not named: %v", err)
	}
	if len(got) != 1 || got[0].Rule.Name != "quick" {
		t.Errorf("the other rule did not go on: %v", show(sentence, got))
	}
}

func TestMatchAllocates(t *testing.T) {
	l := mustLoad(t, "figures/x.yaml", ruleOf("慰问金{X元}"))
	sentence, slots := marked(t, "送去慰问金[X:2万元]和大米")
	m := l.NewMatcher()
	var dst []Match
	if n := testing.AllocsPerRun(100, func() { dst, _ = m.Match(sentence, slots, dst[:0]) }); n > 0 {
		t.Errorf("%v allocations for a sentence", n)
	}
}

func TestNear(t *testing.T) {
	l := mustLoad(t, "figures/x.yaml", "rules:\n  - {name: one, pattern: '慰问金{X元}'}\n  - {name: two, pattern: '共{X元}'}\n  - {name: three, pattern: '(?:善款|捐款){X元}'}\n")
	var names []string
	for _, r := range l.Near("慰问金和捐款都已发放，共三处") {
		names = append(names, r.Name)
	}
	if d := cmp.Diff([]string{"one", "three"}, names); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}
