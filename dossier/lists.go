package dossier

// Case is what several persons share: entered once, linked from each dossier;
// its events and charges count as each person's own.
type Case struct {
	ID        ID          `json:"id"`
	Audience  Audiences   `json:"audience,omitempty"`
	Name      string      `json:"name,omitempty"`
	Events    []Event     `json:"events,omitempty"`
	Charges   []Charge    `json:"charges,omitempty"`
	Narrative []Paragraph `json:"narrative,omitempty"`
	Disputes  []Dispute   `json:"disputes,omitempty"`
}

// SourceType says what kind of thing a source is.
type SourceType string

// The types of source.
const (
	SourcePress      SourceType = "press"
	SourceCourt      SourceType = "court paper"
	SourceInterview  SourceType = "interview"
	SourceReport     SourceType = "report"
	SourceGovernment SourceType = "government statement"
	SourceSocial     SourceType = "social media"
	SourceOwn        SourceType = "own observation"
)

// SourceTypes lists the types in the order in which a form offers them.
var SourceTypes = []SourceType{SourcePress, SourceCourt, SourceInterview, SourceReport, SourceGovernment, SourceSocial, SourceOwn}

// Source is who says so. One that must not be named prints as PrintsAs alone.
type Source struct {
	ID          ID         `json:"id"`
	Audience    Audiences  `json:"audience,omitempty"`
	Type        SourceType `json:"type,omitempty"`
	Title       string     `json:"title,omitempty"`
	Author      string     `json:"author,omitempty"`
	Publisher   string     `json:"publisher,omitempty"`
	Date        Date       `json:"date,omitzero"`
	Address     string     `json:"address,omitempty"` // URL or shelf mark
	Lang        string     `json:"lang,omitempty"`
	Seen        Date       `json:"seen,omitzero"`
	Reliability string     `json:"reliability,omitempty"` // Admiralty code: A–F
	Credibility string     `json:"credibility,omitempty"` // Admiralty code: 1–6
	Archive     string     `json:"archive,omitempty"`     // SHA-256 of the archived copy
	// PrintsAs, where set, is all that the page says of the source ("Interview
	// on file"); nothing else of it is disclosed.
	PrintsAs string    `json:"prints_as,omitempty"`
	Disputes []Dispute `json:"disputes,omitempty"`
}

// Meeting is where a packet lies on the table.
type Meeting struct {
	ID           ID          `json:"id"`
	Audience     Audiences   `json:"audience,omitempty"`
	Title        string      `json:"title,omitempty"`
	Date         Date        `json:"date,omitzero"`
	Place        string      `json:"place,omitempty"`
	Organisation string      `json:"organisation,omitempty"`
	Present      string      `json:"present,omitempty"`
	For          Audience    `json:"for,omitempty"` // the audience that sits there
	Asks         []Paragraph `json:"asks,omitempty"`
	Promises     []Promise   `json:"promises,omitempty"`
	FollowUp     Date        `json:"follow_up,omitzero"` // when to come back to it
	Note         string      `json:"note,omitempty"`     // how it went; never printed
	Disputes     []Dispute   `json:"disputes,omitempty"`
}

// Promise is one thing that was promised at a meeting. It is never printed.
type Promise struct {
	Item
	Text  string       `json:"text,omitempty"`
	By    string       `json:"by,omitempty"` // who gave it
	Due   Date         `json:"due,omitzero"`
	State PromiseState `json:"state,omitempty"`
}

// PromiseState says what became of a promise; [PromiseOpen] is the zero value.
type PromiseState string

// What may become of a promise.
const (
	PromiseOpen   PromiseState = ""
	PromiseKept   PromiseState = "kept"
	PromiseBroken PromiseState = "broken"
)

// PromiseStates lists them in the order in which a form offers them.
var PromiseStates = []PromiseState{PromiseOpen, PromiseKept, PromiseBroken}

// Overdue reports whether a promise is open and every day of its date is past.
func (p *Promise) Overdue(today Day) bool {
	return p.State == PromiseOpen && !p.Due.IsZero() && p.Due.Last() < today
}

// Overdue is how many promises of a meeting are.
func (m *Meeting) Overdue(today Day) int {
	n := 0
	for i := range m.Promises {
		if m.Promises[i].Overdue(today) {
			n++
		}
	}
	return n
}

// Context is the paragraphs before the profiles: what is going on, and the
// other side's view, fairly.
type Context struct {
	ID         ID          `json:"id"`
	Audience   Audiences   `json:"audience,omitempty"`
	Title      string      `json:"title,omitempty"` // the packet's title, e.g. "Political prisoners in Cambodia"
	Paragraphs []Paragraph `json:"paragraphs,omitempty"`
	// Asks are what every packet asks where no meeting has asks of its own.
	Asks     []Paragraph `json:"asks,omitempty"`
	Disputes []Dispute   `json:"disputes,omitempty"`
}

// We is the issuing group, for the cover and the foot.
type We struct {
	ID       ID        `json:"id"`
	Name     string    `json:"name,omitempty"`
	Reach    string    `json:"reach,omitempty"`
	Logo     string    `json:"logo,omitempty"` // SHA-256 of the print-size copy
	Disputes []Dispute `json:"disputes,omitempty"`
}

// Packet is a line of the ledger: what was handed to whom.
type Packet struct {
	ID       ID             `json:"id"`
	Number   string         `json:"number,omitempty"`
	Made     Date           `json:"made,omitzero"`
	Kind     string         `json:"kind,omitempty"`
	Audience Audience       `json:"for,omitempty"`
	AsOf     Date           `json:"as_of,omitzero"`
	Options  string         `json:"options,omitempty"`
	SHA256   string         `json:"sha256,omitempty"` // of the file; of the first, where there are numbered copies
	Reason   string         `json:"reason,omitempty"` // why a finding was overridden
	Copies   []PacketCopy   `json:"copies,omitempty"`
	Profiles []PacketMember `json:"profiles,omitempty"`
	Disputes []Dispute      `json:"disputes,omitempty"`
}

// PacketCopy is one numbered copy and who holds it.
type PacketCopy struct {
	Item
	Number int    `json:"number,omitempty"`
	Holder string `json:"holder,omitempty"`
	SHA256 string `json:"sha256,omitempty"`
	// Returned is the day on which it came back, or was destroyed; zero while
	// somebody has it.
	Returned Date   `json:"returned,omitzero"`
	Note     string `json:"note,omitempty"` // what became of it: lost, leaked, replaced by another
}

// PacketMember is one dossier in a packet: the hash of what was disclosed of it.
type PacketMember struct {
	Item
	Dossier ID     `json:"dossier,omitempty"`
	Hash    string `json:"hash,omitempty"`  // "" where it was counted, and not shown
	Later   string `json:"later,omitempty"` // the same as of the last of days: of what was known then to follow
}

// The kinds of names that are kept once.
const (
	NamedOrganisation = "organisation"
	NamedPlace        = "place"
	NamedLaw          = "law"
)

// Named is an organisation, a place or a law, with its spelling per language.
type Named struct {
	ID        ID         `json:"id"`
	Audience  Audiences  `json:"audience,omitempty"`
	Kind      string     `json:"kind,omitempty"`
	Spellings []Spelling `json:"spellings,omitempty"`
	Disputes  []Dispute  `json:"disputes,omitempty"`
}

// Spelling is a name in one language.
type Spelling struct {
	Item
	Lang string `json:"lang,omitempty"`
	Text string `json:"text,omitempty"`
}

// View is everything that a vault holds, as it is now. It is read-only: who
// has one may share it between goroutines, and must change nothing in it.
// Lists are sorted by ID, which is the order in which things were made.
type View struct {
	Dossiers []*Dossier
	Cases    []*Case
	Sources  []*Source
	Meetings []*Meeting
	Packets  []*Packet
	Named    []*Named
	Context  Context
	We       We
}
