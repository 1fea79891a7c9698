//go:build !headless

// Package secret asks for a new passphrase: twice, with a word on how hard
// it is to guess, and with a suggestion to be kept on paper.
package secret

import (
	"context"
	"io"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"github.com/sethvargo/go-diceware/diceware"

	"habeas/app/job"
	"habeas/app/say"
	"habeas/app/widgets"
)

// words is how many diceware words are suggested: 6 are 77 bits.
const words = 6

// Form asks for a new passphrase.
type Form struct {
	Box       *fyne.Container // what to put on the screen
	First     *widgets.Entry
	Again     *widgets.Entry
	OnChanged func() // whether there is one to be taken may have changed
	// Suggestion shows the words that are suggested; who copies them out of it has
	// a passphrase on the clipboard.
	Suggestion *widgets.Entry

	problem *widgets.Note
	random  io.Reader
	meter   *meter
	graded  string // what the meter's strength is that of
	measure job.Latest[Strength]
}

// The reasons why what was typed cannot be taken.
var (
	errDiffer = say.Error("the two passphrases differ")
	errWeak   = say.Error("this passphrase is too easy to guess for what is to be kept with it: take more words")
)

// NewForm makes an empty form. The words that it suggests are drawn from random;
// focus gives the keyboard to an entry.
func NewForm(place job.Place, random io.Reader, focus func(fyne.Focusable)) *Form {
	f := &Form{
		First: widgets.NewSecret(say.T("Passphrase")), Again: widgets.NewSecret(say.T("The same once more")),
		problem: widgets.NewNote(widgets.Bad, ""), random: random, meter: newMeter(),
	}
	f.measure.Place = place
	f.First.OnEdited = func(string) { f.differ(); f.weigh() }
	f.Again.OnEdited = func(string) { f.differ() }
	f.First.OnSubmitted = func(string) { focus(f.Again) }

	suggestion := widgets.NewProse("", 1) // it is copied onto paper, so all of it is to be seen
	f.Suggestion = suggestion
	suggest := func() {
		text, err := f.suggest()
		if err != nil {
			f.wrong(err)
			return
		}
		suggestion.Put(text)
	}
	suggest()
	use := widgets.NewButton(say.T("Use this one"), nil, func() {
		text := strings.Join(strings.Fields(suggestion.Text), " ")
		f.First.Put(text)
		f.Again.Put(text)
		f.differ()
		f.weigh()
		focus(f.Again) // from where Enter goes on
	})
	another := widgets.NewButton("", theme.ViewRefreshIcon(), suggest)
	another.Says = say.T("Another suggestion")
	f.Box = container.New(widgets.Stack(10), f.First, f.meter.box, f.Again,
		widgets.Field(say.T("A suggestion: six words drawn by chance, to be kept on paper"),
			container.NewBorder(nil, nil, nil, container.New(widgets.Row(8), container.NewCenter(another), container.NewCenter(use)), suggestion)),
		f.problem)
	return f
}

// Take gives the passphrase, or says why what was typed cannot be one.
func (f *Form) Take() ([]byte, error) {
	if f.First.Text != f.Again.Text {
		return nil, errDiffer
	}
	if f.graded != f.First.Text { // Enter may come before the grade does
		f.grade(Weigh(f.First.Text), f.First.Text)
	}
	if !enough(f.meter.strength) {
		return nil, errWeak
	}
	return []byte(f.First.Text), nil
}

// Ready reports whether there is one to be taken, as far as it is graded.
func (f *Form) Ready() bool {
	return f.First.Text == f.Again.Text && f.graded == f.First.Text && enough(f.meter.strength)
}

func (f *Form) differ() {
	var err error
	if f.Again.Text != "" && !strings.HasPrefix(f.First.Text, f.Again.Text) {
		err = errDiffer
	}
	f.wrong(err)
	f.changed()
}

// wrong says why what was typed cannot be taken; nil is nothing.
func (f *Form) wrong(err error) {
	text := ""
	if err != nil {
		text = say.Problem(err)
	}
	f.problem.Set(widgets.Bad, text)
}

func (f *Form) weigh() {
	text := f.First.Text
	f.measure.Run(func(context.Context) (Strength, error) { return Weigh(text), nil }, func(got Strength, _ error) {
		f.grade(got, text)
		f.changed()
	})
}

func (f *Form) grade(got Strength, text string) {
	f.graded = text
	f.meter.show(got, text)
}

func (f *Form) changed() {
	if f.OnChanged != nil {
		f.OnChanged()
	}
}

// suggest draws a diceware passphrase.
func (f *Form) suggest() (string, error) {
	g, err := diceware.NewGenerator(&diceware.GeneratorInput{RandReader: f.random})
	if err != nil {
		return "", say.Error("failed to draw words: %s", err)
	}
	list, err := g.Generate(words)
	if err != nil {
		return "", say.Error("failed to draw words: %s", err)
	}
	return strings.Join(list, " "), nil
}
