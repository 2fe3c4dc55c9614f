// Package quantity knows numbers. It finds every numeral of a Chinese text, reads its value and its
// unit, and says which numerals are no figures: dates, ordinals, headings, names, telephone numbers, idioms.
//
// It is the leaf of the flow: package extract scans each report once, then asks what each figure
// measures. The measure words and idioms arrive as data in a [Lexicon]; the grammar of numbers
// (Arabic and Chinese digits, multipliers, modifiers, ranges, money) is built in, because it does not
// change with the field.
//
//	scanner, err := quantity.NewScanner(quantity.Lexicon{Measures: []quantity.Measure{{Unit: "名", Canonical: "person"}}})
//	numerals := scanner.Scan("共发放慰问金80余万元", nil) // 80余万元: 800000, over, CNY
//
// # What a figure covers
//
// The span of a figure is its modifier, number, inner modifier, unit and closing modifier: 约200余名,
// 3至5万元, 2000元以上. Not 每人, 共 or 达, and not the basis of a rate: 300元 in 300元/人.
// Number times unit is the value: in 80余万元 the number is 80 and the unit 万元, but in 3万5千元 the
// number is 3万5千 and the unit 元, and a count keeps its multiplier in the number (3.6万|人次).
//
// # Bounds
//
// Lower and Upper say what the words can mean:
//
//   - exact: both are the value.
//   - 余, 多, 几 and 来 after the digits: 余, 多 and 几 close at the next step of the last digit that is
//     not zero (80余万: 800000 to 900000; 1300余: 1300 to 1400; 1.2万余: 12000 to 13000).
//     After the unit (10吨多) they close at the next whole unit.
//   - 超过, 不少于, 以上: open above. 近, 不到, 以内: open below.
//   - 约, 左右, 上下, 来: ten per cent either way, which is how such reports round.
//   - contradictory words (近900余名): from ten per cent below to the next step.
//   - 数十, 几百: from two to just under ten of the multiplier (20 to 99). 几 alone: 2 to 9.
//   - masked, stripped or 若干: none.
//
// # Decisions
//
// A dot printed as 。 is a decimal point only where a fraction is possible: before 万, 亿, %, money
// and continuous units, not before 人 or 名. Chinese numerals without a unit that are one character
// long are parts of words, and reported as idioms, not as numbers that nobody claimed. A number with
// 一 counts only with measure words for things (一袋面粉); with those of speech (一个, 一种) it
// counts at the end of a clause (书包一个) or after a verb of setting up (设立一个服务点).
package quantity
