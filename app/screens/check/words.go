//go:build !headless

package check

import (
	"fyne.io/fyne/v2"

	"habeas/app/desk"
	"habeas/app/say"
	"habeas/app/widgets"
)

// parts are the parts of a vault as a person knows them.
func parts() map[string]string {
	return map[string]string{
		"file":       say.T("The file"),
		"header":     say.T("What opens the vault"),
		"root":       say.T("The list of what is in it"),
		"record":     say.T("A dossier or what belongs to one"),
		"change":     say.T("A change in the history"),
		"attachment": say.T("A photograph or paper"),
		"state":      say.T("What the program remembers"),
	}
}

// mostLines is how much is said of what is damaged.
const mostLines = 40

// lines say what is damaged or lost. What is said of many alike is one line.
func lines(damage []desk.Damage, name func(subject string) string) (all []fyne.CanvasObject) {
	type key struct{ who, what string }
	times := map[key]int{}
	var order []key
	known := parts()
	for _, d := range damage {
		who, ok := known[d.Part]
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
			all = append(all, widgets.NewNote(widgets.Bad, say.N(len(order)-i, "And %s more.", "And %s more.")))
			break
		}
		text := say.T("%s: %s", k.who, k.what)
		if n := times[k]; n > 1 {
			text += " (" + say.N(n, "%s time", "%s times") + ")"
		}
		all = append(all, widgets.NewNote(widgets.Bad, text))
	}
	return all
}

// holds says what a vault has in it.
func holds(dossiers, changes, attachments int) string {
	return say.T("%s, %s, %s.", say.Words().Counted(dossiers, "dossier"),
		say.N(changes, "%s change in the history", "%s changes in the history"),
		say.N(attachments, "%s photograph or paper", "%s photographs and papers"))
}
