package desk

import (
	"bytes"
	"fmt"
	"image"
	"slices"
	"strings"

	"habeas/dossier/disclosure"
	"habeas/export/preview"
)

// leaks compares a finished file with what was held back: its texts and its
// pictures. Own are the words that the page and the file's format bring themselves.
func (d *Desk) leaks(read *preview.Content, held disclosure.Held, shown disclosure.Disclosed, own []string) ([]disclosure.Finding, error) {
	found := make([]disclosure.FoundPicture, len(read.Pictures))
	for i, p := range read.Pictures {
		found[i] = disclosure.FoundPicture{SHA256: p.SHA256, Image: p.Image}
	}
	pictures, err := disclosure.PictureLeaks(found, held, shown, func(sha256 string) (image.Image, error) {
		b, err := d.vault.Blob(sha256)
		if err != nil {
			return nil, err
		}
		img, _, err := image.Decode(bytes.NewReader(b))
		return img, err
	})
	if err != nil {
		return nil, err
	}
	return leakFindings(append(disclosure.Leaks(read.All(), held, shown, own), pictures...)), nil
}

// leakFindings says where something leaked, not what: a finding may be shown,
// logged or sent on.
func leakFindings(leaks []disclosure.Leak) []disclosure.Finding {
	var l []disclosure.Finding
	for _, k := range leaks {
		f := disclosure.Finding{
			Severity: disclosure.Stop, Code: CodeLeak, Dossier: k.Dossier, Subject: k.Subject, Part: k.Part, Item: k.Item,
			Text: fmt.Sprintf("text that is held back from this audience (%s) can be read in the finished pages", strings.ReplaceAll(k.Part, "_", " ")),
		}
		if k.Picture != "" {
			f.Text = "a picture that is held back from this audience is in the finished pages, whole or scaled"
		}
		if !slices.Contains(l, f) {
			l = append(l, f)
		}
	}
	return l
}
