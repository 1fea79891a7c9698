package preview

import (
	"bytes"
	"encoding/ascii85"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/klauspost/compress/zlib"
)

// maxInflated bounds what the streams of one file may inflate to.
const maxInflated = 256 << 20

// ErrUnreadable marks a file whose bytes cannot all be read: not a PDF, cut
// short, encrypted, or packed in a way that [Strings] does not know. Nothing can be
// said about what such a file holds.
var ErrUnreadable = errors.New("the PDF cannot be read")

// Strings gives what the bytes of a PDF say, each text once, in the order of
// the file, whether any page shows it or not: strings and names of its objects
// (titles, alternative texts, links …), comments, XMP, files inside the file, and the
// strings in page contents, alone and joined as far as one text object goes.
// Left out are operators, numbers, the words of PDF itself, pictures and fonts.
//
// A string that does not say its encoding is read as UTF-8 or Latin-1 and, if it
// may be that, as UTF-16 too. Codes of glyphs are left to the text of the page,
// which needs the font, unless they are the characters themselves.
func Strings(pdf []byte) ([]string, error) {
	f, err := scan(pdf)
	if err != nil {
		return nil, err
	}
	return f.found.list, nil
}

// scan reads all that the bytes of a PDF hold.
func scan(pdf []byte) (*file, error) {
	head := pdf[:min(len(pdf), 1024)]
	if !bytes.Contains(head, []byte("%PDF-")) {
		return nil, fmt.Errorf("%w: it does not begin like one", ErrUnreadable)
	}
	f := &file{found: newTexts(), skip: map[int]bool{}, maps: map[int]bool{}}
	if err := f.objects(pdf); err != nil {
		return nil, err
	}
	// Packs of objects first: they may say which of the others are fonts. The
	// list grows if one of them holds a stream.
	for i := 0; i < len(f.streams); i++ {
		if s := f.streams[i]; s.isPack() {
			data, err := f.unpack(s)
			if err != nil {
				return nil, err
			}
			if err := f.objects(data); err != nil {
				return nil, err
			}
		}
	}
	// What pages draw can be read when it is known whether fonts have codes of their
	// own. All contents of a long file at once would take much memory.
	for _, maps := range []bool{true, false} {
		for _, s := range f.streams {
			if f.maps[s.object] != maps {
				continue
			}
			if err := f.stream(s); err != nil {
				return nil, err
			}
		}
	}
	return f, nil
}

// A file gathers what must be known of one PDF.
type file struct {
	found    *texts
	streams  []stream
	skip     map[int]bool // numbers of objects that are fonts or colour profiles
	maps     map[int]bool // numbers of the objects that tables of fonts are, from codes to characters
	coded    bool         // some font has codes that are not the characters themselves
	inflated int64
	inflate  io.ReadCloser // of the stream before, to be used again
	drawing  bytes.Buffer  // the same, of what it gave
	pictures []Picture
}

// A stream is one stream object, still packed.
type stream struct {
	object int
	dict   dict
	data   []byte
}

// isPack tells whether a stream holds other objects (7.5.7).
func (s stream) isPack() bool { return s.dict.name["Type"] == "ObjStm" }

// A dict is what must be known of a stream's dictionary: its own names and
// numbers by key, the first value of each, and its filters.
type dict struct {
	name    map[string]string
	number  map[string]int
	filters []string
}

func newDict() dict { return dict{name: map[string]string{}, number: map[string]int{}} }

// refsToSkip are the keys whose streams hold no text.
var refsToSkip = map[string]bool{
	"FontFile": true, "FontFile2": true, "FontFile3": true, "CIDToGIDMap": true, "CIDSet": true,
	"DestOutputProfile": true, "ICCBased": true,
}

// objects walks over the objects in data, taking their texts and noting their
// streams.
func (f *file) objects(data []byte) error {
	s := &scanner{data: data}
	var (
		object   int    // number of the object that is being read
		lastName string // to know what a reference is for
		numbers  [2]int // the last two tokens, if numbers
		depth    int
		d        = newDict() // the outermost dictionary that is or was last open
		kept     bool        // a stream has it
		key      string      // the key in it that waits for its value
	)
	begin := func() { // most dictionaries are none of a stream
		if kept {
			d, kept = newDict(), false
		}
		clear(d.name)
		clear(d.number)
		d.filters, key = nil, ""
	}
	for {
		t := s.next()
		n := numbers
		if t.kind != tokenNumber {
			numbers = [2]int{}
		}
		switch t.kind {
		case tokenEnd:
			if depth > 0 {
				return fmt.Errorf("%w: it ends inside an object", ErrUnreadable)
			}
			return nil
		case tokenBroken:
			return fmt.Errorf("%w: it ends inside a string", ErrUnreadable)
		case tokenComment:
			f.found.add(t.data)
		case tokenString:
			// The file's own identifier is a hash, and read as text would be anything.
			if lastName != "ID" || depth < 2 {
				f.found.add(t.data)
			}
			key = ""
		case tokenNumber:
			v := whole(t.data)
			numbers = [2]int{n[1], v}
			if depth == 1 && key != "" {
				d.number[key], key = v, ""
			}
		case tokenName:
			name := string(t.data)
			lastName = name
			if !vocabulary[name] {
				f.found.add(t.data)
			}
			if name == "Encrypt" {
				return fmt.Errorf("%w: it is encrypted", ErrUnreadable)
			}
			switch {
			case key == "Filter" && depth >= 1:
				d.filters = append(d.filters, name)
				if depth == 1 {
					key = ""
				}
			case depth == 1 && key == "":
				key = name
			case depth == 1:
				d.name[key], key = name, ""
			}
		case tokenOpen:
			if depth == 0 && t.dict {
				begin()
			}
			depth++
		case tokenClose:
			depth = max(0, depth-1)
			if depth <= 1 {
				key = ""
			}
		case tokenKeyword:
			if depth == 1 {
				key = ""
			}
			switch word := string(t.data); word {
			case "obj":
				object, depth = n[0], 0
				begin()
			case "R":
				if refsToSkip[lastName] {
					f.skip[n[0]] = true
				}
				if lastName == "ToUnicode" {
					f.maps[n[0]] = true
				}
			case "stream":
				packed, err := s.streamData(d)
				if err != nil {
					return err
				}
				f.streams = append(f.streams, stream{object, d, packed})
				kept = true
			default:
				if !keywords[word] {
					f.found.add(t.data)
				}
			}
		}
	}
}

// whole is the number of some digits, 0 for anything else. A fraction is no error: a
// page has thousands.
func whole(digits []byte) int {
	if bytes.IndexByte(digits, '.') >= 0 {
		return 0
	}
	n, err := strconv.Atoi(string(digits))
	if err != nil {
		return 0
	}
	return n
}

// streamData takes the bytes between stream and endstream (7.3.8.1).
func (s *scanner) streamData(d dict) ([]byte, error) {
	if bytes.HasPrefix(s.data[s.at:], []byte("\r\n")) {
		s.at += 2
	} else if s.at < len(s.data) && (s.data[s.at] == '\n' || s.data[s.at] == '\r') {
		s.at++
	}
	rest, end := s.data[s.at:], []byte("endstream")
	// The length says where to look, so that the word inside the data does not
	// end it; but it may be wrong, or stand in another object.
	if n, ok := d.number["Length"]; ok && n >= 0 && n <= len(rest) {
		after := bytes.TrimLeft(rest[n:min(len(rest), n+16)], "\r\n")
		if bytes.HasPrefix(after, end) {
			s.at += len(rest[:n])
			return rest[:n], nil
		}
	}
	n := bytes.Index(rest, end)
	if n < 0 {
		return nil, fmt.Errorf("%w: it ends inside a stream", ErrUnreadable)
	}
	s.at += n
	return rest[:n], nil
}

// stream takes the texts of one stream.
func (f *file) stream(s stream) error {
	_, isFont := s.dict.number["Length1"]
	if s.isPack() || f.skip[s.object] || isFont || s.dict.name["Type"] == "XRef" {
		return nil
	}
	if s.dict.name["Subtype"] == "Image" {
		return f.picture(s)
	}
	unpack := f.unpackAgain
	if s.dict.name["Type"] == "EmbeddedFile" { // which is kept
		unpack = f.unpack
	}
	data, err := unpack(s)
	if err != nil {
		return err
	}
	switch {
	case s.dict.name["Type"] == "Metadata" || s.dict.name["Subtype"] == "XML":
		f.markup(data)
	case s.dict.name["Type"] == "EmbeddedFile":
		f.found.add(data)
		f.pictures = append(f.pictures, pictureFile(data))
	case bytes.Contains(data, []byte("begincmap")):
		f.codes(data)
	default:
		f.contents(data)
	}
	return nil
}

// unpack undoes a stream's filters.
func (f *file) unpack(s stream) ([]byte, error) { return f.unpackWith(s, io.ReadAll) }

// unpackAgain is unpack for what is needed no longer than until it is called again.
func (f *file) unpackAgain(s stream) ([]byte, error) {
	if len(s.dict.filters) > 1 { // of which each reads what the one before gave
		return f.unpack(s)
	}
	return f.unpackWith(s, func(r io.Reader) ([]byte, error) {
		f.drawing.Reset()
		_, err := f.drawing.ReadFrom(r)
		return f.drawing.Bytes(), err
	})
}

func (f *file) unpackWith(s stream, all func(io.Reader) ([]byte, error)) ([]byte, error) {
	data := s.data
	for _, filter := range s.dict.filters {
		var r io.Reader
		switch filter {
		case "FlateDecode", "Fl":
			if err := f.inflateFrom(data); err != nil {
				return nil, fmt.Errorf("%w: object %d is damaged: %w", ErrUnreadable, s.object, err)
			}
			r = f.inflate
		case "ASCIIHexDecode", "AHx":
			hex := &scanner{data: append([]byte{'<'}, data...)}
			r = bytes.NewReader(hex.hex().data)
		case "ASCII85Decode", "A85":
			data, _, _ = bytes.Cut(data, []byte("~>"))
			r = ascii85.NewDecoder(bytes.NewReader(data))
		default:
			return nil, fmt.Errorf("%w: object %d is packed with %q", ErrUnreadable, s.object, filter)
		}
		out, err := all(io.LimitReader(r, maxInflated-f.inflated+1))
		if err != nil {
			return nil, fmt.Errorf("%w: object %d is damaged: %w", ErrUnreadable, s.object, err)
		}
		if f.inflated += int64(len(out)); f.inflated > maxInflated {
			return nil, fmt.Errorf("%w: it unpacks to more than %d MiB", ErrUnreadable, maxInflated>>20)
		}
		data = out
	}
	return data, nil
}

// inflateFrom begins to undo what zlib did.
func (f *file) inflateFrom(data []byte) (err error) {
	if again, ok := f.inflate.(zlib.Resetter); ok {
		return again.Reset(bytes.NewReader(data), nil)
	}
	f.inflate, err = zlib.NewReader(bytes.NewReader(data))
	return err
}

// contents takes the strings of a page's drawing. Text comes in pieces there,
// so that they are also joined, up to the end of an array and of a text object.
func (f *file) contents(data []byte) {
	s := &scanner{data: data}
	var array, object []byte
	inArray := false
	for {
		t := s.next()
		switch t.kind {
		case tokenEnd:
			f.shown(object)
			return
		case tokenString, tokenBroken:
			f.shown(t.data)
			array = append(array, t.data...)
			object = append(object, t.data...)
		case tokenName:
			if !vocabulary[string(t.data)] {
				f.found.add(t.data)
			}
		case tokenComment:
			f.found.add(t.data)
		case tokenOpen, tokenClose:
			if t.dict {
				continue
			}
			if inArray {
				f.shown(array)
			}
			array, inArray = array[:0], t.kind == tokenOpen
		case tokenKeyword:
			switch string(t.data) {
			case "BT", "ET":
				f.shown(object)
				object = object[:0]
			case "BI":
				f.inline()
			case "ID": // the pixels of an inline picture, up to EI on its own
				if n := bytes.Index(s.data[s.at:], []byte("EI")); n >= 0 {
					s.at += n
				}
			}
		}
	}
}

// shown takes a string that a page draws. Where fonts have codes of their own,
// what may be such codes is left to the page's text: read as characters they
// give digits and letters by chance, wherever somebody is 30 or called Li.
func (f *file) shown(raw []byte) {
	if f.coded && isCodes(raw) {
		return
	}
	f.found.add(raw)
}

// minCode is the length in characters from which a text in a table of
// character codes is more than one glyph's.
const minCode = 6

// codes takes the long texts of a table from codes to characters (9.10.3):
// short ones only repeat what the page shows, in fragments. It also notes
// whether the codes are the characters themselves.
func (f *file) codes(data []byte) {
	s := &scanner{data: data}
	entry, need := [][]byte(nil), 0 // strings of the entry at hand, and how many make one
	for t := s.next(); t.kind != tokenEnd; t = s.next() {
		switch {
		case t.kind == tokenKeyword:
			need = map[string]int{"beginbfchar": 2, "beginbfrange": 3}[string(t.data)]
			entry = nil
		case t.kind == tokenString && need > 0:
			if len(t.data) >= 2*minCode {
				f.found.add(t.data)
			}
			if entry = append(entry, t.data); len(entry) == need {
				f.coded = f.coded || !bytes.Equal(entry[0], entry[need-1])
				entry = nil
			}
		}
	}
}

// markup takes the text and the attribute values of XML, or all of it where it
// is broken.
func (f *file) markup(data []byte) {
	x := xml.NewDecoder(bytes.NewReader(data))
	for {
		t, err := x.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			f.found.add(data)
			return
		}
		switch t := t.(type) {
		case xml.CharData:
			f.found.add(t)
		case xml.Comment:
			f.found.add(t)
		case xml.StartElement:
			for _, a := range t.Attr {
				if a.Name.Space != "xmlns" && a.Name.Local != "xmlns" {
					f.found.add([]byte(a.Value))
				}
			}
		}
	}
}
