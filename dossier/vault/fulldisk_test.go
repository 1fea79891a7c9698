package vault

import (
	"reflect"
	"strings"
	"syscall"
	"testing"
	"unsafe"

	bolt "go.etcd.io/bbolt"
)

// failing has the write after the next so many fail, for want of room, with some
// bytes of it done. bbolt has a place for that, which it does not show.
func failing(db *bolt.DB, writes, done int) (undo func()) {
	field := reflect.ValueOf(db).Elem().FieldByName("ops").FieldByName("writeAt")
	write := (*func([]byte, int64) (int, error))(unsafe.Pointer(field.UnsafeAddr()))
	was := *write
	*write = func(b []byte, at int64) (int, error) {
		if writes--; writes >= 0 {
			return was(b, at)
		}
		n, err := was(b[:done], at)
		if err == nil {
			err = syscall.ENOSPC
		}
		return n, err
	}
	return func() { *write = was }
}

// TestFullDisk has the disk full at each write of a save, one after the other:
// the save fails with a clear word, the vault is as it was before, in memory and
// on the disk, and the next save works once there is room.
func TestFullDisk(t *testing.T) {
	tests := []struct {
		name string
		save func(tx *Tx, n int) error
	}{
		{"a change", func(tx *Tx, n int) error { _, err := tx.Append(write(n, "", "known_as", "made up")); return err }},
		{"a state", func(tx *Tx, n int) error { return tx.SetState("draft", picture(3000+n)) }},
		{"an attachment", func(tx *Tx, n int) error { _, err := tx.PutBlob(picture(2*pieceData + n)); return err }},
		{"many changes", func(tx *Tx, n int) error {
			for i := range 15 {
				if _, err := tx.Append(write(i, "", "known_as", string(picture(300+n)))); err != nil {
					return err
				}
			}
			return nil
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			v := fresh(t, Options{})
			for n := range 9 {
				must(t, v.Update(func(tx *Tx) error { return test.save(tx, n) }))
			}
			for _, done := range []int{0, 60, sector} {
				writes := 0
				for ; ; writes++ {
					before, err := contentOf(v)
					must(t, err)
					room := failing(v.in.db, writes, done)
					err = v.Update(func(tx *Tx) error { return test.save(tx, writes) })
					room()
					if err == nil {
						break
					}
					if !strings.Contains(err.Error(), "failed to save, the vault is as it was before: ") {
						t.Errorf("write %d: the error says %v", writes, err)
					}
					w, err := v.Sibling(copyOf(t, v.Path()))
					must(t, err)
					for _, v := range []*Vault{v, w} {
						if got, err := contentOf(v); err != nil || !reflect.DeepEqual(got, before) {
							t.Errorf("write %d, %d bytes of it done: it says something else: %v", writes, done, err)
						}
					}
					if !w.FellBack() { // where a part of the meta page was written, that is said
						clean(t, w)
					}
					must(t, w.Close())
					must(t, v.Update(func(tx *Tx) error { return test.save(tx, 1000+writes) }))
				}
				// A leaf, the list of free pages; and the meta page, of which the
				// first sector is all that counts.
				if writes < 2 || done < sector && writes < 3 {
					t.Errorf("it failed at %d writes", writes)
				}
				t.Logf("it failed at each of %d writes, with %d bytes of each done", writes, done)
			}
			clean(t, reopen(t, v, Options{}))
		})
	}
}
