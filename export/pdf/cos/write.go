package cos

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
)

// header says which version of the format the file has. The four bytes above
// 127 tell programs that move files about that this one is not text (ISO
// 32000-1, 7.5.2).
const header = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"

// Write gives the file's bytes: the objects that can be reached from the
// trailer, numbered in the order in which they are met, uncompressed streams
// compressed, and an identifier made from the contents.
func (f *File) Write() ([]byte, error) {
	if f.Dict(f.Trailer["Root"]) == nil {
		return nil, errors.New("the file has no catalog")
	}
	w := &writer{file: f, numbers: make(map[Ref]int, len(f.Objects))}
	trailer := Dict{"Type": Name("XRef")}
	for _, key := range []Name{"Root", "Info"} {
		if v := f.Trailer[key]; v != nil {
			trailer[key] = v
			w.number(v)
		}
	}
	w.out = append(make([]byte, 0, f.size()), header...)
	// Writing an object numbers those that it refers to.
	for i := 0; i < len(w.order); i++ {
		object := f.Objects[w.order[i]]
		if make, ok := object.(Made); ok {
			object = make()
		}
		write := w.packed
		if _, ok := object.(*Stream); ok {
			write = w.direct
		}
		if err := write(i+1, object); err != nil {
			return nil, err
		}
	}
	if err := w.putPacks(); err != nil {
		return nil, err
	}
	hash := sha256.Sum256(w.out)
	id := String(hash[:16])
	trailer["ID"] = Array{id, id}
	if err := w.putXRef(trailer); err != nil {
		return nil, err
	}
	return w.out, nil
}

// size is about how long the file will be; pictures make nearly all of it.
func (f *File) size() int {
	n := len(header)
	for _, object := range f.Objects {
		n += 64
		if s, ok := object.(*Stream); ok && s.Dict["Filter"] != nil {
			n += max(len(s.Data), s.Size)
		} else if ok {
			n += len(s.Data) / 5 // about as small as text becomes
		}
	}
	return n
}

type writer struct {
	file    *File
	out     []byte
	numbers map[Ref]int // in the file being written, from 1
	order   []Ref
	places  []place // of the objects, by number
	packs   []pack
	deflate Deflater
}

// direct writes an object that stands by itself.
func (w *writer) direct(number int, object any) error {
	w.place(number, place{at: len(w.out)})
	w.out = append(strconv.AppendInt(w.out, int64(number), 10), " 0 obj\n"...)
	if err := w.value(object); err != nil {
		return err
	}
	w.out = append(w.out, "\nendobj\n"...)
	return nil
}

// number gives a referred object the next number if it has none.
func (w *writer) number(v any) {
	if r, ok := v.(Ref); ok && w.numbers[r] == 0 && w.file.Get(r) != nil {
		w.order = append(w.order, r)
		w.numbers[r] = len(w.order)
	}
}

func (w *writer) value(v any) error {
	switch v := v.(type) {
	case nil:
		w.out = append(w.out, "null"...)
	case bool:
		w.out = strconv.AppendBool(w.out, v)
	case int:
		w.out = strconv.AppendInt(w.out, int64(v), 10)
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return fmt.Errorf("no number: %g", v)
		}
		w.out = AppendReal(w.out, v, 5)
	case Name:
		w.name(v)
	case String:
		w.out = AppendString(w.out, v)
	case Ref:
		if w.number(v); w.numbers[v] == 0 {
			w.out = append(w.out, "null"...)
		} else {
			w.out = append(strconv.AppendInt(w.out, int64(w.numbers[v]), 10), " 0 R"...)
		}
	case Array:
		return w.array(v)
	case Dict:
		return w.dict(v)
	case *Stream:
		return w.stream(v)
	default:
		return fmt.Errorf("no PDF object: %T", v)
	}
	return nil
}

func (w *writer) array(a Array) error {
	w.out = append(w.out, '[')
	for i, v := range a {
		if i > 0 {
			w.out = append(w.out, ' ')
		}
		if err := w.value(v); err != nil {
			return err
		}
	}
	w.out = append(w.out, ']')
	return nil
}

func (w *writer) dict(d Dict) error {
	w.out = append(w.out, "<<"...)
	for _, key := range slices.Sorted(maps.Keys(d)) {
		if w.file.Get(d[key]) == nil {
			continue // null is the same as absent
		}
		w.name(key)
		w.out = append(w.out, ' ')
		if err := w.value(d[key]); err != nil {
			return fmt.Errorf("/%s: %w", key, err)
		}
	}
	w.out = append(w.out, ">>"...)
	return nil
}

func (w *writer) stream(s *Stream) error {
	dict := maps.Clone(s.Dict)
	if dict == nil {
		dict = Dict{}
	}
	data := s.Data
	if s.Load != nil {
		var err error
		if data, err = s.Load(); err != nil {
			return err
		}
	}
	if dict["Filter"] == nil && !s.Plain {
		if small, err := w.deflate.compress(data); err != nil {
			return err
		} else if len(small) < len(data) {
			data, dict["Filter"] = small, Name("FlateDecode")
		}
	}
	dict["Length"] = len(data)
	if err := w.dict(dict); err != nil {
		return err
	}
	w.out = append(w.out, "\nstream\n"...)
	w.out = append(w.out, data...)
	w.out = append(w.out, "\nendstream"...)
	return nil
}

func (w *writer) name(n Name) {
	w.out = append(w.out, '/')
	for i := 0; i < len(n); i++ {
		if c := n[i]; c > ' ' && c < 0x7F && c != '#' && isRegular(c) {
			w.out = append(w.out, c)
		} else {
			w.out = fmt.Appendf(w.out, "#%02X", c)
		}
	}
}

// AppendReal appends a number with at most the given digits behind the point.
func AppendReal(b []byte, v float64, digits int) []byte {
	from := len(b)
	b = strconv.AppendFloat(b, v, 'f', digits, 64)
	if bytes.IndexByte(b[from:], '.') >= 0 {
		b = bytes.TrimRight(b, "0")
		b = bytes.TrimSuffix(b, []byte("."))
	}
	if string(b[from:]) == "-0" {
		b = append(b[:from], '0')
	}
	return b
}

// AppendString appends a string in parentheses.
func AppendString(b []byte, s String) []byte {
	b = append(b, '(')
	for i := 0; i < len(s); i++ {
		b = AppendBytes(b, s[i])
	}
	return append(b, ')')
}

// AppendBytes appends bytes of a string that is in parentheses.
func AppendBytes(b []byte, bytes ...byte) []byte {
	for _, c := range bytes {
		switch c {
		case '(', ')', '\\':
			b = append(b, '\\', c)
		case '\r': // a bare one would be read as a newline
			b = append(b, `\r`...)
		case '\n':
			b = append(b, `\n`...)
		default:
			b = append(b, c)
		}
	}
	return b
}
