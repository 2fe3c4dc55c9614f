package rules

import (
	"fmt"
	"strings"
)

// New returns a rule file to begin with, whose comments say what to write.
// name is the rule's own (consolation-money), or its id, the path of its file
// before it (figures/relief/consolation-money).
func New(name string) (string, error) {
	folder, own, found := cutLast(strings.TrimSuffix(name, ".yaml"))
	if !ruleName.MatchString(own) {
		return "", &Error{File: name, Message: "cannot name a rule", Fix: "write it of a-z, 0-9 and -, like consolation-money or figures/relief/consolation-money"}
	}
	path := "figures/" + own + ".yaml"
	if found {
		path = folder + ".yaml"
	}
	return fmt.Sprintf(template, path, own), nil
}

// cutLast cuts s before its last slash.
func cutLast(s string) (before, after string, found bool) {
	if i := strings.LastIndexByte(s, '/'); i >= 0 {
		return s[:i], s[i+1:], true
	}
	return "", s, false
}

const template = `# Save as DIR/%s and read reports with --rules DIR.
# Say here where the rule comes from: a standard, a form, a kind of report.
rules:
  - name: %s
    # What a match becomes: figure (default), theme, organisation, or exclusion
    # (the number that is caught is no figure).
    for: figure
    # What the sentence must hold. Put it in single quotes. Placeholders:
    #   {X元} any amount of money      {N辆} a count with 辆 or another word of that measure
    #   {N名|户} one of several        {N} any count   {N%%} a percentage   {#} a bare number
    #   {item} {people} the noun       {org} an organisation   {theme} a theme
    #   {gap} up to 12 characters      {give} a verb of that sense, or a fragment
    # Around them any regular expression of regexp2: (?:共|合计)? a? [二三] (?!的) …
    # In a character class or as itself, a brace needs \ before it.
    pattern: '慰问金(?:共|合计)?{X元}'
    # What the match says of the figure; leave out what it does not say.
    #   item, class, action, basis (per_person_month …), status (planned, change),
    #   role (of a theme or an organisation), reason (of an exclusion)
    set: {item: 慰问金, class: relief}
    # Sentences that the rule reads. quote is what it reads, to the letter; every other
    # field that stands here must come out so: value, unit, approx, item, class, action,
    # basis, status. A text that holds , : or # in half-width goes into '…'.
    yes:
      - {text: 为他送去慰问金2万元。, quote: 2万元, value: 20000, unit: 万元, item: 慰问金}
      - {text: 共发放慰问金合计3600元。, quote: 3600元, value: 3600}
    # Sentences that look alike and must not be read by it, and why.
    no:
      - {text: 慰问金发放仪式2次。, why: the figure counts ceremonies}
`
