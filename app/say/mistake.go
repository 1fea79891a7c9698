package say

// Mistake is an error of the window's own, in the language of the window.
type Mistake struct {
	english string
	args    []any
}

// Error makes an error that says a sentence, as [T] does. It may be made once for
// the whole program: it speaks the language of the moment in which it is read.
func Error(english string, args ...any) error { return &Mistake{english, args} }

// Error implements error.
func (m *Mistake) Error() string { return now.Load().say("", m.english, "", m.args) }

// Unwrap gives the error among the arguments.
func (m *Mistake) Unwrap() error {
	for _, a := range m.args {
		if err, ok := a.(error); ok {
			return err
		}
	}
	return nil
}
