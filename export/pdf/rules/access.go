package rules

import (
	"regexp"

	"habeas/export/pdf/cos"
)

var languageTag = regexp.MustCompile(`^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$`)

// accessRules are those of PDF/UA-1 on the document, its pages and its links.
var accessRules = []rule{
	{"UA-1 5 (06-002)", func(c *checker) {
		c.want(has(c.xmp["part"], "1"), "the file does not say that it is PDF/UA-1")
	}},
	{"UA-1 7.1 (01-003, 01-004)", func(c *checker) {
		for i, p := range c.pages {
			c.want(len(p.tangled) == 0, "%s: %q", pageOf(i), p.tangled)
		}
	}},
	{"UA-1 7.1 (01-005)", func(c *checker) {
		for i, p := range c.pages {
			c.want(len(p.loose) == 0, "%s: %d things are neither tagged nor artifacts, the first by %v", pageOf(i), len(p.loose), p.loose)
		}
	}},
	{"UA-1 7.1 (06-003)", func(c *checker) {
		c.want(len(c.xmp["title"]) == 1, "the metadata have no title")
	}},
	{"UA-1 7.1 (07-001)", func(c *checker) {
		c.want(c.Dict(c.catalog["ViewerPreferences"])["DisplayDocTitle"] == true, "the title is not shown")
	}},
	{"UA-1 7.1 (02-001)", func(c *checker) {
		info := c.Dict(c.catalog["MarkInfo"])
		c.want(info["Marked"] == true && info["Suspects"] != true, "the file is not marked as tagged")
		c.want(c.top != nil, "there is no structure tree")
	}},
	{"UA-1 7.2 (11-001)", func(c *checker) {
		lang, _ := c.catalog["Lang"].(cos.String)
		c.want(languageTag.MatchString(string(lang)), "the language is %q", lang)
		c.dicts(func(d cos.Dict) {
			if lang, ok := d["Lang"].(cos.String); ok {
				c.want(languageTag.MatchString(string(lang)), "the language of a part is %q", lang)
			}
		})
	}},
	{"UA-1 7.17 (27-001)", func(c *checker) {
		c.want(len(c.pages) < 5 || c.catalog["Outlines"] != nil, "there is no outline")
		for d := c.Dict(c.Dict(c.catalog["Outlines"])["First"]); d != nil; d = c.Dict(d["Next"]) {
			c.want(isText(d["Title"]), "an entry of the outline says nothing")
		}
	}},
	{"UA-1 7.18.1 (28-004)", func(c *checker) {
		c.annotations(func(where string, a cos.Dict) {
			_, in := a["StructParent"].(int)
			c.want(in, "%s: an annotation stands in no structure", where)
		})
	}},
	{"UA-1 7.18.2 (28-006)", func(c *checker) {
		c.annotations(func(where string, a cos.Dict) {
			c.want(a["Subtype"] != cos.Name("TrapNet"), "%s has a trap network", where)
		})
	}},
	{"UA-1 7.18.3 (28-009)", func(c *checker) {
		for i, p := range c.pages {
			c.want(c.Array(p.dict["Annots"]) == nil || p.dict["Tabs"] == cos.Name("S"), "%s: the order of its links is %v", pageOf(i), p.dict["Tabs"])
		}
	}},
	{"UA-1 7.18.5 (28-011)", func(c *checker) {
		linked := map[any]bool{}
		c.top.each(func(n *node) {
			for _, a := range n.objects {
				if n.tag == "Link" {
					linked[a] = true
				}
			}
		})
		for i, p := range c.pages {
			for _, a := range c.Array(p.dict["Annots"]) {
				c.want(linked[a], "%s: a link stands in no Link element", pageOf(i))
			}
		}
	}},
	{"UA-1 7.18.5 (28-012)", func(c *checker) {
		c.annotations(func(where string, a cos.Dict) {
			c.want(isText(a["Contents"]), "%s: a link does not say where it leads", where)
		})
	}},
	{"UA-1 7.19, 7.15 (25-001)", func(c *checker) {
		c.want(c.catalog["NeedsRendering"] == nil && c.catalog["AcroForm"] == nil, "the file has a form")
	}},
}
