//go:build !headless

package overview

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"habeas/app/desk"
	"habeas/app/say"
	"habeas/app/widgets"
	"habeas/export/chart"
)

// faces is the wall of faces. Only those that are in sight are drawn.
type faces struct {
	root     fyne.CanvasObject
	wall     *widgets.Wall
	tip      *widgets.Tip
	rows     []desk.Row
	pictures *widgets.Pictures
}

const (
	faceW, faceH = 84, 104
)

func newFaces(s *Screen) *faces {
	f := &faces{tip: widgets.NewTip()}
	f.pictures = &widgets.Pictures{Place: s.opts.Place, Load: s.opts.Picture, OnCome: func() { f.wall.Refresh() }}
	f.wall = widgets.NewWall(func() int { return len(f.rows) },
		func() fyne.CanvasObject { return widgets.NewFace(fyne.NewSize(faceW, faceH)) },
		func(i int, o fyne.CanvasObject) {
			face, r := o.(*widgets.Face), f.rows[i]
			face.Put(f.pictures.Get(r.Portrait, 2*faceW, 2*faceH), short(r), chart.Mark(r.Standing.Status))
			face.OnHover = func(in bool) {
				if in && i < len(f.rows) {
					f.tip.Tell(face, told(f.rows[i]))
				} else {
					f.tip.Away()
				}
			}
		})
	f.wall.OnOpen = func(i int) { s.opts.Open(f.rows[i].ID) }
	f.wall.Name = func(i int) string { return f.rows[i].Name }
	f.wall.Now = s.opts.Now
	f.wall.OnGo = func(i int, o fyne.CanvasObject) {
		if o != nil && i < len(f.rows) {
			f.tip.Tell(o, told(f.rows[i]))
		} else {
			f.tip.Away()
		}
	}
	f.root = container.NewStack(f.wall, f.tip)
	return f
}

// short is what stands below a face: a name, or what a person without one is
// known as.
func short(r desk.Row) string {
	if r.Name == "" && r.KnownAs != "" {
		return r.KnownAs
	}
	return say.Name(r.Name, r.KnownAs)
}

// told is what is said of a face that is pointed at: who it is, in all scripts,
// where they stand, and how long they were held.
func told(r desk.Row) string {
	lines := []string{say.Name(r.Name, r.KnownAs)}
	if len(r.Names) > 0 {
		lines = append(lines, strings.Join(r.Names, ", "))
	}
	stands := say.Words().Standing(r.Standing)
	if r.Days.Known && r.Days.Most > 0 {
		stands += ", " + say.Words().Duration(r.Days)
	}
	return strings.Join(append(lines, stands), "\n")
}

func (f *faces) put(rows []desk.Row) {
	f.rows = rows
	f.tip.Away()
	f.wall.Refresh()
}
