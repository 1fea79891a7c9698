package pdf

import (
	"errors"
	"slices"
	"strings"
	"unicode"

	"habeas/export/pdf/cos"
)

// finish has fpdf write its file, and writes that anew: with our fonts, a
// structure tree, metadata, an output intent, a catalog and an information
// dictionary of our own, and nothing that is not used. So the file is PDF/A-2u
// (ISO 19005-2) and PDF/UA-1 (ISO 14289-1).
func (d *Document) finish() ([]byte, error) {
	d.unmark()
	d.takeOff()
	if d.err != nil {
		return nil, d.err
	}
	d.putOutline()
	file, err := drafted(d.fpdf)
	if err != nil {
		return nil, err
	}
	d.fpdf = nil
	root := file.Dict(file.Trailer["Root"])
	pages, err := d.finishPages(file, root["Pages"])
	if err != nil {
		return nil, err
	}
	d.putContents(file, pages)
	catalog := d.catalog(file, root)
	d.putLinks(file, pages)
	catalog["StructTreeRoot"] = d.structure(file, pages)
	file.Trailer = cos.Dict{"Root": file.Add(catalog), "Info": file.Add(d.info())}
	return file.Write()
}

// draft takes what fpdf writes. fpdf writes all of it at once, of a buffer that it
// does not touch again, so that no copy is needed of what is the most of a file.
type draft struct{ bytes []byte }

func (d *draft) Write(p []byte) (int, error) {
	if d.bytes == nil {
		d.bytes = p
	} else {
		d.bytes = append(d.bytes[:len(d.bytes):len(d.bytes)], p...)
	}
	return len(p), nil
}

// finishPages puts our fonts into the resources that all pages share, and the
// pages into their order; it gives them in that in which they were begun.
func (d *Document) finishPages(file *cos.File, tree any) (pages []cos.Ref, err error) {
	var resources cos.Dict
	kids := file.Array(file.Dict(tree)["Kids"])
	for _, kid := range kids {
		page := file.Dict(kid)
		resources = file.Dict(page["Resources"])
		ref, _ := kid.(cos.Ref)
		pages = append(pages, ref)
	}
	if resources == nil {
		return nil, errors.New("no page has resources")
	}
	file.Dict(tree)["Kids"] = slices.Concat(kids[len(kids)-d.front:], kids[:len(kids)-d.front])
	fonts := cos.Dict{}
	for _, c := range d.fonts.copies {
		fonts[cos.Name(c.resource)] = c.object(file)
	}
	resources["Font"] = fonts
	d.putPhotos(file, file.Dict(resources["XObject"]))
	delete(resources, "ProcSet") // of no use since PDF 1.4
	return pages, nil
}

func (d *Document) catalog(file *cos.File, drafted cos.Dict) cos.Dict {
	catalog := cos.Dict{
		"Type":              cos.Name("Catalog"),
		"Pages":             drafted["Pages"],
		"Lang":              cos.String(language(d.options.Lang)),
		"ViewerPreferences": cos.Dict{"DisplayDocTitle": true},
		"MarkInfo":          cos.Dict{"Marked": true},
		"Metadata":          file.Add(d.metadata()),
		"OutputIntents":     cos.Array{outputIntent(file)},
	}
	if outlines := drafted["Outlines"]; outlines != nil {
		openOutline(file, outlines)
		catalog["Outlines"] = outlines
		catalog["PageMode"] = cos.Name("UseOutlines")
	}
	if len(d.labels) > 0 {
		catalog["PageLabels"] = file.Add(d.pageLabels())
	}
	return catalog
}

// info is what the file tells about itself (ISO 32000-1, 14.3.3).
func (d *Document) info() cos.Dict {
	created := cos.String(d.options.Created.UTC().Format("D:20060102150405Z"))
	info := cos.Dict{"Producer": cos.String(producer), "CreationDate": created, "ModDate": created}
	for key, text := range map[cos.Name]string{
		"Title": d.options.Title, "Author": d.options.Author, "Subject": d.options.Subject,
	} {
		if text != "" {
			info[key] = textString(text)
		}
	}
	return info
}

// language is a BCP 47 tag without what such a tag may not have.
func language(tag string) string {
	tag = strings.Map(func(r rune) rune {
		if r == '-' || r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return r
		}
		return -1
	}, tag)
	if tag == "" {
		return "en"
	}
	return tag
}

// textString is text for a title or an outline (ISO 32000-1, 7.9.2.2): as it is
// if it is ASCII, in UTF-16 otherwise.
func textString(s string) cos.String {
	s = shownText(s)
	for i := range len(s) {
		if s[i] >= 0x7F {
			return cos.String("\xFE\xFF") + cos.String(utf16be(s, maxString-2))
		}
	}
	return cos.String(s[:min(len(s), maxString)])
}

// maxString is the most bytes that a string of the file may have (ISO 19005-2,
// 6.1.13).
const maxString = 32767

// shownText is text without control characters, which have no place where
// readers show a text in one line.
func shownText(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}
