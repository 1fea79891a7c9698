// Package recovery is the key that opens a vault when its passphrase is lost:
// 168 random bits, written as fourteen words that can be printed, read aloud and
// typed back.
//
// The words are of the EFF's long list (7776 words, chosen to be told apart;
// https://www.eff.org/dice), whose words are numbered from 0 in the order of
// the list. Thirteen of them are the key as a number to the base 7776, the
// fourteenth checks them. docs/vault-format.md says the same for a stranger.
package recovery

import (
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
func (k Key) Words() []string {
	words := make([]string, Count)
	n, digit, base := new(big.Int).SetBytes(k[:]), new(big.Int), big.NewInt(listed)
	for i := Count - 2; i >= 0; i-- {
		n.DivMod(n, base, digit)
		words[i] = list().words[digit.Int64()]
	}
	words[Count-1] = list().words[k.check()]
	return words
}

// Check reports whether a word that was read off the sheet is the n-th, counted
// from 1.
func (k Key) Check(n int, word string) bool {
	read := split(word)
	return n >= 1 && n <= Count && len(read) == 1 && read[0] == k.Words()[n-1]
}

// check is the number of the word that goes with the others.
func (k Key) check() int {
	sum := sha256.Sum256(append([]byte("habeas recovery 1 "), k[:]...))
	return int(binary.BigEndian.Uint64(sum[:8]) % listed)
}

// Looks reports whether a text has as many words as a key: worth [Parse].
func Looks(text string) bool {
	// Words with a hyphen are cut in two before they are known.
	n := len(strings.FieldsFunc(text, notLetter))
	return n >= Count && n <= 2*Count
}

// Parse reads the words of a key, in either case, with anything between them
// that is no letter: spaces, line ends, numbers, commas. It fails with a
// *[MistypedError].
func Parse(text string) (Key, error) {
	words := split(text)
	wrong := &MistypedError{Count: len(words)}
	n, base := new(big.Int), big.NewInt(listed)
	last := -1
	for i, word := range words {
		number, ok := list().numbers[word]
		if !ok {
			wrong.Unknown = append(wrong.Unknown, Unknown{N: i + 1, Near: near(word)})
			continue
		}
		if i < Count-1 {
			n.Add(n.Mul(n, base), big.NewInt(int64(number)))
		}
		last = number
	}
	if len(words) != Count || len(wrong.Unknown) > 0 || n.BitLen() > 8*Size {
		return Key{}, wrong
	}
	var k Key
	n.FillBytes(k[:])
	if k.check() != last {
		return Key{}, wrong
	}
	return k, nil
}

// MistypedError says that words are no recovery key. Its text has none of them.
type MistypedError struct {
	Count   int       // how many words there were
	Unknown []Unknown // which of them are not in the list; none where they only do not belong together
}

// Unknown is a word that is not in the list.
type Unknown struct {
	N    int      // the how-many-th it is, from 1
	Near []string // words of the list that it may be, the nearest first; they are secret
}

// Error says which words to look at again.
func (e *MistypedError) Error() string {
	switch {
	case len(e.Unknown) > 0 && e.Count == Count:
		var at []string
		for _, u := range e.Unknown {
			at = append(at, fmt.Sprint(u.N))
		}
		if len(at) == 1 {
			return fmt.Sprintf("the recovery key is mistyped: word %s is not in the list, look at the sheet again", at[0])
		}
		return fmt.Sprintf("the recovery key is mistyped: words %s are not in the list, look at the sheet again", strings.Join(at, ", "))
	case e.Count != Count:
		return fmt.Sprintf("the recovery key is mistyped: it has %d words, not %d", e.Count, Count)
	}
	return "the recovery key is mistyped: every word is in the list, but one stands for another or two are exchanged"
}
