package pdf

import (
	"net/url"
	"slices"
	"strings"
	"unicode"
)

// targets are the named places of a document and the links that lead there or
// outside. Links are put in at the end: one may lead to a page that is yet to
// come.
type targets struct {
	places map[string]place
	links  []link
}

type place struct {
	page int
	y    float64
}

type link struct {
	page       int
	x, y, w, h float64
	to         string
}

// Dest names a place on the current page, y points from its top. A link may
// lead to it from any page, an earlier one too. The first place of a name
// counts.
func (d *Document) Dest(name string, y float64) {
	if !d.ready(y) {
		return
	}
	if d.targets.places == nil {
		d.targets.places = map[string]place{}
	}
	if _, ok := d.targets.places[name]; !ok {
		d.targets.places[name] = place{d.PageCount(), d.onPage(y)}
	}
}

// Link makes a rectangle of the current page lead to a place that [Document.Dest]
// names, or to an outside address. An outside address begins with http://,
// https:// or mailto:. Any other address, and a name that no page has, leads
// nowhere: it is no link in the file, and [Document.Dangling] tells it.
func (d *Document) Link(x, y, w, h float64, to string) {
	if to != "" && d.ready(x, y, w, h) {
		d.targets.links = append(d.targets.links, link{d.PageCount(), x, y, w, h, to})
	}
}

// Dangling lists where links were meant to lead and do not, each once, in order.
func (d *Document) Dangling() []string {
	var names []string
	for _, l := range d.targets.links {
		_, inside := d.targets.places[l.to]
		_, outside := address(l.to)
		if !inside && !outside && !slices.Contains(names, l.to) {
			names = append(names, l.to)
		}
	}
	return names
}

// onPage is a height that lies on the page; fpdf has a meaning of its own for -1.
func (d *Document) onPage(y float64) float64 { return min(max(y, 0), d.options.PageSize.H) }

// putLinks hands the links that lead somewhere to fpdf.
func (d *Document) putLinks() {
	ids := map[place]int{}
	for _, l := range d.targets.links {
		d.fpdf.SetPage(l.page)
		if p, ok := d.targets.places[l.to]; ok {
			if ids[p] == 0 {
				ids[p] = d.fpdf.AddLink()
				d.fpdf.SetLink(ids[p], p.y, p.page)
			}
			d.fpdf.Link(l.x, l.y, l.w, l.h, ids[p])
		} else if a, ok := address(l.to); ok {
			d.fpdf.LinkString(l.x, l.y, l.w, l.h, a)
		}
	}
	d.fpdf.SetPage(d.PageCount())
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
