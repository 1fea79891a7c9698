package change

import (
	"fmt"
	"reflect"
	"testing"
	"unsafe"

	"github.com/fxamacker/cbor/v2"
	"pgregory.net/rapid"

	"habeas/dossier"
)

// What is read by sharing is what package cbor reads.
func TestSharedReadsTheSame(t *testing.T) {
	var seen texts
	rapid.Check(t, func(t *rapid.T) {
		var x any
		switch rapid.IntRange(0, 3).Draw(t, "form") {
		case 0:
			x = rapid.String().Draw(t, "text")
		case 1:
			x = rapid.SliceOf(rapid.String()).Draw(t, "texts")
		case 2:
			x = rapid.SampledFrom([]any{nil, 7, true, []byte("ab"), []any{"a", 1}, map[string]int{"a": 1}}).Draw(t, "other")
		case 3:
			x = cbor.RawMessage(rapid.SliceOfN(rapid.Byte(), 1, 12).Draw(t, "bytes"))
		}
		raw, ok := x.(cbor.RawMessage)
		if !ok {
			var err error
			if raw, err = enc.Marshal(x); err != nil {
				t.Fatal(err)
			}
		}
		compare[dossier.EventKind](t, &seen, raw)
		compare[[]dossier.ID](t, &seen, raw)
	})
}

func compare[T any](t *rapid.T, seen *texts, raw cbor.RawMessage) {
	var got, want T
	v := reflect.ValueOf(&got).Elem()
	if !shares(v.Type()) {
		t.Fatalf("%T is not shared", got)
	}
	if !seen.fill(v, raw) {
		if !v.IsZero() {
			t.Fatalf("%x left %v", []byte(raw), got)
		}
		return
	}
	if err := dec.Unmarshal(raw, &want); err != nil || !reflect.DeepEqual(got, want) {
		t.Fatalf("%x is read as %#v, want %#v, %v", []byte(raw), got, want, err)
	}
}

func TestTextsAreShared(t *testing.T) {
	var seen texts
	one := seen.share([]byte("prison 1"))
	for i := range 100 {
		seen.share(fmt.Append(nil, "name ", i))
	}
	if again := seen.share([]byte("prison 1")); again != one || unsafe.StringData(again) != unsafe.StringData(one) {
		t.Error("the same text is in memory twice")
	}
}
