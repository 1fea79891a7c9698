package disclosure

import (
	"slices"

	"habeas/dossier"
)

// Why says why an item was held back.
type Why string

// The reasons for holding back.
const (
	WhyInternal   Why = "internal"             // nobody but the desk
	WhyAudience   Why = "for others"           // not for this audience
	WhyConsent    Why = "consent"              // no consent for this audience
	WhyName       Why = "goes with the name"   // the name may not be seen
	WhyNotCleared Why = "not cleared"          // a photograph
	WhyLater      Why = "after the as-of day"  // not held from the audience, only from the day
	WhyNever      Why = "never printed at all" // tags, consents, file names, what a source prints instead
	WhyUnlinked   Why = "only a hidden item's" // a source that no disclosed item names
)

// HeldItem is one item that was held back.
type HeldItem struct {
	Dossier dossier.ID // "" for the vault-wide lists
	Subject dossier.ID // the dossier, case, source, meeting or context that the item is of
	Part    string     // the json name of the list or part: "events", "names", "sources" …
	Item    dossier.ID // "" for a part that is no list
	Why     Why
	Texts   []string // its own text: what was typed, never kinds, dates or choices
}

// Severity grades a finding.
type Severity string

// The severities.
const (
	Stop    Severity = "stop"    // nothing overrides it
	Error   Severity = "error"   // a reason overrides it, and is kept in the ledger
	Warning Severity = "warning" // print goes on
)

// The codes of findings.
const (
	CodeUnknown          = "unknown-dossier"
	CodeConsentMissing   = "consent-missing"
	CodeConsentWithdrawn = "consent-withdrawn"
	CodeConsentExpired   = "consent-expired"
	CodeConsentNarrow    = "consent-narrow"
	CodeConsentUnsourced = "consent-unsourced"
	CodeStatusDiffers    = "status-differs"
	CodeSinceDiffers     = "since-differs"
	CodeDaysDiffer       = "days-differ"
	CodeChargeDiffers    = "charge-differs"
	CodeReleaseDiffers   = "release-differs"
	CodeDisputedAudience = "disputed-audience"
	CodeDisputedConsent  = "disputed-consent"
	CodeDisputedStatus   = "disputed-status"
	CodeDisputed         = "disputed"
	CodePhotoNotCleared  = "photo-not-cleared"
	CodeStale            = "stale"
	CodeConfirmedLater   = "confirmed-later"
	CodeUnsourced        = "unsourced"
	CodeSourceHeld       = "source-held"
	CodeTranslation      = "missing-translation"
	CodeNameWithheld     = "name-withheld"
	CodeAlike            = "alike-names"
	CodeNotShown         = "not-shown"
	CodeSaidElsewhere    = "said-elsewhere"
	CodeContradiction    = "contradiction"
	CodeNoIssuer         = "no-issuer"
	CodeMeeting          = "meeting"
	CodeContextHeld      = "context-held"
	CodeAsOfAhead        = "as-of-ahead"
)

// Finding is something that the writer should know before printing. Its Text is
// a plain English sentence without the texts that were held back.
type Finding struct {
	Severity Severity
	Code     string
	Dossier  dossier.ID // "" for the whole
	Subject  dossier.ID // the dossier, case, source, meeting or context that it is about
	Part     string
	Item     dossier.ID
	Text     string
}

// Held is what was held back and found, for the writer and the leak check
// alone. It must never reach what makes pages.
type Held struct {
	// Dossiers tells which dossier each of [Disclosed.Profiles] is of.
	Dossiers []dossier.ID
	Items    []HeldItem
	Pictures []HeldPicture
	Findings []Finding
}

// Stops are the findings that nothing overrides.
func (h Held) Stops() []Finding { return h.of(Stop) }

// Errors are the findings that a reason overrides.
func (h Held) Errors() []Finding { return h.of(Error) }

// Warnings are the rest.
func (h Held) Warnings() []Finding { return h.of(Warning) }

// Withheld counts the items that this audience does not see though they could
// be printed: not those that are never printed or lie after the as-of day.
func (h Held) Withheld() int {
	n := 0
	for _, it := range h.Items {
		if !slices.Contains([]Why{WhyLater, WhyNever, WhyUnlinked}, it.Why) {
			n++
		}
	}
	return n
}

func (h Held) of(s Severity) []Finding {
	var l []Finding
	for _, f := range h.Findings {
		if f.Severity == s {
			l = append(l, f)
		}
	}
	return l
}
