package change

import (
	"encoding"
	"hash/fnv"
	"reflect"
	"sync"
	"unicode/utf8"

	"github.com/fxamacker/cbor/v2"

	"habeas/dossier"
)

// Ten thousand dossiers say the same short things again and again: kinds, languages,
// places, offences, and which source says so. Each of these texts is in memory about
// once, and not once for each time that it is said.

// texts are short texts that were read last, by a hash of theirs. A text that comes
// again is given out again, until another one takes its place.
type texts [1 << 11]string

// shortText is the length from which a text is hardly said twice, in bytes.
const shortText = 48

// textsPool has one for each goroutine that fills. What nobody uses, the collector takes.
var textsPool = sync.Pool{New: func() any { return new(texts) }}

// share gives the text that some bytes are.
func (t *texts) share(b []byte) string {
	if t == nil || len(b) > shortText { // one item is filled without
		return string(b)
	}
	h := fnv.New32a()
	_, _ = h.Write(b)
	place := &t[h.Sum32()%uint32(len(t))]
	if *place != string(b) {
		*place = string(b)
	}
	return *place
}

var (
	idsType    = reflect.TypeFor[[]dossier.ID]()
	readerType = reflect.TypeFor[encoding.TextUnmarshaler]()
)

// shares reports whether values of a type are made of texts to be shared.
func shares(t reflect.Type) bool {
	return t.Kind() == reflect.String && !reflect.PointerTo(t).Implements(readerType) || t == idsType
}

// fill reads a text or a list of IDs as the program writes it; it is false where
// something else stands there, and leaves the value as it was.
func (t *texts) fill(v reflect.Value, raw cbor.RawMessage) bool {
	s := stored{b: raw}
	if v.Kind() == reflect.String {
		b := s.bytes(cborText)
		if s.failed || len(s.b) > 0 || !utf8.Valid(b) {
			return false
		}
		v.SetString(t.share(b))
		return true
	}
	ids := make([]dossier.ID, s.count())
	for i := range ids {
		b := s.bytes(cborText)
		s.failed = s.failed || !utf8.Valid(b)
		ids[i] = dossier.ID(t.share(b))
	}
	if s.failed || len(s.b) > 0 {
		return false
	}
	v.Set(reflect.ValueOf(ids))
	return true
}
