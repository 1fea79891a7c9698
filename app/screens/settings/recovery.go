//go:build !headless

package settings

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"habeas/app/desk"
	"habeas/app/say"
	"habeas/app/task"
	"habeas/app/widgets"
)

var errNoPassphrase = say.Error("the present passphrase is missing")

// makeSheet asks how the recovery key is to be printed, and where to.
func (s *Screen) makeSheet() {
	v := s.opts.Vault
	current := presentPassphrase()
	split := newSplit()
	var path string
	var of desk.Shares
	var pass []byte
	var sheet *desk.RecoverySheet
	o := task.Options{
		Title: say.T("Make a recovery sheet"),
		Text:  say.T("Words to be printed and kept where the laptop is not: who has them opens the vault, and nobody else can read them from the file. A sheet that was made before opens nothing any more."),
		Fields: []fyne.CanvasObject{
			split.box, widgets.Field(say.T("Present passphrase"), current),
		},
		Entries: []*widgets.Entry{current},
		Act:     say.T("Choose where it goes …"), Wait: say.T("Making the recovery key …"),
	}
	make := func(ctx context.Context, _ task.Progress) (err error) {
		defer clear(pass)
		sheet, err = v.MakeRecovery(ctx, pass, path, of)
		return err
	}
	o.Take = func() (task.Work, error) {
		if current.Text == "" {
			return nil, errNoPassphrase
		}
		var err error
		if of, err = split.take(); err != nil {
			return nil, err
		}
		pass = []byte(current.Text)
		t := s.task
		s.opts.SaveAs(say.T("Recovery sheet"), say.T("Make it"), say.As("name of a file", "recovery sheet")+".pdf", func(chosen string) {
			if s.task == t { // else one has gone on
				path = chosen
				t.Run(make)
			}
		})
		return nil, nil
	}
	o.Done = func() {
		s.sheet = sheet
		s.checkSheet(sheet, path)
	}
	s.begin(o)
}

// checkSheet has the sheet printed, and some of its words typed back.
func (s *Screen) checkSheet(sheet *desk.RecoverySheet, path string) {
	open := widgets.NewButton(say.T("Open it to print it"), nil, func() { s.opts.OpenFile(path) })
	o := task.Options{
		Title: say.T("Print the sheet now"),
		Text:  say.T("It was written to %s. Print it and put it where it can be found without the laptop.", path),
		Act:   say.T("Go on"), Wait: "…", BackName: say.T("Later"),
		Back: func() {
			s.end(say.T("The recovery key is set. Its sheet is still the file %s: print it, then delete it.", path), widgets.Warning)
		},
		Done: func() { s.deleteSheet(path) },
	}
	row := container.New(widgets.Wrap(10))
	for _, n := range sheet.Ask {
		e := widgets.NewEntry("")
		e.OnCopied = s.opts.Copied
		o.Entries = append(o.Entries, e)
		row.Add(container.New(widgets.Width(150), widgets.Field(say.T("Word %s", n), e)))
	}
	o.Fields = []fyne.CanvasObject{container.NewHBox(open)}
	if len(sheet.Ask) > 0 {
		o.Fields = append(o.Fields, task.Prose(say.T("Then type these words from the paper. So you know that it can be read.")), row)
	}
	o.Take = func() (task.Work, error) {
		for i, n := range sheet.Ask {
			if word := strings.TrimSpace(o.Entries[i].Text); !sheet.Check(n, word) {
				return nil, say.Error("word %s is another one: look at the paper again", n)
			}
		}
		return func(context.Context, task.Progress) error { return nil }, nil
	}
	s.begin(o)
}

// deleteSheet offers to delete the file of the sheet.
func (s *Screen) deleteSheet(path string) {
	s.begin(task.Options{
		Title: say.T("The recovery key is set"),
		Text:  say.T("The words are on paper. Who finds the file %s opens the vault with it: delete it.", path),
		Act:   say.T("Delete the file"), Wait: "…", BackName: say.T("Keep it"),
		Take: func() (task.Work, error) {
			return func(context.Context, task.Progress) error { return s.opts.Delete(path) }, nil
		},
		Back: func() {
			s.end(say.T("The recovery key is set. Its sheet is still the file %s.", path), widgets.Warning)
		},
		Done: func() {
			s.end(say.T("The recovery key is set, and the file of its sheet is deleted."), widgets.Good)
		},
	})
}

// removeRecovery asks for the passphrase and takes the recovery key away.
func (s *Screen) removeRecovery() {
	v := s.opts.Vault
	current := presentPassphrase()
	s.begin(task.Options{
		Title:  say.T("Remove the recovery key"),
		Text:   say.T("After that the passphrase alone opens the vault, and a sheet opens nothing but copies that were made before."),
		Fields: []fyne.CanvasObject{widgets.Field(say.T("Present passphrase"), current)}, Entries: []*widgets.Entry{current},
		Act: say.T("Remove it"), Wait: say.T("Working out the key from the passphrase …"),
		Take: func() (task.Work, error) {
			if current.Text == "" {
				return nil, errNoPassphrase
			}
			pass := []byte(current.Text)
			return func(ctx context.Context, _ task.Progress) error {
				defer clear(pass)
				return v.RemoveRecovery(ctx, pass)
			}, nil
		},
		Done: func() { s.end(say.T("The recovery key was removed."), widgets.Good) },
	})
}

// split asks whether a recovery key is printed on one sheet or shared out.
type split struct {
	box        *fyne.Container
	whole      bool
	needed, of *widgets.Select
}

func newSplit() *split {
	p := &split{whole: true}
	numbers := func(from, to int) (l []string) {
		for n := from; n <= to; n++ {
			l = append(l, strconv.Itoa(n))
		}
		return l
	}
	p.needed, p.of = widgets.NewSelect(numbers(2, 7), nil), widgets.NewSelect(numbers(2, 7), nil)
	p.needed.SetSelected("2")
	p.of.SetSelected("5")
	shares := container.New(widgets.Wrap(8),
		container.New(widgets.Width(110), widgets.Field(say.T("Sheets"), p.of)),
		container.New(widgets.Width(110), widgets.Field(say.T("Needed together"), p.needed)))
	shares.Hide()
	var one, several *widgets.Chip
	choose := func(whole bool) {
		p.whole = whole
		one.Choose(whole)
		several.Choose(!whole)
		if whole {
			shares.Hide()
		} else {
			shares.Show()
		}
		p.box.Refresh()
	}
	one = widgets.NewFilter(say.T("One sheet"), func() { choose(true) })
	several = widgets.NewFilter(say.T("Shared out among people"), func() { choose(false) })
	p.box = container.New(widgets.Stack(8), container.New(widgets.Wrap(6), one, several), shares,
		quiet(say.T("Shared out, one sheet alone says nothing. So no single person can open the vault, or be made to.")))
	choose(true)
	return p
}

var errShares = say.Error("there are fewer sheets than are needed together")

// take gives what was chosen.
func (p *split) take() (desk.Shares, error) {
	if p.whole {
		return desk.Shares{}, nil
	}
	needed, _ := strconv.Atoi(p.needed.Selected)
	of, _ := strconv.Atoi(p.of.Selected)
	if needed > of {
		return desk.Shares{}, errShares
	}
	return desk.Shares{Needed: needed, Of: of}, nil
}
