package rules_test

import (
	"bytes"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"
	"time"

	"habeas/export/pdf"
	"habeas/export/pdf/cos"
	"habeas/export/pdf/rules"
	"habeas/export/typeset"
)

// sound is a file that has something of everything, and keeps all rules.
func sound(t testing.TB) []byte {
	t.Helper()
	tree := pdf.NewStructure()
	d := pdf.New(pdf.Options{
		Title: "Prisoners: ស្ត្រី", Author: "A <group> & others", Subject: "As of today", Lang: "en",
		Created: time.Date(2018, 9, 12, 3, 4, 5, 0, time.UTC), Structure: tree,
	})
	set := typeset.NewSetter()
	style := typeset.Style{Size: 10}
	y := 30.0
	put := func(e *pdf.Element, text, link string) {
		style := style
		style.Link = link
		y += 20
		d.In(e, func() { d.Text(50, y, set.Line(typeset.Span{Text: text, Style: style})) })
	}
	d.AddPage()
	sect := tree.Add(pdf.Sect)
	put(sect.Add(pdf.H1), "Heading", "")
	put(sect.Add(pdf.H2), "Below", "")
	para := sect.Add(pdf.P)
	put(para, "A paragraph with ស្ត្រី", "")
	put(para, "and a note", "note")
	put(para, "and an address", "https://example.org")
	list := sect.Add(pdf.L)
	list.Ordered = true
	item := list.Add(pdf.LI)
	d.Dest("note", "The note", y)
	put(item.Add(pdf.Lbl), "1.", pdf.Back("note"))
	put(item.Add(pdf.LBody).Add(pdf.Note), "The note", "")
	item = list.Add(pdf.LI)
	put(item.Add(pdf.Lbl), "2.", "")
	put(item.Add(pdf.LBody).Add(pdf.Note), "Another note", "")
	table := sect.Add(pdf.Table)
	for _, row := range []string{"One", "Two"} {
		tr := table.Add(pdf.TR)
		head := tr.Add(pdf.TH)
		head.Scope = pdf.OfRow
		cell := tr.Add(pdf.TD)
		cell.Headers = []*pdf.Element{head}
		put(head, row, "")
		put(cell, "Cell", "")
	}
	toc := sect.Add(pdf.TOC).Add(pdf.TOCI).Add(pdf.Reference).Add(pdf.Link)
	put(toc, "Contents", "")
	d.In(toc, func() { d.Link(50, y-10, 100, 12, "note") })
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewNRGBA(image.Rect(0, 0, 4, 4))); err != nil {
		t.Fatal(err)
	}
	figure := sect.Add(pdf.Figure)
	d.In(figure, func() {
		if err := d.Image("p", picture.Bytes(), 300, 300, 40, 40, "Nothing to see"); err != nil {
			t.Fatal(err)
		}
		d.Rect(315, 315, 10, 10, pdf.Fill(0xFF0000))
	})
	d.Rect(300, 400, 10, 10, pdf.Stroke(0, 1))
	d.Outline("Heading", 0, 0)
	for range 4 {
		d.AddPage()
		put(para, "The paragraph goes on", "")
		d.Beside(pdf.Footer, func() { put(sect, "foot", "") })
		y = 30
	}
	file, err := d.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func TestASoundFileKeepsAllRules(t *testing.T) {
	broken, err := rules.Check(sound(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range broken {
		t.Error(b)
	}
}

// wreck is a file that can be spoiled.
type wreck struct {
	testing.TB
	*cos.File
}

func (w wreck) catalog() cos.Dict { return w.Dict(w.Trailer["Root"]) }

func (w wreck) page() cos.Dict { return w.Dict(w.Array(w.Dict(w.catalog()["Pages"])["Kids"])[0]) }

func (w wreck) link() cos.Dict { return w.Dict(w.Array(w.page()["Annots"])[0]) }

func (w wreck) resource(kind cos.Name) cos.Dict {
	for _, v := range w.Dict(w.Dict(w.page()["Resources"])[kind]) {
		return w.Dict(v)
	}
	w.Fatalf("no %s", kind)
	return nil
}

func (w wreck) descendant() cos.Dict {
	return w.Dict(w.Array(w.resource("Font")["DescendantFonts"])[0])
}

// element is the first of a type, by number.
func (w wreck) element(tag cos.Name) cos.Dict {
	var refs []cos.Ref
	for ref := range w.Objects {
		refs = append(refs, ref)
	}
	slices.Sort(refs)
	for _, ref := range refs {
		if d, ok := w.Objects[ref].(cos.Dict); ok && d["S"] == tag {
			return d
		}
	}
	w.Fatalf("no %s", tag)
	return nil
}

// edit changes the bytes of a stream.
func (w wreck) edit(v any, change func(string) string) {
	data, err := w.Bytes(v)
	if err != nil {
		w.Fatal(err)
	}
	after := change(string(data))
	if after == string(data) {
		w.Fatal("nothing was changed")
	}
	s := w.Get(v).(*cos.Stream)
	s.Data = []byte(after)
	delete(s.Dict, "Filter")
}

func (w wreck) xmp(old, new string) {
	w.edit(w.catalog()["Metadata"], func(s string) string { return strings.Replace(s, old, new, 1) })
}

func (w wreck) content(old, new string) {
	w.edit(w.page()["Contents"], func(s string) string { return strings.Replace(s, old, new, 1) })
}

// spoil breaks one rule each.
var spoil = map[string]func(wreck){
	"A-2 6.1.7.1": func(w wreck) { w.resource("XObject")["F"] = cos.String("elsewhere.png") },
	"A-2 6.1.7.2": func(w wreck) { w.resource("XObject")["Filter"] = cos.Name("LZWDecode") },
	"A-2 6.1.8":   func(w wreck) { w.catalog()["X"] = cos.Name("\xFF") },
	"A-2 6.1.13":  func(w wreck) { w.catalog()["X"] = cos.String(strings.Repeat("x", 32768)) },
	"A-2 6.2.2":   func(w wreck) { w.content("BT", "0 foo BT") },
	"A-2 6.2.3":   func(w wreck) { w.catalog()["OutputIntents"] = cos.Array{} },
	"A-2 6.2.4.3": func(w wreck) { w.content("BT", "BT 0 0 0 1 k") },
	"A-2 6.2.5": func(w wreck) {
		w.Dict(w.page()["Resources"])["ExtGState"] = cos.Dict{"G": cos.Dict{"TR": cos.Name("Identity")}}
	},
	"A-2 6.2.8.1": func(w wreck) { w.resource("XObject")["Interpolate"] = true },
	"A-2 6.2.9.1": func(w wreck) { w.resource("XObject")["Subtype"] = cos.Name("Form") },
	"A-2 6.2.10": func(w wreck) {
		w.Dict(w.page()["Resources"])["ExtGState"] = cos.Dict{"G": cos.Dict{"BM": cos.Name("Odd")}}
	},
	"A-2 6.3.1":                              func(w wreck) { w.link()["Subtype"] = cos.Name("Movie") },
	"A-2 6.3.2":                              func(w wreck) { w.link()["F"] = 2 },
	"A-2 6.4.1":                              func(w wreck) { w.catalog()["AcroForm"] = cos.Dict{"Fields": cos.Array{}} },
	"A-2 6.5.1":                              func(w wreck) { w.catalog()["OpenAction"] = cos.Dict{"S": cos.Name("JavaScript")} },
	"A-2 6.5.2":                              func(w wreck) { w.page()["AA"] = cos.Dict{"O": 1} },
	"A-2 6.6.2.1":                            func(w wreck) { w.xmp("<rdf:RDF", "<rdf:RDG") },
	"A-2 6.6.2.3":                            func(w wreck) { w.xmp("Integer", "Text") },
	"A-2 6.6.3":                              func(w wreck) { w.Dict(w.Trailer["Info"])["Title"] = cos.String("Another") },
	"A-2 6.6.4":                              func(w wreck) { w.xmp("<pdfaid:conformance>U", "<pdfaid:conformance>A") },
	"A-2 6.8":                                func(w wreck) { w.catalog()["Names"] = cos.Dict{"EmbeddedFiles": cos.Dict{"Names": cos.Array{}}} },
	"A-2 6.9":                                func(w wreck) { w.catalog()["OCProperties"] = cos.Dict{"D": 1} },
	"A-2 6.10":                               func(w wreck) { w.page()["PresSteps"] = cos.Dict{"D": 1} },
	"A-2 6.11":                               func(w wreck) { w.catalog()["Requirements"] = cos.Array{} },
	"A-2 6.2.11.3.1, UA-1 7.21.3.1 (31-001)": func(w wreck) { w.resource("Font")["Encoding"] = cos.Name("UniGB-UCS2-H") },
	"A-2 6.2.11.3.2, UA-1 7.21.3.2 (31-004)": func(w wreck) { delete(w.descendant(), "CIDToGIDMap") },
	"A-2 6.2.11.4.1, UA-1 7.21.4.1 (31-009)": func(w wreck) { delete(w.Dict(w.descendant()["FontDescriptor"]), "FontFile2") },
	"A-2 6.2.11.4.2, UA-1 7.21.4.2 (31-012)": func(w wreck) { w.resource("Font")["BaseFont"] = cos.Name("NotoSans") },
	"A-2 6.2.11.5, UA-1 7.21.5 (31-014)":     func(w wreck) { w.descendant()["W"] = cos.Array{0, cos.Array{1, 2, 3}} },
	"A-2 6.2.11.7.2, UA-1 7.21.7 (31-027)":   func(w wreck) { delete(w.resource("Font"), "ToUnicode") },
	"A-2 6.2.11.8, UA-1 7.21.8 (31-030)":     func(w wreck) { w.content("] TJ", "<0000>] TJ") },

	"UA-1 5 (06-002)":                  func(w wreck) { w.xmp("<pdfuaid:part>1", "<pdfuaid:part>3") },
	"UA-1 7.1 (01-003, 01-004)":        func(w wreck) { w.content("BT", "/Artifact BMC BT") },
	"UA-1 7.1 (01-005)":                func(w wreck) { w.content("EMC", "EMC 0 0 m 9 9 l S") },
	"UA-1 7.1 (06-003)":                func(w wreck) { w.xmp("dc:title", "dc:titel"); w.xmp("/dc:title", "/dc:titel") },
	"UA-1 7.1 (07-001)":                func(w wreck) { delete(w.catalog(), "ViewerPreferences") },
	"UA-1 7.1 (02-001)":                func(w wreck) { delete(w.catalog(), "MarkInfo") },
	"UA-1 7.2 (11-001)":                func(w wreck) { delete(w.catalog(), "Lang") },
	"UA-1 7.17 (27-001)":               func(w wreck) { delete(w.catalog(), "Outlines") },
	"UA-1 7.18.1 (28-004)":             func(w wreck) { delete(w.link(), "StructParent") },
	"UA-1 7.18.2 (28-006)":             func(w wreck) { w.link()["Subtype"] = cos.Name("TrapNet") },
	"UA-1 7.18.3 (28-009)":             func(w wreck) { w.page()["Tabs"] = cos.Name("R") },
	"UA-1 7.18.5 (28-011)":             func(w wreck) { w.element("Link")["S"] = cos.Name("Span") },
	"UA-1 7.18.5 (28-012)":             func(w wreck) { delete(w.link(), "Contents") },
	"UA-1 7.19, 7.15 (25-001)":         func(w wreck) { w.catalog()["NeedsRendering"] = true },
	"UA-1 7.1 (01-006)":                func(w wreck) { w.content("/MCID 1", "/MCID 77") },
	"UA-1 7.1 (02-002)":                func(w wreck) { w.element("Sect")["S"] = cos.Name("Chapter") },
	"UA-1 7.2 (09-004 to 09-008)":      func(w wreck) { w.element("Lbl")["S"] = cos.Name("P") },
	"UA-1 7.3 (13-004)":                func(w wreck) { delete(w.element("Figure"), "Alt") },
	"UA-1 7.3, ISO 32000-1 14.8.5.4.3": func(w wreck) { delete(w.element("Figure"), "A") },
	"UA-1 7.4.2 (14-002, 14-003)":      func(w wreck) { w.element("H2")["S"] = cos.Name("H3") },
	"UA-1 7.4.4 (14-006)":              func(w wreck) { w.element("H2")["S"] = cos.Name("H") },
	"UA-1 7.5 (15-003)":                func(w wreck) { delete(w.element("TH"), "A") },
	"UA-1 7.5, ISO 32000-1 14.8.5.7":   func(w wreck) { w.element("TH")["ID"] = cos.String("other") },
	"UA-1 7.6 (16-003)":                func(w wreck) { delete(w.element("L"), "A") },
	"UA-1 7.9 (19-003, 19-004)":        func(w wreck) { delete(w.element("Note"), "ID") },
}

// TestEachRuleCanBeBroken spoils a sound file in each way, and has the rule
// found broken.
func TestEachRuleCanBeBroken(t *testing.T) {
	file := sound(t)
	for _, clause := range rules.Clauses() {
		if clause == "A-2 6.1.2" || clause == "A-2 6.1.3" {
			continue // by TestBytesAroundTheObjects
		}
		change := spoil[clause]
		if change == nil {
			t.Errorf("%s: nothing breaks it", clause)
			continue
		}
		f, err := cos.Parse(bytes.Clone(file))
		if err != nil {
			t.Fatal(err)
		}
		change(wreck{t, f})
		after, err := f.Write()
		if err != nil {
			t.Fatal(err)
		}
		broken, err := rules.Check(after)
		if err != nil {
			t.Errorf("%s: %v", clause, err)
			continue
		}
		if !slices.ContainsFunc(broken, func(b rules.Broken) bool { return b.Clause == clause }) {
			t.Errorf("%s was broken and not found, but %v", clause, broken)
		}
	}
}

func TestBytesAroundTheObjects(t *testing.T) {
	file := sound(t)
	for clause, spoiled := range map[string][]byte{
		"A-2 6.1.2": bytes.Replace(file, []byte("%\xE2"), []byte("%a"), 1),
		"A-2 6.1.3": append(bytes.Clone(file), "more"...),
	} {
		broken, err := rules.Check(spoiled)
		if err != nil || len(broken) != 1 || broken[0].Clause != clause {
			t.Errorf("%s: got %v, %v", clause, broken, err)
		}
	}
}

func TestWhatIsNoFileIsAnError(t *testing.T) {
	for _, file := range []string{"", "%PDF-1.7\n", "hello"} {
		if broken, err := rules.Check([]byte(file)); err == nil {
			t.Errorf("%q: got %v", file, broken)
		}
	}
}
