package cos

import "fmt"

// Content reads the operators of a page's contents in their order, each with the
// operands before it (ISO 32000-1, 7.8.2). Inline images are not read: no page of
// ours has one.
func Content(data []byte, visit func(operator string, operands []any) error) error {
	p := &parser{in: data}
	var operands []any
	for p.space(); !p.done(); p.space() {
		if c := p.in[p.at]; c == '\'' || c == '"' || c == '*' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' {
			word := p.word()
			switch word {
			case "true", "false":
				operands = append(operands, word == "true")
				continue
			case "null":
				operands = append(operands, nil)
				continue
			case "BI":
				return p.invalid(fmt.Errorf("inline image"))
			}
			if err := visit(word, operands); err != nil {
				return err
			}
			operands = operands[:0]
			continue
		}
		v, err := p.value()
		if err != nil {
			return p.invalid(err)
		}
		operands = append(operands, v)
	}
	return nil
}

// Contents are those of a page, uncompressed: a stream, or several that are read as
// one (ISO 32000-1, 7.8.2).
func (f *File) Contents(object any) ([]byte, error) {
	parts, ok := f.Get(object).(Array)
	if !ok {
		return f.Bytes(object)
	}
	var all []byte
	for _, part := range parts {
		data, err := f.Bytes(part)
		if err != nil {
			return nil, err
		}
		all = append(append(all, data...), '\n')
	}
	return all, nil
}

// Bytes are those of a stream, uncompressed.
func (f *File) Bytes(object any) ([]byte, error) {
	s, ok := f.Get(object).(*Stream)
	if !ok {
		return nil, fmt.Errorf("no stream: %T", f.Get(object))
	}
	budget := int64(maxUnpacked)
	return s.bytes(&budget)
}
