package say

import "fmt"

// T gives a sentence of the window in the window's language. english is what is
// shown in English, with the verbs of [fmt.Sprintf] for args, and is the name of
// the sentence in the translations. It is a literal wherever it is called, so
// that a test finds each of them.
func T(english string, args ...any) string {
	if len(args) == 0 {
		return english
	}
	return fmt.Sprintf(english, args...)
}

// N is [T] for a number of things: one and many hold one %s, for n in the digits
// of the language.
func N(n int, one, many string) string {
	if n == 1 {
		many = one
	}
	return fmt.Sprintf(many, Words().Digits(n))
}
