// Package sql holds questions to a dataset, in SQL that DuckDB and PostgreSQL understand
// alike, and the views that they are asked of.
//
// It stands beside warehouse, which lays the tables down: a question is a file that an
// engine runs, there is no Go in between.
//
//	views/07_figures_once.sql   one view a file, in the order in which they are made
//	questions/money-by-item.sql one question a file: titles, what it counts, what it leaves out
//	QUESTIONS.md                all questions with their answers on the sample archive
//
// `heshu sql` prints them; see [Views], [Questions] and [DuckDB].
//
// # Adding up
//
// A report says the same yuan several times: 共计5万元 and its parts, 每户300元 and what it
// comes to for 62户, a figure of the body and again in the summary. The view figures_once
// leaves each once, by what the extraction and the audit have written:
//
//   - Rates are figures whose basis is not total. They are never added up.
//   - Repetitions (links same_as) count as one figure: the greatest, and of equal ones the
//     first. It has what the others say of item, class, giver and beneficiary where it says
//     nothing itself.
//   - Of a total and its parts (links part_of, from the part to the total), the parts count
//     where they add up to the total (links sum_of, from the total to each of them), because
//     they say more of item and giver. Otherwise the total counts and the parts do not: they
//     need not be all. So it goes on, from the parts to their parts. A part that names no
//     item, class or giver has that of the nearest total; and what is inside income, a price
//     or what goods are worth is no payment either, whatever its own class.
//   - A part counts against its total only where both are of one kind, status, basis and
//     currency: what was spent of a plan is no part of the plan.
//
// Part and total are compared through repetitions. A part is less than its total or stands
// behind it, unless the audit has proved the sum: it adds intervals up, and 80万元 is a part of
// 80余万元. Where proofs lead around in a circle, those that go against the values are dropped;
// so no chain of links leads back to where it began, and each figure is either counted or
// stands behind one that is.
//
// The question planned-and-done asks otherwise, for a plan speaks of totals: a figure is left
// out only where it is inside another of its own item and measure.
//
// # What is not avoided
//
// Only what the audit has proved is linked: without `heshu audit` nothing but rates is left
// out. A total with parts that the audit could not tie together is counted with them. Money
// that was raised and then spent is in twice, under two classes of items (donation, relief),
// which is why the questions do not add up classes.
//
// Nothing is left out between reports: a report that was handed in twice counts twice (the
// question repeated-reports names those that the audit took for copies), and so do a
// county's figures that are in the province's report too (money-by-region keeps levels
// apart).
//
// # Bounds
//
// lower and upper of a sum are sums of bounds. A figure without an upper bound (300万元以上)
// makes the sum unbounded, and it says so; one without a lower bound (近1万名) adds 0 to
// lower, for nothing that is added up can be negative. A figure without a value (数十万元)
// is in the bounds, not in what is stated.
//
// # Dialects
//
// The text is the same for all engines. So there is no division of integers, no cast that
// rounds differently, no order that a collation or a place for nulls could change (all orders
// are total, texts go by COLLATE "C", nulls are told where to stand). Steps are
// MATERIALIZED: a planner that sees through them takes minutes where it errs.
package sql
