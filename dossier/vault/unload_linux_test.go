package vault

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
)

// Of a vault that was read whole, next to nothing stays in memory, and it can be read
// again.
func TestUnload(t *testing.T) {
	v := fresh(t, Options{})
	want := map[string][]byte{}
	for i := range 8 {
		b := make([]byte, 1<<20)
		if _, err := io.ReadFull(&counter{uint64(i)}, b); err != nil {
			t.Fatal(err)
		}
		want[fmt.Sprint("state ", i)] = b
	}
	must(t, v.Update(func(tx *Tx) error {
		for name, b := range want {
			if err := tx.SetState(name, b); err != nil {
				return err
			}
		}
		return nil
	}))
	for range 2 {
		got, err := v.States("")
		if err != nil {
			t.Fatal(err)
		}
		for name, b := range want {
			if !bytes.Equal(got[name], b) {
				t.Fatalf("%s is not as it was written", name)
			}
		}
		if kB := mapped(t, v.Path()); kB > 1<<10 {
			t.Errorf("%d kB of the file are in memory still", kB)
		}
	}
}

// Of photographs that were read one by one, neither.
func TestBlobsAreUnloaded(t *testing.T) {
	v := fresh(t, Options{})
	var names []string
	must(t, v.Update(func(tx *Tx) error {
		for i := range 40 {
			b := make([]byte, 200<<10)
			if _, err := io.ReadFull(&counter{uint64(i)}, b); err != nil {
				return err
			}
			name, err := tx.PutBlob(b)
			if err != nil {
				return err
			}
			names = append(names, name)
		}
		return nil
	}))
	for range 2 {
		for _, name := range names {
			if _, err := v.Blob(name); err != nil {
				t.Fatal(err)
			}
		}
		if kB := mapped(t, v.Path()); kB > 1<<10 {
			t.Errorf("%d kB of the file are in memory still", kB)
		}
	}
}

// mapped is how much of a mapped file is in memory, in kB.
func mapped(t *testing.T, path string) (kB int) {
	t.Helper()
	b, err := os.ReadFile("/proc/self/smaps")
	if err != nil {
		t.Fatal(err)
	}
	_, of, found := strings.Cut(string(b), path+"\n")
	if !found {
		t.Fatal("the file is not mapped")
	}
	_, of, _ = strings.Cut(of, "Rss:")
	if _, err := fmt.Sscan(of, &kB); err != nil {
		t.Fatal(err)
	}
	return kB
}
