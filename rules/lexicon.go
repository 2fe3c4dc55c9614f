package rules

// Lexicon is what the library knows of words. All words are in simplified
// characters and half-width ASCII, as segment.Fold leaves a text.
type Lexicon struct {
	Measures      []Measure
	Items         []Item
	Verbs         []Verb
	Endings       []Ending
	Abbreviations []Abbreviation
	Themes        []NationalTheme
	Idioms        []Idiom
	// Words are the lists that grammar needs, by name (file lexicon/words.yaml):
	// connectives before a number (共, 合计), prepositions, adverbs, titles, regions …
	Words map[string][]string
}

// Measure is a measure word (量词) or a unit.
type Measure struct {
	Unit      string // as written: 名, 人次, 公里
	Canonical string // person, household, vehicle …
	Class     string // item_class of what it counts, where the measure alone says it: people, household, duration …
	// Before says that the counted noun usually follows the measure (5名残疾人);
	// After, that it usually stands before the number (轮椅3辆). Both may hold.
	NounFollows bool
}

// Item is something that reports count.
type Item struct {
	Name     string
	Class    string // item_class of schema.md
	Aliases  []string
	Measures []string // fitting measure words; empty: any
}

// Verb is a verb that governs figures.
type Verb struct {
	Word  string
	Sense string // give, receive, visit, hold, attend, publish, treat, train, collect, spend, build, plan, serve, employ …
}

// Ending is the head of organisation names: 残联, 医院, 有限公司.
type Ending struct {
	Word  string
	Type  string // organisation type of schema.md
	Bare  bool   // may stand alone, without anything before it (残联, 电视台)
	Short string // canonical full form of the ending (残联 → 残疾人联合会), if it differs
}

// Abbreviation is a short form and its full form.
type Abbreviation struct {
	Short, Full string
}

// NationalTheme is the announced theme of a National Disability Day.
type NationalTheme struct {
	Year, Ordinal int
	Theme         string
}

// Idiom is a fixed expression whose numerals are no figures.
type Idiom struct {
	Text   string
	Reason string // of schema.md's numerals table: idiom, name, class …
}
