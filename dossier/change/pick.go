package change

import (
	"fmt"

	"github.com/fxamacker/cbor/v2"

	"habeas/dossier"
)

// Pick gives the writes by which a disputed field holds one of its values, the
// n-th of the dispute as [Record.Fill] tells it. They replace all of them. Of an
// item, or a subject, that was deleted on one copy and edited on another, the
// first value deletes it, and the second keeps it.
func (r *Record) Pick(d dossier.Dispute, n int) ([]Write, error) {
	c := Cell{Part: d.Part, Item: d.Item, Field: d.Field}
	if c.Field == fieldGone {
		there, disputed := r.presence(c.Part, c.Item)
		switch {
		case !disputed || n < 0 || n > 1:
			return nil, fmt.Errorf("%s is no longer disputed", d.Field)
		case n == 0:
			e := editor{record: r}
			if there {
				if err := e.gone(c.Part, c.Item); err != nil {
					return nil, err
				}
			}
			return e.writes, nil
		}
		e := editor{record: r}
		e.put(c, nil)
		return e.writes, nil
	}
	values := r.values(c)
	if len(values) < 2 || n < 0 || n >= len(values) {
		return nil, fmt.Errorf("%s is no longer disputed", d.Field)
	}
	return r.RestoreField(c, []cbor.RawMessage{values[n]})
}
