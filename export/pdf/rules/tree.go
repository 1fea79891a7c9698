package rules

import (
	"habeas/export/pdf/cos"
)

// node is a structure element.
type node struct {
	dict    cos.Dict
	ref     any
	tag     string
	parent  *node
	kids    []*node
	objects []any // references to annotations
	marks   []place
}

// place is marked content.
type place struct {
	page any
	mcid int
}

// maxNested is how deep elements may lie in each other.
const maxNested = 40

func (c *checker) readNode(ref any, parent *node, depth int) *node {
	d := c.Dict(ref)
	if d == nil || depth > maxNested {
		return nil
	}
	tag, _ := d["S"].(cos.Name)
	n := &node{dict: d, ref: ref, tag: string(tag), parent: parent}
	kids := c.Array(d["K"])
	if kids == nil && d["K"] != nil {
		kids = cos.Array{d["K"]}
	}
	for _, kid := range kids {
		if mcid, ok := kid.(int); ok {
			n.marks = append(n.marks, place{d["Pg"], mcid})
			continue
		}
		k := c.Dict(kid)
		switch k["Type"] {
		case cos.Name("MCR"):
			mcid, _ := k["MCID"].(int)
			n.marks = append(n.marks, place{k["Pg"], mcid})
		case cos.Name("OBJR"):
			n.objects = append(n.objects, k["Obj"])
		default:
			if child := c.readNode(kid, n, depth+1); child != nil {
				n.kids = append(n.kids, child)
			}
		}
	}
	return n
}

// each visits a node and all below it, in reading order.
func (n *node) each(visit func(*node)) {
	if n == nil {
		return
	}
	visit(n)
	for _, kid := range n.kids {
		kid.each(visit)
	}
}

// attribute is an attribute of an element.
func (c *checker) attribute(n *node, owner, name cos.Name) any {
	list := c.Array(n.dict["A"])
	if list == nil {
		list = cos.Array{n.dict["A"]}
	}
	for _, a := range list {
		if d := c.Dict(a); d["O"] == owner && d[name] != nil {
			return c.Get(d[name])
		}
	}
	return nil
}

// standard are the types that need no role map (ISO 32000-1, 14.8.4).
var standard = set(`Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6
	L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby Warichu Figure Formula Form`)

// mayHold says of some types what may stand in them, and mustStandIn where.
var (
	mayHold = map[string]map[string]bool{
		"L": set("L LI Caption"), "LI": set("Lbl LBody"), "Table": set("TR THead TBody TFoot Caption"), "TR": set("TH TD"),
		"TOC": set("TOC TOCI Caption"), "TOCI": set("Lbl Reference NonStruct P TOC"),
	}
	mustStandIn = map[string]map[string]bool{
		"LI": set("L"), "LBody": set("LI"), "TR": set("Table THead TBody TFoot"), "TH": set("TR"), "TD": set("TR"), "TOCI": set("TOC"),
	}
)

// treeRules are those of PDF/UA-1 on the structure tree.
var treeRules = []rule{
	{"UA-1 7.1 (01-006)", func(c *checker) { c.checkParents() }},
	{"UA-1 7.1 (02-002)", func(c *checker) {
		c.want(c.top == nil || c.top.tag == "Document", "the structure begins with another thing than a document")
		c.top.each(func(n *node) { c.want(standard[n.tag], "%q is no standard type", n.tag) })
	}},
	{"UA-1 7.2 (09-004 to 09-008)", func(c *checker) {
		c.top.each(func(n *node) {
			for _, kid := range n.kids {
				if may := mayHold[n.tag]; may != nil {
					c.want(may[kid.tag], "%s in %s", kid.tag, n.tag)
				}
				if must := mustStandIn[kid.tag]; must != nil {
					c.want(must[n.tag], "%s in %s", kid.tag, n.tag)
				}
			}
			c.want(mayHold[n.tag] == nil || len(n.marks) == 0, "content in %s itself", n.tag)
		})
	}},
	{"UA-1 7.3 (13-004)", func(c *checker) {
		c.top.each(func(n *node) {
			c.want(n.tag != "Figure" || isText(n.dict["Alt"]) || isText(n.dict["ActualText"]), "a figure says nothing")
		})
	}},
	{"UA-1 7.3, ISO 32000-1 14.8.5.4.3", func(c *checker) {
		c.top.each(func(n *node) {
			if n.tag == "Figure" {
				box, _ := c.attribute(n, "Layout", "BBox").(cos.Array)
				c.want(len(box) == 4 && number(box[0]) < number(box[2]) && number(box[1]) < number(box[3]), "a figure is nowhere: %v", box)
			}
		})
	}},
	{"UA-1 7.4.2 (14-002, 14-003)", func(c *checker) {
		last := 0
		c.top.each(func(n *node) {
			if len(n.tag) == 2 && n.tag[0] == 'H' && n.tag[1] >= '1' && n.tag[1] <= '6' {
				level := int(n.tag[1] - '0')
				c.want(level <= last+1, "%s follows a heading of level %d", n.tag, last)
				last = level
			}
		})
	}},
	{"UA-1 7.4.4 (14-006)", func(c *checker) {
		c.top.each(func(n *node) { c.want(n.tag != "H", "a heading without a level") })
	}},
	{"UA-1 7.5 (15-003)", func(c *checker) {
		c.top.each(func(n *node) {
			if n.tag == "TH" {
				scope := c.attribute(n, "Table", "Scope")
				c.want(scope == cos.Name("Row") || scope == cos.Name("Column") || scope == cos.Name("Both"), "a head has the scope %v", scope)
			}
		})
	}},
	{"UA-1 7.5, ISO 32000-1 14.8.5.7", func(c *checker) {
		ids := c.ids()
		c.top.each(func(n *node) {
			if n.tag == "TD" {
				headers, _ := c.attribute(n, "Table", "Headers").(cos.Array)
				for _, h := range headers {
					head := ids[h]
					c.want(head != nil && head.tag == "TH" && tableOf(head) == tableOf(n), "a cell has a head %v that is none", h)
				}
			}
			if n.tag == "Table" {
				for _, tr := range n.kids {
					c.want(len(tr.kids) == len(n.kids[0].kids), "a table has rows of %d and %d cells", len(tr.kids), len(n.kids[0].kids))
				}
			}
		})
	}},
	{"UA-1 7.6 (16-003)", func(c *checker) {
		c.top.each(func(n *node) {
			if n.tag != "L" {
				return
			}
			numbering := c.attribute(n, "List", "ListNumbering")
			for _, li := range n.kids {
				labelled := len(li.kids) > 0 && li.kids[0].tag == "Lbl"
				c.want(!labelled || numbering != nil && numbering != cos.Name("None"), "a list has labels, and the numbering %v", numbering)
			}
		})
	}},
	{"UA-1 7.9 (19-003, 19-004)", func(c *checker) {
		seen := map[any]bool{}
		c.top.each(func(n *node) {
			id := n.dict["ID"]
			if n.tag == "Note" {
				c.want(isText(id), "a note without a name")
			}
			if id != nil {
				c.want(!seen[id], "the name %v stands twice", id)
				seen[id] = true
			}
		})
	}},
}

func tableOf(n *node) *node {
	for n != nil && n.tag != "Table" {
		n = n.parent
	}
	return n
}

func (c *checker) ids() map[any]*node {
	ids := map[any]*node{}
	c.top.each(func(n *node) {
		if id := n.dict["ID"]; id != nil {
			ids[id] = n
		}
	})
	return ids
}

// checkParents compares the tree with the marks on the pages and with the
// tree's own index, both ways.
func (c *checker) checkParents() {
	owner := map[place]*node{}
	tagged := map[any]*node{}
	c.top.each(func(n *node) {
		for _, m := range n.marks {
			c.want(owner[m] == nil, "content %v stands in two elements", m)
			owner[m] = n
		}
		for _, a := range n.objects {
			tagged[a] = n
		}
		if n.parent != nil {
			c.want(n.dict["P"] == n.parent.ref, "an element %s does not know its parent", n.tag)
		}
	})
	index := map[int]any{}
	nums := c.Array(c.Dict(c.Dict(c.catalog["StructTreeRoot"])["ParentTree"])["Nums"])
	for i := 0; i+1 < len(nums); i += 2 {
		if key, ok := nums[i].(int); ok {
			index[key] = nums[i+1]
		}
	}
	placed := 0
	for i, p := range c.pages {
		key, ok := p.dict["StructParents"].(int)
		parents := c.Array(index[key])
		c.want(ok && len(parents) == len(p.mcids), "%s has %d pieces of content, and the tree knows %d", pageOf(i), len(p.mcids), len(parents))
		c.want(len(p.twice) == 0, "%s: content %v is there twice", pageOf(i), p.twice)
		for mcid, tag := range p.mcids {
			n := owner[place{p.ref, mcid}]
			placed++
			if n == nil || mcid >= len(parents) {
				c.fail("%s: content %d stands in no element", pageOf(i), mcid)
				continue
			}
			c.want(parents[mcid] == n.ref, "%s: the index has another element for content %d", pageOf(i), mcid)
			c.want(tag == n.tag || tag == "Link" && n.tag == "Span", "%s: content %d is marked %s and stands in %s", pageOf(i), mcid, tag, n.tag)
		}
		for _, a := range c.Array(p.dict["Annots"]) {
			n := tagged[a]
			key, _ := c.Dict(a)["StructParent"].(int)
			c.want(n != nil && index[key] == n.ref, "%s: the index has another element for a link", pageOf(i))
		}
	}
	c.want(placed == len(owner), "the tree has %d pieces of content, and the pages %d", len(owner), placed)
}
