//go:build !headless

package backups

import (
	"context"
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
	fields := []fyne.CanvasObject{widgets.NewNote(widgets.Good, say.T("Every byte of it was checked.")+" "+holds(r))}
	fields = append(fields, s.differences(r)...)
	o := task.Options{Fields: fields, Act: say.T("Restore it"), Wait: say.T("Working out the key from the passphrase …")}
	var ask *secret.Ask
	if len(s.given.Typed) == 0 {
		ask = secret.NewAsk(s.opts.Keys, s.picked.Path)
		o.Ask = ask
		o.Fields = append(o.Fields, widgets.Field(say.T("The passphrase that opens this backup"), ask.Box))
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

var errNoPassphrase = say.Error("the passphrase is missing")

// holds says what a backup has in it.
func holds(r desk.Restored) string {
	dossiers := say.Words().Counted(r.Dossiers, "dossier")
	if r.Newest.IsZero() {
		return say.T("It has %s.", dossiers)
	}
	return say.T("It has %s; its newest change is of %s.", dossiers, say.Moment(r.Newest.Local()))
}

// differences says what a restore would do to the vault.
func (s *Screen) differences(r desk.Restored) []fyne.CanvasObject {
	switch {
	case !r.There:
		return []fyne.CanvasObject{task.Prose(say.T("There is no vault at %s now. The backup becomes it.", s.opts.Vault))}
	case !r.Compared:
		return []fyne.CanvasObject{task.Prose(say.T("The vault that is there cannot be read, so nobody can say what would be lost. It is kept beside."))}
	case r.OnlyBackup == 0 && r.OnlyVault == 0:
		return []fyne.CanvasObject{task.Prose(say.T("The vault holds the same: a restore would change nothing."))}
	}
	only := say.N(r.OnlyVault, "%s change of the vault would go", "%s changes of the vault would go")
	if r.OnlyBackup > 0 {
		only += ", " + say.N(r.OnlyBackup, "%s change would come", "%s changes would come")
	}
	fields := []fyne.CanvasObject{widgets.NewText(only, house.ColorQuiet, house.SizeSmall, true)}
	for _, kind := range []struct {
		kind desk.DifferenceKind
		name string
	}{
		{desk.DossierGoes, say.T("Would go: not in the backup")},
		{desk.DossierChanges, say.T("Would be as they were then")},
		{desk.DossierComes, say.T("Would come back")},
	} {
		if text := named(r.Differences, kind.kind); text != "" {
			fields = append(fields, listed(kind.name, text))
		}
	}
	return append(fields, task.Prose(say.T("The vault as it is now is kept beside, so a restore can be taken back.")))
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
		text += " · " + say.N(more, "and %s more", "and %s more")
	}
	return text
}

// listed is names under what they have in common.
func listed(name, names string) fyne.CanvasObject {
	l := widget.NewLabel(widgets.Breakable(names))
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
			Wait: say.T("Putting the backup in the vault's place …"), Act: say.T("Try again"), Again: true,
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
	fields := []fyne.CanvasObject{widgets.NewNote(widgets.Good, say.T("The backup is in the vault's place.")+" "+holds(r))}
	if r.Kept != "" {
		fields = append(fields, task.Prose(say.T("The vault as it was is kept as %s.", r.Kept)))
	}
	given := s.given
	s.done = true
	s.begin(task.Options{
		Fields: fields, Act: say.T("Open the vault"), Wait: say.T("Working out the key from the passphrase …"),
		Take: func() (task.Work, error) {
			return func(ctx context.Context, _ task.Progress) error { return s.opts.Unlock(ctx, given) }, nil
		},
		Done: s.opts.Entered,
	})
	s.load()
}
