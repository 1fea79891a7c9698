package rules

import (
	"bytes"
	"fmt"
	"math"
	"regexp"
	"unicode/utf8"

	"habeas/export/pdf/cos"
)

var header = regexp.MustCompile(`^%PDF-1\.[0-7][\r\n]+%[\x80-\xFF]{4}`)

// fileRules are those on bytes and objects.
var fileRules = []rule{
	{"A-2 6.1.2", func(c *checker) {
		c.want(header.MatchString(latin1(c.raw)), "the file begins with %q", c.raw[:min(len(c.raw), 16)])
	}},
	{"A-2 6.1.3", func(c *checker) {
		id := c.Array(c.Trailer["ID"])
		c.want(len(id) == 2 && isText(id[0]) && isText(id[1]), "no identifier")
		c.want(bytes.HasSuffix(c.raw, []byte("%%EOF\n")), "something follows the end of the file")
		c.want(c.Trailer["Encrypt"] == nil, "the file is encrypted")
	}},
	{"A-2 6.1.7.1", func(c *checker) {
		c.streams(func(ref cos.Ref, d cos.Dict) {
			for _, key := range []cos.Name{"F", "FFilter", "FDecodeParms"} {
				c.want(d[key] == nil, "object %d has its bytes elsewhere", ref)
			}
		})
	}},
	{"A-2 6.1.7.2", func(c *checker) {
		c.streams(func(ref cos.Ref, d cos.Dict) {
			filters := c.Array(d["Filter"])
			if f := c.Get(d["Filter"]); f != nil && filters == nil {
				filters = cos.Array{f}
			}
			for _, f := range filters {
				c.want(f == cos.Name("FlateDecode") || f == cos.Name("DCTDecode"), "object %d has the filter %v", ref, f)
			}
		})
	}},
	{"A-2 6.1.8", func(c *checker) {
		c.values(func(v any) {
			if n, ok := v.(cos.Name); ok {
				c.want(utf8.ValidString(string(n)), "the name %q is no UTF-8", n)
			}
		})
	}},
	{"A-2 6.1.13", func(c *checker) {
		c.values(func(v any) {
			switch v := v.(type) {
			case cos.Name:
				c.want(len(v) <= 127, "a name of %d bytes", len(v))
			case cos.String:
				c.want(len(v) <= 32767, "a string of %d bytes", len(v))
			case int:
				c.want(v >= math.MinInt32 && v <= math.MaxInt32, "the number %d", v)
			}
		})
		c.want(len(c.Objects) <= 8388607, "%d objects", len(c.Objects))
		for i, p := range c.pages {
			c.want(p.deepest <= 28, "page %d: %d graphics states in each other", i+1, p.deepest)
		}
	}},
}

// latin1 is the beginning of a file, a character a byte.
func latin1(raw []byte) string {
	var r []rune
	for _, b := range raw[:min(len(raw), 32)] {
		r = append(r, rune(b))
	}
	return string(r)
}

func (c *checker) streams(visit func(cos.Ref, cos.Dict)) {
	for ref, object := range c.Objects {
		if s, ok := object.(*cos.Stream); ok {
			visit(ref, s.Dict)
		}
	}
}

// values visits all that the objects consist of.
func (c *checker) values(visit func(any)) {
	for _, object := range c.Objects {
		each(object, visit)
	}
}

func each(v any, visit func(any)) {
	visit(v)
	switch v := v.(type) {
	case cos.Array:
		for _, e := range v {
			each(e, visit)
		}
	case cos.Dict:
		for key, e := range v {
			visit(key)
			each(e, visit)
		}
	case *cos.Stream:
		each(v.Dict, visit)
	}
}

// dicts visits all dictionaries, those of streams and those inside others too.
func (c *checker) dicts(visit func(cos.Dict)) {
	c.values(func(v any) {
		if d, ok := v.(cos.Dict); ok {
			visit(d)
		}
	})
}

func pageOf(i int) string { return fmt.Sprintf("page %d", i+1) }
