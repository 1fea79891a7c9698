//go:build !headless

package widgets

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"habeas/dossier"
)

func TestCiting(t *testing.T) {
	test.NewTempApp(t)
	item := &dossier.Mark{Sources: []dossier.ID{"1"}}
	changes := 0
	o := CitingOptions{
		Sources: []*dossier.Source{{ID: "1", Title: "Report"}, {ID: "2", Title: "Letter"}, {ID: "3", Title: "Radio"}},
		Mark:    func() *dossier.Mark { return item },
		Changed: func() { changes++ },
		New:     func(title string) *dossier.Source { return &dossier.Source{ID: "4", Title: title} },
		Index: func(texts []string) func(string) []int {
			return func(typed string) (l []int) {
				for i, text := range texts {
					if strings.Contains(text, typed) {
						l = append(l, i)
					}
				}
				return l
			}
		},
		Focus: func(fyne.Focusable) {},
	}
	p := NewCiting(o)
	var names []string
	for _, x := range p.all {
		names = append(names, x.Name)
	}
	if got := strings.Join(names, ", "); got != "Report, Radio, Letter" {
		t.Errorf("offered are %s: want those of the item, then the newest", got)
	}
	if p.fresh.Visible() {
		t.Error("a new source is offered before anything was typed")
	}
	p.Entry.OnSubmitted("") // names nothing
	test.Type(p.Entry, "Let")
	if !p.fresh.Visible() || len(p.seen) != 1 {
		t.Errorf("%d sources fit, and a new one is offered: %t", len(p.seen), p.fresh.Visible())
	}
	p.Entry.OnSubmitted(p.Entry.Text)
	p.Entry.SetText("Rep")
	p.toggle(0)
	p.Entry.SetText("A diary")
	p.Entry.OnSubmitted(p.Entry.Text)
	if want := []dossier.ID{"2", "4"}; !slices.Equal(item.Sources, want) || changes != 3 || p.Entry.Text != "" {
		t.Errorf("it names %q after %d changes, want %q after 3", item.Sources, changes, want)
	}

	o.ReadOnly = true
	p = NewCiting(o)
	p.toggle(2)
	p.Entry.SetText("Another")
	p.Entry.OnSubmitted(p.Entry.Text)
	if len(item.Sources) != 2 || changes != 3 || p.fresh.Visible() {
		t.Errorf("where nothing may be changed it names %q", item.Sources)
	}
	item = nil // was taken away meanwhile
	p.toggle(0)
}
