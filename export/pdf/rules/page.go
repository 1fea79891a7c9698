package rules

import (
	"strings"

	"habeas/export/pdf/cos"
)

// page is what the contents of a page do.
type page struct {
	dict      cos.Dict
	ref       any
	mcids     map[int]string // and the tag that each is marked with
	twice     []int          // that are there again
	loose     []string       // operators that paint what is not marked
	tangled   []string       // marks in marks that must not be there, or do not end
	unknown   []string       // operators that PDF has not
	coloured  map[string]bool
	deepest   int // of graphics states
	shown     map[cos.Name]map[int]bool
	resources map[string]map[cos.Name]bool // that are named, by kind
}

// operators are those of ISO 32000-1, annex A, but for inline images and type 3
// fonts.
var operators = set(`b B b* B* BDC BMC BT BX c cm CS cs d Do DP EMC ET EX f F f* G g gs h i j J K k l m M MP n q Q re
	RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' "`)

var painting = set(`b B b* B* f F f* s S Do sh Tj TJ ' "`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// mark is a marked-content sequence that is open.
type mark struct {
	artifact, tagged bool
}

func (c *checker) readPage(ref any) (*page, error) {
	p := &page{
		dict: c.Dict(ref), ref: ref, mcids: map[int]string{}, coloured: map[string]bool{},
		shown: map[cos.Name]map[int]bool{}, resources: map[string]map[cos.Name]bool{},
	}
	data, err := c.Contents(p.dict["Contents"])
	if err != nil {
		return nil, err
	}
	var open []mark
	depth := 0
	var font cos.Name
	err = cos.Content(data, func(op string, operands []any) error {
		if !operators[op] {
			p.unknown = append(p.unknown, op)
		}
		if painting[op] && !inside(open, func(m mark) bool { return m.artifact || m.tagged }) {
			p.loose = append(p.loose, op)
		}
		switch op {
		case "q":
			depth++
			p.deepest = max(p.deepest, depth)
		case "Q":
			depth--
		case "BMC", "BDC":
			open = append(open, p.begin(c, operands, open))
		case "EMC":
			if len(open) == 0 {
				p.tangled = append(p.tangled, "EMC without a beginning")
				break
			}
			open = open[:len(open)-1]
		case "Tf":
			font, _ = operands[0].(cos.Name)
			p.names("Font", font)
		case "Do":
			name, _ := operands[0].(cos.Name)
			p.names("XObject", name)
		case "gs":
			name, _ := operands[0].(cos.Name)
			p.names("ExtGState", name)
		case "Tj":
			p.show(font, operands)
		case "TJ":
			array, _ := operands[0].(cos.Array)
			p.show(font, array)
		case "rg", "RG", "g", "G", "k", "K", "cs", "CS":
			p.coloured[op] = true
		}
		return nil
	})
	if len(open) > 0 {
		p.tangled = append(p.tangled, "a mark without an end")
	}
	if depth != 0 {
		p.tangled = append(p.tangled, "a graphics state without an end")
	}
	return p, err
}

func inside(open []mark, is func(mark) bool) bool {
	for _, m := range open {
		if is(m) {
			return true
		}
	}
	return false
}

// begin opens a marked-content sequence.
func (p *page) begin(c *checker, operands []any, open []mark) mark {
	tag, _ := operands[0].(cos.Name)
	m := mark{artifact: tag == "Artifact"}
	if len(operands) > 1 {
		if mcid, ok := c.Dict(operands[1])["MCID"].(int); ok {
			m.tagged = true
			if _, again := p.mcids[mcid]; again {
				p.twice = append(p.twice, mcid)
			}
			p.mcids[mcid] = string(tag)
		}
	}
	if m.artifact && inside(open, func(o mark) bool { return o.tagged }) {
		p.tangled = append(p.tangled, "an artifact in tagged content")
	}
	if m.tagged && inside(open, func(o mark) bool { return o.artifact || o.tagged }) {
		p.tangled = append(p.tangled, "tagged content in an artifact or in tagged content")
	}
	return m
}

func (p *page) names(kind string, name cos.Name) {
	if p.resources[kind] == nil {
		p.resources[kind] = map[cos.Name]bool{}
	}
	p.resources[kind][name] = true
}

// show takes the codes of strings, of two bytes each.
func (p *page) show(font cos.Name, strings []any) {
	if p.shown[font] == nil {
		p.shown[font] = map[int]bool{}
	}
	for _, v := range strings {
		s, _ := v.(cos.String)
		for i := 0; i+1 < len(s); i += 2 {
			p.shown[font][int(s[i])<<8|int(s[i+1])] = true
		}
	}
}
