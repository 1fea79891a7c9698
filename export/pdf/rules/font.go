package rules

import (
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"habeas/export/pdf/cos"
	"habeas/export/pdf/truetype"
)

// font is a composite font, and the codes of it that the pages show.
type font struct {
	dict, descendant, descriptor cos.Dict
	program                      *truetype.Font // nil where there is none
	texts                        map[int]string
	shown                        map[int]bool
}

var tagged = regexp.MustCompile(`^[A-Z]{6}\+`)

// fontRules are those of PDF/A-2u and PDF/UA-1 on fonts; they say the same.
var fontRules = []rule{
	{"A-2 6.2.11.3.1, UA-1 7.21.3.1 (31-001)", func(c *checker) {
		c.eachFont(func(name string, f *font) {
			info := c.Dict(f.descendant["CIDSystemInfo"])
			c.want(isText(info["Registry"]) && isText(info["Ordering"]), "%s has no character collection", name)
			c.want(f.dict["Encoding"] == cos.Name("Identity-H"), "%s is encoded by %v", name, f.dict["Encoding"])
		})
	}},
	{"A-2 6.2.11.3.2, UA-1 7.21.3.2 (31-004)", func(c *checker) {
		c.eachFont(func(name string, f *font) {
			c.want(f.descendant["CIDToGIDMap"] == cos.Name("Identity"), "%s has the map %v", name, f.descendant["CIDToGIDMap"])
		})
	}},
	{"A-2 6.2.11.4.1, UA-1 7.21.4.1 (31-009)", func(c *checker) {
		c.eachFont(func(name string, f *font) {
			c.want(f.program != nil, "%s is not embedded", name)
		})
	}},
	{"A-2 6.2.11.4.2, UA-1 7.21.4.2 (31-012)", func(c *checker) {
		c.eachFont(func(name string, f *font) {
			c.want(tagged.MatchString(name), "%s is a part of a font and does not say so", name)
			c.want(f.descriptor["CIDSet"] == nil, "%s has a CIDSet, which is not checked", name)
		})
	}},
	{"A-2 6.2.11.5, UA-1 7.21.5 (31-014)", func(c *checker) {
		c.eachFont(func(name string, f *font) {
			widths := c.widths(f)
			for code := range f.shown {
				if f.program == nil || code >= f.program.Glyphs {
					continue
				}
				own := float64(f.program.Advance(uint16(code))) * 1000 / float64(f.program.Upem)
				c.want(math.Abs(own-widths[code]) <= 1, "%s: glyph %d is %g wide, and in the file %g", name, code, own, widths[code])
			}
		})
	}},
	{"A-2 6.2.11.7.2, UA-1 7.21.7 (31-027)", func(c *checker) {
		c.eachFont(func(name string, f *font) {
			for code := range f.shown {
				text := f.texts[code]
				c.want(text != "", "%s: code %d stands for nothing", name, code)
				c.want(!strings.ContainsAny(text, "\x00\uFEFF\uFFFE"), "%s: code %d stands for %q", name, code, text)
			}
		})
	}},
	{"A-2 6.2.11.8, UA-1 7.21.8 (31-030)", func(c *checker) {
		c.eachFont(func(name string, f *font) {
			for code := range f.shown {
				c.want(code != 0 && (f.program == nil || code < f.program.Glyphs), "%s has no glyph %d", name, code)
			}
		})
	}},
}

func (c *checker) eachFont(visit func(name string, f *font)) {
	for _, f := range c.fonts {
		name, _ := f.dict["BaseFont"].(cos.Name)
		visit(string(name), f)
	}
}

func (c *checker) readFonts() error {
	known := map[any]*font{}
	for _, p := range c.pages {
		fonts := c.Dict(c.Dict(p.dict["Resources"])["Font"])
		for name, codes := range p.shown {
			f := known[fonts[name]]
			if f == nil {
				var err error
				if f, err = c.readFont(fonts[name]); err != nil {
					return fmt.Errorf("font %s: %w", name, err)
				}
				known[fonts[name]] = f
				c.fonts = append(c.fonts, f)
			}
			for code := range codes {
				f.shown[code] = true
			}
		}
	}
	return nil
}

func (c *checker) readFont(ref any) (*font, error) {
	f := &font{dict: c.Dict(ref), texts: map[int]string{}, shown: map[int]bool{}}
	descendants := c.Array(f.dict["DescendantFonts"])
	if len(descendants) != 1 {
		return nil, errors.New("it is no composite font")
	}
	f.descendant = c.Dict(descendants[0])
	f.descriptor = c.Dict(f.descendant["FontDescriptor"])
	if program, err := c.Bytes(f.descriptor["FontFile2"]); err == nil {
		if f.program, err = truetype.Parse(program); err != nil {
			return nil, err
		}
	}
	if data, err := c.Bytes(f.dict["ToUnicode"]); err == nil {
		for _, m := range mapped.FindAllSubmatch(data, -1) {
			code, err := strconv.ParseUint(string(m[1]), 16, 16)
			if err != nil {
				return nil, err
			}
			raw, err := hex.DecodeString(string(m[2]))
			if err != nil {
				return nil, err
			}
			f.texts[int(code)] = decoded("\xFE\xFF" + cos.String(raw))
		}
	}
	return f, nil
}

var mapped = regexp.MustCompile(`<([0-9A-F]{4})> <([0-9A-F]+)>`)

// widths are those that the file states, by code.
func (c *checker) widths(f *font) map[int]float64 {
	widths := map[int]float64{}
	w := c.Array(f.descendant["W"])
	for i := 0; i+1 < len(w); i += 2 {
		first, _ := w[i].(int)
		for k, v := range c.Array(w[i+1]) {
			widths[first+k] = number(v)
		}
	}
	return widths
}
