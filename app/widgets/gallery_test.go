//go:build !headless

package widgets

import (
	"errors"
	"flag"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"habeas/app/job"
	house "habeas/app/theme"
	"habeas/dossier"
	"habeas/export/chart"
)

var gallery = flag.String("gallery", "", "a folder to draw all widgets into, light and dark")

// TestGallery draws every widget of the house, to be looked at.
func TestGallery(t *testing.T) {
	if *gallery == "" {
		return
	}
	for _, look := range []house.Choice{house.Light, house.Dark} {
		test.NewTempApp(t).Settings().SetTheme(house.New(look))
		win := test.NewTempWindow(t, everything())
		win.Resize(fyne.NewSize(900, 1300))
		win.Canvas().(interface{ SetScale(float32) }).SetScale(1.5)
		f, err := os.Create(filepath.Join(*gallery, "widgets-"+string(look)+".png"))
		if err != nil {
			t.Fatal(err)
		}
		if err := png.Encode(f, win.Canvas().Capture()); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func everything() fyne.CanvasObject {
	chosen := NewFilter("Held 9", nil)
	chosen.Choose(true)
	place := NewRailItem("Dossiers", true, nil)
	place.Choose(true)
	part := NewRailItem("Custody", false, nil)
	part.SetAside("4")
	part.Choose(true)
	date := NewChecked("2018-09-10", func(s string) (string, error) { return "10 September 2018", nil })
	date.Put("2018-09-10")
	which := NewChecked("3 Sep 2018", func(s string) (string, error) {
		if s == "03/09/2017" {
			return "", errors.New("which of these days is it?")
		}
		return s + " · 3 September 2017", nil
	})
	which.Offer = func(string) []string { return []string{"2017-09-03", "2017-03-09"} }
	which.Put("03/09/2017")
	marks := container.NewHBox()
	for _, m := range []chart.Mark{chart.MarkHeld, chart.MarkNotFree, chart.MarkFree, chart.MarkDisappeared, chart.MarkAtLarge, chart.MarkDead, chart.MarkNotKnown} {
		marks.Add(NewMark(m, 18))
	}
	portrait, letters := NewPortrait(fyne.NewSize(66, 80)), NewPortrait(fyne.NewSize(66, 80))
	tint := image.NewNRGBA(image.Rect(0, 0, 6, 8))
	for i := range tint.Pix {
		tint.Pix[i] = 0xA0
	}
	tint.Set(3, 3, color.White)
	portrait.Put(tint, "")
	letters.Put(nil, "Tep Vanny")
	tick := NewTick(nil)
	tick.Set(true)
	bar := NewDrawing(fyne.NewSize(400, 70), func(w float64) chart.Drawing {
		return chart.Custody(chart.CustodyBar{Width: w, Size: 11, AsOf: 400, Measure: Measure,
			Stretches: []chart.Stretch{{From: 0, To: 300, Style: chart.PreTrial, Label: "pre-trial detention"}, {From: 301, To: 400, Style: chart.NotFree, Label: "house arrest", Ongoing: true}},
			Events:    []chart.Event{{Day: 0, Label: "arrested", Major: true}, {Day: 301, Label: "released on bail", Major: true}}})
	})
	khmer := NewEntry("")
	khmer.Put("ទេព វន្នី, មាជ សុវណ្ណារ៉ា")
	prose := NewProse("What happened", 2)
	prose.Put("Kem Sokha កឹម សុខា led the main opposition party until it was banned, two months after his arrest.")
	pages := NewPages(job.Place{})
	pages.Put((&paper{}).document(2))
	completing := NewPanel(house.ColorCard, 0, container.New(Stack(0), newOfferRow("Prey Sar prison, Phnom Penh", nil, nil), newOfferRow("ពន្ធនាគារព្រៃស ភ្នំពេញ", nil, nil)))
	completing.Content.(*fyne.Container).Objects[1].(*offerRow).choose(true)
	waits := NewWaiting("Checking every byte of it …", nil)
	waits.Busy(true)
	waits.Progress(2, 3)
	columns := NewColumns(0, 0, Column{Name: "Name", Share: 3, Least: 90, Sorts: true}, Column{Name: "Status", Share: 2, Least: 90, Sorts: true}, Column{Name: "Held", Share: 1, Least: 60, Sorts: true})
	columns.Sort(1, true)
	marked := NewMarked()
	marked.Set("charge: ", "incitement to commit a felony", 0, 6)
	face, figure, counts := NewFace(fyne.NewSize(66, 80)), NewFigure("held", chart.MarkHeld, nil), NewBars(func(int) {})
	face.Put(nil, "Kem Sokha", chart.MarkNotFree)
	figure.Put("9")
	counts.Put(bars("insurrection", "treason"))
	days := NewDays(dossier.NewDay(2014, 1, 1), dossier.NewDay(2018, 9, 12), nil)
	left := container.New(Stack(12),
		container.New(Wrap(8), chosen, NewFilter("Released 21", nil), NewFact("as the dossier", nil), NewWord("no source", house.ColorNotFree, house.ColorWarnPale),
			NewWord("internal", house.ColorHeld, house.ColorHeldPale), NewWord("ok", house.ColorFree, house.ColorFreePale), tick),
		place, part, marks, container.NewHBox(portrait, letters, face, figure, counts), days, bar,
		NewText("Title កឹម សុខា", "", house.SizeTitle, true), NewText("Running text", "", house.SizeText, false),
		NewText("Small and quiet", house.ColorQuiet, house.SizeSmall, false),
		Field("Name", khmer), Field("When", date.Box), Field("Which", which.Box), Field("In words", prose), completing, NewSecret("Passphrase"),
		NewNote(Good, "Every byte of it was checked."), NewNote(Warning, "No recovery key opens the vault now."), NewNote(Bad, "This backup is damaged."), waits,
		NewHint("A backup opens with the passphrase the vault had when it was made.", NewText("The screen below", "", "", false), nil), columns, marked)
	return container.New(Inset(16, 16), container.New(Panes(500, 0, 16, 200), NewCard(house.ColorCard, house.ColorChip, 16, left), pages))
}
