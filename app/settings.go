//go:build !headless

package app

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"habeas/app/theme"
)

// settings are what is kept outside of vaults, in the platform's folder for
// it: how the window looks, and which vaults were open. Nothing that a dossier
// says.
type settings struct{ kept fyne.Preferences }

const (
	keyTheme    = "theme"
	keyWidth    = "width"
	keyHeight   = "height"
	keyRecent   = "recent"
	keyFolder   = "folder"
	keyForget   = "forget"
	keyLock     = "lock" // minutes
	keyCopies   = "keepcopies"
	keyLanguage = "language"

	keyToolkitFolder = "fyne:fileDialogLastFolder"

	recentVaults = 8
)

func (s settings) theme() theme.Choice {
	return theme.Choice(s.kept.StringWithFallback(keyTheme, string(theme.System)))
}

func (s settings) setTheme(c theme.Choice) { s.kept.SetString(keyTheme, string(c)) }

// language is the tag of the window's language; "" is that of the system.
func (s settings) language() string { return s.kept.String(keyLanguage) }

func (s settings) setLanguage(tag string) { s.kept.SetString(keyLanguage, tag) }

// size is that of the window, in units of the text size, with sizes that can be
// drawn on.
func (s settings) size() fyne.Size {
	return s.sizeKept(keyWidth, keyHeight, 1280, 800)
}

func (s settings) setSize(size fyne.Size) { s.keepSize(keyWidth, keyHeight, size) }

func (s settings) sizeKept(width, height string, usualWidth, usualHeight float64) fyne.Size {
	usual := usualText / float64(s.textSize())
	w, h := s.kept.FloatWithFallback(width, usualWidth*usual), s.kept.FloatWithFallback(height, usualHeight*usual)
	return fyne.NewSize(float32(min(max(w, 400), 6000)), float32(min(max(h, 300), 4000)))
}

func (s settings) keepSize(width, height string, size fyne.Size) {
	s.kept.SetFloat(width, float64(size.Width))
	s.kept.SetFloat(height, float64(size.Height))
}

// recent are the paths of vaults, the newest first.
func (s settings) recent() []string { return s.kept.StringList(keyRecent) }

// remembers reports whether vaults that were open are kept in mind: their
// paths can tell a stranger what to ask for.
func (s settings) remembers() bool { return !s.kept.Bool(keyForget) }

// setRemembers changes that; what is no longer to be kept goes at once.
func (s settings) setRemembers(on bool) {
	s.kept.SetBool(keyForget, !on)
	if !on {
		s.kept.RemoveValue(keyRecent)
		s.kept.RemoveValue(keyFolder)
		s.forgetFolder()
	}
}

// forgetFolder has the toolkit's own dialogs for files keep no folder where nothing
// is to be remembered.
func (s settings) forgetFolder() {
	if !s.remembers() {
		s.kept.RemoveValue(keyToolkitFolder)
	}
}

func (s settings) addRecent(path string) {
	if !s.remembers() {
		return
	}
	l := slices.DeleteFunc(s.recent(), func(p string) bool { return p == path })
	l = slices.Insert(l, 0, path)
	s.kept.SetStringList(keyRecent, l[:min(len(l), recentVaults)])
}

func (s settings) forget(path string) {
	s.kept.SetStringList(keyRecent, slices.DeleteFunc(s.recent(), func(p string) bool { return p == path }))
}

// folder is where the last briefing was written.
func (s settings) folder() string { return s.kept.String(keyFolder) }

func (s settings) setFolder(path string) {
	if s.remembers() {
		s.kept.SetString(keyFolder, path)
	}
}

// autoLocks are the times that can be chosen for [settings.autoLock].
var autoLocks = []time.Duration{time.Minute, 5 * time.Minute, 10 * time.Minute, 30 * time.Minute, time.Hour, 0}

// usualLock is how long most can leave the computer without being away.
const usualLock = 10 * time.Minute

// autoLock is after how long without a key, a click or a movement an open vault
// is locked; 0 is never. It is one of [autoLocks].
func (s settings) autoLock() time.Duration {
	d := time.Duration(s.kept.IntWithFallback(keyLock, int(usualLock.Minutes()))) * time.Minute
	if !slices.Contains(autoLocks, d) {
		return usualLock
	}
	return d
}

func (s settings) setAutoLock(d time.Duration) { s.kept.SetInt(keyLock, int(d.Minutes())) }

// clearClipboard reports whether private text that was copied in the window is
// taken off the clipboard again.
func (s settings) clearClipboard() bool { return !s.kept.Bool(keyCopies) }

func (s settings) setClearClipboard(on bool) { s.kept.SetBool(keyCopies, !on) }
