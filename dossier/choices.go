package dossier

// What a form offers for fields that are plain texts in the log: another
// program may have written another one, which is kept and printed as it is.

// HealthKinds are the kinds of a health note.
var HealthKinds = []string{HealthState, HealthTreat}

// Urgencies lists the urgencies from the least to the greatest.
var Urgencies = []Urgency{UrgencyNone, UrgencyWatch, UrgencyUrgent, UrgencyDanger}

// DoctorAnswers are the answers to whether a doctor was seen.
var DoctorAnswers = []string{DoctorNotKnown, DoctorSeenYes, DoctorSeenNo, DoctorRefused}

// The roles of a contact.
const (
	ContactFamily  = "family"
	ContactCounsel = "counsel"
	ContactOther   = "contact"
)

// ContactRoles are the roles of a contact.
var ContactRoles = []string{ContactFamily, ContactCounsel, ContactOther}

// The kinds of a date ahead. The next check is for the desk alone.
const (
	AheadHearing   = "hearing"
	AheadAppeal    = "appeal deadline"
	AheadNextCheck = "next check"
	AheadOther     = "other"
)

// AheadKinds are the kinds of a date ahead.
var AheadKinds = []string{AheadHearing, AheadAppeal, AheadNextCheck, AheadOther}

// AttachKinds are the kinds of an attachment.
var AttachKinds = []string{AttachPhotograph, AttachCourtPaper, AttachWebPage, AttachOther}

// Grounds are the categories of arbitrariness: those of the UN Working Group on
// Arbitrary Detention, then the criteria of Resolution 1900 (2012) of the
// Parliamentary Assembly of the Council of Europe.
var Grounds = []Ground{
	{Scheme: "WGAD", Category: "I"}, {Scheme: "WGAD", Category: "II"}, {Scheme: "WGAD", Category: "III"},
	{Scheme: "WGAD", Category: "IV"}, {Scheme: "WGAD", Category: "V"},
	{Scheme: "PACE", Category: "a"}, {Scheme: "PACE", Category: "b"}, {Scheme: "PACE", Category: "c"},
	{Scheme: "PACE", Category: "d"}, {Scheme: "PACE", Category: "e"},
}
