//go:build !headless

package forget

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/say"
	"habeas/app/task"
	"habeas/app/widgets"
)

// unknown is where a dossier may be that no vault knows of.
func unknown() string {
	return say.T("Copies on sticks, with colleagues, or of a sync program; packets that were printed or sent on; what other programs were given; and what a solid-state disk keeps of what was overwritten. These have to be found by hand.")
}

// elsewhere says where a dossier may still be, under a heading.
func elsewhere(heading string, e desk.Elsewhere) []fyne.CanvasObject {
	objects := []fyne.CanvasObject{strong(heading)}
	for _, l := range []struct {
		name  string
		lines []string
	}{
		{say.T("Copies of the vault that are known"), e.Copies},
		{say.T("Packets in which it was"), packets(e)},
		{say.T("Its name is said elsewhere in this vault"), mentions(e)},
	} {
		if len(l.lines) > 0 {
			objects = append(objects, listed(l.name, l.lines))
		}
	}
	return append(objects, listed(say.T("What the vault cannot know"), []string{unknown()}))
}

func strong(text string) fyne.CanvasObject {
	l := widget.NewLabel(text)
	l.TextStyle.Bold = true
	return container.New(widgets.Inset(-8, -6), l)
}

// listed is lines under what they have in common.
func listed(name string, lines []string) fyne.CanvasObject {
	l := widget.NewLabel(widgets.Breakable(strings.Join(lines, "\n")))
	l.Wrapping = fyne.TextWrapWord
	return widgets.Field(name, container.New(widgets.Inset(-8, -6), l))
}

func packets(e desk.Elsewhere) (lines []string) {
	for _, p := range e.Packets {
		line := p.Number
		if line == "" {
			line = string(p.ID)
		}
		if !p.Made.IsZero() {
			line += ", " + say.Words().Date(p.Made)
		}
		if len(p.Holders) > 0 {
			line = say.T("%s, with %s", line, say.Words().List(p.Holders))
		}
		lines = append(lines, line)
	}
	return lines
}

// subjects are what the kinds of subject are called.
func subjects() map[string]string {
	return map[string]string{
		"dossier": say.T("Dossier"), "case": say.T("Case"), "source": say.T("Source"), "meeting": say.T("Meeting"), "packet": say.T("Packet"),
		"named": say.T("List of names"), "context": say.T("Paragraphs before the profiles"), "we": say.T("Issuing group"),
	}
}

func mentions(e desk.Elsewhere) (lines []string) {
	known := subjects()
	for _, m := range e.Mentions {
		line, ok := known[string(m.Kind)]
		if !ok {
			line = say.Capital(string(m.Kind))
		}
		if m.Name != "" {
			line = say.T("%s: %s", line, m.Name)
		}
		lines = append(lines, line)
	}
	return lines
}

// done says what was taken out of where.
func done(f desk.Forgotten) string {
	out := []string{say.N(f.Changes, "%s change", "%s changes")}
	if f.Attachments > 0 {
		out = append(out, say.N(f.Attachments, "%s photograph or paper", "%s photographs and papers"))
	}
	text := say.T("Taken out of the vault: %s.", say.Words().List(out))
	if f.Backups > 0 {
		text += " " + say.N(f.Backups, "The same out of %s backup.", "The same out of %s backups.")
	}
	if f.Deleted > 0 {
		text += " " + say.N(f.Deleted, "Deleted, since the vault cannot write to it: %s backup that had other keys, was of an earlier version, or was damaged.",
			"Deleted, since the vault cannot write to them: %s backups that had other keys, were of an earlier version, or were damaged.")
	}
	return text
}

// waiting says what is still to be done, and when it is; "" is nothing.
func waiting(f desk.Forgotten) string {
	var l []string
	if f.Later != nil {
		l = append(l, say.T("What it left in the vault's file is overwritten when the vault is opened next: %s.", say.Said(f.Later)))
	}
	if len(f.Waiting) > 0 {
		l = append(l, say.T("Not yet out of these backups, since they could not be had. It is done when the vault opens and they are there again:")+"\n"+strings.Join(f.Waiting, "\n"))
	}
	if f.Trouble != nil {
		l = append(l, say.Problem(f.Trouble)+".")
	}
	return strings.Join(l, "\n\n")
}

// report says what was done, and where to look by hand.
func (s *Screen) report(f desk.Forgotten) {
	if s.left {
		return
	}
	s.said = widgets.NewNote(widgets.Good, "")
	fields := []fyne.CanvasObject{widgets.NewNote(widgets.Good, done(f))}
	if text := waiting(f); text != "" {
		fields = append(fields, widgets.NewNote(widgets.Warning, text))
	}
	fields = append(fields, elsewhere(say.T("It may still be here"), f.Elsewhere)...)
	text := List(f)
	copied := widgets.NewButton(say.T("Copy the list"), theme.ContentCopyIcon(), func() {
		s.opts.Copy(text)
		s.tell(widgets.Good, say.T("The list is on the clipboard."))
	})
	save := widgets.NewButton(say.T("Save the list …"), theme.DocumentSaveIcon(), func() { s.save(text) })
	fields = append(fields, task.Prose(say.T("The list does not say the name. A file with it is plain text that anybody can read.")),
		container.New(widgets.Wrap(8), copied, save), s.said)
	s.begin(task.Options{Title: say.T("%s is forgotten for good", s.opts.Name), Fields: fields, BackName: say.T("Done")})
	s.Focus()
}

func (s *Screen) tell(tone widgets.Tone, text string) {
	s.said.Set(tone, text)
	s.body.Refresh()
}

// save asks where the list goes and writes it there.
func (s *Screen) save(text string) {
	s.opts.SaveAs(say.T("Save the list"), say.T("Save"), say.As("name of a file", "where to look")+".txt", func(path string) {
		s.writing.Run(func(context.Context) (struct{}, error) { return struct{}{}, s.opts.Write(path, []byte(text)) }, func(_ struct{}, err error) {
			if err != nil {
				s.tell(widgets.Bad, say.Problem(err))
				return
			}
			s.tell(widgets.Good, say.T("The list is saved as %s.", path))
		})
	})
}

// List is where to look by hand, as text to be ticked off. It does not say who
// was forgotten: who asks for that does not want to stand in a plain file.
func List(f desk.Forgotten) string {
	var b strings.Builder
	add := func(head string, lines []string) {
		if len(lines) == 0 {
			return
		}
		b.WriteString("\n" + head + "\n")
		for _, l := range lines {
			b.WriteString("[ ] " + l + "\n")
		}
	}
	b.WriteString(say.T("Where a dossier may still be that was forgotten for good") + "\n")
	add(say.T("Copies of the vault: open each and forget the dossier there too, or delete it"), f.Copies)
	add(say.T("Backups that could not be had: plug in what they are on, and open the vault"), f.Waiting)
	add(say.T("Packets in which it was: ask for them back, or for their end"), packets(f.Elsewhere))
	add(say.T("To be found by hand"), []string{
		say.T("copies on sticks, and with colleagues"),
		say.T("folders of sync programs, with the older versions that they keep"),
		say.T("packets that were printed, or sent on"),
		say.T("programs that were given a photograph or a paper"),
	})
	return b.String()
}
