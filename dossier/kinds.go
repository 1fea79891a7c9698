package dossier

// CustodyEffect is what a kind of event does to a person's liberty.
type CustodyEffect uint8

// The effects on custody.
const (
	NoCustody     CustodyEffect = iota
	BeginsCustody               // custody begins with it
	ShowsCustody                // the person was held by then, nobody says since when
	EndsCustody                 // the person is out
	EndsAll                     // death
)

// Kind says what one kind of custody event does.
type Kind struct {
	Kind    EventKind
	Custody CustodyEffect
	Taken   bool // disappeared, until arrest or custody is shown
	House   bool // the custody is house arrest, whatever the form says
	Moves   bool // held elsewhere from then on, in the form that the event states
	Anew    bool // custody had ended before it, though no event may say when
	// Partly marks an end that reaches no further than the charges it names.
	Partly bool
	// Restricts marks an end that leaves the person released, but not free,
	// until the charges that it names are closed.
	Restricts bool
	AtLarge   bool // an end that nobody granted
	Exile     bool // an end that bars the person from the country
	Inside    bool // a death in custody, whatever else is on record

	Charge ChargeState // the state of the charges that it names; "" leaves them
	// Release is what a release counts under. Ground is what a plain release
	// after it, in the same custody, counts under.
	Release ReleaseKind
	Ground  ReleaseKind
}

// Kinds is the one table of what each kind of custody event does; nothing else
// decides. It is in the order in which a form offers them.
var Kinds = []Kind{
	{Kind: Arrested, Custody: BeginsCustody, Moves: true},
	{Kind: Rearrested, Custody: BeginsCustody, Moves: true, Anew: true},
	{Kind: TakenByUnknown, Custody: BeginsCustody, Moves: true, Taken: true},
	{Kind: HouseArrestOrdered, Custody: BeginsCustody, Moves: true, House: true},

	{Kind: InCustody, Custody: ShowsCustody},
	{Kind: Transferred, Custody: ShowsCustody, Moves: true},
	{Kind: BailDenied, Custody: ShowsCustody},

	{Kind: Charged, Charge: ChargePending},
	{Kind: TrialOpened, Charge: ChargePending},
	{Kind: Convicted, Charge: ChargeConvicted},
	{Kind: Sentenced, Charge: ChargeConvicted},
	{Kind: AppealLodged},
	{Kind: AppealDecided}, // its outcome decides: see [Outcomes]
	{Kind: SentenceReduced},
	{Kind: Acquitted, Charge: ChargeAcquitted, Ground: ByAcquittal},
	{Kind: ChargesDropped, Charge: ChargeDropped, Ground: ByDropped},

	{Kind: Pardoned, Custody: EndsCustody, Partly: true, Charge: ChargePardoned, Release: ByPardon, Ground: ByPardon},
	{Kind: Amnestied, Custody: EndsCustody, Partly: true, Charge: ChargePardoned, Release: ByAmnesty, Ground: ByAmnesty},
	{Kind: SentenceServed, Custody: EndsCustody, Partly: true, Charge: ChargeServed, Release: ByServed, Ground: ByServed},
	{Kind: Released, Custody: EndsCustody}, // counts under its ground
	{Kind: FreedByDecree, Custody: EndsCustody, Release: ByDecree, Ground: ByDecree},
	{Kind: ReleasedOnBail, Custody: EndsCustody, Partly: true, Restricts: true, Release: ByBail},
	{Kind: ReleasedConditional, Custody: EndsCustody, Restricts: true, Release: ByConditions},
	{Kind: Exiled, Custody: EndsCustody, Exile: true, Release: ByOther},
	{Kind: Escaped, Custody: EndsCustody, AtLarge: true},
	{Kind: Fled, Custody: EndsCustody, AtLarge: true},

	{Kind: DiedInCustody, Custody: EndsAll, Inside: true},
	{Kind: Died, Custody: EndsAll},

	{Kind: Summoned},
	{Kind: OtherEvent},
}

// Outcomes says, as [Kinds] does, what each outcome of an appeal does.
var Outcomes = map[Outcome]Kind{
	Upheld:         {Kind: AppealDecided},
	Quashed:        {Kind: AppealDecided, Charge: ChargeQuashed},
	AcquittedAbove: {Kind: AppealDecided, Charge: ChargeAcquitted, Ground: ByAcquittal},
	Retrial:        {Kind: AppealDecided, Charge: ChargePending},
}

var kindOf = func() map[EventKind]*Kind {
	m := make(map[EventKind]*Kind, len(Kinds))
	for i := range Kinds {
		m[Kinds[i].Kind] = &Kinds[i]
	}
	return m
}()

// KindOf is the row of the table for a kind; a kind that is not known does
// nothing.
func KindOf(k EventKind) Kind {
	if row := kindOf[k]; row != nil {
		return *row
	}
	return Kind{Kind: k}
}

// Does is the row of the table that the event falls under.
func (e Event) Does() Kind {
	if e.Kind == AppealDecided {
		if row, ok := Outcomes[e.Outcome]; ok {
			return row
		}
	}
	return KindOf(e.Kind)
}

// Known reports whether the table has the kind.
func (k EventKind) Known() bool { return kindOf[k] != nil }

// EventKinds lists the kinds in the order in which a form offers them.
func EventKinds() []EventKind {
	l := make([]EventKind, len(Kinds))
	for i, k := range Kinds {
		l[i] = k.Kind
	}
	return l
}
