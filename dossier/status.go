package dossier

// Status is where a person stands on a day. The values are the words of the
// query language and of the JSON that the command line prints.
type Status string

// The statuses.
const (
	Held        Status = "held"
	NotFree     Status = "not-free" // released, but not free
	Free        Status = "free"
	Disappeared Status = "disappeared"
	AtLarge     Status = "at-large"
	Dead        Status = "dead"
	NotKnown    Status = "not-known"
)

// Statuses lists the statuses in the order in which figures give them.
var Statuses = []Status{Held, NotFree, Free, Disappeared, AtLarge, Dead, NotKnown}

// ReleaseKind says what event a release counts under.
type ReleaseKind string

// The kinds of release, as by_release of the figures names them.
const (
	ByPardon     ReleaseKind = "pardon"
	ByAmnesty    ReleaseKind = "amnesty"
	ByDecree     ReleaseKind = "decree"
	ByBail       ReleaseKind = "bail"
	ByConditions ReleaseKind = "conditions"
	ByServed     ReleaseKind = "served"
	ByAcquittal  ReleaseKind = "acquitted"
	ByDropped    ReleaseKind = "dropped"
	ByOther      ReleaseKind = "other"
)

// ReleaseKinds lists the kinds of release in the order of the figures.
var ReleaseKinds = []ReleaseKind{ByPardon, ByAmnesty, ByDecree, ByBail, ByConditions, ByServed, ByAcquittal, ByDropped, ByOther}

// ChargeState is what became of a charge.
type ChargeState string

// The states of a charge.
const (
	ChargePending   ChargeState = "pending"
	ChargeConvicted ChargeState = "convicted"
	ChargeServed    ChargeState = "served"
	ChargeAcquitted ChargeState = "acquitted"
	ChargeDropped   ChargeState = "dropped"
	ChargeQuashed   ChargeState = "quashed"
	ChargePardoned  ChargeState = "pardoned"
)

// Custody is the part of a dossier that status is derived from: its own events
// and charges and those of its cases, in listing order, and for each event the
// latest day on which it can have happened by its sources. [View.Custody]
// makes it of the full record, package disclosure of what may be seen.
type Custody struct {
	Events  []Event
	Latest  []Day // per event; [Unbounded] where nothing limits it
	Charges []Charge
}

// Standing is where a person stands on a day, and why.
type Standing struct {
	Status      Status
	Certain     bool // else likely
	By          []ID // the events that say so
	Since       Date // when the present status began, as exact as known; missing is not known
	HouseArrest bool // held or released under house arrest
	InCustody   bool // of the dead: died in custody
	Serving     bool // a charge stands convicted
	PreTrial    bool // not serving, and a charge is pending
	StartKnown  bool // evidence says when the present (or last) custody began
	Exile       bool // released into exile
	Began       EventKind
	EndedBy     EventKind   // of those who are out: the event that ended custody
	Release     ReleaseKind // of the released: what it counts under
	Charges     map[ID]ChargeState
}

// DayCount is a number of days in custody, first and last day counted.
type DayCount struct {
	Known       bool // false where an end of it is not known
	Least, Most int
}

// Custody gathers what the status of a dossier is derived from.
func (v *View) Custody(d *Dossier) Custody { return Custody{} }

// StatusOn works out where the person stands at the end of a day.
func StatusOn(c Custody, asOf Day) Standing { return Standing{Status: NotKnown} }

// DaysInCustody counts the days up to asOf, house arrest apart from the rest.
func DaysInCustody(c Custody, asOf Day) (custody, house DayCount) { return }
