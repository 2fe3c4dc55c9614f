package review

// Limits bound the page. What is left out is counted and said on it.
type Limits struct {
	Findings   int // the most findings listed of each verdict; 500 if it is 0
	Reports    int // the most reports shown in full; 200 if it is 0
	ReportText int // the most bytes shown of a report; 64 KiB if it is 0
	Text       int // the most bytes of all reports; 4 MiB if it is 0
}

func (l Limits) orDefault() Limits {
	set := func(n *int, standard int) {
		if *n <= 0 {
			*n = standard
		}
	}
	set(&l.Findings, 500)
	set(&l.Reports, 200)
	set(&l.ReportText, 64<<10)
	set(&l.Text, 4<<20)
	return l
}
