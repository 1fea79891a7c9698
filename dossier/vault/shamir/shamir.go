// Package shamir splits a secret into shares, of which some number gives it
// back and fewer say nothing of it at all (Shamir, "How to share a secret",
// 1979).
//
// Each byte of the secret is the value at 0 of a polynomial of its own, whose
// other coefficients are random, over the field of 256 elements of AES
// (FIPS 197, section 4: bytes, addition is XOR, multiplication is modulo
// x^8 + x^4 + x^3 + x + 1). A share is the values at one place other than 0.
//
// Nothing is authenticated: shares of different secrets, or a changed one, give
// some other secret. Who needs to know adds a checksum.
package shamir

import (
	"errors"
	"fmt"
	"io"
)

// Share is what one holder has.
type Share struct {
	X byte   // the place; never 0, different for each holder
	Y []byte // the values there; as long as the secret
}

// Split gives n shares, for the places 1 to n, any k of which give the secret
// back. It takes (k-1) random bytes for each byte of the secret, from the
// coefficient of x upward.
func Split(random io.Reader, secret []byte, n, k int) ([]Share, error) {
	if k < 2 || n < k || n > 255 {
		return nil, fmt.Errorf("invalid shares: %d of %d", k, n)
	}
	shares := make([]Share, n)
	for i := range shares {
		shares[i] = Share{X: byte(i + 1), Y: make([]byte, len(secret))}
	}
	coefficients := make([]byte, k)
	defer clear(coefficients)
	for i, b := range secret {
		coefficients[0] = b
		if _, err := io.ReadFull(random, coefficients[1:]); err != nil {
			return nil, fmt.Errorf("failed to draw shares: %w", err)
		}
		for _, s := range shares {
			var y byte
			for j := k - 1; j >= 0; j-- { // Horner
				y = mul(y, s.X) ^ coefficients[j]
			}
			s.Y[i] = y
		}
	}
	return shares, nil
}

// Combine gives the secret back from as many shares as were said to be needed,
// or more. From fewer it gives something else.
func Combine(shares []Share) ([]byte, error) {
	if len(shares) < 2 {
		return nil, errors.New("invalid shares: one is not enough")
	}
	secret := make([]byte, len(shares[0].Y))
	for i, s := range shares {
		if s.X == 0 || len(s.Y) != len(secret) {
			return nil, errors.New("invalid shares: they are not of one secret")
		}
		// Lagrange, at 0: the product of the other places over their distances.
		above, below := byte(1), byte(1)
		for j, t := range shares {
			if i == j {
				continue
			}
			if t.X == s.X {
				return nil, errors.New("invalid shares: two of them are the same")
			}
			above, below = mul(above, t.X), mul(below, t.X^s.X)
		}
		weight := mul(above, inverse(below))
		for n, y := range s.Y {
			secret[n] ^= mul(weight, y)
		}
	}
	return secret, nil
}

// mul multiplies in the field. It takes the same time for all operands: no
// table, no branch.
func mul(a, b byte) (p byte) {
	for range 8 {
		p ^= -(b & 1) & a
		a = a<<1 ^ -(a>>7)&0x1B
		b >>= 1
	}
	return p
}

// inverse is a^254, the number by which a gives 1.
func inverse(a byte) byte {
	p := byte(1)
	for range 7 { // 254 = 2 + 4 + … + 128
		a = mul(a, a)
		p = mul(p, a)
	}
	return p
}
