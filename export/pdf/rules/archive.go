package rules

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"unicode/utf16"

	"habeas/export/pdf/cos"
)

// archiveRules are those of PDF/A-2u on what the file shows and says of itself.
var archiveRules = []rule{
	{"A-2 6.2.2", func(c *checker) {
		for i, p := range c.pages {
			c.want(len(p.unknown) == 0, "%s: unknown operators %q", pageOf(i), p.unknown)
			resources := c.Dict(p.dict["Resources"])
			c.want(resources != nil, "%s names no resources", pageOf(i))
			for kind, names := range p.resources {
				for name := range names {
					c.want(c.Get(c.Dict(resources[cos.Name(kind)])[name]) != nil, "%s: no %s %s", pageOf(i), kind, name)
				}
			}
		}
	}},
	{"A-2 6.2.3", func(c *checker) {
		intents := c.Array(c.catalog["OutputIntents"])
		if len(intents) != 1 {
			c.fail("%d output intents", len(intents))
			return
		}
		intent := c.Dict(intents[0])
		c.want(intent["S"] == cos.Name("GTS_PDFA1"), "the output intent is of %v", intent["S"])
		c.want(isText(intent["OutputConditionIdentifier"]), "the output intent has no name")
		profile, err := c.Bytes(intent["DestOutputProfile"])
		if err != nil || len(profile) < 128 {
			c.fail("no colour profile: %v", err)
			return
		}
		size := int(profile[0])<<24 | int(profile[1])<<16 | int(profile[2])<<8 | int(profile[3])
		c.want(size == len(profile), "the colour profile says that it has %d bytes", size)
		c.want(string(profile[36:40]) == "acsp" && profile[8] >= 2 && profile[8] <= 4, "this is no colour profile of version 2 to 4")
		class := string(profile[12:16])
		c.want(class == "mntr" || class == "prtr", "the colour profile is for %q", class)
		c.want(string(profile[16:20]) == "RGB " && c.Dict(intent["DestOutputProfile"])["N"] == 3, "the colour profile is not of RGB")
	}},
	{"A-2 6.2.4.3", func(c *checker) {
		for i, p := range c.pages {
			for _, op := range []string{"k", "K", "cs", "CS"} {
				c.want(!p.coloured[op], "%s has colours that are not those of the output intent (%s)", pageOf(i), op)
			}
		}
		c.streams(func(ref cos.Ref, d cos.Dict) {
			if space := c.Get(d["ColorSpace"]); d["Subtype"] == cos.Name("Image") && space != nil {
				c.want(space == cos.Name("DeviceRGB") || space == cos.Name("DeviceGray"), "picture %d has colours of %v", ref, space)
			}
		})
	}},
	{"A-2 6.2.5", func(c *checker) {
		c.eachResource("ExtGState", func(d cos.Dict) {
			for _, key := range []cos.Name{"TR", "HTP"} {
				c.want(d[key] == nil, "a graphics state has %s", key)
			}
			c.want(d["TR2"] == nil || d["TR2"] == cos.Name("Default"), "a graphics state has TR2")
		})
	}},
	{"A-2 6.2.8.1", func(c *checker) {
		c.streams(func(ref cos.Ref, d cos.Dict) {
			if d["Subtype"] != cos.Name("Image") {
				return
			}
			c.want(d["Alternates"] == nil && d["OPI"] == nil, "picture %d has others in its place", ref)
			c.want(d["Interpolate"] != true, "picture %d is interpolated", ref)
		})
	}},
	{"A-2 6.2.9.1", func(c *checker) {
		c.streams(func(ref cos.Ref, d cos.Dict) {
			c.want(d["Type"] != cos.Name("XObject") || d["Subtype"] == cos.Name("Image"), "object %d is a form or PostScript", ref)
		})
	}},
	{"A-2 6.2.10", func(c *checker) {
		c.eachResource("ExtGState", func(d cos.Dict) {
			c.want(d["BM"] == nil || d["BM"] == cos.Name("Normal") || d["BM"] == cos.Name("Multiply"), "colours are mixed by %v", d["BM"])
		})
	}},
	{"A-2 6.3.1", func(c *checker) {
		c.annotations(func(where string, a cos.Dict) {
			c.want(a["Subtype"] == cos.Name("Link"), "%s has an annotation of %v", where, a["Subtype"])
		})
	}},
	{"A-2 6.3.2", func(c *checker) {
		const print, hidden, invisible, toggle, noView = 4, 2, 1, 256, 32
		c.annotations(func(where string, a cos.Dict) {
			f, _ := a["F"].(int)
			c.want(f&print != 0 && f&(hidden|invisible|toggle|noView) == 0, "%s has an annotation with flags %d", where, f)
		})
	}},
	{"A-2 6.4.1", func(c *checker) { c.want(c.catalog["AcroForm"] == nil, "the file has a form") }},
	{"A-2 6.5.1", func(c *checker) {
		c.annotations(func(where string, a cos.Dict) {
			if action := c.Dict(a["A"]); action != nil {
				kind := action["S"]
				c.want(kind == cos.Name("URI") || kind == cos.Name("GoTo"), "%s has an action %v", where, kind)
			}
		})
		c.want(c.catalog["OpenAction"] == nil, "the file does something when it opens")
	}},
	{"A-2 6.5.2", func(c *checker) {
		c.dicts(func(d cos.Dict) { c.want(d["AA"] == nil, "something has further actions") })
	}},
	{"A-2 6.6.2.1", func(c *checker) {
		d := c.Dict(c.catalog["Metadata"])
		c.want(d["Type"] == cos.Name("Metadata") && d["Subtype"] == cos.Name("XML"), "no metadata")
		c.want(d["Filter"] == nil, "the metadata are packed")
		c.want(len(c.xmp) > 0, "the metadata cannot be read")
	}},
	{"A-2 6.6.2.3", func(c *checker) {
		c.want(has(c.xmp["prefix"], "pdfuaid") && has(c.xmp["namespaceURI"], "http://www.aiim.org/pdfua/ns/id/") &&
			has(c.xmp["name"], "part") && has(c.xmp["valueType"], "Integer") && has(c.xmp["category"], "internal"),
			"the schema of PDF/UA is not described")
	}},
	{"A-2 6.6.3", func(c *checker) {
		info := c.Dict(c.Trailer["Info"])
		for key, name := range map[cos.Name]string{"Title": "title", "Author": "creator", "Subject": "description", "Producer": "Producer"} {
			if v, ok := info[key].(cos.String); ok {
				c.want(has(c.xmp[name], decoded(v)), "%s is %q, and in the metadata %q", key, decoded(v), c.xmp[name])
			}
		}
		for key, name := range map[cos.Name]string{"CreationDate": "CreateDate", "ModDate": "ModifyDate"} {
			v, _ := info[key].(cos.String)
			bare := strings.NewReplacer("-", "", ":", "", "T", "").Replace(strings.Join(c.xmp[name], ""))
			c.want("D:"+bare == string(v), "%s is %q, and in the metadata %q", key, v, c.xmp[name])
		}
	}},
	{"A-2 6.6.4", func(c *checker) {
		c.want(has(c.xmp["part"], "2") && has(c.xmp["conformance"], "U"), "the file does not say that it is PDF/A-2u")
	}},
	{"A-2 6.8", func(c *checker) {
		names := c.Dict(c.catalog["Names"])
		c.want(names["EmbeddedFiles"] == nil && c.catalog["AF"] == nil, "there are files in the file")
	}},
	{"A-2 6.9", func(c *checker) { c.want(c.catalog["OCProperties"] == nil, "there are layers") }},
	{"A-2 6.10", func(c *checker) {
		c.want(c.Dict(c.catalog["Names"])["AlternatePresentations"] == nil, "there are other presentations")
		for i, p := range c.pages {
			c.want(p.dict["PresSteps"] == nil, "%s is shown in steps", pageOf(i))
		}
	}},
	{"A-2 6.11", func(c *checker) { c.want(c.catalog["Requirements"] == nil, "readers are required to do something") }},
}

func has(l []string, s string) bool {
	for _, v := range l {
		if v == s {
			return true
		}
	}
	return false
}

func (c *checker) eachResource(kind cos.Name, visit func(cos.Dict)) {
	for _, p := range c.pages {
		for _, v := range c.Dict(c.Dict(p.dict["Resources"])[kind]) {
			visit(c.Dict(v))
		}
	}
}

func (c *checker) annotations(visit func(where string, annotation cos.Dict)) {
	for i, p := range c.pages {
		for _, a := range c.Array(p.dict["Annots"]) {
			visit(pageOf(i), c.Dict(a))
		}
	}
}

// readMetadata gathers the texts of the XMP packet by the local names of their
// elements; those of a list are its own.
func (c *checker) readMetadata() {
	data, err := c.Bytes(c.catalog["Metadata"])
	if err != nil {
		return
	}
	found := map[string][]string{}
	d := xml.NewDecoder(bytes.NewReader(data))
	var open []string
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return
		}
		switch t := t.(type) {
		case xml.StartElement:
			open = append(open, t.Name.Local)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if s := strings.TrimSpace(string(t)); s != "" {
				for i := len(open) - 1; i >= 0; i-- {
					if !lists[open[i]] {
						found[open[i]] = append(found[open[i]], string(t))
						break
					}
				}
			}
		}
	}
	c.xmp = found
}

var lists = set("Alt Seq Bag li")

// decoded is a text string.
func decoded(s cos.String) string {
	rest, ok := strings.CutPrefix(string(s), "\xFE\xFF")
	if !ok {
		return string(s)
	}
	var units []uint16
	for i := 0; i+1 < len(rest); i += 2 {
		units = append(units, uint16(rest[i])<<8|uint16(rest[i+1]))
	}
	return string(utf16.Decode(units))
}
