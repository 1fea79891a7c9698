//go:build !headless

package person

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// thumb is the size of the frame of an attachment.
var thumb = fyne.NewSize(84, 105)

func (f *form) attachmentList() listOf[dossier.Attachment] {
	return listOf[dossier.Attachment]{f, func() *[]dossier.Attachment { return &f.d().Attachments }, func(a *dossier.Attachment) *dossier.Item { return &a.Item }}
}

// attachments is the part with the files of a dossier: photographs, court
// papers, archived pages. Each lies whole in the vault, as it came.
func (f *form) attachments() fyne.CanvasObject {
	l := f.attachmentList()
	list := l.items(func(id dossier.ID, at func() *dossier.Attachment) fyne.CanvasObject {
		return f.attachmentEditor(l, id, at)
	})
	if len(f.d().Attachments) == 0 {
		list.Add(quiet(say.T("No file yet. Drop photographs and papers onto the window, or add them here; they lie in the vault as they came.")))
	}
	add := addButton(say.T("Add a file"), func() { f.s.opts.ChooseFile(f.s.attach) })
	paste := widgets.NewButton(say.T("Paste a picture"), theme.ContentPasteIcon(), func() { f.s.opts.PastePicture(f.s.attach) })
	if f.first == nil {
		f.first = add
	}
	return container.New(widgets.Stack(12),
		title(say.T("Attachments"), say.T("of all of them, a page shows the portrait alone"), paste, add), list)
}

func (f *form) attachmentEditor(l listOf[dossier.Attachment], id dossier.ID, at func() *dossier.Attachment) fyne.CanvasObject {
	caption := f.entry(widgets.NewEntry(say.T("What it shows, or what it says")), fieldOf(at, func(a *dossier.Attachment) *string { return &a.Caption }))
	f.leads(id, caption)
	field := control{id, "kind"}
	kind := choice(f, dossier.AttachKinds, chosen("attachments", "kind"), fieldOf(at, func(a *dossier.Attachment) *string { return &a.Kind }), func() { f.s.rebuildAt(field) })
	f.keep(field, kind)
	date, _ := f.date(say.T("Of which day"), say.Words().Date, fieldOf(at, func(a *dossier.Attachment) *dossier.Date { return &a.Date }))
	grid := container.New(widgets.Grid(170, 10), widgets.Field(say.T("Kind"), kind), date)
	words := container.New(widgets.Stack(6), widgets.Field(say.T("Caption"), caption), grid)
	a := at()
	if a != nil && a.Kind == dossier.AttachPhotograph && a.Print != "" {
		grid.Add(f.text(say.T("Credit"), say.T("Who took it"), fieldOf(at, func(a *dossier.Attachment) *string { return &a.Credit })))
		words.Add(container.New(widgets.Wrap(8),
			f.check(say.T("Cleared for print"), fieldOf(at, func(a *dossier.Attachment) *bool { return &a.Cleared })),
			f.portraitCheck(l, id)))
	}
	if a != nil {
		words.Add(facts(*a))
	}
	outside := widgets.NewQuietButton(say.T("Open outside …"), theme.ViewFullScreenIcon(), func() {
		if a := at(); a != nil {
			f.s.opts.OpenOutside(*a)
		}
	})
	words.Add(l.footWith(id, []fyne.CanvasObject{f.audienceChip(l.mark(id)), f.citingChip(l.mark(id))},
		append([]fyne.CanvasObject{outside}, l.arrows(id)...)...))
	return container.New(widgets.Panes(thumb.Width, 0, 14, 200), container.New(widgets.Stack(0), f.thumbnail(at)), words)
}

// thumbnail is the picture, small, or the sign of a paper.
func (f *form) thumbnail(at func() *dossier.Attachment) fyne.CanvasObject {
	a := at()
	if a == nil || a.Print == "" {
		sign := container.NewGridWrap(fyne.NewSquareSize(40), widget.NewIcon(theme.FileIcon()))
		if a != nil && a.MediaType == "application/pdf" {
			sign = container.NewGridWrap(fyne.NewSquareSize(40), widget.NewIcon(theme.DocumentIcon()))
		}
		paper := widgets.NewCard(house.ColorChip, theme.ColorNameSeparator, 0, container.NewCenter(sign))
		return container.NewGridWrap(thumb, paper)
	}
	frame := widgets.NewPortrait(thumb)
	pictures := &widgets.Pictures{Place: f.s.opts.Place, Load: f.s.opts.Picture}
	hash := a.Print
	show := func() { frame.Put(pictures.Get(hash, 2*int(thumb.Width), 2*int(thumb.Height)), "") }
	pictures.OnCome = show
	show()
	return container.NewHBox(frame)
}

// portraitCheck makes one photograph the portrait, and no other.
func (f *form) portraitCheck(l listOf[dossier.Attachment], id dossier.ID) fyne.CanvasObject {
	at := l.find(id)
	check := widgets.NewCheck(say.T("The portrait"), nil)
	show := func() {
		check.OnChanged = nil
		if a := at(); a != nil {
			check.SetChecked(a.Portrait)
		}
		check.OnChanged = func(on bool) {
			for i := range f.d().Attachments {
				a := &f.d().Attachments[i]
				a.Portrait = on && a.ID == id
			}
			f.changed() // the other checks follow
			f.settleSoon()
		}
	}
	show()
	f.renewal = append(f.renewal, show)
	f.reacts = append(f.reacts, show)
	f.inputs = append(f.inputs, check)
	return check
}

// facts are what is known of a file without opening it. The hash tells years
// later that it is the one that came.
func facts(a dossier.Attachment) fyne.CanvasObject {
	name := a.FileName
	if name == "" {
		name = say.T("a file without a name")
	}
	line := name + " · " + say.Bytes(int(a.Bytes))
	if a.MediaType != "" {
		line += " · " + a.MediaType
	}
	if !a.Arrived.IsZero() {
		line += " · " + say.T("came in %s", say.Words().Date(a.Arrived))
	}
	hash := widget.NewLabel(a.SHA256)
	hash.TextStyle.Monospace, hash.Importance, hash.SizeName = true, widget.LowImportance, house.SizeSmall
	hash.Wrapping, hash.Selectable = fyne.TextWrapBreak, true
	about := widget.NewLabel(widgets.Breakable(line))
	about.Wrapping, about.Importance, about.SizeName = fyne.TextWrapWord, widget.LowImportance, house.SizeSmall
	return container.New(widgets.Stack(0),
		container.New(widgets.Inset(-8, -8), about),
		container.New(widgets.Inset(-8, -8), hash))
}
