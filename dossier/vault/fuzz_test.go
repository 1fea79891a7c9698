package vault

import (
	"bytes"
	"testing"
)

// FuzzSealed opens any bytes as a sealed value, and any frame that authenticates:
// nothing opens that was not sealed, and a frame gives its content or an error.
func FuzzSealed(f *testing.F) {
	k := testKeys(f)
	for _, content := range [][]byte{nil, []byte("a photograph"), bytes.Repeat([]byte("habeas corpus "), 50), picture(300)} {
		value, err := k.seal(&counter{1}, bucketNow, []byte("place"), content, true)
		must(f, err)
		f.Add(value, []byte{methodStored, 0, 0, 0, 3, 'a', 'b', 'c', 0, 0})
		small := deflate(content)
		f.Add(value[:len(value)-1], append([]byte{methodFlate, 0, 0, 0, byte(len(small))}, small...))
	}
	f.Fuzz(func(t *testing.T, value, frame []byte) {
		if _, err := k.open(bucketLog, []byte("place"), value); err == nil {
			t.Fatal("it opens at a place where nothing was sealed")
		}
		content, err := unframe(frame)
		if err != nil {
			return
		}
		if len(content) > maxContent {
			t.Fatalf("%d bytes swell to %d", len(frame), len(content))
		}
		sealed, err := k.seal(&counter{2}, bucketNow, []byte("place"), content, true)
		must(t, err)
		if size := len(sealed) - 1 - nonceSize - tagSize; size != padded(size) {
			t.Fatalf("its size of %d is no class", size)
		}
		if again, err := k.open(bucketNow, []byte("place"), sealed); err != nil || !bytes.Equal(again, content) {
			t.Fatalf("sealed and opened it is another: %v", err)
		}
	})
}
