package disclosure

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"encoding/json"
	"fmt"
)

// crockford has no letters that are mistaken for digits when read aloud.
var crockford = base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").WithPadding(base32.NoPadding)

// Number is the packet's number, such as "7F3K-2Q": a hash of what is disclosed
// and of the options of the page ("packet", "a4", …). The same packet has the
// same number; what is not disclosed does not change it.
func (d Disclosed) Number(options ...string) string {
	sum := sha256.Sum256(encode(struct {
		Content  *content
		Profiles []string
		Options  []string
	}{d.get(), hashes(d.get().Profiles), options}))
	s := crockford.EncodeToString(sum[:5])
	return s[:4] + "-" + s[4:6]
}

func hashes(profiles []*profile) []string {
	l := make([]string, len(profiles))
	for i, p := range profiles {
		l[i] = p.hash
	}
	return l
}

func hashOf(p *profile) string {
	sum := sha256.Sum256(encode(p))
	return hex.EncodeToString(sum[:])
}

// encode writes values of this package, whose JSON is the same for the same
// value: fields stand in order, maps are sorted.
func encode(x any) []byte {
	b, err := json.Marshal(x)
	if err != nil {
		panic(fmt.Sprintf("disclosure: internal error: %v", err))
	}
	return b
}
