package dossier

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// record makes a custody of lines "kind | date | option …". The options are
// the charges that the event names (A, B …), house (the form), and a term, of
// which so much is suspended; src=DATE is the day of its earliest source.
// Without one the event was known on the last of 2030.
func record(lines ...string) Custody {
	var c Custody
	charge := func(id ID) {
		for _, have := range c.Charges {
			if have.ID == id {
				return
			}
		}
		c.Charges = append(c.Charges, Charge{Item: Item{ID: id}, Offence: "offence " + string(id)})
	}
	for i, line := range lines {
		parts := strings.Split(line, "|")
		kind := strings.TrimSpace(parts[0])
		if kind == "charges" { // on record, whether or not an event names them
			for _, id := range strings.Fields(parts[1]) {
				charge(ID(id))
			}
			continue
		}
		e := Event{Item: Item{ID: ID(fmt.Sprint("e", i))}, Kind: EventKind(kind)}
		latest := day("2030-12-31")
		if len(parts) > 1 {
			e.Date = on(parts[1])
		}
		if len(parts) > 2 {
			for _, f := range strings.Fields(parts[2]) {
				switch {
				case f == "house":
					e.Form = FormHouseArrest
				case strings.HasPrefix(f, "src="):
					latest = day(f[4:])
				case len(f) == 1:
					e.Charges = append(e.Charges, ID(f))
					charge(ID(f))
				case f[0] == 'P':
					term, err := ParseTerm(f)
					if err != nil {
						panic(err)
					}
					e.Suspended = term
				default:
					e.Outcome = Outcome(f)
				}
			}
		}
		if !e.Kind.Known() {
			panic("no such kind: " + kind)
		}
		c.Events, c.Latest = append(c.Events, e), append(c.Latest, latest)
	}
	return c
}

func TestStatusOn(t *testing.T) {
	for _, c := range []struct {
		name   string
		asOf   string
		want   string // status, "?" where only likely
		lines  []string
		extras string
	}{
		// Begins, shows.
		{name: "nothing", asOf: "2018-06-01", want: "not-known"},
		{name: "arrested", asOf: "2018-06-01", want: "held", lines: []string{"arrested | 2018-05-01"}, extras: "since=2018-05-01 start"},
		{name: "arrested on the day", asOf: "2018-05-01", want: "held", lines: []string{"arrested | 2018-05-01"}},
		{name: "before the arrest", asOf: "2018-04-30", want: "not-known", lines: []string{"arrested | 2018-05-01"}},
		{name: "denied bail", asOf: "2018-06-01", want: "held", lines: []string{"bail denied | 2018-05-01"}, extras: "since="},
		{name: "summoned", asOf: "2018-06-01", want: "not-known", lines: []string{"summoned | 2018-05-01"}},
		{name: "charged only", asOf: "2018-06-01", want: "not-known", lines: []string{"charged | 2018-05-01 | A"}, extras: "pretrial"},
		{name: "house arrest", asOf: "2018-06-01", want: "held", lines: []string{"house arrest ordered | 2018-05-01"}, extras: "house"},
		{name: "from house arrest to prison", asOf: "2018-07-01", want: "held", lines: []string{"house arrest ordered | 2018-05-01", "transferred | 2018-06-01"}, extras: "-house since=2018-05-01"},
		{name: "denied bail under house arrest", asOf: "2018-07-01", want: "held", lines: []string{"house arrest ordered | 2018-05-01", "bail denied | 2018-06-01"}, extras: "house"},
		{name: "undated, unsourced", asOf: "2018-06-01", want: "not-known?", lines: []string{"arrested"}},
		{name: "undated, known of in May", asOf: "2018-06-01", want: "held", lines: []string{"arrested | | src=2018-05-01"}, extras: "since= -start"},

		// Taken.
		{name: "taken", asOf: "2018-06-01", want: "disappeared", lines: []string{"taken by unknown persons | 2018-05-01"}, extras: "since=2018-05-01"},
		{name: "taken, then seen", asOf: "2018-07-01", want: "held", lines: []string{"taken by unknown persons | 2018-05-01", "in custody | 2018-06-01"}, extras: "since=2018-05-01"},
		{name: "taken, then arrest shown", asOf: "2018-07-01", want: "held", lines: []string{"taken by unknown persons | 2018-05-01", "arrested | 2018-06-01"}},
		{name: "taken, then charged", asOf: "2018-07-01", want: "disappeared", lines: []string{"taken by unknown persons | 2018-05-01", "charged | 2018-06-01"}},
		{name: "taken, then free", asOf: "2018-07-01", want: "free", lines: []string{"taken by unknown persons | 2018-05-01", "released | 2018-06-01"}},

		// Ends.
		{name: "released", asOf: "2018-07-01", want: "free", lines: []string{"arrested | 2018-05-01", "released | 2018-06-01"}, extras: "since=2018-06-01 by=other"},
		{name: "released without a custody on record", asOf: "2018-07-01", want: "free", lines: []string{"released | 2018-06-01"}},
		{name: "and nothing said of earlier", asOf: "2018-05-01", want: "not-known", lines: []string{"released | 2018-06-01"}},
		{name: "released and arrested again", asOf: "2018-08-01", want: "held", lines: []string{"arrested | 2018-05-01", "released | 2018-06-01", "re-arrested | 2018-07-01"}, extras: "since=2018-07-01"},
		{name: "the last end decides", asOf: "2018-08-01", want: "free", lines: []string{"charged | 2018-01-01 | A", "released on bail | 2018-06-01", "pardoned | 2018-07-01"}, extras: "by=pardon A=pardoned"},
		{name: "seen after the end", asOf: "2018-08-01", want: "held?", lines: []string{"released | 2018-06", "in custody | 2018-07-01"}, extras: "since="},
		{name: "seen in the month of the end", asOf: "2018-08-01", want: "free", lines: []string{"released | 2018-06", "in custody | 2018-06-20"}},
		{name: "seen after the end, then arrest known", asOf: "2018-08-01", want: "held", lines: []string{"released | 2018-06", "in custody | 2018-07-01", "arrested | 2018-07-10"}},
		{name: "seen after a pardon, then released", asOf: "2018-08-01", want: "free", lines: []string{"pardoned | 2018-06", "in custody | 2018-07-01", "released | 2018-07-20"}, extras: "by=other"},
		{name: "died while disappeared", asOf: "2018-07-01", want: "dead", lines: []string{"taken by unknown persons | 2018-05-01", "died | 2018-06-01"}, extras: "-incustody"},
		{name: "escaped", asOf: "2018-07-01", want: "at-large", lines: []string{"arrested | 2018-05-01", "escaped | 2018-06-01"}, extras: "by="},
		{name: "fled, never held", asOf: "2018-07-01", want: "at-large", lines: []string{"charged | 2018-05-01", "fled | 2018-06-01"}},
		{name: "exiled", asOf: "2018-07-01", want: "not-free", lines: []string{"arrested | 2018-05-01", "exiled | 2018-06-01"}, extras: "exile by=other"},
		{name: "died in custody", asOf: "2018-07-01", want: "dead", lines: []string{"died in custody | 2018-06-01"}, extras: "incustody"},
		{name: "died while held", asOf: "2018-07-01", want: "dead", lines: []string{"arrested | 2018-05-01", "died | 2018-06-01"}, extras: "incustody"},
		{name: "died at home", asOf: "2018-07-01", want: "dead", lines: []string{"arrested | 2018-05-01", "released | 2018-05-20", "died | 2018-06-01"}, extras: "-incustody"},
		{name: "nothing after death", asOf: "2018-08-01", want: "dead", lines: []string{"died | 2018-06-01", "arrested | 2018-07-01"}},
		{name: "pardoned after death", asOf: "2018-08-01", want: "dead", lines: []string{"convicted | 2018-01-01 | A", "died | 2018-06-01", "pardoned | 2018-07-01 | A"}, extras: "A=pardoned"},

		// An end that names charges while another is open.
		{name: "pardoned for one of two", asOf: "2018-07-01", want: "held?", lines: []string{"arrested | 2018-01-01", "charged | 2018-02-01 | A B", "pardoned | 2018-06-01 | A"}, extras: "A=pardoned B=pending"},
		{name: "bail for one of two", asOf: "2018-07-01", want: "held?", lines: []string{"arrested | 2018-01-01", "convicted | 2018-02-01 | B", "released on bail | 2018-06-01 | A"}},
		{name: "then bail for the other", asOf: "2018-08-01", want: "not-free", lines: []string{"arrested | 2018-01-01", "charged | 2018-02-01 | A B", "pardoned | 2018-06-01 | A", "released on bail | 2018-07-01 | B"}},
		{name: "then an end that names none", asOf: "2018-08-01", want: "not-free", lines: []string{"arrested | 2018-01-01", "charged | 2018-02-01 | A B", "pardoned | 2018-06-01 | A", "released | 2018-07-01"}, extras: "by=pardon"},
		{name: "then seen in custody", asOf: "2018-08-01", want: "held", lines: []string{"arrested | 2018-01-01", "charged | 2018-02-01 | A B", "pardoned | 2018-06-01 | A", "in custody | 2018-07-01"}},
		{name: "seen in custody, perhaps before it", asOf: "2018-08-01", want: "held?", lines: []string{"arrested | 2018-01-01", "charged | 2018-02-01 | A B", "pardoned | 2018-06 | A", "in custody | 2018-06-20"}},
		{name: "pardoned for all", asOf: "2018-07-01", want: "free", lines: []string{"arrested | 2018-01-01", "charged | 2018-02-01 | A B", "pardoned | 2018-06-01"}, extras: "A=pardoned B=pardoned"},
		{name: "pardoned for both by name", asOf: "2018-07-01", want: "free", lines: []string{"arrested | 2018-01-01", "charged | 2018-02-01 | A B", "pardoned | 2018-06-01 | A B"}},
		{name: "the other was dropped", asOf: "2018-07-01", want: "free", lines: []string{"arrested | 2018-01-01", "charged | 2018-02-01 | A B", "charges dropped | 2018-03-01 | B", "pardoned | 2018-06-01 | A"}},
		{name: "pardoned for one, never seen held", asOf: "2018-07-01", want: "not-known?", lines: []string{"charged | 2018-02-01 | A B", "pardoned | 2018-06-01 | A"}},
		{name: "pardoned for one, out already", asOf: "2018-07-01", want: "not-free", lines: []string{"charged | 2018-02-01 | A B", "released on bail | 2018-03-01", "pardoned | 2018-06-01 | A"}, extras: "by=bail"},
		{name: "released for one", asOf: "2018-07-01", want: "not-free", lines: []string{"charged | 2018-02-01 | A B", "released | 2018-06-01 | A"}},

		// Out, but not free.
		{name: "bail, no charge on record", asOf: "2018-07-01", want: "not-free", lines: []string{"released on bail | 2018-06-01"}, extras: "by=bail"},
		{name: "bail, charge dropped", asOf: "2018-08-01", want: "free", lines: []string{"charged | 2018-05-01 | A", "released on bail | 2018-06-01", "charges dropped | 2018-07-01 | A"}, extras: "by=bail since=2018-06-01"},
		{name: "bail for A, convicted of A", asOf: "2018-08-01", want: "not-free", lines: []string{"charged | 2018-05-01 | A", "released on bail | 2018-06-01 | A", "convicted | 2018-07-01 | A"}},
		{name: "released while a charge is pending", asOf: "2018-07-01", want: "not-free", lines: []string{"charged | 2018-05-01 | A", "released | 2018-06-01"}, extras: "by=other pretrial"},
		{name: "charged after the release", asOf: "2018-08-01", want: "not-free", lines: []string{"released | 2018-06-01", "charged | 2018-07-01 | A"}},
		{name: "a charge that no event names", asOf: "2018-08-01", want: "not-free", lines: []string{"released | 2018-06-01", "charges | A"}},
		{name: "closed by an event that names none", asOf: "2018-08-01", want: "free", lines: []string{"released | 2018-06-01", "charges dropped | 2018-07-01", "charges | A"}},
		{name: "a charge of later", asOf: "2018-06-15", want: "free", lines: []string{"released | 2018-06-01", "charged | 2018-07-01 | A"}, extras: "A="},
		{name: "released to house arrest", asOf: "2018-07-01", want: "not-free", lines: []string{"released | 2018-06-01 | house"}, extras: "house"},
		{name: "house arrest by bail for one of two closed", asOf: "2018-08-01", want: "not-free", lines: []string{"charged | 2018-01-01 | A B", "released on conditions | 2018-06-01 | A house", "charges dropped | 2018-07-01 | A"}, extras: "-house -restricted by=conditions B=pending"},
		{name: "on bail", asOf: "2018-08-01", want: "not-free", lines: []string{"charged | 2018-01-01 | A", "released on bail | 2018-06-01 | A"}, extras: "restricted pretrial by=bail"},
		{name: "charged anew after the bail was over", asOf: "2018-09-01", want: "not-free", lines: []string{"charged | 2018-01-01 | A", "released on bail | 2018-06-01 | A", "charges dropped | 2018-07-01 | A", "charged | 2018-08-01 | B"}, extras: "-restricted pretrial by=bail"},
		{name: "house arrest over", asOf: "2018-08-01", want: "free", lines: []string{"charged | 2018-01-01 | A", "released on bail | 2018-06-01 | A house", "acquitted | 2018-07-01 | A"}, extras: "-house by=bail"},
		{name: "pardoned to house arrest", asOf: "2018-08-01", want: "not-free", lines: []string{"convicted | 2018-01-01 | A", "pardoned | 2018-06-01 | A house"}, extras: "house by=pardon"},
		{name: "bail before the charge", asOf: "2018-02-15", want: "not-free", lines: []string{"released on bail | 2018-01-01", "charged | 2018-02-01 | A"}},
		{name: "and the charge dropped", asOf: "2018-03-15", want: "free", lines: []string{"released on bail | 2018-01-01", "charged | 2018-02-01 | A", "charges dropped | 2018-03-01 | A"}},
		{name: "on conditions when all was closed", asOf: "2018-03-15", want: "not-free", lines: []string{"charged | 2018-01-01 | A", "charges dropped | 2018-02-01 | A", "released on conditions | 2018-02-02"}},
		{name: "conditions", asOf: "2018-08-01", want: "not-free", lines: []string{"released on conditions | 2018-06-01"}, extras: "by=conditions"},
		{name: "suspended sentence", asOf: "2018-08-01", want: "not-free", lines: []string{"sentenced | 2018-01-01 | A P1Y", "released | 2018-02-01"}},
		{name: "suspended sentence for a charge that is not on record", asOf: "2018-08-01", want: "not-free", lines: []string{"sentenced | 2018-01-01 | P1Y", "released | 2018-02-01"}, extras: "suspended"},
		{name: "suspended sentence while held", asOf: "2018-08-01", want: "held", lines: []string{"arrested | 2017-12-01", "sentenced | 2018-01-01 | A P1Y"}, extras: "-suspended"},
		{name: "suspended sentence, last day", asOf: "2018-12-31", want: "not-free", lines: []string{"sentenced | 2018-01-01 | A P1Y", "released | 2018-02-01"}},
		{name: "suspended sentence over", asOf: "2019-01-01", want: "free", lines: []string{"sentenced | 2018-01-01 | A P1Y", "released | 2018-02-01"}},
		{name: "suspended sentence, listed out of order", asOf: "2018-08-01", want: "not-free", lines: []string{"released | 2018-02-01", "sentenced | 2018-01-01 | A P1Y"}},
		{name: "suspended sentence, listed out of order, over", asOf: "2019-01-01", want: "free", lines: []string{"released | 2018-02-01", "summoned | 2018-03-01", "sentenced | 2018-01-01 | A P1Y"}},
		{name: "suspended sentence, may be over", asOf: "2019-01-15", want: "not-free?", lines: []string{"sentenced | 2018-01 | A P1Y", "released | 2018-02-01"}},
		{name: "suspended sentence pardoned", asOf: "2018-08-01", want: "free", lines: []string{"sentenced | 2018-01-01 | A P1Y", "released | 2018-02-01", "pardoned | 2018-03-01 | A"}},

		// What a plain release counts under.
		{name: "acquitted, then released", asOf: "2018-07-01", want: "free", lines: []string{"arrested | 2018-01-01", "acquitted | 2018-05-01", "released | 2018-05-02"}, extras: "by=acquitted"},
		{name: "acquitted, not released", asOf: "2018-07-01", want: "held", lines: []string{"arrested | 2018-01-01", "acquitted | 2018-05-01"}},
		{name: "acquitted on appeal", asOf: "2018-07-01", want: "free", lines: []string{"arrested | 2018-01-01", "convicted | 2018-02-01 | A", "appeal decided | 2018-05-01 | acquitted", "released | 2018-05-02"}, extras: "by=acquitted A=acquitted"},
		{name: "dropped, then released", asOf: "2018-07-01", want: "free", lines: []string{"arrested | 2018-01-01", "charges dropped | 2018-05-01", "released | 2018-05-02"}, extras: "by=dropped"},
		{name: "amnestied, then released", asOf: "2018-07-01", want: "free", lines: []string{"arrested | 2018-01-01", "amnestied | 2018-05-01", "released | 2018-05-02"}, extras: "by=amnesty since=2018-05-02"},
		{name: "by decree, then released", asOf: "2018-07-01", want: "free", lines: []string{"arrested | 2018-01-01", "freed by decree | 2018-05-01", "released | 2018-05-02"}, extras: "by=decree"},
		{name: "sentence served, then released", asOf: "2018-07-01", want: "free", lines: []string{"arrested | 2018-01-01", "sentence served | 2018-05-01", "released | 2018-05-02"}, extras: "by=served"},
		{name: "the last ground counts", asOf: "2018-07-01", want: "free", lines: []string{"charged | 2018-01-01 | A B", "acquitted | 2018-02-01 | A", "charges dropped | 2018-03-01 | B", "released | 2018-05-02"}, extras: "by=dropped"},
		{name: "a ground after the release counts no more", asOf: "2018-07-01", want: "free", lines: []string{"charged | 2018-01-01 | A", "released on bail | 2018-05-01", "acquitted | 2018-06-01 | A"}, extras: "by=bail"},
		{name: "a pardon of an earlier custody", asOf: "2018-07-01", want: "free", lines: []string{"arrested | 2016", "pardoned | 2017", "re-arrested | 2018-01-01", "released | 2018-05-02"}, extras: "by=other"},

		// Charges.
		{name: "serving", asOf: "2018-07-01", want: "held", lines: []string{"arrested | 2018-01-01", "convicted | 2018-05-01 | A", "charged | 2018-06-01 | B"}, extras: "serving -pretrial"},
		{name: "retrial", asOf: "2018-07-01", want: "held", lines: []string{"arrested | 2018-01-01", "convicted | 2018-05-01 | A", "appeal decided | 2018-06-01 | A retrial"}, extras: "pretrial -serving A=pending"},
		{name: "quashed", asOf: "2018-07-01", want: "held", lines: []string{"arrested | 2018-01-01", "convicted | 2018-05-01 | A", "appeal decided | 2018-06-01 | A quashed"}, extras: "-pretrial -serving A=quashed"},
		{name: "upheld", asOf: "2018-07-01", want: "held", lines: []string{"arrested | 2018-01-01", "convicted | 2018-05-01 | A", "appeal decided | 2018-06-01 | A upheld"}, extras: "serving"},
		{name: "an amnesty leaves the acquitted acquitted", asOf: "2018-07-01", want: "free", lines: []string{"charged | 2018-01-01 | A B", "acquitted | 2018-02-01 | A", "amnestied | 2018-03-01"}, extras: "A=acquitted B=pardoned by=amnesty"},
		{name: "an amnesty when all was closed", asOf: "2018-07-01", want: "free", lines: []string{"charged | 2018-01-01 | A", "acquitted | 2018-02-01 | A", "amnestied | 2018-03-01"}, extras: "A=acquitted"},
		{name: "charged again", asOf: "2018-07-01", want: "not-free", lines: []string{"charged | 2018-01-01 | A", "charges dropped | 2018-02-01", "released | 2018-02-02", "charged | 2018-06-01"}, extras: "A=pending"},

		// Order, and what may have happened.
		{name: "between its neighbours", asOf: "2018-08-01", want: "held", lines: []string{"arrested | 2018-05-01", "released", "re-arrested | 2018-07-01"}},
		{name: "released between, perhaps by now", asOf: "2018-06-01", want: "held?", lines: []string{"arrested | 2018-05-01", "released", "re-arrested | 2018-07-01"}},
		{name: "release straddles", asOf: "2018-06-15", want: "held?", lines: []string{"arrested | 2018-05-01", "released | 2018-06"}},
		{name: "release straddles by its mark alone", asOf: "2018-06-30", want: "free?", lines: []string{"arrested | 2018-03-01", "released | 2018-06~"}},
		{name: "and no longer", asOf: "2018-07-31", want: "free", lines: []string{"arrested | 2018-03-01", "released | 2018-06~"}},
		{name: "as a source knew of it", asOf: "2018-06-30", want: "free", lines: []string{"arrested | 2018-03-01", "released | 2018-06~ | src=2018-06-30"}},
		{name: "and no longer, by what is listed after it", asOf: "2018-07-10", want: "free", lines: []string{"arrested | 2018-03-01", "released | 2018-06~", "summoned | 2018-07-05"}},
		{name: "the dates overrule the list", asOf: "2018-08-01", want: "held", lines: []string{"released | 2018-02-01", "arrested | 2018-07-01", "released | 2018-05-01"}},
		{name: "may come early", asOf: "2018-05-31", want: "held?", lines: []string{"arrested | 2018-03-01", "released | 2018-06~"}},
		{name: "cannot come that early", asOf: "2018-04-30", want: "held", lines: []string{"arrested | 2018-03-01", "released | 2018-06~"}},
		{name: "some day from a to b", asOf: "2018-06-15", want: "held?", lines: []string{"arrested | 2018-05-01", "released | 2018-06-01/2018-06-30"}},
		{name: "uncertain", asOf: "2018-07-01", want: "free?", lines: []string{"arrested | 2018-05-01", "released | 2018-06-01?"}},
		{name: "uncertain, and no matter", asOf: "2018-07-01", want: "held", lines: []string{"arrested | 2018-05-01", "transferred | 2018-06-01?"}},
		{name: "in question, and no matter", asOf: "2018-06-15", want: "held", lines: []string{"arrested | 2018-05-01", "bail denied | 2018-06"}},
		{name: "out and in again, all in question", asOf: "2018-06-15", want: "held?", lines: []string{"arrested | 2018-05-01", "released | 2018-06", "re-arrested | 2018-06"}},
		{name: "both of two charges in question", asOf: "2018-07-15", want: "not-free?", lines: []string{"charged | 2018-01-01 | A B", "released | 2018-02-01", "charges dropped | 2018-07 | A", "charges dropped | 2018-07 | B"}},
		{name: "listed against the dates", asOf: "2018-08-01", want: "held", lines: []string{"arrested | 2018-07-01", "released | 2018-05-01"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := StatusOn(record(c.lines...), day(c.asOf))
			got := string(s.Status)
			if !s.Certain {
				got += "?"
			}
			if got != c.want {
				t.Errorf("on %s: %s, want %s", c.asOf, got, c.want)
			}
			for _, x := range strings.Fields(c.extras) {
				checkExtra(t, s, x)
			}
		})
	}
}

func checkExtra(t *testing.T, s Standing, x string) {
	t.Helper()
	is := map[string]bool{
		"start": s.StartKnown, "house": s.HouseArrest, "incustody": s.InCustody, "exile": s.Exile,
		"restricted": s.Restricted, "serving": s.Serving, "pretrial": s.PreTrial, "suspended": s.Suspended,
	}
	key, value, hasValue := strings.Cut(x, "=")
	name, not := strings.CutPrefix(key, "-")
	var got string
	switch {
	case !hasValue:
		if v, ok := is[name]; !ok || v == not {
			t.Errorf("%s is %v", name, v)
		}
		return
	case key == "since":
		got = s.Since.String()
	case key == "by":
		got = string(s.Release)
	default:
		got = string(s.Charges[ID(key)])
	}
	if got != value {
		t.Errorf("%s is %q, want %q", key, got, value)
	}
}

func TestStatusNamesItsEvents(t *testing.T) {
	for _, c := range []struct {
		lines []string
		want  []ID
	}{
		{[]string{"arrested | 2018-01-01", "bail denied | 2018-02-01", "bail denied | 2018-03-01"}, []ID{"e0", "e2"}},
		{[]string{"arrested | 2018-01-01", "acquitted | 2018-02-01", "released | 2018-03-01"}, []ID{"e1", "e2"}},
		{[]string{"arrested | 2018-01-01", "died | 2018-02-01"}, []ID{"e1"}},
	} {
		if got := StatusOn(record(c.lines...), day("2018-12-31")).By; !slices.Equal(got, c.want) {
			t.Errorf("%v: by %v, want %v", c.lines, got, c.want)
		}
	}
}

func TestDisputedDateIsLikely(t *testing.T) {
	c := record("arrested | 2018-01-01", "transferred | 2018-02-01", "bail denied | 2018-06-01")
	c.Disputed = []ID{"e1"}
	if s := StatusOn(c, day("2018-03-01")); s.Status != Held || s.Certain {
		t.Errorf("%+v", s)
	}
	c.Disputed = []ID{"e2"}
	if s := StatusOn(c, day("2018-03-01")); !s.Certain {
		t.Errorf("a dispute over later makes it likely: %+v", s)
	}
	c.Events[2].Date = on("2018-04~") // which reaches into March
	if s := StatusOn(c, day("2018-03-01")); s.Certain {
		t.Errorf("a dispute over what may have happened leaves it certain: %+v", s)
	}
}

func TestDaysInCustody(t *testing.T) {
	for _, c := range []struct {
		name           string
		custody, house string
		lines          []string
	}{
		{"never", "not known", "0-0", nil},
		{"one day", "1-1", "0-0", []string{"arrested | 2018-05-01", "released | 2018-05-01"}},
		{"until now", "31-31", "0-0", []string{"arrested | 2018-12-01"}},
		{"two months", "2-32", "0-0", []string{"arrested | 2018-05", "released | 2018-06-01"}},
		{"twice", "20-20", "0-0", []string{"arrested | 2018-05-01", "released | 2018-05-10", "re-arrested | 2018-06-01", "released | 2018-06-10"}},
		{"twice within one month", "2-31", "0-0", []string{"arrested | 2018-05", "released | 2018-05", "re-arrested | 2018-05", "released | 2018-05"}},
		{"out and in again on one day", "20-20", "0-0", []string{"arrested | 2018-05-01", "released | 2018-05-10", "re-arrested | 2018-05-10", "released | 2018-05-20"}},
		{"start unknown", "not known", "0-0", []string{"in custody | 2018-05-01"}},
		{"end of the first unknown", "not known", "0-0", []string{"arrested | 2018-05-01", "re-arrested | 2018-06-01"}},
		{"start between its neighbours", "32-62", "0-0", []string{"summoned | 2018-05-01", "arrested", "charged | 2018-05-31", "released | 2018-07-01"}},
		{"home only", "0-0", "31-31", []string{"house arrest ordered | 2018-12-01"}},
		{"home, then prison", "11-11", "21-21", []string{"house arrest ordered | 2018-12-01", "transferred | 2018-12-21"}},
		{"prison, then home on bail until acquitted", "10-10", "11-11", []string{"arrested | 2018-05-01", "charged | 2018-05-02 | A", "released on bail | 2018-05-10 | house", "acquitted | 2018-05-20 | A"}},
		{"died held", "10-10", "0-0", []string{"arrested | 2018-05-01", "died | 2018-05-10"}},
		{"perhaps released", "1-31", "0-0", []string{"arrested | 2018-12-01", "released | 2018-12-01/2019"}},
		{"taken counts", "31-31", "0-0", []string{"taken by unknown persons | 2018-12-01"}},
	} {
		custody, house := DaysInCustody(record(c.lines...), day("2018-12-31"))
		if got := countText(custody); got != c.custody {
			t.Errorf("%s: %s days, want %s", c.name, got, c.custody)
		}
		if got := countText(house); got != c.house {
			t.Errorf("%s: %s days of house arrest, want %s", c.name, got, c.house)
		}
	}
}

func countText(d DayCount) string {
	if !d.Known {
		return "not known"
	}
	return fmt.Sprintf("%d-%d", d.Least, d.Most)
}

func TestContradictions(t *testing.T) {
	for _, c := range []struct {
		lines []string
		want  string
	}{
		{[]string{"arrested | 2018-05-01", "bail denied", "released | 2018-06-01"}, ""},
		{[]string{"arrested | 2018-05-01", "bail denied", "released | 2018-04-01"}, "listed against the dates e0 e2"},
		{[]string{"arrested | 2018-05-01 | src=2018-04-01"}, "known before it happened e0"},
		{[]string{"released | 2018-05-01", "in custody | 2018-06-01"}, "shown after an end e0 e1"},
		{[]string{"charged | 2018-01-01 | A B", "pardoned | 2018-05-01 | A"}, "is this person out? e1"},
		{[]string{"arrested | 2018-05-01", "re-arrested | 2018-06-01"}, "re-arrested, never released e1"},
		{[]string{"died | 2018-05-01", "arrested | 2018-06-01"}, "after death e0 e1"},
		{[]string{"died | 2018-05-01", "arrested | 2019-06-01"}, ""},
	} {
		var got []string
		for _, f := range Contradictions(record(c.lines...), day("2018-12-31")) {
			text := string(f.Kind)
			for _, id := range f.Events {
				text += " " + string(id)
			}
			got = append(got, text)
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%q: %q, want %q", c.lines, s, c.want)
		}
	}
}

func TestStays(t *testing.T) {
	text := func(s Stay) string {
		where := "prison"
		if s.House {
			where = "house"
		}
		return fmt.Sprintf("%s %s/%s to %s/%s on=%v known=%v", where, s.FromFirst, s.FromLast, s.UntilFirst, s.UntilLast, s.GoesOn, s.EndKnown)
	}
	for _, c := range []struct {
		lines []string
		want  []string
	}{
		{nil, nil},
		{[]string{"arrested | 2017-09~", "bail denied", "released on bail | 2018-09-10 | A house"}, []string{
			"prison 2017-09-01/2017-09-30 to 2018-09-10/2018-09-10 on=false known=true",
			"house 2018-09-10/2018-09-10 to 2018-12-31/2018-12-31 on=true known=true",
		}},
		{[]string{"in custody | 2018-08"}, []string{"prison ../2018-08-31 to 2018-12-31/2018-12-31 on=true known=true"}},
		{[]string{"released | 2018-08"}, []string{"prison ../2018-08-31 to 2018-08-01/2018-08-31 on=false known=true"}},
		{[]string{"arrested | 2018-05-01", "re-arrested | 2018-06-01"}, []string{
			"prison 2018-05-01/2018-05-01 to 2018-05-01/2018-06-01 on=false known=false",
			"prison 2018-06-01/2018-06-01 to 2018-12-31/2018-12-31 on=true known=true",
		}},
	} {
		var got []string
		for _, s := range Stays(record(c.lines...), day("2018-12-31")) {
			got = append(got, text(s))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q:\n%s\nwant\n%s", c.lines, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

// At the ends of the calendar nothing overflows.
func TestFarDays(t *testing.T) {
	c := record("arrested | 1912-05-01", "sentenced | 1913 | A P99999Y", "released | ../9999")
	for _, asOf := range []Day{UnboundedBefore, UnboundedBefore + 1, day("0000-01-01"), day("9999-12-31"), Unbounded - 1, Unbounded} {
		StatusOn(c, asOf)
		custody, house := DaysInCustody(c, asOf)
		for _, d := range []DayCount{custody, house} {
			if d.Least < 0 || d.Most < d.Least {
				t.Errorf("on %d: %+v", asOf, d)
			}
		}
	}
}
