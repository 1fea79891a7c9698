package pdf

import (
	"bytes"
	"errors"
	"strings"
	"unicode"

	"habeas/export/pdf/cos"
)

// finish has fpdf write its file, and writes that anew: with our fonts, a
// catalog and an information dictionary of our own, and nothing that is not
// used.
//
// A structure tree, XMP metadata and an output intent will be put in here.
func (d *Document) finish() ([]byte, error) {
	d.putLinks()
	var draft bytes.Buffer
	if err := d.fpdf.Output(&draft); err != nil {
		return nil, err
	}
	file, err := cos.Parse(draft.Bytes())
	if err != nil {
		return nil, err
	}
	drafted := file.Dict(file.Trailer["Root"])
	if err := d.finishPages(file, drafted["Pages"]); err != nil {
		return nil, err
	}
	file.Trailer = cos.Dict{
		"Root": file.Add(d.catalog(file, drafted)),
		"Info": file.Add(d.info()),
	}
	return file.Write()
}

// finishPages puts our fonts into the resources that all pages share.
func (d *Document) finishPages(file *cos.File, tree any) error {
	var resources cos.Dict
	for _, kid := range file.Array(file.Dict(tree)["Kids"]) {
		page := file.Dict(kid)
		resources = file.Dict(page["Resources"])
		for _, a := range file.Array(page["Annots"]) {
			if annotation := file.Dict(a); annotation != nil {
				annotation["F"] = 4 // to be printed
				upright(annotation["Rect"])
			}
		}
	}
	if resources == nil {
		return errors.New("no page has resources")
	}
	fonts := cos.Dict{}
	for _, c := range d.fonts.copies {
		fonts[cos.Name(c.resource)] = c.object(file)
	}
	resources["Font"] = fonts
	delete(resources, "ProcSet") // of no use since PDF 1.4
	return nil
}

// upright puts the lower left corner of a rectangle first.
func upright(rect any) {
	r, _ := rect.(cos.Array)
	if len(r) == 4 && number(r[1]) > number(r[3]) {
		r[1], r[3] = r[3], r[1]
	}
}

func number(v any) float64 {
	switch v := v.(type) {
	case int:
		return float64(v)
	case float64:
		return v
	}
	return 0
}

func (d *Document) catalog(file *cos.File, drafted cos.Dict) cos.Dict {
	catalog := cos.Dict{
		"Type":              cos.Name("Catalog"),
		"Pages":             drafted["Pages"],
		"Lang":              cos.String(language(d.options.Lang)),
		"ViewerPreferences": cos.Dict{"DisplayDocTitle": true},
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
	info := cos.Dict{"Producer": cos.String("Habeas"), "CreationDate": created, "ModDate": created}
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
// if it is ASCII, in UTF-16 otherwise. Control characters have no place there.
func textString(s string) cos.String {
	ascii := true
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			r = ' '
		}
		if unicode.IsControl(r) {
			return -1
		}
		ascii = ascii && r < unicode.MaxASCII
		return r
	}, s)
	if ascii {
		return cos.String(s)
	}
	return cos.String("\xFE\xFF") + cos.String(utf16be(s, 1<<16))
}
