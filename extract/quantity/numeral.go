package quantity

import "heshu/segment"

// Kind says what a numeral turned out to be.
type Kind uint8

const (
	Bare     Kind = iota // a number without a unit: claimed by nobody yet
	Amount               // money
	Count                // a number with a measure word, or a percentage
	Excluded             // no figure, for the reason in Numeral.Reason
)

// Approx says how exactly a figure is stated.
type Approx string

const (
	Exact Approx = "exact"
	About Approx = "about"
	Over  Approx = "over"
	Under Approx = "under"
	Range Approx = "range"
	Vague Approx = "vague"
)

// Reason says why a numeral is no figure.
type Reason string

const (
	Date           Reason = "date"
	Time           Reason = "time"
	Ordinal        Reason = "ordinal"
	Heading        Reason = "heading"
	Name           Reason = "name"
	DocumentNumber Reason = "document_number"
	Telephone      Reason = "telephone"
	Address        Reason = "address"
	Class          Reason = "class"
	Idiom          Reason = "idiom"
	Boilerplate    Reason = "boilerplate"
)

// Damage tells in what way a numeral was misprinted, and so read with care.
type Damage uint8

const (
	DotForPoint   Damage = 1 << iota // 。 for a decimal point: 1。1万元
	Misread                          // letters for digits: IOO多人, l2个
	Masked                           // digits masked: __万元, XX辆
	Stripped                         // digits missing: 慰问金万元
	Spaced                           // spaces inside: 2 万元
	Contradictory                    // modifiers that contradict each other: 近900余名
)

// Numeral is one number of a text with all that belongs to it. Offsets are
// bytes of the text that was scanned. Number times Unit is Value: the number of
// 80余万元 is 80 and its unit 万元, that of 3万5千元 is 3万5千 and its unit 元.
// A percentage in words (百分之九十六) has the unit 百分之 and the measure
// percent; 俩 and 仨 are number and unit at once. Of an Excluded numeral only
// ordinals, classes and headings carry a value.
type Numeral struct {
	segment.Span              // the figure: modifier, number, modifier, unit, modifier (约200余名, 3至5万元, 5000元以上)
	Number       segment.Span // the digits alone (200, 3至5, 5000)
	Kind         Kind
	Reason       Reason // of an Excluded numeral

	Value, Lower, Upper Decimal
	HasValue            bool // false: no number is stated (数十名, __万元)
	HasLower, HasUpper  bool // false: open on that side
	Approx              Approx

	Unit     segment.Span // as written: 万元, 名, 人次, %
	Measure  string       // canonical measure of the unit: person, household, … ; empty for money
	Currency string       // ISO 4217, of an Amount
	// Per is the basis that the unit itself states: 元/人/月 gives person, month. Figures
	// share it: it must not be changed.
	Per    []string
	Damage Damage
}
