package cos

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strconv"
)

// place is where an object stands: at an offset in the file, or at an index in a
// pack.
type place struct {
	at     int
	packed bool
	pack   int // of all packs, from 0
}

// pack is an object stream (ISO 32000-1, 7.5.7) being filled, and then closed.
type pack struct {
	heads  []byte // numbers and offsets of the objects
	bodies []byte
	count  int
	closed *Stream
}

// maxPacked is how many objects a pack holds: a reader unpacks all of them to
// get at one.
const maxPacked = 200

func (w *writer) place(number int, p place) {
	for len(w.places) < number {
		w.places = append(w.places, place{})
	}
	w.places[number-1] = p
}

// packed writes an object that is no stream into a pack.
func (w *writer) packed(number int, object any) error {
	if len(w.packs) == 0 || w.packs[len(w.packs)-1].count == maxPacked {
		w.packs = append(w.packs, pack{})
	}
	p := &w.packs[len(w.packs)-1]
	w.place(number, place{p.count, true, len(w.packs) - 1})
	p.heads = append(strconv.AppendInt(p.heads, int64(number), 10), ' ')
	p.heads = append(strconv.AppendInt(p.heads, int64(len(p.bodies)), 10), ' ')
	p.count++
	file := w.out
	w.out = p.bodies
	err := w.value(object)
	p.bodies = append(w.out, '\n')
	w.out = file
	if err == nil && p.count == maxPacked {
		err = w.closePack(p)
	}
	return err
}

// closePack compresses a pack: what waits to be written is small then.
func (w *writer) closePack(p *pack) error {
	s := &Stream{Dict: Dict{"Type": Name("ObjStm"), "N": p.count, "First": len(p.heads)}}
	data := append(p.heads, p.bodies...)
	small, err := w.deflate.compress(data)
	if err != nil {
		return err
	}
	if len(small) < len(data) {
		data, s.Dict["Filter"] = bytes.Clone(small), Name("FlateDecode")
	}
	s.Data = data
	*p = pack{count: p.count, closed: s}
	return nil
}

// putPacks writes the packs, with the numbers that follow those of all objects.
func (w *writer) putPacks() error {
	for i := range w.packs {
		p := &w.packs[i]
		if p.closed == nil {
			if err := w.closePack(p); err != nil {
				return err
			}
		}
		if err := w.direct(len(w.order)+1+i, p.closed); err != nil {
			return err
		}
	}
	return nil
}

// putXRef writes the cross-reference stream, whose dictionary is the trailer
// (ISO 32000-1, 7.5.8), and the end of the file.
func (w *writer) putXRef(trailer Dict) error {
	at := len(w.out)
	number := len(w.places) + 1
	w.place(number, place{at: at})
	trailer["Size"] = number + 1
	trailer["W"] = Array{1, 4, 2}
	table := []byte{0, 0, 0, 0, 0, 0xFF, 0xFF} // object 0 is free
	for _, p := range w.places {
		kind, where, index := byte(1), p.at, 0
		if p.packed {
			kind, where, index = 2, len(w.order)+1+p.pack, p.at
		}
		table = append(table, kind, byte(where>>24), byte(where>>16), byte(where>>8), byte(where), byte(index>>8), byte(index))
	}
	if err := w.direct(number, &Stream{Dict: trailer, Data: table}); err != nil {
		return err
	}
	w.out = fmt.Appendf(w.out, "startxref\n%d\n%%%%EOF\n", at)
	return nil
}

// maxUnpacked bounds what the packs of one file may inflate to.
const maxUnpacked = 1 << 28

// unpack puts the objects of packs beside the others, and takes the trailer from
// the cross-reference stream.
func (f *File) unpack() error {
	budget := int64(maxUnpacked)
	for ref, object := range f.Objects {
		s, ok := object.(*Stream)
		if !ok {
			continue
		}
		switch s.Dict["Type"] {
		case Name("XRef"):
			f.Trailer = Dict{}
			for _, key := range []Name{"Root", "Info", "ID", "Size"} {
				if v, ok := s.Dict[key]; ok {
					f.Trailer[key] = v
				}
			}
		case Name("ObjStm"):
			if err := f.unpackOne(s, &budget); err != nil {
				return fmt.Errorf("object %d: %w", ref, err)
			}
		default:
			continue
		}
		delete(f.Objects, ref)
	}
	if f.Trailer == nil {
		return errors.New("no cross-reference table")
	}
	return nil
}

func (f *File) unpackOne(s *Stream, budget *int64) error {
	data, err := s.bytes(budget)
	if err != nil {
		return err
	}
	count, _ := s.Dict["N"].(int)
	first, _ := s.Dict["First"].(int)
	heads := &parser{in: data}
	for range count {
		number, err := heads.integer()
		if err != nil {
			return err
		}
		offset, err := heads.integer()
		if err != nil {
			return err
		}
		if first < 0 || first > len(data) || offset > len(data)-first {
			return errors.New("pack cut short")
		}
		body := &parser{in: data, at: first + offset}
		if f.Objects[Ref(number)], err = body.value(); err != nil {
			return err
		}
	}
	return nil
}

// bytes undoes the one filter that this package writes. They may be as many as
// the budget has, which they are taken from.
func (s *Stream) bytes(budget *int64) ([]byte, error) {
	switch s.Dict["Filter"] {
	case nil:
		return s.Data, nil
	case Name("FlateDecode"):
	default:
		return nil, fmt.Errorf("unknown filter %v", s.Dict["Filter"])
	}
	z, err := zlib.NewReader(bytes.NewReader(s.Data))
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(z, *budget+1))
	if err != nil {
		return nil, err
	}
	if *budget -= int64(len(data)); *budget < 0 {
		return nil, errors.New("it unpacks to too much")
	}
	return data, nil
}
