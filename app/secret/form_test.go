//go:build !headless

package secret

import (
	"crypto/rand"
	"errors"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"habeas/app/job"
)

// TestEnterBeforeTheGrade: who presses Enter before a passphrase is graded has it
// graded by then, and not by the grade of what stood there before.
func TestEnterBeforeTheGrade(t *testing.T) {
	test.NewTempApp(t)
	never := job.Place{Work: func(func()) {}}
	f := NewForm(never, rand.Reader, func(fyne.Focusable) {})
	both := func(text string) {
		f.First.SetText(text)
		f.Again.SetText(text)
	}
	both("correct horse battery staple")
	if f.Ready() {
		t.Error("a passphrase that was not graded is said to be ready")
	}
	if p, err := f.Take(); err != nil || string(p) != "correct horse battery staple" {
		t.Errorf("a strong one gives %q, %v", p, err)
	}
	if !f.Ready() {
		t.Error("it is not ready then")
	}
	both("prison")
	if _, err := f.Take(); !errors.Is(err, errWeak) {
		t.Errorf("a weak one after it gives %v", err)
	}
}
