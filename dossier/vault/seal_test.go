package vault

import (
	"bytes"
	"encoding/binary"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

func testKeys(t testing.TB) *keys {
	t.Helper()
	k, err := deriveKeys(&[keySize]byte{1, 2, 3}, make([]byte, vaultIDSize))
	must(t, err)
	return k
}

func TestPadded(t *testing.T) {
	// Values worked out by hand from the paper's formula.
	for n, want := range map[int]int{
		0: 256, 1: 256, 255: 256, 256: 256, 257: 272, 272: 272, 273: 288,
		511: 512, 512: 512, 513: 544, 1000: 1024, 1024: 1024, 1025: 1088,
		4097: 4352, 100_000: 100_352, 262_144: 262_144, 262_145: 270_336,
	} {
		if got := padded(n); got != want {
			t.Errorf("padded(%d) = %d, want %d", n, got, want)
		}
	}
	last := 0
	for n := range 1 << 20 {
		p := padded(n)
		if p < n || p < last || p < minFrame {
			t.Fatalf("padded(%d) = %d", n, p)
		}
		if n >= minFrame && float64(p) > 1.12*float64(n) {
			t.Fatalf("padded(%d) = %d, more than 12 %% over", n, p)
		}
		if padded(p) != p {
			t.Fatalf("padded(%d) = %d is no size class", n, p)
		}
		last = p
	}
}

func TestSealOpens(t *testing.T) {
	k := testKeys(t)
	rapid.Check(t, func(t *rapid.T) {
		bucket := rapid.SampledFrom(append(summed[:], bucketRoot)).Draw(t, "bucket")
		key := rapid.SliceOfN(rapid.Byte(), 0, 40).Draw(t, "key")
		content := bytes.Repeat(rapid.SliceOfN(rapid.Byte(), 0, 40).Draw(t, "content"), rapid.IntRange(1, 50).Draw(t, "times"))
		compress := rapid.Bool().Draw(t, "compress")
		random := rapid.Uint64().Draw(t, "random")
		value, err := k.seal(&counter{random}, bucket, key, content, compress)
		if err != nil {
			t.Fatal(err)
		}
		again, _ := k.seal(&counter{random}, bucket, key, content, compress)
		if !bytes.Equal(value, again) {
			t.Fatal("the same twice is different")
		}
		if frame := len(value) - 1 - nonceSize - tagSize; padded(frame) != frame {
			t.Fatalf("a frame of %d bytes is no size class", frame)
		}
		got, err := k.open(bucket, key, value)
		if err != nil || !bytes.Equal(got, content) {
			t.Fatalf("opened as %d bytes, %v; want %d", len(got), err, len(content))
		}
		// At another place, or with any bit changed, it does not open.
		if _, err := k.open(bucketNow, append(bytes.Clone(key), 0), value); err == nil {
			t.Fatal("it opens at another key")
		}
		for _, other := range summed {
			if _, err := k.open(other, key, value); other != bucket && err == nil {
				t.Fatalf("from %s it opens in %s", bucket, other)
			}
		}
		value[rapid.IntRange(0, len(value)-1).Draw(t, "at")] ^= 1 << rapid.IntRange(0, 7).Draw(t, "bit")
		if _, err := k.open(bucket, key, value); err == nil {
			t.Fatal("it opens after a bit changed")
		}
	})
}

func TestSealsDiffer(t *testing.T) {
	k, random := testKeys(t), &counter{5}
	a, err := k.seal(random, bucketNow, []byte("k"), []byte("same"), true)
	must(t, err)
	b, err := k.seal(random, bucketNow, []byte("k"), []byte("same"), true)
	must(t, err)
	if bytes.Equal(a, b) {
		t.Error("the same content sealed twice is the same")
	}
}

func TestUnframeRefuses(t *testing.T) {
	frame := func(method byte, n uint32, body []byte) []byte {
		b := binary.BigEndian.AppendUint32([]byte{method}, n)
		return append(b, body...)
	}
	bomb := deflate(make([]byte, maxContent+1))
	for name, b := range map[string][]byte{
		"empty":          {},
		"short":          {0, 0, 0},
		"longer than is": frame(methodStored, 5, []byte("four")),
		"longest":        frame(methodStored, 1<<32-1, []byte("four")),
		"unknown method": frame(7, 4, []byte("four")),
		"no DEFLATE":     frame(methodFlate, 4, []byte("\xff\xff\xff\xff")),
		"cut DEFLATE":    frame(methodFlate, uint32(len(bomb)/2), bomb),
		"bomb":           frame(methodFlate, uint32(len(bomb)), bomb),
	} {
		if _, err := unframe(b); err == nil {
			t.Errorf("%s: it is taken", name)
		}
	}
}

// TestSumIsArithmetic compares with big numbers.
func TestSumIsArithmetic(t *testing.T) {
	mod := new(big.Int).Lsh(big.NewInt(1), 256)
	rapid.Check(t, func(t *rapid.T) {
		draw := rapid.SliceOfN(rapid.SampledFrom([]byte{0, 1, 0x7f, 0x80, 0xfe, 0xff}), 32, 32)
		a, b := sum(draw.Draw(t, "a")), sum(draw.Draw(t, "b"))
		x, y := new(big.Int).SetBytes(a[:]), new(big.Int).SetBytes(b[:])
		c := a
		c.add(b)
		if want := new(big.Int).Mod(new(big.Int).Add(x, y), mod); new(big.Int).SetBytes(c[:]).Cmp(want) != 0 {
			t.Fatalf("%x + %x = %x", a, b, c)
		}
		c.sub(b)
		if c != a {
			t.Fatalf("taking away what was added gives %x, want %x", c, a)
		}
	})
}

func TestPlacesAreApart(t *testing.T) {
	k := testKeys(t)
	seen := map[string]string{}
	for _, bucket := range summed {
		for _, name := range []string{"", "a", "b", "now", "log", bucket + "a"} {
			place := string(k.place(bucket, []byte(name)))
			if other, ok := seen[place]; ok {
				t.Errorf("%s/%s has the place of %s", bucket, name, other)
			}
			seen[place] = bucket + "/" + name
		}
	}
}

func TestShortValues(t *testing.T) {
	k := testKeys(t)
	value, err := k.seal(&counter{1}, bucketNow, nil, nil, true)
	must(t, err)
	for n := range value {
		if _, err := k.open(bucketNow, nil, value[:n]); err == nil {
			t.Fatalf("cut to %d bytes, it opens", n)
		}
	}
}

func FuzzDecodeRoot(f *testing.F) {
	b, err := newRoot(nil).encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := decodeRoot(b)
		if err != nil {
			return
		}
		for _, bucket := range summed {
			_ = r.heap(bucket) // must be there
		}
		if _, err := r.encode(); err != nil {
			t.Fatal(err)
		}
	})
}

func FuzzDecodePiece(f *testing.F) {
	f.Add((&piece{length: 3, data: []byte("abc")}).encode())
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := decodePiece(b)
		if err == nil && !bytes.Equal(p.encode(), b) {
			t.Fatal("read and written it is another")
		}
	})
}

// FuzzReadPages has the walk read any file: it must come to an end.
func FuzzReadPages(f *testing.F) {
	c := makeVictim(f)
	f.Add(uint32(0), []byte{})
	f.Add(uint32(3*pageSize), []byte{3, 0, 0, 0, 0, 0, 0, 0, 1})
	f.Fuzz(func(t *testing.T, at uint32, patch []byte) {
		b := bytes.Clone(c.bytes)
		copy(b[int(at)%len(b):], patch)
		p, err := readPages(bytes.NewReader(b), int64(len(b)))
		if err == nil && len(p.keys) > int(p.meta.pages)*pageSize {
			t.Fatal("more buckets than the file has room for")
		}
	})
}

func FuzzDecodeLogged(f *testing.F) {
	b, err := write(1, "", "known_as", "x").Encode()
	if err != nil {
		f.Fatal(err)
	}
	content, err := enc.Marshal(logged{Seq: 7, Bytes: b})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(content)
	f.Fuzz(func(t *testing.T, content []byte) {
		l, name, err := readLogged(content)
		if err != nil {
			return
		}
		if seq, c, err := decodeLogged(content); err == nil && (seq != l.Seq || c.Name != name) {
			t.Fatal("read in two ways, it is two things")
		}
		again, err := enc.Marshal(l)
		if err != nil {
			t.Fatal(err)
		}
		if m, other, err := readLogged(again); err != nil || other != name || m.Seq != l.Seq {
			t.Fatalf("read and written it is another: %v", err)
		}
	})
}
