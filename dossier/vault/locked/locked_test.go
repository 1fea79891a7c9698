package locked

import (
	"bytes"
	"testing"
	"unsafe"

	"pgregory.net/rapid"
)

func (p *pool) used() (n int) {
	for _, used := range p.inUse {
		if used {
			n++
		}
	}
	return n
}

// TestPool: whatever is taken and given back in whatever order, no two pieces
// overlap, each is zero at first, and all of the room comes back.
func TestPool(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := &pool{b: make([]byte, size)}
		type piece struct {
			b    []byte
			mark byte
		}
		var held []piece
		give := func(i int) {
			if want := bytes.Repeat([]byte{held[i].mark}, len(held[i].b)); !bytes.Equal(held[i].b, want) {
				t.Fatal("somebody else wrote into a piece")
			}
			clear(held[i].b)
			p.give(unsafe.Pointer(&held[i].b[0]), len(held[i].b))
			held = append(held[:i], held[i+1:]...)
		}
		room := 0
		for step := range rapid.IntRange(1, 60).Draw(t, "steps") {
			if len(held) > 0 && rapid.Bool().Draw(t, "give") {
				give(rapid.IntRange(0, len(held)-1).Draw(t, "which"))
				continue
			}
			n := rapid.IntRange(1, size/4).Draw(t, "n")
			v := p.take(n)
			if v == nil {
				room++
				continue
			}
			b := unsafe.Slice((*byte)(v), n)
			if len(bytes.Trim(b, "\x00")) > 0 {
				t.Fatal("what was given is not zero")
			}
			for i := range b {
				b[i] = byte(step + 1)
			}
			held = append(held, piece{b, byte(step + 1)})
		}
		for len(held) > 0 {
			give(0)
		}
		if n := p.used(); n > 0 {
			t.Fatalf("%d units never came back", n)
		}
	})
}

// TestFullPool: what does not fit any more is ordinary memory, and giving that
// back takes nothing from others.
func TestFullPool(t *testing.T) {
	before := shared().used()
	var all []*[1024]byte
	for i := range size/1024 + 5 {
		b := New[[1024]byte]()
		b[0], b[1023] = byte(i+1), byte(i+1)
		all = append(all, b)
	}
	for i, b := range all {
		if b[0] != byte(i+1) || b[1023] != byte(i+1) {
			t.Fatalf("piece %d was written over", i)
		}
	}
	for _, b := range all {
		Free(b)
		if *b != [1024]byte{} {
			t.Fatal("it was not overwritten")
		}
	}
	if after := shared().used(); after != before {
		t.Errorf("%d units are in use, %d were", after, before)
	}
}
