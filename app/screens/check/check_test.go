//go:build !headless

package check

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"habeas/app/desk"
	house "habeas/app/theme"
	"habeas/app/widgets"
)

func sentences(l []fyne.CanvasObject) string {
	var all []string
	for _, o := range l {
		all = append(all, o.(*widgets.Note).Text())
	}
	return strings.Join(all, "\n")
}

// TestLines: what is damaged is said as a person knows it, and once.
func TestLines(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(house.New(house.Light))
	damage := []desk.Damage{
		{Part: "attachment", Name: "ab12", What: "it is not whole"},
		{Part: "attachment", Name: "cd34", What: "it is not whole"},
		{Part: "record", Name: "01J", What: "it does not follow from the log"},
		{Part: "record", Name: "unknown", What: "it does not follow from the log"},
		{Part: "something new", What: "it is odd"},
	}
	name := func(id string) string { return map[string]string{"01J": "Tep Vanny"}[id] }
	want := `A photograph or paper: it is not whole (2 times)
Tep Vanny: it does not follow from the log
A dossier or what belongs to one: it does not follow from the log
Something new: it is odd`
	if got := sentences(lines(damage, name)); got != want {
		t.Errorf("lines say\n%s\nwant\n%s", got, want)
	}
	damage = nil
	for i := range 100 {
		damage = append(damage, desk.Damage{Part: "change", What: fmt.Sprint("page ", i)})
	}
	if l := lines(damage, nil); len(l) != mostLines+1 || !strings.HasSuffix(sentences(l), "And 60 more.") {
		t.Errorf("%d lines: %s", len(l), sentences(l))
	}
}
