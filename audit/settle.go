package audit

import "slices"

// settle looks at the findings of a report together: a figure that was printed
// badly is read rightly if another check holds with it, and of several findings
// that one wrong figure explains only the first accuses.
func settle(all []Finding) []Finding {
	proved := map[*Figure]bool{}
	for i := range all {
		if all[i].Result == Holds {
			for _, f := range all[i].Figures {
				proved[f] = true
			}
		}
	}
	for i := range all {
		f := &all[i]
		if f.Reason == "misprinted" && proved[f.Figures[0]] {
			f.Result, f.Reason, f.Severity, f.Expected = Holds, "", "", f.Stated
			f.Message = quoted(f.Figures[0]) + "的数字印刷有误，按" + amount(*f.Stated, f.Figures[0]) + "读取，与文中其他数字相符。"
		}
	}
	suppress(all, proved)
	return all
}

// suppress turns findings that follow from another one into doubtful ones: they
// share a figure with it that no check has proved.
func suppress(all []Finding, proved map[*Figure]bool) {
	blamed := map[*Figure]*Finding{}
	for i := range all {
		f := &all[i]
		if f.Result != Differs || len(f.Figures) == 0 {
			continue
		}
		if slices.ContainsFunc(f.Figures, func(x *Figure) bool {
			other := blamed[x]
			return other != nil && !proved[x] && (x == f.Figures[0] || x == other.Figures[0])
		}) {
			f.Result, f.Reason, f.Severity = Doubtful, "follows", Note
			f.Message += "此处可能由前面已指出的差错引起。"
			continue
		}
		for _, x := range f.Figures {
			blamed[x] = f
		}
	}
}

// Coverage says how many of a report's figures any check came to a verdict on.
type Coverage struct{ Covered, Figures int }

// Coverage counts the figures that a check covers. What is unchecked is not covered.
func (r *Result) Coverage() Coverage {
	covered := map[*Figure]bool{}
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Result != Unchecked {
			for _, x := range f.Figures {
				covered[x] = true
			}
		}
	}
	return Coverage{Covered: len(covered), Figures: len(r.Report.Figures)}
}
