//go:build !headless

package person

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"habeas/app/say"
	"habeas/app/widgets"
	"habeas/dossier"
)

// health is the part with the person's health and what was done to it. Nobody
// sees an entry before it is marked for somebody.
func (f *form) health() fyne.CanvasObject {
	l := listOf[dossier.HealthNote]{f, func() *[]dossier.HealthNote { return &f.d().Health }, func(h *dossier.HealthNote) *dossier.Item { return &h.Item }}
	list := l.items(func(id dossier.ID, at func() *dossier.HealthNote) fyne.CanvasObject {
		text := f.entry(widgets.NewProse(say.T("What is known of the person's health, or what was done to them"), 2), fieldOf(at, func(h *dossier.HealthNote) *string { return &h.Text }))
		f.leads(id, text)
		date, _ := f.date(say.T("When"), say.Words().Date, fieldOf(at, func(h *dossier.HealthNote) *dossier.Date { return &h.Date }))
		kind := choice(f, dossier.HealthKinds, chosen("health", "kind"), fieldOf(at, func(h *dossier.HealthNote) *string { return &h.Kind }), nil)
		urgency := choice(f, dossier.Urgencies, say.Words().Urgency, fieldOf(at, func(h *dossier.HealthNote) *dossier.Urgency { return &h.Urgency }), nil)
		doctor := choice(f, dossier.DoctorAnswers, chosen("health", "doctor"), fieldOf(at, func(h *dossier.HealthNote) *string { return &h.Doctor }), nil)
		return container.New(widgets.Stack(6), text,
			container.New(widgets.Grid(200, 10),
				widgets.Field(say.T("Kind"), kind), date, widgets.Field(say.T("Urgency"), urgency), widgets.Field(say.T("Doctor"), doctor)),
			f.trueFrom(l.mark(id)),
			l.footWith(id, []fyne.CanvasObject{f.internalChip(l.mark(id)), f.sourceChip(l.mark(id))}, l.arrows(id)...))
	})
	if len(f.d().Health) == 0 {
		list.Add(quiet(say.T("Nothing is written down yet. An entry is an illness, a visit of a doctor, or an allegation of torture or ill-treatment.")))
	}
	add := addButton(say.T("Add an entry"), func() { l.add(dossier.HealthNote{Kind: dossier.HealthState}) })
	return container.New(widgets.Stack(12), title(say.T("Health and treatment"), say.T("internal, until an entry is marked for somebody"), add), list)
}

// chosen gives the words for the texts that are offered for a field.
func chosen(part, field string) func(string) string {
	return func(text string) string { return say.Words().Choice(part, field, text) }
}

// trueFrom is asked only where it matters: of what was confirmed after the day
// that is looked at, nobody knows whether it was true by then.
func (f *form) trueFrom(at func() *dossier.Mark) fyne.CanvasObject {
	row := container.New(widgets.Grid(200, 10))
	if m := at(); m == nil || m.TrueFrom.IsZero() && (m.Confirmed.IsZero() || m.Confirmed.First() <= f.s.asOf) {
		row.Hide()
		return row
	}
	date, _ := f.date(say.T("True from"), say.Words().Date, fieldOf(at, func(m *dossier.Mark) *dossier.Date { return &m.TrueFrom }))
	row.Add(date)
	return row
}
