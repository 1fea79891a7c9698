package dossier

// Dossier is one person's file. Every list item has an ID of its own.
type Dossier struct {
	ID ID `json:"id"`
	// Audience is the default for items that follow it; it is never wider
	// than the consent, and internal until a consent is recorded.
	Audience Audiences `json:"audience,omitempty"`
	Cases    []ID      `json:"cases,omitempty"`     // the cases that the person belongs to
	Tags     []string  `json:"tags,omitempty"`      // never printed
	Made     bool      `json:"synthetic,omitempty"` // made up for tests and timings, not a real person

	Names         []Name         `json:"names,omitempty"`
	Person        Person         `json:"person,omitzero"`
	Events        []Event        `json:"events,omitempty"`
	Charges       []Charge       `json:"charges,omitempty"`
	Health        []HealthNote   `json:"health,omitempty"`
	People        []Contact      `json:"people,omitempty"`
	Narrative     []Paragraph    `json:"narrative,omitempty"`
	Arbitrariness []Ground       `json:"arbitrariness,omitempty"`
	Asks          []Paragraph    `json:"asks,omitempty"` // the weightiest first
	Ahead         []AheadDate    `json:"ahead,omitempty"`
	Consent       []Consent      `json:"consent,omitempty"`
	Attachments   []Attachment   `json:"attachments,omitempty"`
	Notes         []InternalNote `json:"notes,omitempty"` // never printed, for nobody

	Disputes []Dispute `json:"disputes,omitempty"`
}

// NameRole says what a name is for.
type NameRole string

// The roles of a name. "In print" is the one to use on the page.
const (
	NameInPrint   NameRole = "in print"
	NameLegal     NameRole = "legal"
	NameKnownAs   NameRole = "known as"
	NameAlias     NameRole = "alias"
	NameBirth     NameRole = "birth"
	NameMothers   NameRole = "mother's"
	NameFathers   NameRole = "father's"
	NameClan      NameRole = "clan"
	NameReligious NameRole = "religious"
)

// NameRoles lists the roles in the order in which a form offers them.
var NameRoles = []NameRole{NameInPrint, NameLegal, NameKnownAs, NameAlias, NameBirth, NameMothers, NameFathers, NameClan, NameReligious}

// Name is one of a person's names, in one script.
type Name struct {
	Item
	Text        string   `json:"text,omitempty"`
	Script      string   `json:"script,omitempty"` // ISO 15924, e.g. Latn, Khmr
	Say         string   `json:"say,omitempty"`    // how to say it
	Role        NameRole `json:"role,omitempty"`
	FamilyFirst bool     `json:"family_first,omitempty"`
}

// Person is who somebody is. Each part has its own audience.
type Person struct {
	Born          Born          `json:"born,omitzero"`
	Age           Age           `json:"age,omitzero"`
	Birthplace    Said          `json:"birthplace,omitzero"`
	Nationalities Codes         `json:"nationalities,omitzero"` // ISO 3166-1 alpha-2
	Sex           Said          `json:"sex,omitzero"`           // sex or gender as the person has it
	Occupations   []Occupation  `json:"occupations,omitempty"`
	Affiliations  []Affiliation `json:"affiliations,omitempty"`
	Papers        []Paper       `json:"papers,omitempty"`
	Addresses     []Address     `json:"addresses,omitempty"`
}

// Said is one text about a person, with its mark.
type Said struct {
	Mark
	Text string `json:"text,omitempty"`
}

// Codes is one list of codes about a person, with its mark.
type Codes struct {
	Mark
	Codes []string `json:"codes,omitempty"`
}

// Born is a date of birth.
type Born struct {
	Mark
	Date Date `json:"date,omitzero"`
}

// Age is an age as somebody gave it on a day; used where no birth date is known.
type Age struct {
	Mark
	Years int  `json:"years,omitempty"`
	AsOf  Date `json:"as_of,omitzero"`
}

// Occupation is what a person does or did, or how a source describes them.
type Occupation struct {
	Item
	Text string `json:"text,omitempty"`
}

// Affiliation is a role in an organisation.
type Affiliation struct {
	Item
	Organisation string `json:"organisation,omitempty"`
	Role         string `json:"role,omitempty"`
	From         Date   `json:"from,omitzero"`
	To           Date   `json:"to,omitzero"`
}

// Paper is an identity paper. Internal unless marked.
type Paper struct {
	Item
	Kind   string `json:"kind,omitempty"`
	Number string `json:"number,omitempty"`
	Issuer string `json:"issuer,omitempty"`
	Issued Date   `json:"issued,omitzero"`
}

// Address is where a person lived. Internal unless marked.
type Address struct {
	Item
	Text string `json:"text,omitempty"`
	From Date   `json:"from,omitzero"`
	To   Date   `json:"to,omitzero"`
}

// Charge is an accusation in law. Its state is derived from the events that
// name it, never stored.
type Charge struct {
	Item
	Offence    string `json:"offence,omitempty"`
	Law        string `json:"law,omitempty"`
	Article    string `json:"article,omitempty"`
	Version    string `json:"law_version,omitempty"` // of the law, e.g. its year
	MaxPenalty string `json:"max_penalty,omitempty"`
	Court      string `json:"court,omitempty"`
	CaseNumber string `json:"case_number,omitempty"`
	Sentence   string `json:"sentence,omitempty"`
	Note       string `json:"note,omitempty"` // e.g. that the charge is our reading
}

// Urgency grades a health note.
type Urgency string

// The urgencies.
const (
	UrgencyNone    Urgency = ""
	UrgencyWatch   Urgency = "watch"
	UrgencyUrgent  Urgency = "urgent"
	UrgencyDanger  Urgency = "danger to life"
	HealthState            = "health"
	HealthTreat            = "ill-treatment"
	DoctorSeenYes          = "yes"
	DoctorSeenNo           = "no"
	DoctorRefused          = "refused"
	DoctorNotKnown         = ""
)

// HealthNote is health, or an allegation of torture or ill-treatment. Internal
// unless marked.
type HealthNote struct {
	Item
	Kind    string  `json:"kind,omitempty"` // HealthState or HealthTreat
	Date    Date    `json:"date,omitzero"`
	Text    string  `json:"text,omitempty"`
	Urgency Urgency `json:"urgency,omitempty"`
	Doctor  string  `json:"doctor,omitempty"` // whether a doctor was seen
}

// Contact is somebody around the person: family, counsel, others. Internal
// unless marked.
type Contact struct {
	Item
	Role  string `json:"role,omitempty"` // family, counsel, contact
	Name  string `json:"name,omitempty"`
	Reach string `json:"reach,omitempty"` // how to reach them
	Knows string `json:"knows,omitempty"` // what they know
}

// Paragraph is a text in one language (BCP 47: en, fr, km).
type Paragraph struct {
	Item
	Lang string `json:"lang,omitempty"`
	Text string `json:"text,omitempty"`
}

// Ground is why a detention is arbitrary: a WGAD category I–V, or a criterion
// a–e of PACE Resolution 1900 (2012), with reasons.
type Ground struct {
	Item
	Scheme   string `json:"scheme,omitempty"` // "WGAD" or "PACE"
	Category string `json:"category,omitempty"`
	Reasons  string `json:"reasons,omitempty"`
}

// AheadDate is a date to come: a hearing, a deadline, the next check of facts.
type AheadDate struct {
	Item
	Kind string `json:"kind,omitempty"` // hearing, appeal deadline, next check, other
	Date Date   `json:"date,omitzero"`
	Text string `json:"text,omitempty"`
}

// ConsentBasis says whose word a consent rests on.
type ConsentBasis string

// The bases of a consent.
const (
	ConsentPerson    ConsentBasis = "the person"
	ConsentFamily    ConsentBasis = "family"
	ConsentCounsel   ConsentBasis = "counsel"
	ConsentPublished ConsentBasis = "already published" // Source names where
)

// ConsentBases lists the bases in the order in which a form offers them.
var ConsentBases = []ConsentBasis{ConsentPerson, ConsentFamily, ConsentCounsel, ConsentPublished}

// Consent is a permission to speak about the person. It is never printed.
type Consent struct {
	Item
	Basis     ConsentBasis `json:"basis,omitempty"`
	Source    ID           `json:"source,omitempty"`
	Given     Date         `json:"given,omitzero"`
	How       string       `json:"how,omitempty"`
	For       Audiences    `json:"for,omitempty"`
	Until     Date         `json:"until,omitzero"`     // the last day on which it holds
	Withdrawn Date         `json:"withdrawn,omitzero"` // from this day it no longer holds
}

// The kinds of attachment.
const (
	AttachPhotograph = "photograph"
	AttachCourtPaper = "court paper"
	AttachWebPage    = "archived page"
	AttachOther      = "other"
)

// Attachment is a file that came with the dossier. The original is kept whole
// in the vault under SHA256; Print names the print-size copy of a photograph.
type Attachment struct {
	Item
	Kind      string `json:"kind,omitempty"`
	FileName  string `json:"file_name,omitempty"`
	MediaType string `json:"media_type,omitempty"`
	SHA256    string `json:"sha256,omitempty"` // hexadecimal, taken on arrival
	Bytes     int64  `json:"bytes,omitempty"`
	Arrived   Date   `json:"arrived,omitzero"`
	Date      Date   `json:"date,omitzero"`      // of what it shows, or was written
	Portrait  bool   `json:"portrait,omitempty"` // the picture to print on the profile
	Print     string `json:"print,omitempty"`    // SHA-256 of the print-size copy
	Width     int    `json:"width,omitempty"`    // of the print-size copy, in pixels
	Height    int    `json:"height,omitempty"`
	Caption   string `json:"caption,omitempty"`
	Credit    string `json:"credit,omitempty"`
	Cleared   bool   `json:"cleared,omitempty"` // may be printed
}

// InternalNote is for the desk alone.
type InternalNote struct {
	Item
	Text string `json:"text,omitempty"`
}
