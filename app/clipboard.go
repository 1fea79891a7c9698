//go:build !headless

package app

import (
	"time"

	"fyne.io/fyne/v2"

	"habeas/app/job"
	"habeas/app/say"
)

// copies takes private text off the clipboard again, where other programs read
// it without being asked. Its methods belong to the goroutine that draws.
type copies struct {
	clip   fyne.Clipboard
	wanted func() bool // whether that is wanted at all
	clear  job.Delay
	held   string // what was put there; "" for nothing
}

// copiesStay is how long one has for pasting.
const copiesStay = 30 * time.Second

// copied is told of private text that has come onto the clipboard.
func (c *copies) copied(text string) {
	if text == "" || !c.wanted() {
		return
	}
	c.held = text
	c.clear.Quiet = copiesStay
	c.clear.Ask(c.wipe)
}

// wipe clears the clipboard if it still holds the text; what the person has
// copied elsewhere since stays.
func (c *copies) wipe() {
	c.clear.Cancel()
	if c.held != "" && c.clip.Content() == c.held {
		c.clip.SetContent("")
	}
	c.held = ""
}

// copied says so, too: who pastes too late must know why nothing comes.
func (w *window) copied(text string) {
	w.copies.copied(text)
	if w.copies.held != "" && w.desk != nil {
		w.status(w.left.Text, say.T("Copied. It is taken off the clipboard in half a minute"))
	}
}
