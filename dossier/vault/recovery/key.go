// Package recovery is the key that opens a vault when its passphrase is lost:
// 168 random bits, written as fourteen words that can be printed, read aloud and
// typed back.
//
// The words are of the EFF's long list (7776 words, chosen to be told apart;
// https://www.eff.org/dice), whose words are numbered from 0 in the order of
// the list. Thirteen of them are the key as a number to the base 7776, the
// fourteenth checks them. A key can be split into shares of fifteen words (see
// [Key.Split]). docs/vault-format.md says the same for a stranger.
package recovery

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
	"math/big"
	"strings"
)

const (
	// Size is the length of a key in bytes. 7776^13 is a little more than
	// 256^21.
	Size = 21
	// Count is the number of its words, the one that checks the others too.
	Count = 14
)

// Key opens a vault. It is as good as the passphrase, and cannot be guessed.
type Key [Size]byte

// New draws a key.
func New(random io.Reader) (Key, error) {
	var k Key
	if _, err := io.ReadFull(random, k[:]); err != nil {
		return Key{}, fmt.Errorf("failed to draw a recovery key: %w", err)
	}
	return k, nil
}

// Format keeps a key out of logs and errors, whatever the verb.
func (Key) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "(a recovery key)") }

// Words are the key as it is printed.
func (k Key) Words() []string { return spell(k[:], Count, "habeas recovery 1 ") }

// Check reports whether a word that was read off the sheet is the n-th, counted
// from 1.
func (k Key) Check(n int, word string) bool {
	read := split(word)
	return n >= 1 && n <= Count && len(read) == 1 && read[0] == k.Words()[n-1]
}

// Looks reports whether a text has as many words as a key or its shares: worth
// [Parse]. It makes no copy of the text, which may be a passphrase.
func Looks(text []byte) bool {
	// Words with a hyphen are cut in two before they are known.
	n := len(bytes.FieldsFunc(text, notLetter))
	return n >= Count && n <= 2*ShareCount*maxShares
}

// Parse reads the words of a key, or of as many of its shares as are needed, one
// after the other. They may be in either case, with anything between them that
// is no letter: spaces, line ends, numbers, commas. It fails with a
// *[MistypedError].
func Parse(text string) (Key, error) {
	words := split(text)
	wrong := &MistypedError{Count: len(words)}
	for i, word := range words {
		if _, ok := list().numbers[word]; !ok {
			wrong.Unknown = append(wrong.Unknown, Unknown{N: i + 1, word: word})
		}
	}
	switch {
	case len(words) != Count && (len(words) == 0 || len(words)%ShareCount > 0 || len(words) > ShareCount*maxShares):
		wrong.why = fmt.Sprintf("it has %d words, not %d, or %d for each share", len(words), Count, ShareCount)
	case len(wrong.Unknown) > 0:
		wrong.why = wrong.where() + " not in the list, look at the sheet again"
	case len(words) == Count:
		var k Key
		if unspell(words, k[:], "habeas recovery 1 ") {
			return k, nil
		}
		wrong.why = "every word is in the list, but one stands for another or two are exchanged"
	default:
		k, why := join(words)
		if why == "" {
			return k, nil
		}
		wrong.why = why
	}
	return Key{}, wrong
}

// MistypedError says that words are no recovery key, nor enough of its shares.
// Its text has none of them.
type MistypedError struct {
	Count   int       // how many words there were
	Unknown []Unknown // which of them are not in the list; none where they only do not belong together
	why     string
}

// Unknown is a word that is not in the list.
type Unknown struct {
	N    int // the how-many-th it is, from 1
	word string
}

// Format keeps the word out of logs, whatever the verb.
func (u Unknown) Format(f fmt.State, _ rune) { fmt.Fprintf(f, "(word %d)", u.N) }

// Near gives up to three words of the list that it may be: at most two letters
// away, the nearest first. They are as secret as the key.
func (u Unknown) Near() []string { return near(u.word) }

// Error says which words to look at again.
func (e *MistypedError) Error() string { return "invalid recovery key: " + e.why }

// where says which words are unknown.
func (e *MistypedError) where() string {
	at := make([]string, len(e.Unknown))
	for i, u := range e.Unknown {
		at[i] = fmt.Sprint(u.N)
	}
	if len(at) == 1 {
		return "word " + at[0] + " is"
	}
	return "words " + strings.Join(at, ", ") + " are"
}

// spell writes a number as words, and one more that checks them.
func spell(number []byte, count int, label string) []string {
	words := make([]string, count)
	n, digit, base := new(big.Int).SetBytes(number), new(big.Int), big.NewInt(listed)
	for i := count - 2; i >= 0; i-- {
		n.DivMod(n, base, digit)
		words[i] = list().words[digit.Int64()]
	}
	words[count-1] = list().words[check(number, label)]
	return words
}

// unspell is the way back, for words of the list. It reports whether they belong
// together.
func unspell(words []string, number []byte, label string) bool {
	n, base := new(big.Int), big.NewInt(listed)
	last := len(words) - 1
	for _, word := range words[:last] {
		n.Add(n.Mul(n, base), big.NewInt(int64(list().numbers[word])))
	}
	if n.BitLen() > 8*len(number) {
		return false
	}
	n.FillBytes(number)
	return list().numbers[words[last]] == check(number, label)
}

// check is the number of the word that goes with the others.
func check(number []byte, label string) int {
	sum := sha256.Sum256(append([]byte(label), number...))
	return int(binary.BigEndian.Uint64(sum[:8]) % listed)
}
