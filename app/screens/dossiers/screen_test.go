//go:build !headless

package dossiers

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// madeUp are rows of nobody.
func madeUp(n int) []desk.Row {
	var rows []desk.Row
	for i := range n {
		r := desk.Row{
			ID: dossier.ID(fmt.Sprintf("%026d", i)),
			Line: &desk.Line{
				Name: fmt.Sprintf("Person %c%d", 'A'+i%26, i), Names: []string{"ទេព វន្នី"},
				About: "land activist", Charge: "insurrection", Checked: dossier.DateOf(today - dossier.Day(i)),
			},
			Standing: dossier.Standing{Status: dossier.Statuses[i%len(dossier.Statuses)], Certain: i%3 > 0},
		}
		if i%5 == 4 {
			r.Name, r.KnownAs = "", fmt.Sprintf("prisoner %d", i)
		}
		rows = append(rows, r)
	}
	return rows
}

var today = dossier.NewDay(2018, time.September, 12)

type fake struct {
	rows    []desk.Row
	queries []string
	opened  []dossier.ID
	briefed []dossier.ID
	status  string
}

func (f *fake) options() Options {
	return Options{
		After: never,
		Now:   func() time.Time { return time.Date(2018, 9, 12, 10, 0, 0, 0, time.UTC) },
		Find: func(q string, filters []string, chosen int, _ dossier.Day) (desk.Found, []int, error) {
			f.queries = append(f.queries, q+" among "+filters[chosen])
			if strings.HasPrefix(q, "status:wrong") {
				return desk.Found{}, nil, errors.New("unknown status \"wrong\" in column 8")
			}
			found, counts := desk.Found{Query: q, Total: len(f.rows)}, make([]int, len(filters))
			for _, r := range f.rows {
				leaves := func(filter string) bool {
					return filter == "" || filter == "status:"+string(r.Standing.Status)
				}
				for i := range filters {
					if leaves(filters[i]) {
						counts[i]++
					}
				}
				if leaves(filters[chosen]) && (q == "" || q == r.Name) {
					found.Rows = append(found.Rows, r)
				}
			}
			return found, counts, nil
		},
		Count: func([]dossier.ID, dossier.Day) dossier.Figures {
			return dossier.Figures{AsOf: today, Profiled: len(f.rows), Held: 5, Released: 9, ReleasedNotFree: 4, Free: 5}
		},
		Open:   func(id dossier.ID) { f.opened = append(f.opened, id) },
		New:    func() {},
		Brief:  func(ids []dossier.ID) { f.briefed = ids },
		Status: func(s string) { f.status = s },
	}
}

// never is a timer that does not run: Fyne's test driver knows no other goroutine.
func never(time.Duration, func()) func() bool { return func() bool { return true } }

// shown builds the screen in a window of Fyne's test driver.
func shown(t *testing.T, f *fake) (*Screen, fyne.Window) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(house.New(house.Light))
	s := New(f.options())
	w := test.NewTempWindow(t, s.Object())
	w.Resize(fyne.NewSize(1100, 720))
	s.Reload(today)
	return s, w
}

// emptyText is what stands in the place of the rows.
func emptyText(s *Screen) string {
	var all []string
	for _, o := range test.LaidOutObjects(s.empty) {
		switch o := o.(type) {
		case *widget.Label:
			all = append(all, o.Text)
		case *widgets.Text:
			all = append(all, o.Text)
		case *widgets.Button:
			all = append(all, "["+o.Text+"]")
		}
	}
	return strings.Join(all, " ")
}

func keys(s *Screen, names ...fyne.KeyName) {
	for _, k := range names {
		s.list.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func TestListKeys(t *testing.T) {
	f := &fake{rows: madeUp(100)}
	s, _ := shown(t, f)
	keys(s, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if len(f.opened) != 1 || f.opened[0] != f.rows[2].ID {
		t.Fatalf("opened %v, want the third row", f.opened)
	}
	keys(s, fyne.KeyEnd)
	if s.Current() != f.rows[99].ID {
		t.Errorf("End goes to %s", s.Current())
	}
	keys(s, fyne.KeyDown)
	if s.Current() != f.rows[99].ID {
		t.Error("Down leaves the list")
	}
	keys(s, fyne.KeyPageUp)
	if i := s.list.Current(); i < 80 || i > 97 {
		t.Errorf("PageUp from the end goes to row %d", i)
	}
	keys(s, fyne.KeyHome)
	for _, r := range "person c" {
		s.list.TypedRune(r)
	}
	if s.Current() != f.rows[2].ID {
		t.Errorf("typing a name goes to %s", s.Current())
	}
}

func TestPickAndBrief(t *testing.T) {
	f := &fake{rows: madeUp(10)}
	s, _ := shown(t, f)
	s.onBrief()
	if len(f.briefed) != 10 {
		t.Errorf("nothing picked briefs %d, want all shown", len(f.briefed))
	}
	keys(s, fyne.KeyDown, fyne.KeyDown, fyne.KeySpace, fyne.KeyUp, fyne.KeySpace)
	s.onBrief()
	if len(f.briefed) != 2 || f.briefed[0] != f.rows[1].ID || f.briefed[1] != f.rows[2].ID {
		t.Errorf("briefed %v, want rows 1 and 2 in the order of the list", f.briefed)
	}
	if !strings.Contains(s.foot.Text, "2 picked") || s.brief.Text != "Brief 2" {
		t.Errorf("the foot says %q, the button %q", s.foot.Text, s.brief.Text)
	}
}

func TestFilterAndErrors(t *testing.T) {
	f := &fake{rows: madeUp(21)}
	s, _ := shown(t, f)
	if got := s.filters[1].chip.Text; got != "Held 3" {
		t.Errorf("the chip says %q", got)
	}
	test.Tap(s.filters[1].chip)
	if len(s.found.Rows) != 3 || !s.filters[1].chip.Chosen || s.filters[0].chip.Chosen {
		t.Errorf("the filter leaves %d rows", len(s.found.Rows))
	}
	s.query.SetText("status:wrong")
	s.typing.Now()
	if !s.problem.Visible() || !strings.HasPrefix(s.problem.Text, "Unknown status") {
		t.Errorf("a query that cannot be read says %q", s.problem.Text)
	}
	if len(s.found.Rows) != 3 {
		t.Error("a query that cannot be read empties the list")
	}
	s.query.SetText("nobody")
	s.typing.Now()
	if s.problem.Visible() || !s.empty.Visible() || !strings.Contains(emptyText(s), "nobody") {
		t.Errorf("an empty list says %q", emptyText(s))
	}
	if last := f.queries[len(f.queries)-1]; last != "nobody among status:held" {
		t.Errorf("words and filter are not asked together; last query %q", last)
	}
	if !strings.Contains(f.status, "9 released, of them 4 not free · as of 12 September 2018") {
		t.Errorf("the window's foot says %q", f.status)
	}
}

func TestGoWaitsForTheRow(t *testing.T) {
	f := &fake{rows: madeUp(5)}
	s, _ := shown(t, f)
	more := madeUp(9)
	s.Go(more[7].ID) // written a moment ago
	s.Reload(today)
	f.rows = more
	s.Reload(today)
	if s.Current() != more[7].ID {
		t.Errorf("the list stands at %s", s.Current())
	}
	keys(s, fyne.KeyHome)
	s.Reload(today)
	if s.Current() != more[0].ID {
		t.Error("the list jumps back")
	}
}

func TestEmptyVaultSaysWhatToDo(t *testing.T) {
	s, _ := shown(t, &fake{})
	if !s.empty.Visible() || !strings.Contains(emptyText(s), "This vault is empty") || !s.brief.Disabled() {
		t.Errorf("an empty vault says %q", emptyText(s))
	}
}
