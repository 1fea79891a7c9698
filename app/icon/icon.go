// Package icon draws the program's sign: a dossier that bears the mark of
// somebody released but not free. Icon.png in the root of the repository, and
// [Window], are made from it by
//
//	go test ./app/icon -update
package icon

import (
	_ "embed"
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"

	"habeas/export/chart"
)

// Window is the icon of a window, a PNG of 256 × 256 pixels. A window system is
// handed every pixel anew with each change of the title: of a larger one it takes
// megabytes and time, and shows no more.
//
//go:embed window.png
var Window []byte

// unit is the side of the square in which the shapes are given.
const unit = 64.0

// fold is the colour of the sheet's turned corner and of its lines.
var fold = color.NRGBA{0xA9, 0xC6, 0xCF, 0xFF}

// Draw makes the icon, size × size pixels with a clear ground.
func Draw(size int) image.Image {
	c := canvas{image.NewNRGBA(image.Rect(0, 0, size, size)), float32(size) / unit}
	teal, white := house(chart.Accent), color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF}
	c.fill(teal, rounded(2, 2, 60, 60, 13))

	const left, top, right, bottom, corner = 15, 9, 49, 55, 10
	c.fill(white, []point{{left, top}, {right - corner, top}, {right, top + corner}, {right, bottom}, {left, bottom}})
	c.fill(fold, []point{{right - corner, top}, {right, top + corner}, {right - corner, top + corner}})

	const x, y, outer, inner = 32, 31, 11.5, 8
	full := 2 * math.Pi
	c.fill(teal, circle(x, y, outer, 0, full))
	c.fill(white, circle(x, y, inner, 0, full))
	c.fill(teal, circle(x, y, inner+0.2, math.Pi/2, 3*math.Pi/2))
	c.fill(fold, rounded(20.5, 46.5, 23, 3.5, 1.75))
	return c.img
}

func house(c chart.Colour) color.NRGBA {
	r, g, b := c.RGB()
	return color.NRGBA{r, g, b, 0xFF}
}

type point struct{ x, y float64 }

// canvas fills polygons on a picture.
type canvas struct {
	img   *image.NRGBA
	scale float32
}

func (c canvas) fill(with color.Color, points []point) {
	b := c.img.Bounds()
	r := vector.NewRasterizer(b.Dx(), b.Dy())
	r.DrawOp = draw.Over
	for i, p := range points {
		x, y := float32(p.x)*c.scale, float32(p.y)*c.scale
		if i == 0 {
			r.MoveTo(x, y)
		} else {
			r.LineTo(x, y)
		}
	}
	r.ClosePath()
	r.Draw(c.img, b, image.NewUniform(with), image.Point{})
}

// circle gives points on an arc, clockwise from one angle to another; 0 is to
// the right.
func circle(x, y, radius, from, to float64) []point {
	const n = 96
	points := make([]point, 0, n+1)
	for i := range n + 1 {
		sin, cos := math.Sincos(from + (to-from)*float64(i)/n)
		points = append(points, point{x + radius*cos, y + radius*sin})
	}
	return points
}

// rounded gives a rectangle with round corners.
func rounded(x, y, w, h, radius float64) []point {
	var points []point
	for i, c := range []point{{x + w - radius, y + h - radius}, {x + radius, y + h - radius}, {x + radius, y + radius}, {x + w - radius, y + radius}} {
		points = append(points, circle(c.x, c.y, radius, float64(i)*math.Pi/2, float64(i+1)*math.Pi/2)...)
	}
	return points
}
