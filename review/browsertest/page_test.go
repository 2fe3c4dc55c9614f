package browsertest

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// visible counts the findings that are shown.
const visible = `Array.from(document.querySelectorAll(".finding")).filter(f => f.offsetParent).length`

// matching counts the findings that match the filters.
const matching = `document.querySelectorAll(".finding:not(.out)").length`

// TestPage looks at one page in one browser, each time in a new tab. Whatever is
// done there, the console stays silent and nothing is asked for.
func TestPage(t *testing.T) {
	b := newBrowser(t)
	for name, test := range map[string]func(*testing.T, *browser){
		"widths": testWidths, "screenshots": testScreenshots, "texts": testTexts, "marks": testMarks, "hostile text": testHostileText,
		"filters": testFilters, "more findings": testMoreFindings, "links": testLinks, "link to hidden": testLinkToHidden, "skip link": testSkipLink,
		"names": testNames, "print": testPrint, "without scripts": testWithoutScripts,
	} {
		t.Run(name, func(t *testing.T) { test(t, b) })
	}
}

// testWidths wants nothing to stick out on phones and desktops, with all reports
// closed and open.
func testWidths(t *testing.T, b *browser) {
	for _, width := range []int64{360, 1280} {
		tab := b.open(t, width)
		tab.fits(width)
		ask[bool](tab, `document.querySelectorAll("details").forEach(d => d.open = true), true`)
		tab.fits(width)
	}
}

// fits wants nothing to stick out to the right.
func (t *tab) fits(width int64) {
	t.Helper()
	if over := ask[float64](t, `document.documentElement.scrollWidth - window.innerWidth`); over > 0 {
		t.Errorf("at %d px the page is %v px too wide", width, over)
	}
}

// quiet wants nothing on the console, and nothing asked for but the file.
func (t *tab) quiet(file string) {
	t.Helper()
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.trouble) > 0 {
		t.Errorf("console: %q", t.trouble)
	}
	outside := func(url string) bool { return url != address(file) && !strings.HasPrefix(url, "data:") }
	if slices.ContainsFunc(t.requests, outside) || len(t.requests) == 0 {
		t.Errorf("requests: %q", t.requests)
	}
}

func testScreenshots(t *testing.T, b *browser) {
	if *shots == "" {
		t.Skip("no -shots")
	}
	for name, width := range map[string]int64{"desktop": 1280, "phone": 390} {
		tab := b.open(t, width)
		tab.shoot(name + "-top")
		for _, part := range []string{"findings", "figures", "reports", "t1"} {
			ask[bool](tab, `(location.hash = "`+part+`", true)`)
			ask[bool](tab, `(document.querySelector(".report[open] .facts") || {}).open = true`)
			tab.shoot(name + "-" + part)
		}
	}
}

// testTexts wants the texts of the reports to the letter, apart from the numbers of findings.
func testTexts(t *testing.T, b *browser) {
	tab := b.open(t, 1280)
	shown := ask[[]string](tab, `Array.from(document.querySelectorAll(".report .text"), e => {
		const copy = e.cloneNode(true);
		copy.querySelectorAll(".ref").forEach(r => r.remove());
		return copy.textContent;
	})`)
	if len(shown) < 15 {
		t.Fatalf("%d reports are shown", len(shown))
	}
	for _, text := range b.texts {
		if i := slices.Index(shown, text); i >= 0 {
			shown = slices.Delete(shown, i, i+1)
		}
	}
	if len(shown) > 0 {
		t.Errorf("%d texts are not those of the reports, the first: %s", len(shown), shown[0])
	}
}

// testMarksStandOnTheirFigures compares the marked words of each finding's
// sentence and of its text with the place that the audit gave.
func testMarks(t *testing.T, b *browser) {
	tab := b.open(t, 1280)
	got := ask[[]string](tab, `Array.from(document.querySelectorAll(".finding"), f => {
		const message = f.querySelector("h3").textContent;
		const mark = f.querySelector("blockquote mark.judged");
		const link = f.querySelector(".meta a[href^='#t']");
		const copy = link ? document.querySelector(link.getAttribute("href")).cloneNode(true) : null;
		if (copy) copy.querySelectorAll(".ref").forEach(r => r.remove());
		return [message, mark ? mark.textContent : "", copy ? copy.textContent : ""].join("|");
	}).sort()`)
	var want []string
	for id, rows := range b.checks {
		for _, row := range rows {
			quote := b.texts[id][row.Start:row.End]
			want = append(want, strings.Join([]string{row.Message, quote, quote}, "|"))
		}
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%d findings marked, %d found", len(got), len(want))
		if i := slices.IndexFunc(got, func(g string) bool { return !slices.Contains(want, g) }); i >= 0 {
			t.Errorf("no finding has this: %s", got[i])
		}
	}
}

// testHostileText wants nothing in a report to become part of the page.
func testHostileText(t *testing.T, b *browser) {
	tab := b.open(t, 1280)
	ask[bool](tab, `document.querySelectorAll("details").forEach(d => d.open = true), true`)
	if ask[bool](tab, `"hacked" in window`) {
		t.Error("a report ran a script")
	}
	if n := ask[int](tab, `document.querySelectorAll("img, iframe, .text script, main script, a[href^='javascript']").length`); n > 0 {
		t.Errorf("a report made %d elements", n)
	}
	if !ask[bool](tab, `Array.from(document.querySelectorAll(".differs h3"), h => h.textContent).some(m => m.includes("18900元"))`) {
		t.Error("the hostile report's error is not found")
	}
}

// testFilters selects findings in every way there is.
func testFilters(t *testing.T, b *browser) {
	tab := b.open(t, 1280)
	if all := ask[int](tab, matching); all != b.findings("") || ask[int](tab, visible) != min(all, 50) {
		t.Errorf("at first %d findings match, %d of them are shown; there are %d", all, ask[int](tab, visible), b.findings(""))
	}
	tab.do(chromedp.Click(chromedp.CSS(`.verdicts .differs button`)))
	if n := ask[int](tab, matching); n != b.findings("differs") || n == 0 {
		t.Errorf("%d findings differ, want %d", n, b.findings("differs"))
	}
	tab.do(chromedp.Click(chromedp.CSS(`#clear`)))
	testSearch(tab)
	for _, field := range []string{"check", "severity", "issuer", "year"} {
		testSelect(tab, field)
	}
}

// testSearch looks for words that some findings have, and for some that none has.
func testSearch(tab *tab) {
	tab.Helper()
	tab.do(chromedp.SendKeys(chromedp.CSS(`[name=text]`), "慰问 18900元"))
	const without = `Array.from(document.querySelectorAll(".finding:not(.out)")).filter(f => !f.textContent.includes("18900元") || !f.textContent.includes("慰问")).length`
	if n, bad := ask[int](tab, matching), ask[int](tab, without); n == 0 || bad > 0 {
		tab.Errorf("%d findings match, %d of them without the words", n, bad)
	}
	tab.do(chromedp.SendKeys(chromedp.CSS(`[name=text]`), "没有这样的字"))
	if said := ask[string](tab, `document.getElementById("shown").textContent`); ask[int](tab, matching) != 0 || said != "没有符合条件的结论。" {
		tab.Errorf("nothing matches, and the page says %q", said)
	}
	tab.do(chromedp.Click(chromedp.CSS(`#clear`)))
}

// testSelect tries each choice of a select, and wants as many findings as it promises.
func testSelect(tab *tab, field string) {
	tab.Helper()
	wrong := ask[[]string](tab, `(() => {
		const select = document.querySelector("select[name=`+field+`]");
		const wrong = [];
		for (const option of select.options) {
			select.value = option.value;
			select.dispatchEvent(new Event("input", {bubbles: true}));
			const shown = document.querySelectorAll(".finding:not(.out)");
			const promised = option.value ? Number(option.textContent.match(/（(\d+)）$/)[1]) : document.querySelectorAll(".finding").length;
			if (shown.length !== promised || option.value && Array.from(shown).some(f => f.dataset.`+field+` !== option.value)) wrong.push(option.textContent);
		}
		select.value = "";
		select.dispatchEvent(new Event("input", {bubbles: true}));
		return wrong;
	})()`)
	if len(wrong) > 0 {
		tab.Errorf("select %s: wrong choices %q", field, wrong)
	}
}

// testMoreFindings pages through all findings.
func testMoreFindings(t *testing.T, b *browser) {
	tab := b.open(t, 1280)
	for shown := 50; shown < b.findings(""); shown += 50 {
		if n := ask[int](tab, visible); n != shown {
			t.Fatalf("%d findings are shown, want %d", n, shown)
		}
		tab.do(chromedp.Click(chromedp.CSS(`#more`)))
	}
	if n := ask[int](tab, visible); n != b.findings("") || ask[bool](tab, `!document.querySelector(".pager").hidden`) {
		t.Errorf("%d findings are shown in the end, want %d and no button for more", n, b.findings(""))
	}
}

// comes waits for a condition to hold: a browser scrolls when it gets to it.
func comes(tab *tab, condition string) bool {
	for range 50 {
		if ask[bool](tab, condition) {
			return true
		}
		time.Sleep(100 * time.Millisecond)
	}
	return false
}

// testLinks goes from a finding to its text and back by the keyboard.
func testLinks(t *testing.T, b *browser) {
	tab := b.open(t, 390)
	ask[bool](tab, `document.querySelector("#f1 .meta a").focus(), true`)
	tab.do(chromedp.KeyEvent("\r"))
	in := `(e => { const r = e.getBoundingClientRect(); return r.height > 0 && r.top >= 0 && r.bottom <= innerHeight; })`
	if !comes(tab, in+`(document.getElementById("t1"))`) {
		t.Error("the mark of finding 1 is not in sight")
	}
	ask[bool](tab, `document.querySelector("#t1 ~ .ref").focus(), true`)
	tab.do(chromedp.KeyEvent("\r"))
	if !comes(tab, in+`(document.querySelector("#f1 .head"))`) {
		t.Error("finding 1 is not in sight")
	}
}

// testLinkToHidden follows a link to a finding that the filters hide.
func testLinkToHidden(t *testing.T, b *browser) {
	tab := b.open(t, 1280)
	tab.do(chromedp.Click(chromedp.CSS(`.verdicts .differs button`)))
	last := ask[string](tab, `(location.hash = document.querySelector(".finding:last-child").id)`)
	_, err := chromedp.Run(tab.ctx, chromedp.Poll[bool](`document.querySelector(location.hash).offsetParent !== null`))
	if err != nil {
		t.Errorf("finding %s stays hidden: %v", last, err)
	}
}

// testSkipLink wants the findings to be the first stop of the keyboard.
func testSkipLink(t *testing.T, b *browser) {
	tab := b.open(t, 1280)
	tab.do(chromedp.KeyEvent("\t"))
	if !ask[bool](tab, `document.activeElement.matches(".skip") && document.activeElement.getBoundingClientRect().left >= 0`) {
		t.Error("the first stop of the keyboard is not the link to the findings")
	}
}

// testNames wants a name for everything that can be operated.
func testNames(t *testing.T, b *browser) {
	tab := b.open(t, 1280)
	nameless := ask[[]string](tab, `Array.from(document.querySelectorAll("button, a, select, input, summary"))
		.filter(e => !(e.textContent.trim() || e.getAttribute("aria-label") || e.labels && e.labels.length)).map(e => e.outerHTML)`)
	if len(nameless) > 0 {
		t.Errorf("without a name: %q", nameless)
	}
	if twice := ask[[]string](tab, `(ids => ids.filter((id, i) => ids.indexOf(id) !== i))(Array.from(document.querySelectorAll("[id]"), e => e.id))`); len(twice) > 0 {
		t.Errorf("ids used twice: %q", twice)
	}
	if broken := ask[[]string](tab, `Array.from(document.querySelectorAll("a[href^='#']")).filter(a => !document.getElementById(a.hash.slice(1))).map(a => a.hash)`); len(broken) > 0 {
		t.Errorf("links to nowhere: %q", broken)
	}
}

// testPrint wants all findings that match on paper, and nothing to operate.
func testPrint(t *testing.T, b *browser) {
	tab := b.open(t, 1280)
	_, err := chromedp.Call(tab.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	must(t, err)
	if n := ask[int](tab, visible); n != b.findings("") {
		t.Errorf("%d findings are printed, want %d", n, b.findings(""))
	}
	if ask[bool](tab, `document.getElementById("filters").offsetParent !== null`) {
		t.Error("the filters are printed")
	}
}

// testWithoutScripts wants everything shown where scripts are off.
func testWithoutScripts(t *testing.T, b *browser) {
	tab := b.open(t, 1280)
	_, err := chromedp.Call(tab.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	must(t, err)
	tab.do(chromedp.Reload())
	if n := ask[int](tab, visible); n != b.findings("") {
		t.Errorf("%d findings are shown, want %d", n, b.findings(""))
	}
	if ask[bool](tab, `document.getElementById("filters").offsetParent !== null`) {
		t.Error("filters are shown that do nothing")
	}
}
