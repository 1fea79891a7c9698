package words

import (
	"fmt"

	"habeas/dossier"
)

// events are a language's sentences about events; each takes what its name
// says.
type events struct {
	often         string // event, how often: "%s %s"
	underHouse    string // event
	form          string // event, form in the writer's words
	sentencedTo   string // term
	partSuspended string // term, suspended term
	allSuspended  string // term
	suspended     string // event, suspended term
	appealOutcome string // outcome
}

// Event is what happened as a person says it: "Bail denied six times",
// "Released on bail, under house arrest", "Sentenced to 3 years, of which 1
// year suspended". Place, authority and conditions are left to the reader's
// own columns.
func (w *Words) Event(e dossier.Event) string {
	t := &w.events
	s := w.EventKind(e.Kind)
	switch {
	case e.Kind == dossier.AppealDecided && e.Outcome != "":
		s = w.compose(t.appealOutcome, w.Mid(w.Outcome(e.Outcome)))
	case e.Kind == dossier.Sentenced && !e.Sentence.IsZero():
		term, suspended := w.Term(e.Sentence), w.Term(e.Suspended)
		switch {
		case e.Suspended.IsZero():
			s = w.compose(t.sentencedTo, term)
		case e.Suspended == e.Sentence:
			s = w.compose(t.allSuspended, term)
		default:
			s = w.compose(t.partSuspended, term, suspended)
		}
	case !e.Suspended.IsZero():
		s = w.compose(t.suspended, s, w.Term(e.Suspended))
	}
	if e.Times > 1 {
		s = w.compose(t.often, s, w.Times(e.Times))
	}
	switch {
	case e.Form == "" || e.Form == dossier.FormHouseArrest && e.Kind == dossier.HouseArrestOrdered:
	case e.Form == dossier.FormHouseArrest:
		s = w.compose(t.underHouse, s)
	default:
		s = fmt.Sprintf(t.form, s, e.Form) // typed
	}
	return s
}
