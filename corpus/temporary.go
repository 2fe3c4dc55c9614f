package corpus

import "os"

// temporary makes a file of no lasting name. closing removes it.
func temporary() (f *os.File, closing func(), err error) {
	f, err = os.CreateTemp("", "heshu-*")
	if err != nil {
		return nil, nil, err
	}
	name := f.Name()
	_ = os.Remove(name) // where the system allows it, nothing is left even by a kill
	return f, func() { f.Close(); os.Remove(name) }, nil
}
