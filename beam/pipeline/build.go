package pipeline

import "github.com/apache/beam/sdks/v2/go/pkg/beam"

// Beam finds the functions of a pipeline on a worker by their names, which it learns when
// the program starts. They are registered for reflection: what package register makes of
// them saves nanoseconds an element, of which there is one an input here, and takes the
// compiler minutes and a gigabyte.
func init() {
	beam.RegisterDoFn(&listFn{})
	beam.RegisterDoFn(&shareFn{})
	beam.RegisterDoFn(&commitFn{})
	beam.RegisterDoFn(&tidyFn{})
}

// Build adds a job that Prepare has made to a pipeline. keep leaves the shares where they
// are.
func Build(s beam.Scope, job Job, keep bool) {
	inputs := beam.ParDo(s.Scope("list"), &listFn{Job: job}, beam.Impulse(s))
	shares := beam.ParDo(s.Scope("shares"), &shareFn{Job: job}, beam.GroupByKey(s, inputs))
	dataset := beam.ParDo(s.Scope("commit"), &commitFn{Job: job}, beam.GroupByKey(s, shares))
	if keep {
		return
	}
	// The commit must be behind us, and not be tried again, when the shares go.
	beam.ParDo0(s.Scope("tidy"), &tidyFn{Job: job}, beam.Reshuffle(s, dataset))
}
