// Package rules holds what heshu knows of language as data: rules that say what
// figures, themes and organisations of a report are, and the lexicon that they
// and the grammar of package extract lean on. It loads the library, lints it,
// and matches its rules. It stands between segment, which gives it sentences,
// and extract, which tells it where quantities and organisations are and makes
// records of its matches.
//
// # Library files
//
// The library is the folder library, which the program carries, and folders of
// the user's own. A file in library/lexicon lists words; every other file lists
// rules, each with examples of what it reads and what it leaves alone. A rule's
// id is its file's path and its name: figures/relief/consolation-money.
//
//	rules:
//	  - name: consolation-money
//	    pattern: '慰问金{X元}'
//	    set: {item: 慰问金, class: relief}
//	    yes:
//	      - {text: 为他送去慰问金2万元。, quote: 2万元, value: 20000}
//	    no:
//	      - {text: 慰问金发放仪式2次。, why: the figure counts ceremonies}
//
// A user's rule of a known id takes the older one's place; a list off: [id, …]
// switches rules off; words of a user's lexicon go before those of the library.
//
// # Patterns
//
// A pattern is a regular expression of regexp2 (that of .NET) with placeholders
// in braces. Rules never see digits: numbers are read before, in all their
// spellings, and a sentence is matched in a masked form in which each quantity
// is one character, and each name of an organisation is one.
//
//	{X元}  {X万元}     an amount of money, in whatever unit
//	{N辆}  {N名|户}    a count with that measure word, or one that means the same
//	{N}  {N%}  {#}     any count; a percentage; a number without a measure
//	{item}  {people}   a noun of 1 to 24 characters; at an end of the pattern the
//	                   extractor finds where it begins or ends (Capture.Open)
//	{org}              the name of an organisation
//	{theme}            4 to 40 characters that may hold commas, spaces and numbers
//	{gap}              up to 12 characters, without a number, a name or a stop
//	{give}  {visit}    a verb of that sense, and in the same way each list of words
//	{other}            a fragment of that name, written under fragments
//
// A repetition such as {2,3} stays one, a brace as itself is \{. Groups that a
// pattern names itself, (?<item>…), are captured too. Patterns and words are
// folded as segment.Fold folds reports: it does not matter whether they are
// written in full-width or half-width, traditional or simplified characters.
//
// # How it is fast
//
// From each pattern the loader reads what a sentence must hold for it to match:
// one of some literals, and slots of some kinds. One pass of an Aho–Corasick
// automaton over the sentence finds the literals; only the rules whose needs
// are met run. Matcher.MatchAll runs all of them, and tests hold the two against
// each other. A rule that takes longer than its timeout is named in an error,
// and the others go on.
//
// # Decisions
//
// YAML is walked as a syntax tree, not decoded into structs: a decoder stops at
// its first error and does not know where a rule begins. Numbers without quotes
// are kept as written, and refused where YAML would read them otherwise (012).
//
// Slots are runes of plane 15. What a report itself holds there is replaced
// before matching, so no text can pass for a slot.
package rules
