// Package extract reads one report into typed records: amounts, counts, themes,
// organisations and the links between them, each with its exact place in the
// text and the rule that read it.
//
// A report passes through these stages, each in files of its own:
//
//  1. segment folds the text to one script and width and finds its sentences;
//  2. quantity finds every numeral and what it says (value, bounds, unit);
//  3. organisation.go finds the names of organisations by their endings
//     (ending.go), walking left over the words that names are made of
//     (namepart.go, nametrim.go), where the words around leave them names
//     (namecontext.go);
//  4. rules match around the figures (apply.go), and what no rule knows is read
//     by the open grammar: the noun phrase that a figure measures (phraseleft.go,
//     phraseright.go, weighed in count.go and amount.go), what stands right beside
//     it (neighbour.go) or what it inherits (inherit.go), what it is for one of
//     (basis.go, per.go), whether it was done or planned (status.go);
//  5. clauses tell who acts (giver.go) and who receives (link.go, recipient.go,
//     aligned.go);
//  6. records.go writes the rows.
//
// Decisions. All grammar runs on the folded text and all spans are of it;
// Folded.Source leads back to the bytes of the report only when a record is
// written, so no stage can lose them. A rule of the library goes before the open
// grammar. A figure whose item is not certain keeps the item empty.
//
// A sentence is read in parts of at most 300 words (chunk in reading.go): the
// grammar looks back over all that it is given, so this keeps its time linear in
// the text.
//
// Themes. A report's own theme is one that it states before its first section or
// beside the day's name, or the first it states at all; the themes of its single
// activities are not the report's. An announced theme of the National Disability
// Day counts wherever it stands in quotation marks, also when up to one character
// in six differs.
package extract
