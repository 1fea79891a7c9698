package cos

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// plainFile wraps the text of object 1 into a file that Parse reads.
func plainFile(object string) []byte {
	return []byte("%PDF-1.3\n1 0 obj\n" + object + "\nendobj\nxref\n0 1\n0000000000 65535 f \n" +
		"trailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n")
}

func TestParseValues(t *testing.T) {
	for text, want := range map[string]any{
		"true":                                true,
		"null":                                nil,
		"12":                                  12,
		"-7":                                  -7,
		"+.5":                                 0.5,
		"3 0 R":                               Ref(3),
		"[3 0 1 0 R 5]":                       Array{3, 0, Ref(1), 5},
		"[1 2 Rx]":                            error(nil),
		"/Name#20x":                           Name("Name x"),
		"/":                                   Name(""),
		`(a\(b\)(c)\\ \101\7 \z)`:             String("a(b)(c)\\ A\a z"),
		"(two\\\nlines\r\nthree)":             String("twolines\nthree"),
		"<48 65 6C6C6f 7>":                    String("Hellop"),
		"<</A 1/B[/C(d)]/N null>>":            Dict{"A": 1, "B": Array{Name("C"), String("d")}},
		"<</A<</B 2 0 R>>>>% done":            Dict{"A": Dict{"B": Ref(2)}},
		"<</Length 3>>stream\nabc\nendstream": &Stream{Dict: Dict{"Length": 3}, Data: []byte("abc")},
	} {
		f, err := Parse(plainFile(text))
		if text == "[1 2 Rx]" {
			if err == nil {
				t.Errorf("%s was read as %#v", text, f.Objects[1])
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", text, err)
		} else if got := f.Objects[1]; !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %#v, want %#v", text, got, want)
		}
	}
}

func TestParseSaysWhatIsWrong(t *testing.T) {
	for text, want := range map[string]string{
		"":                           "no header",
		"%PDF-1.3\n":                 "no cross-reference",
		"%PDF-1.3\nxref\n":           "no trailer",
		"%PDF-1.3\n1 0 obj\n(abc":    "without an end",
		"%PDF-1.3\n1 0 obj\n<</A":    "ends inside",
		"%PDF-1.3\n1 0 obj\n<<1 2>>": "wants a name",
		"%PDF-1.3\n1 0 obj\n12":      "want endobj",
		"%PDF-1.3\nhello":            "want a number",
		string(plainFile("<</Length 9999>>stream\nabc\nendstream")): "cut short",
		string(plainFile("<<>>stream\nabc\nendstream")):             "without a length",
		string(plainFile(strings.Repeat("[", 1000))):                "too deep",
	} {
		if _, err := Parse([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: got error %v, want %q", text, err, want)
		}
	}
}

// TestWriteThenParse proves that any objects come back as they were.
func TestWriteThenParse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		object := anyObject(3).Draw(t, "object")
		f := &File{Objects: map[Ref]any{7: Dict{"V": object}}, Trailer: Dict{"Root": Ref(7)}}
		file, err := f.Write()
		if err != nil {
			t.Fatal(err)
		}
		back, err := Parse(file)
		if err != nil {
			t.Fatalf("%v in %q", err, file)
		}
		if got := back.Dict(back.Trailer["Root"])["V"]; !reflect.DeepEqual(got, object) {
			t.Fatalf("got %#v, want %#v, by %q", got, object, file)
		}
	})
}

func anyObject(depth int) *rapid.Generator[any] {
	scalars := []*rapid.Generator[any]{
		rapid.Map(rapid.Int(), func(n int) any { return n }),
		rapid.Map(rapid.IntRange(-1e6, 1e6), func(n int) any { return float64(n) + 0.25 }),
		rapid.Map(rapid.Bool(), func(b bool) any { return b }),
		rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) any { return String(b) }),
		rapid.Map(anyName(), func(n Name) any { return n }),
	}
	if depth == 0 {
		return rapid.OneOf(scalars...)
	}
	return rapid.OneOf(append(scalars,
		rapid.Map(rapid.SliceOfN(anyObject(depth-1), 0, 4), func(a []any) any { return append(Array{}, a...) }),
		rapid.Map(rapid.MapOfN(anyName(), anyObject(depth-1), 0, 4), func(m map[Name]any) any { return Dict(m) }),
	)...)
}

func anyName() *rapid.Generator[Name] {
	return rapid.Map(rapid.SliceOfN(rapid.Byte(), 0, 8), func(b []byte) Name { return Name(b) })
}

func TestWriteLeavesOutWhatNothingRefersTo(t *testing.T) {
	f := &File{Objects: map[Ref]any{
		1: Dict{"Type": Name("Catalog"), "Pages": Ref(9), "Gone": Ref(404)},
		5: String("a secret of the draft"),
		9: Dict{"Kids": Array{Ref(1)}},
	}, Trailer: Dict{"Root": Ref(1), "Prev": 12}}
	file, err := f.Write()
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(file, []byte("secret")) || bytes.Contains(file, []byte("Prev")) {
		t.Errorf("the file has more than it needs: %q", file)
	}
	back, err := Parse(file)
	if err != nil {
		t.Fatal(err)
	}
	if len(back.Objects) != 2 || back.Trailer["Size"] != 5 {
		t.Errorf("got objects %v, trailer %v", back.Objects, back.Trailer)
	}
	if _, ok := back.Dict(back.Trailer["Root"])["Gone"]; ok {
		t.Error("a reference to nothing was written")
	}
}

func TestWriteCompressesOnceAndOnlyForGain(t *testing.T) {
	long := &Stream{Data: bytes.Repeat([]byte("0 0 m "), 100)}
	short := &Stream{Data: []byte("q Q")}
	picture := &Stream{Dict: Dict{"Filter": Name("DCTDecode")}, Data: bytes.Repeat([]byte{1}, 1000)}
	f := &File{Objects: map[Ref]any{1: Dict{"A": Ref(2), "B": Ref(3), "C": Ref(4)}, 2: long, 3: short, 4: picture},
		Trailer: Dict{"Root": Ref(1)}}
	file, err := f.Write()
	if err != nil {
		t.Fatal(err)
	}
	back, err := Parse(file)
	if err != nil {
		t.Fatal(err)
	}
	root := back.Dict(back.Trailer["Root"])
	for key, want := range map[Name]any{"A": Name("FlateDecode"), "B": nil, "C": Name("DCTDecode")} {
		if got := back.Dict(root[key])["Filter"]; got != want {
			t.Errorf("stream %s has filter %v, want %v", key, got, want)
		}
	}
	if got := back.Get(root["C"]).(*Stream).Data; !bytes.Equal(got, picture.Data) {
		t.Error("the picture was changed")
	}
	if len(long.Dict) != 0 {
		t.Error("writing changed the object")
	}
}

func TestWriteRefuses(t *testing.T) {
	for name, f := range map[string]*File{
		"no catalog":      {Trailer: Dict{}},
		"a foreign value": {Objects: map[Ref]any{1: Dict{"A": struct{}{}}}, Trailer: Dict{"Root": Ref(1)}},
	} {
		if _, err := f.Write(); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestAddNeverOverwrites(t *testing.T) {
	f := &File{Objects: map[Ref]any{2: 1, 3: 2}}
	for range 5 {
		f.Add(0)
	}
	if len(f.Objects) != 7 || f.Objects[2] != 1 || f.Objects[3] != 2 {
		t.Errorf("got %v", f.Objects)
	}
}

func TestAppendReal(t *testing.T) {
	for want, v := range map[string]float64{"0": -0.0000001, "1": 1, "-1.5": -1.5, "100": 100, "0.33333": 1.0 / 3} {
		if got := string(AppendReal(nil, v, 5)); got != want {
			t.Errorf("%g: got %s, want %s", v, got, want)
		}
	}
}

// FuzzParse proves that nothing makes Parse or Write panic, and that what was
// written once is written the same again.
func FuzzParse(f *testing.F) {
	f.Add(plainFile("<</Type/Catalog/Pages 2 0 R>>"))
	f.Add(plainFile("<</Length 3>>stream\nabc\nendstream\nendobj\n2 0 obj[(a)<41>/B 1.5 1 0 R]"))
	f.Add([]byte("%PDF-1.3\n1 0 obj\n<</A((\\"))
	f.Fuzz(func(t *testing.T, in []byte) {
		first, err := Parse(in)
		if err != nil {
			return
		}
		once, err := first.Write()
		if err != nil {
			return
		}
		second, err := Parse(once)
		if err != nil {
			t.Fatalf("what was written cannot be read: %v\n%q", err, once)
		}
		again, err := second.Write()
		if err != nil || !bytes.Equal(once, again) {
			t.Fatalf("%v\n%q\n%q", err, once, again)
		}
	})
}
