//go:build !headless

package check

import (
	"fyne.io/fyne/v2"

	"habeas/app/desk"
	"habeas/app/say"
	"habeas/app/widgets"
)

// parts are the parts of a vault as a person knows them.
var parts = map[string]string{
	"file":       "The file",
	"header":     "What opens the vault",
	"root":       "The list of what is in it",
	"record":     "A dossier or what belongs to one",
	"change":     "A change in the history",
	"attachment": "A photograph or paper",
	"state":      "What the program remembers",
}

// mostLines is how much is said of what is damaged.
const mostLines = 40

// lines say what is damaged or lost. What is said of many alike is one line.
func lines(damage []desk.Damage, name func(subject string) string) (all []fyne.CanvasObject) {
	type key struct{ who, what string }
	times := map[key]int{}
	var order []key
	for _, d := range damage {
		who, ok := parts[d.Part]
		if !ok {
			who = say.Capital(d.Part)
		}
		if name != nil && d.Name != "" {
			if n := name(d.Name); n != "" {
				who = n
			}
		}
		k := key{who, d.What}
		if times[k]++; times[k] == 1 {
			order = append(order, k)
		}
	}
	for i, k := range order {
		if i == mostLines {
			all = append(all, widgets.NewNote(widgets.Bad, "And "+say.Words().Digits(len(order)-i)+" more."))
			break
		}
		text := k.who + ": " + k.what
		if n := times[k]; n > 1 {
			text += " (" + say.Count(n, "time", "times") + ")"
		}
		all = append(all, widgets.NewNote(widgets.Bad, text))
	}
	return all
}

// holds says what a vault has in it.
func holds(dossiers, changes, attachments int) string {
	return say.Words().Counted(dossiers, "dossier") + ", " + say.Count(changes, "change", "changes") + " in the history, " +
		say.Count(attachments, "photograph or paper", "photographs and papers") + "."
}
