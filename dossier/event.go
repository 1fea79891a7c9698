package dossier

// EventKind is what a custody event was. What each kind does is said once, in
// [Kinds].
type EventKind string

// The kinds of custody event.
const (
	Arrested            EventKind = "arrested"
	Rearrested          EventKind = "re-arrested"
	TakenByUnknown      EventKind = "taken by unknown persons"
	HouseArrestOrdered  EventKind = "house arrest ordered"
	InCustody           EventKind = "in custody"
	Transferred         EventKind = "transferred"
	BailDenied          EventKind = "bail denied"
	Charged             EventKind = "charged"
	TrialOpened         EventKind = "trial opened"
	Convicted           EventKind = "convicted"
	Sentenced           EventKind = "sentenced"
	AppealLodged        EventKind = "appeal lodged"
	AppealDecided       EventKind = "appeal decided"
	SentenceReduced     EventKind = "sentence reduced"
	Acquitted           EventKind = "acquitted"
	ChargesDropped      EventKind = "charges dropped"
	Pardoned            EventKind = "pardoned"
	Amnestied           EventKind = "amnestied"
	SentenceServed      EventKind = "sentence served"
	Released            EventKind = "released"
	FreedByDecree       EventKind = "freed by decree"
	ReleasedOnBail      EventKind = "released on bail"
	ReleasedConditional EventKind = "released on conditions"
	Exiled              EventKind = "exiled"
	Escaped             EventKind = "escaped"
	Fled                EventKind = "fled"
	DiedInCustody       EventKind = "died in custody"
	Died                EventKind = "died"
	Summoned            EventKind = "summoned"
	OtherEvent          EventKind = "other"
)

// Form is the form that a custody or a release took.
type Form string

// The forms that the rules know; any other text is allowed and decides nothing.
const FormHouseArrest Form = "house arrest"

// Outcome is how an appeal was decided.
type Outcome string

// The outcomes of an appeal.
const (
	Upheld         Outcome = "upheld"
	Quashed        Outcome = "quashed"
	AcquittedAbove Outcome = "acquitted"
	Retrial        Outcome = "retrial"
)

// Event is something that happened to a person's liberty or case.
type Event struct {
	Item
	Kind       EventKind `json:"kind,omitempty"`
	Date       Date      `json:"date,omitzero"`   // a/b is some day from a to b; may be missing
	Times      int       `json:"times,omitempty"` // how often: bail denied × 6; 0 is once
	Place      string    `json:"place,omitempty"`
	Authority  string    `json:"authority,omitempty"`
	LegalBasis string    `json:"legal_basis,omitempty"`
	Form       Form      `json:"form,omitempty"`
	Conditions string    `json:"conditions,omitempty"`
	Charges    []ID      `json:"charges,omitempty"` // the charges that it concerns; none is all
	Sentence   Term      `json:"sentence,omitzero"` // of Sentenced
	Suspended  Term      `json:"suspended,omitzero"`
	Outcome    Outcome   `json:"outcome,omitempty"` // of AppealDecided
	Text       string    `json:"text,omitempty"`
	Note       string    `json:"note,omitempty"` // how sure we are, e.g. "our reading of S1"; printed with the event
	// Before places a case's event before the named event of a dossier; the
	// events of a case stand first where nothing places them.
	Before ID `json:"before,omitempty"`
}
