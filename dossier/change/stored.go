package change

import (
	"encoding/binary"
	"sync"
	"unicode/utf8"

	"github.com/fxamacker/cbor/v2"

	"habeas/dossier"
)

// A vault of ten thousand dossiers is opened by reading as many records, so
// what the program writes itself is read here in one pass, without a copy of
// the values. Whatever else may stand in a record is left to package cbor.

// readStored reads a record in the deterministic form, as [Record.Encode]
// writes it. It is false where something is not as expected.
func readStored(b []byte) (*Record, bool) {
	s := stored{b: b}
	if s.head(cborArray) != 5 {
		return nil, false
	}
	version := s.head(cborUint)
	kind, subject := Kind(s.text("")), dossier.ID(s.text(""))
	changes := make([]Hash, 0, s.count())
	for range cap(changes) {
		changes = append(changes, s.hash())
	}
	n := s.count()
	if s.failed || version > VersionForgets {
		return nil, false
	}
	r := &Record{Kind: kind, Subject: subject, cells: make(map[Cell][]Live, n)}
	all := make([]Live, 0, n+n/8)
	var c Cell
	for range n {
		if s.head(cborArray) != 4 {
			return nil, false
		}
		// Cells stand in order, so most are of the part and the item before.
		c = Cell{s.text(c.Part), dossier.ID(s.text(string(c.Item))), s.text("")}
		from := len(all)
		for range s.count() {
			if s.head(cborArray) != 3 {
				return nil, false
			}
			h, write := s.head(cborUint), s.head(cborUint)
			value := s.item()
			if s.failed || h >= uint64(len(changes)) || write > 1<<32-1 {
				return nil, false
			}
			all = append(all, Live{Ref{Change: changes[h], Write: uint32(write)}, value})
		}
		r.cells[c] = all[from:len(all):len(all)]
	}
	return r, !s.failed && len(s.b) == 0
}

// The major types of CBOR (RFC 8949, section 3.1).
const (
	cborUint = iota
	_        // a negative number
	cborBytes
	cborText
	cborArray
	cborMap
	cborTag
	cborSimple
)

// stored are bytes of CBOR that are read from the front.
type stored struct {
	b      []byte
	failed bool
}

// head reads the head of an item of a major type, and gives its argument.
func (s *stored) head(major byte) uint64 {
	if len(s.b) == 0 || s.b[0]>>5 != major {
		s.failed = true
		return 0
	}
	return s.argument()
}

// argument reads the head of any item.
func (s *stored) argument() uint64 {
	short := s.b[0] & 0x1f
	if short < 24 {
		s.b = s.b[1:]
		return uint64(short)
	}
	size := 1 << (short - 24) // 24 to 27: the argument has 1, 2, 4 or 8 bytes
	if short > 27 || len(s.b) < 1+size {
		s.failed = true
		return 0
	}
	var full [8]byte
	copy(full[8-size:], s.b[1:1+size])
	s.b = s.b[1+size:]
	return binary.BigEndian.Uint64(full[:])
}

// count reads the head of an array. Each element takes a byte at least.
func (s *stored) count() int {
	n := s.head(cborArray)
	if n > uint64(len(s.b)) {
		s.failed = true
		return 0
	}
	return int(n)
}

// bytes reads a string of a major type, in place.
func (s *stored) bytes(major byte) []byte {
	n := s.head(major)
	if n > uint64(len(s.b)) {
		s.failed = true
		return nil
	}
	b := s.b[:n:n]
	s.b = s.b[n:]
	return b
}

func (s *stored) hash() (h Hash) {
	b := s.bytes(cborBytes)
	s.failed = s.failed || len(b) != len(h)
	copy(h[:], b)
	return h
}

// text reads a text. One that is as the one before, or the name of a part or a
// field, takes no memory.
func (s *stored) text(before string) string {
	b := s.bytes(cborText)
	if string(b) == before {
		return before
	}
	if name, ok := modelNames()[string(b)]; ok {
		return name
	}
	s.failed = s.failed || !utf8.Valid(b)
	return string(b)
}

// deepest bounds what stands in a value; package cbor allows a little more.
const deepest = 8

// item reads any item, in place.
func (s *stored) item() cbor.RawMessage {
	from := s.b
	s.skip(deepest)
	n := len(from) - len(s.b)
	return cbor.RawMessage(from[:n:n])
}

func (s *stored) skip(depth int) {
	if depth == 0 || len(s.b) == 0 {
		s.failed = true
	}
	if s.failed {
		return
	}
	first := s.b[0]
	n := s.argument()
	if n > uint64(len(s.b)) && first>>5 >= cborBytes && first>>5 <= cborMap {
		s.failed = true
		return
	}
	switch first >> 5 {
	case cborBytes, cborText:
		s.b = s.b[n:]
	case cborArray:
		for range n {
			s.skip(depth - 1)
		}
	case cborMap:
		for range n {
			s.skip(depth - 1)
			s.skip(depth - 1)
		}
	case cborTag:
		s.failed = true // package cbor looks into some, and nothing writes one
	case cborSimple:
		s.failed = s.failed || first == 0xf8 // a simple value in two bytes: nothing writes one
	}
}

// modelNames are the names of the parts and fields that the types have.
var modelNames = sync.OnceValue(func() map[string]string {
	names := map[string]string{}
	add := func(name string) { names[name] = name }
	add(fieldGone)
	add(fieldExists)
	var walk func(*shape)
	walk = func(s *shape) {
		for _, f := range s.fields {
			add(f.name)
		}
		for _, p := range s.parts {
			add(p.name)
			walk(p.shape)
		}
	}
	for _, t := range types {
		walk(shapeOf(t))
	}
	return names
})
