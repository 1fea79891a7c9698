//go:build !headless

package forget

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"habeas/app/desk"
	"habeas/app/job"
	"habeas/app/task"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// full is what there is to say where everything is to be said.
func full() desk.Forgotten {
	made := dossier.DateOf(dossier.NewDay(2018, time.September, 12))
	return desk.Forgotten{
		Name: "Tep Vanny", Changes: 41, Attachments: 2, Later: errors.New("the disk is full"),
		BackupsForgotten: desk.BackupsForgotten{Backups: 12, Deleted: 1, Waiting: []string{"/stick/Habeas backups"}, Trouble: errors.New("/stick: it is away")},
		Elsewhere: desk.Elsewhere{
			Copies:   []string{"/home/kim/dossiers kept.habeas"},
			Packets:  []desk.HandedPacket{{ID: "01J", Number: "AAAA-BB", Made: made, Holders: []string{"Embassy of Norway", "Office of the rapporteur"}}, {ID: "01K", Number: "CCCC-DD"}},
			Mentions: []desk.Mention{{Kind: "dossier", ID: "01L", Name: "Bo Chhorvy"}, {Kind: "source", ID: "01M", Name: "Report on Tep Vanny"}},
		},
	}
}

func screen(t *testing.T, look house.Choice) (*Screen, fyne.Window, *[]string) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(house.New(look))
	var w fyne.Window
	var did []string
	s := New(Options{
		Name: "Tep Vanny",
		Focus: func(f fyne.Focusable) {
			switch {
			case w == nil:
			case f == nil:
				w.Canvas().Unfocus()
			default:
				w.Canvas().Focus(f)
			}
		},
		Elsewhere: func() desk.Elsewhere { return full().Elsewhere },
		Forget: func(_ context.Context, passphrase []byte, tell task.Progress) (desk.Forgotten, error) {
			tell(1, 2)
			did = append(did, "forget by "+string(passphrase))
			if string(passphrase) != "right" {
				return desk.Forgotten{}, errors.New("the passphrase is wrong")
			}
			return full(), nil
		},
		Copy:   func(text string) { did = append(did, text) },
		SaveAs: func(_, _, name string, chosen func(string)) { chosen("/there/" + name) },
		Write:  func(path string, _ []byte) error { return errors.New("there is no room for " + path) },
		Back:   func() { did = append(did, "back") },
	})
	w = test.NewTempWindow(t, s.Object())
	w.Resize(fyne.NewSize(1100, 900))
	s.Focus()
	return s, w, &did
}

func typed(t *testing.T, w fyne.Window, text string) {
	t.Helper()
	if _, ok := w.Canvas().Focused().(*widgets.Button); ok {
		w.Canvas().FocusNext() // from the way out
	}
	e, ok := w.Canvas().Focused().(*widgets.Entry)
	if !ok {
		t.Fatalf("the keyboard is with %T", w.Canvas().Focused())
	}
	e.SetText(text)
	e.OnSubmitted(text)
}

func TestNothingIsForgottenWithoutNameAndPassphrase(t *testing.T) {
	for _, c := range []struct{ name, passphrase, does string }{
		{"", "right", ""},
		{"Tep", "right", ""},
		{"Tep Vanny", "", ""},
		{"Tep Vanny", "wrong", "forget by wrong"},
		{" tep  vanny ", "right", "forget by right"},
	} {
		_, w, did := screen(t, house.Light)
		typed(t, w, c.name)
		typed(t, w, c.passphrase)
		if got := strings.Join(*did, "; "); got != c.does {
			t.Errorf("%q and %q do %q, want %q", c.name, c.passphrase, got, c.does)
		}
	}
}

func TestWhatAScriptIsEncodedAsIsNoReason(t *testing.T) {
	for _, c := range []struct {
		typed, name string
		same        bool
	}{
		{"é", "e\u0301", true}, {"ទេព វន្នី", "ទេព វន្នី", true}, {"ទេព", "ទេព វន្នី", false}, {"", "", false},
	} {
		if same(c.typed, c.name) != c.same {
			t.Errorf("%q for %q: %v", c.typed, c.name, !c.same)
		}
	}
}

func TestTheListSaysWhereToLookAndNotWho(t *testing.T) {
	f := full()
	list := List(f)
	for _, want := range []string{"[ ] /home/kim/dossiers kept.habeas", "[ ] /stick/Habeas backups", "[ ] AAAA-BB, 12 September 2018, with Embassy of Norway and Office of the rapporteur", "[ ] CCCC-DD\n", "copies on sticks"} {
		if !strings.Contains(list, want) {
			t.Errorf("the list does not say %q:\n%s", want, list)
		}
	}
	for _, secret := range []string{"Tep", "Vanny", "Chhorvy"} {
		if strings.Contains(list, secret) {
			t.Errorf("the list says %q:\n%s", secret, list)
		}
	}
	if empty := List(desk.Forgotten{}); strings.Contains(empty, "Copies of the vault") || strings.Contains(empty, "Packets in which") {
		t.Errorf("where nothing is known the list says:\n%s", empty)
	}
}

func TestTheReportCanBeCopiedAndAFailureToSaveIsTold(t *testing.T) {
	s, w, did := screen(t, house.Light)
	typed(t, w, "Tep Vanny")
	typed(t, w, "right")
	tap := func(text string) {
		t.Helper()
		for range 20 {
			if b, ok := w.Canvas().Focused().(*widgets.Button); ok && strings.HasPrefix(b.Text, text) {
				b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
				return
			}
			w.Canvas().FocusNext()
		}
		t.Fatalf("Tab does not reach %q", text)
	}
	tap("Copy the list")
	if (*did)[len(*did)-1] != List(full()) {
		t.Errorf("copied was %q", *did)
	}
	tap("Save the list")
	if got := s.said.Text(); got != "There is no room for /there/where to look.txt" {
		t.Errorf("a failure is told as %q", got)
	}
	tap("Done")
	if (*did)[len(*did)-1] != "back" {
		t.Errorf("done does %q", *did)
	}
}

// TestCancelStopsIt asks for the end of work that goes on beside the drawing.
func TestCancelStopsIt(t *testing.T) {
	s, w, did := screen(t, house.Light)
	backs, begun := make(chan func(), 8), make(chan bool)
	s.opts.Place = job.Place{Work: func(f func()) { go f() }, Back: func(f func()) { backs <- f }}
	s.opts.Forget = func(ctx context.Context, _ []byte, _ task.Progress) (desk.Forgotten, error) {
		begun <- true
		<-ctx.Done()
		return desk.Forgotten{}, ctx.Err()
	}
	s.opts.Elsewhere = func() desk.Elsewhere { return desk.Elsewhere{} }
	s.ask()
	s.Focus()
	typed(t, w, "Tep Vanny")
	typed(t, w, "right")
	<-begun
	s.Back()
	for s.task.Running() {
		(<-backs)()
	}
	if len(*did) > 0 {
		t.Fatalf("it did %q", *did)
	}
	said := false
	for _, o := range s.task.Box.Objects {
		if n, ok := o.(*widgets.Note); ok && strings.HasPrefix(n.Text(), "Stopped: nothing was changed") {
			said = true
		}
	}
	if !said {
		t.Error("that it was stopped is not said")
	}
	s.Back()
	if strings.Join(*did, "") != "back" {
		t.Errorf("then it does %q", *did)
	}
}
