//go:build !headless

package app

import (
	"encoding/csv"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"habeas/app/say"
	"habeas/app/screens/help"
	"habeas/docs/manual"
	"habeas/dossier/search"
)

// reads are the texts that the window shows.
func reads(w *window) string {
	var b strings.Builder
	look(w, func(o seen) {
		switch o := o.CanvasObject.(type) {
		case *widget.RichText: // which a label has below it
		case *widget.Label:
			b.WriteString(o.Text + "\n")
		case interface{ String() string }:
			b.WriteString(o.String() + "\n")
		}
	})
	return b.String()
}

func f1(w *window) { w.typed(&fyne.KeyEvent{Name: fyne.KeyF1}) }

// TestHelpIsAboutWhereOneIs: F1 opens the manual at the page about the screen,
// and Escape leads back to it.
func TestHelpIsAboutWhereOneIs(t *testing.T) {
	w := newTestWindow(t, Options{})
	f1(w)
	if !strings.Contains(reads(w), "Make a vault") {
		t.Errorf("without a vault it shows %.200q", reads(w))
	}
	w.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.aside != nil {
		t.Error("Escape does not lead back to the start screen")
	}
	enter(t, w, sampleVault(t))
	f1(w)
	if !strings.Contains(reads(w), "The list of dossiers") {
		t.Errorf("at the list it shows %.200q", reads(w))
	}
	id := w.desk.View().IDs()[0]
	w.mend(id, "events")
	f1(w)
	if !strings.Contains(reads(w), "Checked today") || w.person != nil {
		t.Errorf("at the custody of somebody it shows %.200q", reads(w))
	}
	w.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.person == nil || w.person.ID() != id || w.person.Model() != "events" {
		t.Error("Escape does not lead back to the part of the dossier")
	}
	w.showBriefing()
	w.showHelp()
	w.showHelp() // once more is nothing new
	w.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !w.inPlace(atBriefing) {
		t.Error("Escape does not lead back to the briefing")
	}
}

// TestF1WorksInAnEntry: an entry, which takes all other keys, lets it through.
func TestF1WorksInAnEntry(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	press(t, w, fyne.KeyN, false)
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyF1})
	if w.aside == nil {
		t.Error("there is no help for who types a name")
	}
}

// written is a key as the manual writes it: "Ctrl+Shift+E".
func written(s fyne.Shortcut) string {
	switch s := s.(type) {
	case *fyne.ShortcutUndo:
		return "Ctrl+Z"
	case *fyne.ShortcutRedo:
		return "Ctrl+Y"
	case *fyne.ShortcutCut:
		return "Ctrl+X"
	case *fyne.ShortcutCopy:
		return "Ctrl+C"
	case *fyne.ShortcutPaste:
		return "Ctrl+V"
	case *fyne.ShortcutSelectAll:
		return "Ctrl+A"
	case *desktop.CustomShortcut:
		name := string(s.KeyName)
		if long := map[fyne.KeyName]string{fyne.KeyPageDown: "Page Down", fyne.KeyPageUp: "Page Up"}[s.KeyName]; long != "" {
			name = long
		}
		if s.Modifier&fyne.KeyModifierAlt != 0 {
			name = "Alt+" + name
		}
		if s.Modifier&fyne.KeyModifierShift != 0 {
			name = "Shift+" + name
		}
		if s.Modifier&fyne.KeyModifierShortcutDefault != 0 {
			name = "Ctrl+" + name
		}
		return name
	}
	return ""
}

// TestKeysOfTheManual: each key of the menus stands on the manual's page of
// keys, and each that stands there with Ctrl is one of the menus.
func TestKeysOfTheManual(t *testing.T) {
	w := newTestWindow(t, Options{})
	menus := map[string]string{}
	collect := func() {
		for _, m := range w.win.MainMenu().Items {
			for _, item := range m.Items {
				if item.Shortcut != nil {
					menus[written(item.Shortcut)] = item.Label
				}
			}
		}
	}
	collect()
	enter(t, w, sampleVault(t))
	eachScreen(w, func(string) { collect() })
	told := map[string]bool{}
	key := regexp.MustCompile(`(Ctrl|Alt)\+(Shift\+)?(Page Up|Page Down|[^\s,]+|,)|\bF\d+\b`)
	for _, p := range manual.Pages(manual.English) {
		for _, b := range p.Blocks {
			text := b.Text
			for _, row := range b.Cells {
				text += "\n" + row[0]
			}
			for _, k := range key.FindAllString(text, -1) {
				k = strings.TrimRight(k, ".);:")
				if menus[k] == "" && !known[k] {
					t.Errorf("%s: no menu has %s", p.Name, k)
				}
				told[k] = told[k] || p.Name == "keys"
			}
		}
	}
	for k, label := range menus {
		if !told[k] {
			t.Errorf("the page of keys does not have %s, %s", k, label)
		}
	}
}

// known are keys of the manual that are those of controls, and of no menu.
var known = map[string]bool{"F2": true, "F10": true, "Alt+Up": true, "Alt+Down": true, "Ctrl+W": true}

// TestHelpFinds: what is typed is found at once, Enter goes there, and Escape
// empties the box before it leaves.
func TestHelpFinds(t *testing.T) {
	w := newTestWindow(t, Options{})
	w.showHelp()
	w.aside.(*help.Screen).FocusSearch()
	e := typeInto(t, w, "sealed under")
	if !strings.Contains(reads(w), "whole vault is sealed") {
		t.Errorf("it found %.300q", reads(w))
	}
	e.OnSubmitted(e.Text)
	if !strings.Contains(reads(w), "The recovery key") {
		t.Errorf("Enter shows %.300q", reads(w))
	}
	e.OnEscape()
	if e.Text != "" || w.aside == nil {
		t.Error("Escape leaves what was typed, or leaves at once")
	}
	e.OnEscape()
	if w.aside != nil {
		t.Error("Escape does not leave then")
	}
}

// TestDatesOfTheManual: what the manual says that one can type is understood so.
func TestDatesOfTheManual(t *testing.T) {
	t.Cleanup(func() { say.Use(manual.English) })
	seen := 0
	for _, p := range slices.Concat(manual.Pages(manual.English), manual.Pages("fr"), manual.Pages("km")) {
		if p.Name != "dates" {
			continue
		}
		say.Use(p.Lang)
		for _, b := range p.Blocks {
			for _, row := range b.Cells[min(1, len(b.Cells)):] {
				want := manual.Spans(row[1])[0]
				for _, typed := range strings.Split(manual.Plain(row[0]), ", ") {
					seen++
					if d, err := say.Date(typed); err != nil || d.String() != want.Text || !want.Code {
						t.Errorf("%q is %s, %v, and the manual says %s", typed, d, err, want.Text)
					}
				}
			}
		}
	}
	if seen < 24 {
		t.Errorf("only %d dates were found", seen)
	}
}

// TestQueriesOfTheManual: what the manual says that one can look for is a query.
func TestQueriesOfTheManual(t *testing.T) {
	for _, p := range manual.Pages(manual.English) {
		if p.Name != "dossiers" {
			continue
		}
		for _, b := range p.Blocks {
			for _, row := range b.Cells[min(1, len(b.Cells)):] {
				if strings.Contains(row[0], ": ") { // names of fields alone
					continue
				}
				for _, q := range strings.Split(manual.Plain(row[0]), ", ") {
					if _, err := search.Parse(q); err != nil {
						t.Errorf("%q: %v", q, err)
					}
				}
			}
		}
	}
}

// TestNamesOfTheManual: what the manual names with an ellipsis is to be pressed
// somewhere in the window.
func TestNamesOfTheManual(t *testing.T) {
	for lang, column := range map[string]int{"en": 0, "fr": 4, "km": 4} {
		sheet := lang
		if lang == manual.English {
			sheet = "fr" // each has the English too
		}
		f, err := os.Open("say/translations/" + sheet + ".csv")
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(f).ReadAll()
		if err != nil || f.Close() != nil {
			t.Fatal(err)
		}
		says := map[string]bool{}
		for _, row := range rows {
			says[row[column]] = true
		}
		seen := 0
		for _, p := range manual.Pages(lang) {
			for _, b := range p.Blocks {
				for _, s := range manual.Spans(b.Text) {
					if p.Lang == lang && s.Bold && strings.HasSuffix(s.Text, "…") {
						seen++
						if !says[s.Text] {
							t.Errorf("%s/%s: the window has no %q", lang, p.Name, s.Text)
						}
					}
				}
			}
		}
		if seen < 4 {
			t.Errorf("%s: only %d names were found", lang, seen)
		}
	}
}

// TestAbout: it says what is for a report and nothing of the person, and has the
// licence of what is in the program.
func TestAbout(t *testing.T) {
	w := newTestWindow(t, Options{Version: "9.9", Device: "the-laptop"})
	enter(t, w, sampleVault(t))
	w.about()
	if !strings.Contains(reads(w), "BSD 3-Clause") {
		t.Errorf("it says %.300q", reads(w))
	}
	report := w.report()
	if !strings.Contains(report, "Habeas 9.9") || strings.Contains(report, "the-laptop") || strings.Contains(report, "sample") {
		t.Errorf("the report is %q", report)
	}
	for _, item := range parts(w) {
		if item.Text == "fyne.io/fyne/v2" {
			item.Tapped(nil)
		}
	}
	if !strings.Contains(reads(w), "Fyne.io developers") {
		t.Errorf("the licence of Fyne is %.300q", reads(w))
	}
	w.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !w.atList() {
		t.Error("Escape does not lead back to the list")
	}
	w.showHelp()
	w.about()
	w.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	w.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !w.atList() {
		t.Error("Escape does not lead back through the manual")
	}
}
