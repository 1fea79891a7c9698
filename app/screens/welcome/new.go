//go:build !headless

package welcome

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	"github.com/sethvargo/go-diceware/diceware"

	"habeas/app/job"
	house "habeas/app/theme"
	"habeas/app/widgets"
)

// words is how many diceware words are suggested: 6 are 77 bits.
const words = 6

// ShowNew asks for the passphrase of a vault to be made.
func (s *Screen) ShowNew(path string) {
	first, again := widgets.NewSecret("Passphrase"), widgets.NewSecret("The same once more")
	s.first = first
	meter := newMeter()
	problem := newProblem()
	wait := widgets.NewWaiting("Making the vault …", s.cancel)
	create := widgets.NewButton("Make the vault", nil, nil)
	create.Importance = widget.HighImportance
	back := widgets.NewButton("Back", nil, s.showStart)
	ready := func() {
		if enough(meter.strength) && first.Text == again.Text && !s.work.Running() {
			create.Enable()
		} else {
			create.Disable()
		}
	}
	measure := job.Latest[Strength]{Place: s.opts.Place}
	weigh := func() {
		text := first.Text
		measure.Run(func(context.Context) (Strength, error) { return Weigh(text), nil }, func(got Strength, _ error) {
			meter.show(got, text)
			ready()
		})
	}
	differ := func() {
		if again.Text != "" && !strings.HasPrefix(first.Text, again.Text) {
			problem.set("the two passphrases differ")
		} else {
			problem.set("")
		}
		ready()
	}
	first.OnEdited = func(string) { differ(); weigh() }
	again.OnEdited = func(string) { differ() }
	try := func() {
		switch {
		case s.work.Running():
			return
		case first.Text != again.Text:
			problem.set("the two passphrases differ")
			return
		case !enough(meter.strength):
			problem.set("this passphrase is too easy to guess for what is to be kept with it: take more words")
			return
		}
		pass := []byte(first.Text)
		problem.set("")
		wait.Busy(true)
		create.Disable()
		s.run(func(ctx context.Context) error { return s.opts.Create(ctx, path, pass) }, func(err error) {
			wait.Busy(false)
			ready()
			if err != nil {
				problem.set(err.Error())
				return
			}
			s.opts.Entered()
		})
	}
	wait.OnCancelled = func() { wait.Busy(false); ready() }
	create.OnTapped = try
	first.OnSubmitted = func(string) { s.focus(again) }
	again.OnSubmitted = func(string) { try() }
	ready()

	suggestion := widgets.NewProse("", 2) // it is copied onto paper, so all of it is to be seen
	suggest := func() {
		text, err := s.suggest()
		if err != nil {
			problem.set(err.Error())
			return
		}
		suggestion.Put(text)
	}
	suggest()
	use := widgets.NewButton("Use this one", nil, func() {
		text := strings.Join(strings.Fields(suggestion.Text), " ")
		first.Put(text)
		again.Put(text)
		differ()
		weigh()
		s.focus(again) // from where Enter goes on
	})
	another := widgets.NewButton("", theme.ViewRefreshIcon(), suggest)

	s.put(
		widgets.NewShortText("New vault: "+filepath.Base(path), "", house.SizeSection, true),
		widgets.NewShortText(filepath.Dir(path), house.ColorQuiet, house.SizeSmall, false),
		first, meter.box, again,
		widgets.Field("A suggestion: six words drawn by chance, to be kept on paper",
			container.NewBorder(nil, nil, nil, container.NewHBox(container.NewCenter(another), container.NewCenter(use)), suggestion)),
		plain("Without the passphrase nobody can open the vault, and nobody can bring it back: neither you nor we."),
		problem.label, wait,
		container.NewBorder(nil, nil, nil, container.NewHBox(back, create)),
	)
	s.Focus()
}

// suggest draws a diceware passphrase.
func (s *Screen) suggest() (string, error) {
	g, err := diceware.NewGenerator(&diceware.GeneratorInput{RandReader: s.opts.Random})
	if err != nil {
		return "", fmt.Errorf("failed to draw words: %w", err)
	}
	list, err := g.Generate(words)
	if err != nil {
		return "", fmt.Errorf("failed to draw words: %w", err)
	}
	return strings.Join(list, " "), nil
}
