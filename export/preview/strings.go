package preview

// Strings gives what the bytes of a PDF say.
func Strings(pdf []byte) ([]string, error) { return nil, nil }
