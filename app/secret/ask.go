//go:build !headless

package secret

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"habeas/app/job"
	"habeas/app/say"
	"habeas/app/widgets"
)

// Given is what a person gave to open a vault.
type Given struct {
	Typed   []byte // the passphrase, or the words of the recovery key
	KeyFile string // the path of the key file; "" for none
}

// Clear wipes what was typed.
func (g Given) Clear() { clear(g.Typed) }

// Copy is the same in bytes of its own, for who wipes them.
func (g Given) Copy() Given { return Given{append([]byte(nil), g.Typed...), g.KeyFile} }

// Keys say how it is found out whether a vault wants a key file, and how one is
// chosen.
type Keys struct {
	Place   job.Place
	Needs   func(path string) (bool, error) // runs off the goroutine that draws
	Choose  func(chosen func(path string))
	KeyFile func(path string) string // the one that the vault was opened with last; "" where that is not known
}

// Ask asks for what opens a vault: the passphrase, and the key file where the
// vault wants one.
type Ask struct {
	Box    *fyne.Container // what to put on the screen
	Secret *widgets.Entry

	keys    Keys
	file    *widgets.Entry
	row     *fyne.Container
	looking job.Latest[bool]
}

// NewAsk asks for what opens the vault of a path.
func NewAsk(k Keys, path string) *Ask {
	a := &Ask{Secret: widgets.NewSecret(say.T("Passphrase, or the words of the recovery key")), file: widgets.NewEntry(say.T("Key file")), keys: k}
	a.looking.Place = k.Place
	choose := widgets.NewButton(say.T("Key file …"), theme.FileIcon(), func() { k.Choose(a.file.Put) })
	a.row = container.NewBorder(nil, nil, nil, choose, a.file)
	a.row.Hide()
	a.Box = container.New(widgets.Stack(8), a.Secret, a.row)
	if k.Needs != nil && path != "" {
		a.For(path)
	}
	return a
}

// For asks for what opens another vault.
func (a *Ask) For(path string) {
	a.row.Hide()
	if a.keys.KeyFile != nil {
		a.file.Put(a.keys.KeyFile(path))
	}
	a.looking.Run(func(context.Context) (bool, error) { return a.keys.Needs(path) }, func(needs bool, err error) {
		if needs && err == nil { // what else is wrong is told when it is opened
			a.NeedFile()
		}
	})
}

// NeedFile shows that a key file is wanted.
func (a *Ask) NeedFile() {
	a.row.Show()
	a.Box.Refresh()
}

// OnSubmitted has Enter call f, in the key file's entry too, and Escape back.
func (a *Ask) OnSubmitted(f, back func()) {
	for _, e := range []*widgets.Entry{a.Secret, a.file} {
		e.OnSubmitted = func(string) { f() }
		e.OnEscape = back
	}
}

// Take gives what was given.
func (a *Ask) Take() Given {
	g := Given{Typed: []byte(a.Secret.Text)}
	if a.row.Visible() {
		g.KeyFile = a.file.Text
	}
	return g
}

// Enable lets one type, or not.
func (a *Ask) Enable(on bool) {
	for _, e := range []*widgets.Entry{a.Secret, a.file} {
		if on {
			e.Enable()
		} else {
			e.Disable()
		}
	}
}
