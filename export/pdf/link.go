package pdf

import (
	"math"
	"net/url"
	"strings"
	"unicode"

	"habeas/export/pdf/cos"
)

// targets are the named places of a document and the links that lead there or
// outside. Links are put in at the end: one may lead to a page that is yet to
// come.
type targets struct {
	places map[string]place
	links  []link
	placed []int // which of the links are in the file
}

type place struct {
	page  int
	y     float64
	title string
}

type link struct {
	page       int
	x, y, w, h float64
	to         string
	text       string // that is seen there, if known
	element    *Element
	ref        cos.Ref
}

// Dest names a place on the current page, y points from its top, and says what
// is there, for who hears a link that leads to it. A link may lead to it from
// any page, an earlier one too. The first place of a name counts.
func (d *Document) Dest(name, title string, y float64) {
	if d.ready(y) {
		d.place(name, title, y)
	}
}

func (d *Document) place(name, title string, y float64) {
	if d.targets.places == nil {
		d.targets.places = map[string]place{}
	}
	if _, ok := d.targets.places[name]; !ok {
		d.targets.places[name] = place{d.Page() + 1, d.onPage(y), title}
	}
}

// Back is the name of the place where the first text stands that leads to name:
// a note leads back by it to where it is cited.
func Back(name string) string { return "\u21a9" + name }

// Link makes a rectangle of the current page lead to a place that [Document.Dest]
// names, or to an outside address. An outside address begins with http://,
// https:// or mailto:. Any other address, and a name that no page has, leads
// nowhere: it is no link in the file, and [Document.Dangling] tells it.
func (d *Document) Link(x, y, w, h float64, to string) {
	if to == "" || !d.ready(x, y, w, h) {
		return
	}
	e := d.marking.spot.element.within(Link)
	if e == nil {
		around := d.marking.spot.element
		if around == nil {
			around = d.options.Structure
		}
		e = around.Add(Link)
	}
	d.link(link{x: x, y: y, w: w, h: h, to: to, element: e})
}

func (d *Document) link(l link) {
	if d.ready(l.x, l.y, l.w, l.h) {
		l.page = d.Page() + 1
		d.targets.links = append(d.targets.links, l)
	}
}

// linkSpot is where a text stands that leads somewhere.
func (d *Document) linkSpot(base spot, to string) spot {
	around := base.element
	if around == nil {
		around = d.options.Structure
	}
	if around.within(Link) != nil {
		return base
	}
	if _, outside := address(to); !outside && around.Tag != Lbl {
		around = around.Add(Reference)
	}
	return spot{element: around.Add(Link)}
}

// onPage is a height that lies on the page; fpdf has a meaning of its own for -1.
func (d *Document) onPage(y float64) float64 { return min(max(y, 0), d.options.PageSize.H) }

// putLinks writes the links that lead somewhere. fpdf has links too, but neither
// say they what they are nor do they know of a structure.
func (d *Document) putLinks(file *cos.File, pages []cos.Ref) {
	annots := make([]cos.Array, len(pages))
	for i := range d.targets.links {
		l := &d.targets.links[i]
		_, inside := d.targets.places[l.to]
		_, outside := address(l.to)
		if !inside && !outside {
			continue
		}
		index := len(d.targets.placed)
		l.ref = file.Add(cos.Made(func() any { return d.annotation(l, len(pages)+index, pages) }))
		l.element.kids = append(l.element.kids, kid{page: linked, index: int32(index)})
		d.targets.placed = append(d.targets.placed, i)
		annots[l.page-1] = append(annots[l.page-1], l.ref)
	}
	for i, list := range annots {
		if len(list) > 0 {
			file.Dict(pages[i])["Annots"] = list
		}
	}
}

// annotation is what is written of a link (ISO 32000-1, 12.5.6.5); key is its
// place in the index of the structure.
func (d *Document) annotation(l *link, key int, pages []cos.Ref) cos.Dict {
	top := d.options.PageSize.H - l.y
	dict := cos.Dict{
		"Type": cos.Name("Annot"), "Subtype": cos.Name("Link"), "Border": noBorder,
		"Rect":     cos.Array{hundredths(l.x), hundredths(top - l.h), hundredths(l.x + l.w), hundredths(top)},
		"F":        4, // to be printed
		"Contents": textString(d.says(l)), "StructParent": key,
	}
	if p, ok := d.targets.places[l.to]; ok {
		dict["Dest"] = cos.Array{pages[p.page-1], cos.Name("XYZ"), 0, hundredths(d.options.PageSize.H - p.y), nil}
	} else {
		a, _ := address(l.to)
		dict["A"] = cos.Dict{"S": cos.Name("URI"), "URI": cos.String(a)}
	}
	return dict
}

var noBorder = cos.Array{0, 0, 0}

func hundredths(v float64) float64 { return math.Round(v*100) / 100 }

// says is what a link is for who cannot see it: what it leads to.
func (d *Document) says(l *link) string {
	if p := d.targets.places[l.to]; p.title != "" {
		return p.title
	}
	if l.element.Alt != "" {
		return l.element.Alt
	}
	if _, outside := address(l.to); !outside && l.text != "" {
		return l.text
	}
	return l.to
}

// address says whether a link leads outside, and gives its address in the ASCII
// that a PDF file wants.
func address(to string) (string, bool) {
	scheme, rest, ok := strings.Cut(to, ":")
	switch strings.ToLower(scheme) {
	case "http", "https":
		ok = ok && strings.HasPrefix(rest, "//") && len(rest) > len("//")
	case "mailto":
		ok = ok && rest != ""
	default:
		ok = false
	}
	if !ok {
		return "", false
	}
	var b strings.Builder
	for _, r := range to {
		if r <= ' ' || r >= unicode.MaxASCII || strings.ContainsRune(`()<>\"{}|^`+"`", r) {
			// Spaces, letters of other scripts and delimiters of PDF.
			b.WriteString(escape(r))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String(), true
}

func escape(r rune) string {
	if r == ' ' {
		return "%20"
	}
	return url.PathEscape(string(r))
}
