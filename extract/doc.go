// Package extract reads one report into typed records: amounts, counts, themes,
// organisations and the links between them, each with its exact place in the
// text and the rule that read it.
//
// A report passes through these stages, each in files of its own:
//
//  1. segment folds the text to one script and width and finds its sentences;
//  2. quantity finds every numeral and what it says (value, bounds, unit);
//  3. organisation.go finds the names of organisations by their endings;
//  4. rules match around the figures (apply.go), and what no rule knows is read
//     by the open grammar: the noun phrase that a figure measures (phrase.go,
//     item.go), what it is for one of (basis.go), whether it was done or planned
//     (status.go);
//  5. clauses tell who acts (giver.go) and who receives (link.go);
//  6. records.go writes the rows.
//
// Decisions. All grammar runs on the folded text and all spans are of it;
// Folded.Source leads back to the bytes of the report only when a record is
// written, so no stage can lose them. A rule of the library goes before the open
// grammar. A figure whose item is not certain keeps the item empty.
package extract
