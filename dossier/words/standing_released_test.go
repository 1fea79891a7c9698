package words

import (
	"testing"

	"habeas/dossier"
)

// Where the event of a release is not shown, the status still is.
func TestAReleaseThatIsNotToldHasAWord(t *testing.T) {
	for _, lang := range Languages() {
		w, err := For(lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, status := range []dossier.Status{dossier.Free, dossier.NotFree} {
			s := dossier.Standing{Status: status, Certain: true}
			if got := w.Chip(s); got != w.Status(status) {
				t.Errorf("%s: the chip of %s is %q", lang, status, got)
			}
			if got := w.Standing(s); got != w.Status(status) {
				t.Errorf("%s: %s reads %q", lang, status, got)
			}
		}
	}
}
