package command

import (
	"heshu/batch"
	"heshu/warehouse"
)

// ledger is a dataset that an audit reads and writes back into.
type ledger interface {
	batch.Ledger
	Dataset() *warehouse.Dataset
	Abort() error
}

// openLedger opens the dataset in the folder dir to be audited by the checks and
// thresholds that by names.
func openLedger(dir, by string) (ledger, error) {
	return warehouse.Amend(dir, warehouse.AmendOptions{Audit: by})
}
