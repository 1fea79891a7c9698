//go:build !headless

package briefing

import "testing"

// A briefing that is taken up with the query that finds its people, and without them, is
// made once they are found.
func TestTakenUpByItsQuery(t *testing.T) {
	f := newFake(12)
	s := shown(t, f)
	query := "Person 1"
	o := s.Order()
	o.IDs, o.Found, o.AsOf = nil, &query, 5
	s.Take(o)
	before := len(f.orders)
	s.Renew()
	if len(s.order.IDs) != 3 || len(f.orders) == before || f.last().Query != query || s.export.Disabled() {
		t.Errorf("of %d people, by %d orders; it says %q", len(s.order.IDs), len(f.orders)-before, f.status)
	}
}
