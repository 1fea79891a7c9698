// Package cos reads and writes the objects that a PDF file consists of: numbers,
// names, strings, arrays, dictionaries, streams (ISO 32000-1, 7.3; Adobe's own
// name for them is COS). It knows nothing about pages or fonts.
//
// It reads the plain files that fpdf writes (objects one after the other, and a
// cross-reference table) and its own, but no others: neither revisions nor
// encryption. It writes files that hold what can be reached from the catalog and
// nothing else, the same bytes for the same objects, with what is no stream
// packed into object streams: a structure tree has thousands of small objects.
//
// # Values
//
// An object is one of nil, bool, int, float64, [Name], [String], [Array],
// [Dict], [Ref] and *[Stream]; see also [Made].
package cos

// Name is a name, without its solidus.
type Name string

// String is the bytes of a string.
type String string

// Array is an array.
type Array []any

// Dict is a dictionary. It is written in the order of its keys.
type Dict map[Name]any

// Ref refers to an object of a [File] by its number.
type Ref int

// Stream is a dictionary with bytes. Its Length is set when it is written, and
// its bytes are compressed then unless they are already or are to stay Plain, for
// programs that know no PDF.
//
// What is large and lies elsewhere need not be in memory before it is written: Load
// gives it then, in place of Data, and Size says how much it will be.
type Stream struct {
	Dict  Dict
	Data  []byte
	Plain bool
	Load  func() ([]byte, error)
	Size  int
}

// Made is an object that is made when it is written, so that not all of many
// small ones are there at once. It is one object of a [File], not a part of one.
type Made func() any

// File is a set of objects.
type File struct {
	Objects map[Ref]any
	Trailer Dict
}

// Add puts an object in and tells its number.
func (f *File) Add(object any) Ref {
	r := Ref(len(f.Objects) + 1)
	for f.Objects[r] != nil {
		r++
	}
	f.Objects[r] = object
	return r
}

// Get follows references until it meets an object. A reference to nothing is
// nil, as ISO 32000-1, 7.3.10 has it.
func (f *File) Get(object any) any {
	for range 32 { // more steps are a circle
		r, ok := object.(Ref)
		if !ok {
			return object
		}
		object = f.Objects[r]
	}
	return nil
}

// Dict follows references to a dictionary or to the one of a stream; nil if
// there is none.
func (f *File) Dict(object any) Dict {
	switch v := f.Get(object).(type) {
	case Dict:
		return v
	case *Stream:
		return v.Dict
	}
	return nil
}

// Array follows references to an array; nil if there is none.
func (f *File) Array(object any) Array {
	a, _ := f.Get(object).(Array)
	return a
}
