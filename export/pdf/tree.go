package pdf

import (
	"fmt"
	"slices"

	"habeas/export/pdf/cos"
)

// tree writes the structure tree (ISO 32000-1, 14.7).
type tree struct {
	file       *cos.File
	pages      []cos.Ref
	height     float64 // of a page
	root       cos.Ref
	links      *targets
	attributes map[string]cos.Ref // that many elements share
	ids        cos.Array
}

// structure writes the tree and tells the pages where in it they stand.
func (d *Document) structure(file *cos.File, pages []cos.Ref) cos.Ref {
	t := &tree{
		file: file, pages: pages, height: d.options.PageSize.H, links: &d.targets,
		attributes: map[string]cos.Ref{},
	}
	top := d.options.Structure
	top.prune()
	top.kept = true
	dict := cos.Dict{"Type": cos.Name("StructTreeRoot")}
	t.root = file.Add(dict)
	dict["K"] = t.number(top)
	var nums cos.Array
	for i, elements := range d.marking.parents {
		parents := cos.Array{}
		for _, e := range elements {
			parents = append(parents, e.ref)
		}
		page := file.Dict(pages[i])
		page["Tabs"] = cos.Name("S")
		page["StructParents"] = i
		nums = append(nums, i, file.Add(parents))
	}
	next := len(pages)
	for _, i := range d.targets.placed {
		nums = append(nums, next, d.targets.links[i].element.ref)
		next++
	}
	dict["ParentTree"] = file.Add(cos.Dict{"Nums": nums})
	dict["ParentTreeNextKey"] = next
	if len(t.ids) > 0 {
		dict["IDTree"] = file.Add(cos.Dict{"Names": t.ids})
	}
	return t.root
}

// number gives the elements that are written their references, from the top down,
// and names to those that others refer to.
func (t *tree) number(e *Element) cos.Ref {
	e.ref = t.file.Add(cos.Made(func() any { return t.element(e) }))
	if e.Tag == TH || e.Tag == Note {
		e.name = int32(len(t.ids)/2 + 1)
		t.ids = append(t.ids, e.id(), e.ref)
	}
	for _, kid := range e.kids {
		if kid.Element != nil && kid.kept {
			t.number(kid.Element)
		}
	}
	return e.ref
}

// id is the name of an element. They are in the order of their bytes, as a name tree
// wants them (7.9.6).
func (e *Element) id() cos.String { return cos.String(fmt.Sprintf("n%06d", e.name)) }

// element is what is written of an element.
func (t *tree) element(e *Element) cos.Dict {
	dict := cos.Dict{"S": cos.Name(e.Tag), "P": t.root}
	if e.parent != nil {
		dict["P"] = e.parent.ref
	}
	if e.Lang != "" {
		dict["Lang"] = cos.String(language(e.Lang))
	}
	if e.Alt != "" {
		dict["Alt"] = textString(e.Alt)
	}
	if e.actual != "" {
		dict["ActualText"] = textString(e.actual)
	}
	if e.name > 0 {
		dict["ID"] = e.id()
	}
	home := int32(-1) // the page of content that names none
	leads := false
	var kids cos.Array
	for _, kid := range captionLast(e) {
		switch {
		case kid.Element != nil:
			if kid.kept {
				kids = append(kids, kid.ref)
			}
		case kid.page == linked:
			leads = true
			link := &t.links.links[t.links.placed[kid.index]]
			kids = append(kids, cos.Dict{"Type": cos.Name("OBJR"), "Pg": t.pages[link.page-1], "Obj": link.ref})
		default:
			if home < 0 {
				home = kid.page
				dict["Pg"] = t.pages[home]
			}
			if kid.page == home {
				kids = append(kids, int(kid.index))
			} else {
				kids = append(kids, cos.Dict{"Type": cos.Name("MCR"), "Pg": t.pages[kid.page], "MCID": int(kid.index)})
			}
		}
	}
	switch len(kids) {
	case 0:
	case 1:
		dict["K"] = kids[0]
	default:
		dict["K"] = kids
	}
	if e.Tag == Link && !leads { // it leads nowhere
		dict["S"] = cos.Name(Span)
	}
	if a := t.attribute(e); a != nil {
		dict["A"] = a
	}
	return dict
}

// attribute is what a reader must know of an element beside its type, nil if
// nothing.
func (t *tree) attribute(e *Element) any {
	switch e.Tag {
	case Figure:
		if e.Box == nil {
			return t.box(Box{})
		}
		return t.box(*e.Box)
	case TH:
		return t.shared("Table", "Scope", scopes[e.Scope])
	case TD:
		if headers := headers(e); len(headers) > 0 {
			return t.shared("Table", "Headers", headers)
		}
	case L:
		if e.Ordered {
			return t.shared("List", "ListNumbering", cos.Name("Decimal"))
		}
	}
	return nil
}

var scopes = map[Scope]cos.Name{OfColumn: "Column", OfRow: "Row"}

// captionLast is what is in an element. The caption of a figure is heard behind
// it, though it is made first: a picture gets its content when it is drawn.
func captionLast(e *Element) []kid {
	kids := e.kids
	if e.Tag == Figure {
		slices.SortStableFunc(kids, func(a, b kid) int { return isCaption(a) - isCaption(b) })
	}
	return kids
}

func isCaption(k kid) int {
	if k.Element != nil && k.Tag == Caption {
		return 1
	}
	return 0
}

// box says where a figure stands, from the bottom of its page (14.8.5.4.3).
func (t *tree) box(b Box) cos.Dict {
	top := t.height - b.Y
	return cos.Dict{
		"O": cos.Name("Layout"), "BBox": cos.Array{b.X, top - b.H, b.X + b.W, top},
	}
}

// headers are the names of the heads of a cell.
func headers(e *Element) (ids cos.Array) {
	for _, head := range e.Headers {
		if head.name > 0 {
			ids = append(ids, head.id())
		}
	}
	return ids
}

// shared is an attribute that is written once (14.7.5).
func (t *tree) shared(owner, name cos.Name, value any) cos.Ref {
	key := fmt.Sprint(owner, name, value)
	ref, ok := t.attributes[key]
	if !ok {
		ref = t.file.Add(cos.Dict{"O": owner, name: value})
		t.attributes[key] = ref
	}
	return ref
}
