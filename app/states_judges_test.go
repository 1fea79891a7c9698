//go:build judges && !headless

package app

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"habeas/app/desk"
	"habeas/app/say"
	"habeas/app/widgets"
	"habeas/dossier"
	"habeas/export"
)

// hand is who presses what is shown, in whatever language.
type hand struct {
	t *testing.T
	w *window
}

// presses taps what bears the words, or begins with them.
func (h hand) presses(words string) {
	h.t.Helper()
	for _, whole := range []bool{true, false} {
		var found fyne.Tappable
		look(h.w, func(o seen) {
			text := named(o.CanvasObject)
			if tap, ok := o.CanvasObject.(fyne.Tappable); ok && found == nil && text != "" && (text == words || !whole && strings.HasPrefix(text, words)) {
				found = tap
			}
		})
		if found != nil {
			found.Tapped(&fyne.PointEvent{})
			h.settles()
			return
		}
	}
	h.t.Errorf("nothing to be pressed is called %q", words)
}

// types writes into the entry that has the keyboard.
func (h hand) types(text string) {
	h.t.Helper()
	if f := h.w.win.Canvas().Focused(); f != nil {
		test.Type(f, text)
		h.settles()
		return
	}
	h.t.Errorf("nobody has the keyboard for %q", text)
}

func (h hand) settles() { layOut(h.w.win.Content()) }

// rows are the lists of rows that are shown.
func (h hand) row(i int) {
	h.t.Helper()
	var list *widgets.RowList
	look(h.w, func(o seen) {
		if l, ok := o.CanvasObject.(*widgets.RowList); ok && list == nil {
			list = l
		}
	})
	if list == nil {
		h.t.Error("no list is shown")
		return
	}
	list.Tap(i)
	h.settles()
}

// beforeTheVault are the states of the screens before a vault is open.
func beforeTheVault(t *testing.T, w *window, vault string, picture func(string)) {
	h := hand{t, w}
	w.kept.kept.RemoveValue(keyRecent)
	w.showWelcome("")
	picture("welcome-first")
	for _, name := range []string{"older.habeas", "dossiers.habeas", "a group with a rather long name in its file's name 2018.habeas"} {
		w.kept.addRecent(filepath.Join(filepath.Dir(vault), "Documents", "The Phnom Penh office", "Political prisoners", name))
	}
	w.kept.addRecent(vault)
	w.showWelcome("")
	picture("welcome-many")
	w.showUnlock(vault, "")
	h.types("a wrong passphrase")
	h.presses(say.T("Unlock"))
	picture("unlock-wrong")
	w.showUnlock(filepath.Join(filepath.Dir(vault), "gone.habeas"), "")
	h.types("whatever it was")
	h.presses(say.T("Unlock"))
	picture("unlock-lost")
	w.showNew(filepath.Join(filepath.Dir(vault), "dossiers.habeas"))
	h.types("abc")
	picture("new-vault-weak")
	h.presses(say.T("Use this one"))
	picture("new-vault-strong")
	w.showSettings()
	picture("settings-outside")
	w.showBackupsOf(vault)
	picture("backups-outside")
	w.fail(errors.New("failed to save, the vault is as it was before: no space left on device"))
	picture("failure")
	w.dismiss()
	w.chooseHere([]string{extension}, func(string) {})
	picture("file-dialog")
	w.dismiss()
	w.saveHere(say.T("New vault"), say.T("Go on"), vault, func(string) {})
	picture("save-dialog")
	w.dismiss()
}

// inTheVault are the states of the screens of a vault that is open.
func inTheVault(t *testing.T, w *window, kem dossier.ID, picture func(string)) {
	h := hand{t, w}
	w.showDossiers()
	w.list.Ask("status:held zzz")
	picture("dossiers-none")
	w.list.Ask("charge:insurrection")
	picture("dossiers-found")
	w.list.Ask("")
	h.presses(say.T("Filter"))
	picture("dossiers-filter")
	h.presses(say.T("Close"))
	w.list.FocusList()
	w.list.PickAll()
	picture("dossiers-picked")
	h.presses(say.T("Tag …"))
	picture("dossiers-tag")
	w.list.Escape()
	w.list.Escape()
	w.showDossiers()
	if m := rowMenu(w); m != nil {
		m()
		picture("dossiers-menu")
		w.dismiss()
	}

	w.showPerson(kem)
	w.person.GoTo("events")
	w.addEvent()
	picture("event-new")
	w.person.GoTo("narrative")
	h.presses(say.T("Write in %s", say.Words().Language("fr")))
	h.types("Kem Sokha a dirigé le principal parti d’opposition, dissous en novembre 2017.")
	picture("narrative-beside")
	w.person.PasteEvents("2015-08-03\tArrested\tPhnom Penh\n2015-08-05\tCharged\tinsurrection\nno day\tSomething\t")
	picture("paste-events")
	w.dismiss()
	w.person.GoTo("history")
	h.presses(say.T("History"))
	h.row(0)
	picture("history-change")
	w.showDossiers()
	w.deleteDossier()
	picture("deleted-offer")
	w.undo()

	w.showBriefing()
	h.presses(say.Capital(say.Words().Audience(dossier.Public)))
	picture("briefing-public")
	scrollDown(w)
	picture("briefing-check")
	h.presses(say.T("Web page"))
	picture("briefing-web")
	h.presses(say.T("Packet"))
	w.askReason([]string{"4 assertions have no source"}, func(string) {})
	picture("reason")
	w.dismiss()
	w.askPassword(func([]byte) {})
	picture("password")
	w.dismiss()
	w.showSituation()
	picture("situation")

	w.showOverview()
	h.presses(say.T("Faces"))
	picture("overview-faces")
	h.presses(say.T("Most urgent"))
	picture("overview-urgent")
	w.showMeetings()
	h.presses(say.T("New meeting"))
	picture("meeting-new")
	w.showPackets()
	h.row(1)
	picture("packet")
	w.showSources()
	h.row(0)
	picture("source")
	w.newSource()
	picture("source-new")
	w.showBackups()
	h.row(0)
	picture("backup")
	w.showSettings()
	h.presses(say.T("Passphrase and keys"))
	h.presses(say.T("Change …"))
	picture("passphrase")
	w.showSettings()
	h.presses(say.T("Passphrase and keys"))
	h.presses(say.T("Make a sheet …"))
	picture("recovery")
	w.showSettings()
	h.presses(say.T("Passphrase and keys"))
	h.presses(say.T("Set …"))
	picture("key-file")
	w.showSettings()
	h.presses(say.T("Destroy the vault"))
	h.presses(say.T("Destroy …"))
	picture("destroy")
	w.showDossiers()
	w.tellReadOnly()
	picture("read-only")
	w.dismiss()
	b, err := w.desk.Brief(t.Context(), desk.Order{Kind: export.KindProfile, Audience: dossier.Donor, IDs: []dossier.ID{kem}, AsOf: w.day(), Lang: "en"})
	if err != nil {
		t.Fatal(err)
	}
	w.showExported(&desk.Delivered{Paths: []string{filepath.Join(os.TempDir(), "advocate", "donors.pdf")}, Copies: []*desk.Briefing{b}})
	picture("exported")
	w.dismiss()
	w.showHelpAt("dossier")
	picture("help-dossier")
	w.showDossiers()
}

// rowMenu opens what can be done with a row of the list.
func rowMenu(w *window) (open func()) {
	look(w, func(o seen) {
		if l, ok := o.CanvasObject.(*widgets.RowList); ok && open == nil && l.OnMenu != nil {
			open = func() { l.OnMenu(1, fyne.NewPos(420, 420)) }
		}
	})
	return open
}

// scrollDown shows the foot of what scrolls at the left.
func scrollDown(w *window) {
	done := false
	look(w, func(o seen) {
		if s, ok := o.CanvasObject.(interface{ ScrollToBottom() }); ok && !done && o.at.X > 165 && o.at.X < 400 {
			s.ScrollToBottom()
			done = true
		}
	})
}

// inLargeText are the main screens at 200 % in a window that is no larger.
func inLargeText(w *window, kem dossier.ID, picture func(string)) {
	w.showDossiers()
	picture("large-dossiers")
	w.showPerson(kem)
	w.person.ShowPart(0)
	picture("large-dossier")
	w.person.GoTo("events")
	picture("large-custody")
	w.showBriefing()
	picture("large-briefing")
	w.showOverview()
	picture("large-overview")
	w.showMeetings()
	picture("large-meetings")
	w.showSettings()
	picture("large-settings")
	w.showDossiers()
}
