//go:build !headless

package backups

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/say"
	"habeas/app/secret"
	"habeas/app/task"
	house "habeas/app/theme"
	"habeas/app/widgets"
)

// showLook says what the backup has, and what a restore would do.
func (s *Screen) showLook(r desk.Restored) {
	fields := []fyne.CanvasObject{widgets.NewNote(widgets.Good, "Every byte of it was checked. "+holds(r))}
	fields = append(fields, s.differences(r)...)
	o := task.Options{Fields: fields, Act: "Restore it", Wait: "Working out the key from the passphrase …"}
	var ask *secret.Ask
	if len(s.given.Typed) == 0 {
		ask = secret.NewAsk(s.opts.Keys, s.picked.Path)
		o.Ask = ask
		o.Fields = append(o.Fields, widgets.Field("The passphrase that opens this backup", ask.Box))
	}
	o.Take = func() (task.Work, error) {
		if ask == nil {
			s.restore() // it was opened by what was given
			return nil, nil
		}
		if s.given = ask.Take(); len(s.given.Typed) == 0 {
			return nil, errNoPassphrase
		}
		path, given := s.picked.Path, s.given.Copy()
		return func(ctx context.Context, _ task.Progress) error {
			defer given.Clear()
			return s.opts.Try(ctx, path, given)
		}, nil
	}
	o.Done = s.restore
	o.Failed = func(error) bool { s.given = secret.Given{}; return false }
	s.begin(o)
}

var errNoPassphrase = errors.New("the passphrase is missing")

// holds says what a backup has in it.
func holds(r desk.Restored) string {
	text := "It has " + say.Words().Counted(r.Dossiers, "dossier")
	if !r.Newest.IsZero() {
		text += "; its newest change is of " + say.Moment(r.Newest.Local())
	}
	return text + "."
}

// differences says what a restore would do to the vault.
func (s *Screen) differences(r desk.Restored) []fyne.CanvasObject {
	switch {
	case !r.There:
		return []fyne.CanvasObject{task.Prose("There is no vault at " + s.opts.Vault + " now. The backup becomes it.")}
	case !r.Compared:
		return []fyne.CanvasObject{task.Prose("The vault that is there cannot be read, so nobody can say what would be lost. It is kept beside.")}
	case r.OnlyBackup == 0 && r.OnlyVault == 0:
		return []fyne.CanvasObject{task.Prose("The vault holds the same: a restore would change nothing.")}
	}
	only := say.Count(r.OnlyVault, "change", "changes") + " of the vault would go"
	if r.OnlyBackup > 0 {
		only += ", " + say.Count(r.OnlyBackup, "change", "changes") + " would come"
	}
	fields := []fyne.CanvasObject{widgets.NewText(only, house.ColorQuiet, house.SizeSmall, true)}
	for _, kind := range []struct {
		kind desk.DifferenceKind
		name string
	}{
		{desk.DossierGoes, "Would go: not in the backup"},
		{desk.DossierChanges, "Would be as they were then"},
		{desk.DossierComes, "Would come back"},
	} {
		if text := named(r.Differences, kind.kind); text != "" {
			fields = append(fields, listed(kind.name, text))
		}
	}
	return append(fields, task.Prose("The vault as it is now is kept beside, so a restore can be taken back."))
}

// mostNamed is how many dossiers of a kind are named.
const mostNamed = 12

// named names the dossiers of a kind; "" where there are none.
func named(all []desk.Difference, kind desk.DifferenceKind) string {
	var names []string
	more := 0
	for _, d := range all {
		switch {
		case d.Kind != kind:
		case len(names) < mostNamed:
			names = append(names, say.NameOf(d.Dossier))
		default:
			more++
		}
	}
	text := strings.Join(names, " · ")
	if more > 0 {
		text += " · and " + say.Words().Digits(more) + " more"
	}
	return text
}

// listed is names under what they have in common.
func listed(name, names string) fyne.CanvasObject {
	l := widget.NewLabel(names)
	l.Wrapping = fyne.TextWrapWord
	return widgets.Field(name, container.New(widgets.Inset(-8, -4), l))
}

// restore closes the vault, puts the backup in its place, and says what was kept.
func (s *Screen) restore() {
	mine := s.task
	s.restoring = true
	s.opts.Close(func(err error) {
		s.open = false
		if err != nil {
			s.restoring = false
			mine.Fail(err)
			return
		}
		given := s.given
		var got desk.Restored
		s.begin(task.Options{
			Wait: "Putting the backup in the vault's place …", Act: "Try again", Again: true,
			Take: func() (task.Work, error) { s.restore(); return nil, nil },
			Done: func() {
				s.restoring = false
				s.showRestored(got)
			},
			Failed: func(error) bool { s.restoring = false; return false },
		})
		s.task.Run(func(ctx context.Context, _ task.Progress) (err error) {
			got, err = s.opts.Restore(ctx, s.picked.Path, given)
			return err
		})
	})
}

// showRestored says what was done, and opens the vault.
func (s *Screen) showRestored(r desk.Restored) {
	fields := []fyne.CanvasObject{widgets.NewNote(widgets.Good, "The backup is in the vault's place. "+holds(r))}
	if r.Kept != "" {
		fields = append(fields, task.Prose("The vault as it was is kept as "+r.Kept+"."))
	}
	given := s.given
	s.done = true
	s.begin(task.Options{
		Fields: fields, Act: "Open the vault", Wait: "Working out the key from the passphrase …",
		Take: func() (task.Work, error) {
			return func(ctx context.Context, _ task.Progress) error { return s.opts.Unlock(ctx, given) }, nil
		},
		Done: s.opts.Entered,
	})
	s.load()
}
