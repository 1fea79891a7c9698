//go:build !headless

package settings

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	house "habeas/app/theme"
	"habeas/app/widgets"
)

// comfort notes what is set.
func (w *world) comfort() Comfort {
	set := func(what string) { w.went = append(w.went, what) }
	return Comfort{
		TextSizes: []int{80, 100, 200}, TextSize: func() int { return 100 }, SetTextSize: func(n int) { set("text") },
		Motion: func() house.Motion { return house.MotionAsSystem }, SetMotion: func(m house.Motion) { set(string(m)) },
		Neutral: func() bool { return false }, SetNeutral: func(on bool) { set("neutral") },
		AheadDays: []int{0, 14}, Ahead: func() int { return 14 }, SetAhead: func(n int) { set("ahead") },
		Notifies: func() bool { return false }, SetNotifies: func(bool) { set("notifies") },
	}
}

func TestComfortIsSet(t *testing.T) {
	w := begin(t)
	w.says("Size of text", "What moves")
	pick := func(now, other string) {
		t.Helper()
		found := false
		each(w.s.root, func(o fyne.CanvasObject) {
			if s, ok := o.(*widgets.Select); ok && s.Selected == now {
				found = true
				s.SetSelected(other)
			}
		})
		if !found {
			t.Fatalf("nothing is at %q", now)
		}
	}
	check := func(text string) {
		t.Helper()
		found := false
		each(w.s.root, func(o fyne.CanvasObject) {
			if c, ok := o.(*widgets.Check); ok && c.Text == text {
				found = true
				c.SetChecked(true)
			}
		})
		if !found {
			t.Fatalf("there is no %q", text)
		}
	}
	pick("100 %", "200 %")
	w.tap("As little as can be")
	w.tap("Locking")
	check("A neutral title and icon for the window")
	w.tap("Dates ahead")
	pick("Of the next 14 days", "None")
	check("The system says that there are some")
	if want := []string{"text", "little", "neutral", "ahead", "notifies"}; !slices.Equal(w.went, want) {
		t.Errorf("it set %q, want %q", w.went, want)
	}
}

// TestWithoutAVault: what belongs to no vault can be set before one is open.
func TestWithoutAVault(t *testing.T) {
	w := begin(t)
	o := w.s.opts
	o.Vault = nil
	w.s = New(o)
	w.win.SetContent(w.s.Object())
	for i, sec := range sections() {
		if w.s.rail[i].Visible() == sec.vault {
			t.Errorf("%s can be seen: %v", sec.name, w.s.rail[i].Visible())
		}
		if !sec.vault {
			w.tap(sec.name)
		}
	}
}
