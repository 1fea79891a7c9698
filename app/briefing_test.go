//go:build !headless

package app

import (
	"context"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"habeas/app/desk"
	"habeas/app/outside"
	"habeas/app/say"
	"habeas/app/screens/briefing"
	"habeas/dossier"
	"habeas/export"
)

// A web page is looked at in the browser after a word, out of the private folder, and
// is gone at the lock.
func TestLookAtAWebPage(t *testing.T) {
	w := newTestWindow(t, Options{})
	base := t.TempDir()
	w.outside = outside.NewFolder(base)
	opened := ""
	w.openURL = func(u *url.URL) error { opened = filepath.FromSlash(u.Path); return nil }
	enter(t, w, sampleVault(t))
	b := &desk.Briefing{File: []byte("<!doctype html>")}
	w.lookAt(b)
	if opened != "" || len(w.asked) != 1 {
		t.Fatal("it is opened before a word was said")
	}
	w.typed(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if data, err := os.ReadFile(opened); err != nil || string(data) != "<!doctype html>" || filepath.Ext(opened) != ".html" {
		t.Fatalf("%s holds %q, %v", opened, data, err)
	}
	w.lock()
	if _, err := os.Stat(opened); err == nil {
		t.Error("the page is still there")
	}
	w.outside = nil
	enter(t, w, sampleVault(t))
	w.lookAt(b)
	if len(w.asked) != 1 {
		t.Error("nothing says that it cannot be looked at")
	}
}

// What was chosen for a briefing is there again when the vault is opened the next time,
// but for the password and what was let go with a reason; and for each meeting, what was
// chosen for it.
func TestBriefingIsTakenUpAgain(t *testing.T) {
	path := sampleVault(t)
	w := newTestWindow(t, Options{})
	enter(t, w, path)
	ids := w.desk.View().IDs()
	var at dossier.ID
	w.newMeetingNamed("The embassy", dossier.Diplomatic, func(id dossier.ID) { at = id })
	w.briefThese([]dossier.ID{ids[3], ids[1]})
	o := w.brief.Order()
	o.Kind, o.Audience, o.Lang, o.Paper, o.TwoSided = export.KindProfile, dossier.Diplomatic, "fr", export.Letter, true
	o.Title, o.Meeting, o.Holders, o.Record = "For the embassy", at, "A. Reader", true
	o.AsOf = w.day() - 30
	o.Password, o.Reason, o.WithoutStatus = []byte("not to be kept"), "agreed", ids[:1]
	w.brief.Begin(o)

	w.lock()
	enter(t, w, path)
	got := w.brief.Order()
	if got.Password != nil || got.Reason != "" || got.WithoutStatus != nil {
		t.Errorf("kept what is not to be: %+v", got)
	}
	o.Password, o.Reason, o.WithoutStatus = nil, "", nil
	if !reflect.DeepEqual(got, o) {
		t.Errorf("chosen is\n%+v, was\n%+v", got, o)
	}
	if state := string(w.desk.State(briefState)); strings.Contains(state, "not to be kept") || strings.Contains(state, "agreed") {
		t.Errorf("the vault keeps %s", state)
	}

	// Another briefing, and then once more for the meeting.
	w.briefAs(func(o *briefing.Chosen) {
		o.Kind, o.Audience, o.Meeting, o.IDs, o.Title, o.Holders, o.AsOf = export.KindList, dossier.Public, "", ids[5:6], "", "", w.day()
	})
	w.briefFor(at)
	if got := w.brief.Order(); !reflect.DeepEqual(got, o) {
		t.Errorf("for the meeting is chosen\n%+v, was\n%+v", got, o)
	}
}

// A briefing of all dossiers is of those too that are written after it was begun, also
// after a restart.
func TestBriefingOfAllIsOfAll(t *testing.T) {
	path := sampleVault(t)
	w := newTestWindow(t, Options{})
	enter(t, w, path)
	w.showBriefing()
	before := len(w.brief.Order().IDs)
	w.lock()
	enter(t, w, path)
	press(t, w, fyne.KeyN, false)
	typeInto(t, w, "Somebody new")
	var given desk.Order
	w.make = func(_ *desk.Desk, _ context.Context, o desk.Order) (*desk.Briefing, error) {
		given = o
		return &desk.Briefing{Dossiers: len(o.IDs), PDF: []byte("%PDF")}, nil
	}
	w.showBriefing()
	if n := len(w.brief.Order().IDs); before == 0 || n != before+1 || given.IDs != nil || given.Query != "" {
		t.Errorf("the briefing of %d dossiers is of %d, by an order of %v, %q", before, n, given.IDs, given.Query)
	}
}

// Of a dossier that is forgotten for good, the briefing keeps nothing either.
func TestBriefingKeepsNothingOfTheForgotten(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	id := w.list.Current()
	name := say.NameOf(w.desk.View().Dossier(id))
	w.briefThese([]dossier.ID{id})
	o := w.brief.Order()
	o.Title = "The release of " + name
	w.brief.Begin(o)
	if _, err := w.desk.Forget(t.Context(), id, []byte(passphrase), func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	w.forgetLooks(w.desk)
	w.showBriefing()
	w.keepBriefing()
	if state := string(w.briefed.data); strings.Contains(state, string(id)) || strings.Contains(state, name) {
		t.Errorf("it keeps %s", state)
	}
}
