//go:build !headless

package situation

import (
	"context"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"habeas/app/job"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
)

// PartLogo is the place of the group's logo.
const PartLogo = "logo"

// logoSize is that of the paper on which it is shown: as wide and as high as on the cover.
var logoSize = fyne.NewSize(210, 64)

// logo is the sign of the group, which stands on the cover: seen as on paper, chosen,
// pasted, taken away. A file that is dropped onto the window is one, too.
func (f *form) logo() fyne.CanvasObject {
	s := f.s
	paper := canvas.NewRectangle(color.White)
	paper.CornerRadius, paper.StrokeWidth = 4, 1
	paper.StrokeColor = color.Gray{Y: 0xB0}
	picture := canvas.NewImageFromImage(nil)
	picture.FillMode, picture.ScaleMode = canvas.ImageFillContain, canvas.ImageScaleSmooth
	frame := container.NewGridWrap(logoSize, container.NewStack(paper, container.New(widgets.Inset(8, 8), picture)))
	pictures := &widgets.Pictures{Place: s.opts.Place, Load: s.opts.Picture}
	choose := widgets.NewButton("", theme.FolderOpenIcon(), func() { s.opts.ChoosePicture(s.TakeLogo) })
	paste := widgets.NewButton(say.T("Paste a picture"), theme.ContentPasteIcon(), func() { s.opts.PastePicture(s.TakeLogo) })
	away := widgets.NewQuietButton(say.T("Take it away"), theme.DeleteIcon(), func() { s.setLogo("") })
	shown := "-"
	show := func() {
		if shown == s.we.Logo {
			return
		}
		shown = s.we.Logo
		choose.SetText(say.T("Choose a picture …"))
		frame.Hide()
		away.Hide()
		if shown != "" {
			choose.SetText(say.T("Another picture …"))
			frame.Show()
			away.Show()
		}
	}
	draw := func() {
		show()
		picture.Image = pictures.Get(s.we.Logo, 2*int(logoSize.Width), 2*int(logoSize.Height))
		picture.Refresh()
	}
	pictures.OnCome = draw
	f.reacts = append(f.reacts, draw)
	f.inputs = append(f.inputs, choose, paste, away)
	f.places[PartLogo] = choose
	name := container.New(widgets.Stack(0), widgets.NewShortText(say.T("The group's logo"), house.ColorQuiet, house.SizeSmall, false),
		widgets.NewShortText(say.T("On the cover, above the name. Any picture will do; it prints up to 59 mm wide and 15 mm high."), house.ColorQuiet, house.SizeSmall, false))
	return container.New(widgets.Stack(6), name, frame, container.New(widgets.Wrap(6), choose, paste, away))
}

// setLogo has the group name a logo that is in the vault, or none.
func (s *Screen) setLogo(sha256 string) {
	if s.refused() {
		return
	}
	s.we.Logo = sha256
	s.changedWe()
	s.settleSoon()
	s.form.react()
	if sha256 == "" {
		s.focus(s.form.places[PartLogo]) // the button that was pressed is gone
		s.opts.Status(say.T("Taken away. %s brings it back.", say.Keys("Z", false)), "")
	}
}

var errLeftBefore = say.Error("the screen was left before the logo was taken in: choose it again")

// TakeLogo takes a picture in as the group's logo.
func (s *Screen) TakeLogo(fileName string, data []byte) {
	if s.refused() {
		return
	}
	s.opts.Status(say.T("Taking in the file …"), "")
	take := s.opts.TakeLogo
	job.Run(s.opts.Place, func(ctx context.Context) (string, error) { return take(ctx, fileName, data) }, func(sha256 string, err error) {
		switch {
		case err == nil && s.left:
			err = errLeftBefore
			fallthrough
		case err != nil:
			s.opts.Status("", "")
			s.opts.Fail(err)
		default:
			s.opts.Status(say.T("Saved as you type"), "")
			s.setLogo(sha256)
		}
	})
}

// Drop takes a picture that was dropped onto the window as the logo.
func (s *Screen) Drop(path string) {
	if !s.refused() {
		s.opts.ReadFile(path, s.TakeLogo)
	}
}

// Paste takes a picture that was on the clipboard as the logo.
func (s *Screen) Paste(fileName string, data []byte) { s.TakeLogo(fileName, data) }
