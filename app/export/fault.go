package export

// Fault says what is wrong with the place that something is to be written to.
type Fault uint8

// The faults of a place.
const (
	IsFolder Fault = iota + 1 // a file was to be written
	IsFile                    // a folder was to be written
	NoFolder                  // the folder that it lies in does not exist
	InTheWay                  // a folder stands where a file of the collection goes
)

// TargetError says that a path cannot be written to, and why. Whoever speaks another language asks for Fault.
type TargetError struct {
	Path  string
	Fault Fault
	Name  string // the folder that is missing or in the way; "" for the others
}

// Error says it in English.
func (e *TargetError) Error() string {
	switch e.Fault {
	case IsFolder:
		return e.Path + ": is a folder; name a file in it"
	case IsFile:
		return e.Path + ": is a file; name a folder"
	case NoFolder:
		return e.Path + ": there is no folder " + e.Name
	}
	return e.Path + ": a folder " + e.Name + " is in the way"
}
