// Package chooser shows the platform's own dialogs for files: those of the desktop
// portal, of zenity or kdialog on Linux, of Windows, and of macOS.
//
// What is asked for names files alone. No dialog is given anything of a vault, and
// the programs that show one get no path as an argument: they begin in their working
// folder.
package chooser

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
)

// ErrNone is returned where the platform has no dialog of its own that works here.
var ErrNone = errors.New("there is no file dialog of the desktop here")

// Aim is what a dialog is for.
type Aim int

// The aims.
const (
	Open Aim = iota // a file that is there
	Save            // where a file goes
	Folder
)

// Question is what a dialog asks.
type Question struct {
	Aim    Aim
	Title  string
	Accept string // the button that agrees; "" is that of the desktop
	Folder string // in which it begins; "" is where the desktop likes
	Name   string // that is suggested for a file to be saved
	// Kind names the files that Extensions, such as ".pdf", are of; where there are
	// none, all files are shown.
	Kind       string
	Extensions []string
	// Parent is the window that asks, as the portal wants it ("x11:1a00002"); ""
	// is none.
	Parent string
}

// Answer is what was chosen.
type Answer struct {
	Path string // "" where the dialog was closed
	// Agreed says that the dialog asked already whether a file that is there may be
	// replaced.
	Agreed bool
}

// Ask shows a dialog and waits for the answer; call it on a goroutine that may
// wait. It fails with [ErrNone] where somebody else has to show one.
func Ask(ctx context.Context, q Question) (Answer, error) {
	a, err := ask(ctx, q)
	if err != nil || a.Path == "" {
		return Answer{}, err
	}
	a.Path = filepath.Clean(a.Path)
	if !filepath.IsAbs(a.Path) {
		return Answer{}, ErrNone // it answers otherwise than it should
	}
	return a, nil
}

// patterns are globs for the extensions, in small letters and in capitals.
func patterns(extensions []string) []string {
	var l []string
	for _, e := range extensions {
		for _, g := range []string{"*" + strings.ToLower(e), "*" + strings.ToUpper(e)} {
			if !slices.Contains(l, g) {
				l = append(l, g)
			}
		}
	}
	return l
}
