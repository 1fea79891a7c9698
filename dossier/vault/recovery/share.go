package recovery

import (
	"fmt"
	"io"

	"habeas/dossier/vault/shamir"
)

const (
	// ShareCount is the number of words of a share.
	ShareCount = 15
	// maxShares is how many fit: the place of a share has three bits.
	maxShares = 7

	shareSize = Size + 2
)

// Share is a part of a key. As many as are needed give the key, fewer say
// nothing of it.
//
// It is a number of 180 bits: four zeros to fill the bytes, the place of the
// share (3 bits), how many are needed (3), a random number that the shares of
// one key have in common (6), and the share's 21 bytes.
type Share [shareSize]byte

func newShare(needed, set int, s shamir.Share) Share {
	head := int(s.X)<<9 | needed<<6 | set
	share := Share{byte(head >> 8), byte(head)}
	copy(share[2:], s.Y)
	return share
}

// Place tells the shares of a key apart: 1, 2, 3 …
func (s Share) Place() int { return int(s[0]) >> 1 & 7 }

// Needed is how many shares give the key.
func (s Share) Needed() int { return (int(s[0])<<8 | int(s[1])) >> 6 & 7 }

func (s Share) set() int { return int(s[1]) & 63 }

// Format keeps a share out of logs and errors, whatever the verb.
func (Share) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "(a share of a recovery key)") }

// Words are the share as it is printed.
func (s Share) Words() []string { return spell(s[:], ShareCount, "habeas share 1 ") }

// Split makes shares of a key, up to seven, of which some number, two at least,
// gives it back. [Parse] reads them.
func (k Key) Split(random io.Reader, needed, of int) ([]Share, error) {
	if of > maxShares {
		return nil, fmt.Errorf("invalid shares: %d are more than %d", of, maxShares)
	}
	var set [1]byte
	if _, err := io.ReadFull(random, set[:]); err != nil {
		return nil, fmt.Errorf("failed to draw shares: %w", err)
	}
	parts, err := shamir.Split(random, k[:], of, needed)
	if err != nil {
		return nil, err
	}
	shares := make([]Share, of)
	for i, p := range parts {
		shares[i] = newShare(needed, int(set[0])&63, p)
	}
	return shares, nil
}

// join gives the key of shares, whose words are all of the list, or says why
// not.
func join(words []string) (k Key, why string) {
	var shares []Share
	for at := 0; at < len(words); at += ShareCount {
		var s Share
		if !unspell(words[at:at+ShareCount], s[:], "habeas share 1 ") || s[0]>>4 != 0 || s.Place() == 0 || s.Needed() < 2 {
			return k, fmt.Sprintf("every word from %d to %d is in the list, but one stands for another or two are exchanged", at+1, at+ShareCount)
		}
		shares = append(shares, s)
	}
	first := shares[0]
	var parts []shamir.Share
	for _, s := range shares {
		if s.Needed() != first.Needed() || s.set() != first.set() {
			return k, "the shares are not of one key"
		}
		parts = append(parts, shamir.Share{X: byte(s.Place()), Y: s[2:]})
	}
	if len(shares) < first.Needed() {
		return k, fmt.Sprintf("%d of the %d shares that are needed are there", len(shares), first.Needed())
	}
	secret, err := shamir.Combine(parts)
	if err != nil {
		return k, "one share is there twice"
	}
	copy(k[:], secret)
	return k, ""
}
