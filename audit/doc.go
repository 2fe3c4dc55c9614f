// Package audit recomputes what reports claim.
//
// It stands behind extract and beside nothing: records go in, findings come out,
// which heshu writes as rows of the tables checks and links.
//
//	limits, err := audit.Standard()
//	…
//	result := audit.New(limits).Report(records)
//	for _, f := range result.Findings {
//		fmt.Println(f.Result, f.Message)
//	}
//
// # How it judges
//
// A printed figure is an [Interval], and a check differs only where no values of
// the intervals fit; see printed.go for the widths and interval.go for the
// arithmetic, which is exact or rounded outward. There is no tolerance.
//
// What holds is found freely: any rate and count of the paragraph that give the
// total do, because numbers seldom agree by chance. What differs is found
// strictly: only where the wording leaves no other figures to take. So a check
// that is not sure of the structure keeps silent, and a misread figure does not
// become an accusation.
//
// Before it accuses, a check looks for another reading that fits (households for
// people, several months, the count of another place) and is doubtful or silent if
// there is one; a slip of writing (a digit, two digits, a scale) is named in the
// message. Findings that follow from one wrong figure are suppressed in settle.go.
//
// Severity follows consequence: error is a total that people will quote, warning
// something that cannot be right beside one, note wording and what deserves a look.
package audit
