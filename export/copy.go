package export

import (
	"context"
	"fmt"
)

// Copy is one of the numbered copies of a packet: each reader's says its own
// number and whose it is, so that a sheet that leaked or is outdated can be traced.
type Copy struct {
	Number int    // from 1; 0 is no numbered copy
	Holder string // "" is not named
}

// Numbered is the number of a packet with that of the copy: "7F3K-2Q/3".
func (c Copy) Numbered(packet string) string {
	if c.Number == 0 {
		return packet
	}
	return fmt.Sprintf("%s/%d", packet, c.Number)
}

// Number is that of the packet, the same for all its copies, as [Make] prints it.
func (b Briefing) Number() (string, error) {
	p, err := newPress(context.Background(), b)
	if err != nil {
		return "", err
	}
	return p.number, nil
}
