package vault

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"habeas/dossier/change"
)

// patience is how long a damaged file may keep whoever opens it.
const patience = 5 * time.Second

// victim is the file of a small vault, with what it says now and what it said
// before the last save.
type victim struct {
	bytes      []byte
	now, since content
	blob       string
	blobBytes  []byte
}

func makeVictim(t testing.TB) victim {
	v := fresh(t, Options{Random: &counter{1}})
	var c victim
	for i := range 12 {
		appendAll(t, v, write(1+i, "", "known_as", string(picture(200))))
	}
	c.blobBytes = picture(5000)
	must(t, v.Update(func(tx *Tx) (err error) {
		c.blob, err = tx.PutBlob(c.blobBytes)
		return err
	}))
	var err error
	c.since, err = contentOf(v)
	must(t, err)
	must(t, v.Update(func(tx *Tx) (err error) {
		if err := tx.SetState("draft", []byte("half a sentence")); err != nil {
			return err
		}
		_, err = tx.Append(write(3, "person", "born", "1953"))
		return err
	}))
	c.now, err = contentOf(v)
	must(t, err)
	c.bytes = fileOf(t, v)
	return c
}

// check opens what became of the victim's file: an error of the right kind, or
// what it said, or, where that is told, what it said before. It reports
// whether anything was noticed.
func (c victim) check(t testing.TB, path string) (noticed bool) {
	t.Helper()
	// A file that hangs the program ends the test with a list of what runs.
	hang := time.AfterFunc(patience, func() { panic(path + " hangs") })
	defer hang.Stop()
	var (
		damaged *DamagedError
		not     *NotVaultError
	)
	for _, readOnly := range []bool{true, false} {
		v, err := Open(t.Context(), path, Typed([]byte(passphrase)), Options{ReadOnly: readOnly})
		if err != nil {
			if !errors.As(err, &damaged) && !errors.As(err, &not) && !errors.Is(err, ErrWrongPassphrase) {
				t.Errorf("Open: %v (%T)", err, err)
			}
			return true
		}
		defer v.Close()
		got, err := contentOf(v)
		switch {
		case err != nil:
			if !errors.As(err, &damaged) {
				t.Errorf("reading: %v", err)
			}
		case v.FellBack() && reflect.DeepEqual(got, c.since):
		case !reflect.DeepEqual(got, c.now):
			t.Errorf("it says something else, reading only %v, fell back %v", readOnly, v.FellBack())
		}
		noticed = v.FellBack() || err != nil
		if b, err := v.Blob(c.blob); err != nil {
			// Where its key was hit it is not found, and Verify must tell.
			if noticed = true; !errors.As(err, &damaged) && !errors.Is(err, ErrNotFound) {
				t.Errorf("Blob: %v", err)
			}
		} else if !bytes.Equal(b, c.blobBytes) {
			t.Error("the blob is another")
		}
		r, err := v.Verify(t.Context(), nil)
		if err != nil {
			t.Errorf("Verify: %v", err)
		}
		if noticed && len(r.Damaged) == 0 {
			t.Error("Verify finds nothing")
		}
		noticed = noticed || len(r.Damaged) > 0
		v.Close()
	}
	return noticed
}

// write puts the victim's bytes, changed, into a file.
func (c victim) write(t testing.TB, path string, change func([]byte) []byte) {
	t.Helper()
	must(t, os.WriteFile(path, change(bytes.Clone(c.bytes)), 0o600))
}

func TestCutShort(t *testing.T) {
	c := makeVictim(t)
	path := filepath.Join(t.TempDir(), "cut")
	m, _, err := newestMeta(bytes.NewReader(c.bytes), int64(len(c.bytes)))
	must(t, err)
	used := int(m.pages) * pageSize
	for n := 0; n < used; n += 512 {
		for _, n := range []int{n, n + 1} {
			c.write(t, path, func(b []byte) []byte { return b[:n] })
			var (
				damaged *DamagedError
				not     *NotVaultError
			)
			v, err := Open(t.Context(), path, Typed([]byte(passphrase)), Options{})
			if err == nil {
				v.Close()
				t.Fatalf("cut to %d of %d bytes, it opens", n, used)
			}
			if !errors.As(err, &damaged) && (!errors.As(err, &not) || n > 1) {
				t.Fatalf("cut to %d bytes: %v (%T)", n, err, err)
			}
		}
	}
}

func TestFlippedBits(t *testing.T) {
	c := makeVictim(t)
	path := filepath.Join(t.TempDir(), "flipped")
	var at []int
	switch {
	case *fully:
		for i := range c.bytes {
			at = append(at, i)
		}
	default:
		// Some anywhere, and the head of each page.
		r := rand.New(rand.NewPCG(1, 2))
		for range 300 {
			at = append(at, r.IntN(len(c.bytes)))
		}
		for i := 0; i < len(c.bytes); i += pageSize {
			at = append(at, i, i+8, i+10, i+12, i+16, i+20, i+24)
		}
	}
	noticed := 0
	for _, i := range at {
		c.write(t, path, func(b []byte) []byte { b[i] ^= 1 << (i % 8); return b })
		if c.check(t, path) {
			noticed++
		}
		if t.Failed() {
			t.Fatalf("after a flip in byte %d, page %d", i, i/pageSize)
		}
	}
	t.Logf("of %d flips, %d were noticed; the others hit what no page uses", len(at), noticed)
	if noticed == 0 {
		t.Error("no flip was noticed")
	}
}

// TestFlippedSlots flips each bit of the header with its checksum made right
// again, as somebody may who wants another slot in it: nobody gets another vault,
// and what opens is what it was.
func TestFlippedSlots(t *testing.T) {
	c := makeVictim(t)
	at := bytes.Index(c.bytes, []byte(magic))
	if at < 0 || bytes.Count(c.bytes, []byte(magic)) != 1 {
		t.Fatal("the header is not found")
	}
	head := c.bytes[at : at+headerBlock]
	length := len(magic) + 4 + int(binary.BigEndian.Uint32(head[len(magic):]))
	path := filepath.Join(t.TempDir(), "flipped")
	said := map[string]int{}
	for i := len(magic); i < length; i++ {
		for bit := range 8 {
			// A cost that is raised within its bounds takes its time.
			if cost, ok := costAfter(head, length, i, bit); ok && uint64(cost.Memory)*uint64(cost.Time) > 1<<20 {
				said["too dear to try"]++
				continue
			}
			c.write(t, path, func(b []byte) []byte {
				h := b[at : at+headerBlock]
				h[i] ^= 1 << bit
				sum := sha256.Sum256(h[:headerBlock-2*sha256.Size])
				copy(h[headerBlock-2*sha256.Size:], sum[:])
				return b
			})
			var (
				damaged *DamagedError
				newer   *NewerError
			)
			v, err := Open(t.Context(), path, Typed([]byte(passphrase)), Options{ReadOnly: true})
			switch {
			case err == nil:
				v.Close()
				t.Errorf("byte %d, bit %d: it opens", i, bit)
			case errors.As(err, &damaged):
				said["damaged"]++
			case errors.As(err, &newer):
				said["newer"]++
			case errors.Is(err, ErrWrongPassphrase):
				said["wrong passphrase"]++
			default:
				t.Errorf("byte %d, bit %d: %v", i, bit, err)
			}
		}
	}
	t.Logf("of %d flips: %v", (length-len(magic))*8, said)
	if said["damaged"] == 0 || said["wrong passphrase"] == 0 {
		t.Error("some kind of flip was not tried")
	}
}

// costAfter gives the cost of the first slot of a header of which a bit was
// flipped, where it still has one.
func costAfter(head []byte, length, i, bit int) (Cost, bool) {
	body := bytes.Clone(head[:length])
	body[i] ^= 1 << bit
	var h header
	var s slot
	if dec.Unmarshal(body[len(magic)+4:], &h) != nil || len(h.Slots) == 0 || dec.Unmarshal(h.Slots[0], &s) != nil {
		return Cost{}, false
	}
	return s.cost(), s.cost().Validate() == nil
}

// TestHostilePages puts every number that bbolt would trust into every page:
// its own page, one past the end, the greatest. Nothing of that may end the
// program, which a loop of pages does without the walk.
func TestHostilePages(t *testing.T) {
	c := makeVictim(t)
	path := filepath.Join(t.TempDir(), "hostile")
	m, _, err := newestMeta(bytes.NewReader(c.bytes), int64(len(c.bytes)))
	must(t, err)
	branches := 0
	for id := uint64(2); id < m.pages; id++ {
		page := int(id) * pageSize
		if binary.LittleEndian.Uint16(c.bytes[page+8:]) == flagBranch {
			branches++
		}
		for field := page; field < page+pageHeaderSize+2*elementSize; field += 4 {
			for _, n := range []uint32{0, uint32(id), uint32(m.root), uint32(m.pages), 0x7FFFFFFF, 0xFFFFFFFF} {
				b := bytes.Clone(c.bytes)
				binary.LittleEndian.PutUint32(b[field:], n)
				if bytes.Equal(b, c.bytes) {
					continue
				}
				if _, err := readPages(bytes.NewReader(b), int64(len(b))); err != nil {
					continue // bbolt never sees it
				}
				must(t, os.WriteFile(path, b, 0o600))
				secondOpinion(t, path)
				c.check(t, path)
				if t.Failed() {
					t.Fatalf("page %d, byte %d set to %#x", id, field-page, n)
				}
			}
		}
	}
	if branches == 0 {
		t.Error("the file has no branch: it is too small to try loops")
	}
}

// secondOpinion has bbolt check a file that the walk found whole. It may find
// pages that are lost, which do no harm.
func secondOpinion(t *testing.T, path string) {
	t.Helper()
	db, err := bolt.Open(path, 0o600, nil)
	must(t, err)
	defer db.Close()
	must(t, db.View(func(tx *bolt.Tx) error {
		for err := range tx.Check() {
			if !strings.Contains(err.Error(), "unreachable unfreed") {
				t.Errorf("bbolt finds: %v", err)
			}
		}
		return nil
	}))
}

// TestHostileMeta does the same with the meta pages, whose checksum anybody
// can make.
func TestHostileMeta(t *testing.T) {
	c := makeVictim(t)
	path := filepath.Join(t.TempDir(), "hostile")
	for field := pageHeaderSize; field < pageHeaderSize+56; field += 8 {
		for _, n := range []uint64{0, 1, 2, 3, 5, 1 << 20, 1 << 40, 1<<63 - 1, 1<<64 - 1} {
			c.write(t, path, func(b []byte) []byte {
				for _, page := range []int{0, pageSize} {
					binary.LittleEndian.PutUint64(b[page+field:], n)
					h := fnv.New64a()
					h.Write(b[page+pageHeaderSize : page+pageHeaderSize+56])
					binary.LittleEndian.PutUint64(b[page+pageHeaderSize+56:], h.Sum64())
				}
				return b
			})
			var newest *DamagedError
			v, err := Open(t.Context(), path, Typed([]byte(passphrase)), Options{})
			if err == nil {
				if _, err = contentOf(v); err != nil && !errors.As(err, &newest) {
					t.Errorf("field %d set to %#x: %v", field, n, err)
				}
				v.Close()
			}
		}
	}
}

// TestLoopIsSeen shows that the walk, not luck, stops a loop.
func TestLoopIsSeen(t *testing.T) {
	c := makeVictim(t)
	m, _, err := newestMeta(bytes.NewReader(c.bytes), int64(len(c.bytes)))
	must(t, err)
	for id := uint64(2); id < m.pages; id++ {
		page := c.bytes[id*pageSize:]
		if binary.LittleEndian.Uint16(page[8:]) != flagBranch {
			continue
		}
		b := bytes.Clone(c.bytes)
		binary.LittleEndian.PutUint64(b[id*pageSize+pageHeaderSize+8:], id)
		if _, err := readPages(bytes.NewReader(b), int64(len(b))); err == nil && reachable(t, c.bytes, id) {
			t.Errorf("branch %d leads to itself, and nothing is said", id)
		}
	}
}

// reachable reports whether a page is part of the tree.
func reachable(t *testing.T, b []byte, id uint64) bool {
	t.Helper()
	cut := bytes.Clone(b)
	binary.LittleEndian.PutUint64(cut[id*pageSize:], id+1) // it calls itself another
	_, err := readPages(bytes.NewReader(cut), int64(len(cut)))
	return err != nil
}

func TestOtherDatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "other.db")
	db, err := bolt.Open(path, 0o600, nil)
	must(t, err)
	for range 5 {
		must(t, db.Update(func(tx *bolt.Tx) error {
			b, err := tx.CreateBucketIfNotExists([]byte("things"))
			if err != nil {
				return err
			}
			return b.Put([]byte("a"), picture(9000))
		}))
	}
	must(t, db.Close())
	var not *NotVaultError
	if _, err := Open(t.Context(), path, Typed([]byte(passphrase)), Options{}); !errors.As(err, &not) {
		t.Errorf("Open: %v", err)
	}
}

// TestTampering moves sealed values about, as somebody can who has the file
// but not its keys.
func TestTampering(t *testing.T) {
	c := makeVictim(t)
	older := makeOlder(t)
	keysOf := func(b *bolt.Bucket) (keys [][]byte) {
		_ = b.ForEach(func(k, _ []byte) error { keys = append(keys, bytes.Clone(k)); return nil })
		return keys
	}
	swap := func(b *bolt.Bucket) error {
		k := keysOf(b)
		x, y := bytes.Clone(b.Get(k[0])), bytes.Clone(b.Get(k[1]))
		return errors.Join(b.Put(k[0], y), b.Put(k[1], x))
	}
	drop := func(b *bolt.Bucket) error { return b.Delete(keysOf(b)[0]) }
	extra := func(b *bolt.Bucket) error {
		return b.Put(bytes.Repeat([]byte{7}, 32), b.Get(keysOf(b)[0]))
	}
	instead := func(b *bolt.Bucket) error {
		k := keysOf(b)[0]
		value := bytes.Clone(b.Get(k))
		return errors.Join(b.Delete(k), b.Put(bytes.Repeat([]byte{7}, 32), value))
	}
	tests := []struct {
		name   string
		bucket string
		act    func(b *bolt.Bucket) error
	}{
		{"records swapped", bucketNow, swap},
		{"changes swapped", bucketLog, swap},
		{"a record dropped", bucketNow, drop},
		{"a change dropped", bucketLog, drop},
		{"a piece dropped", bucketBlob, drop},
		{"a state dropped", bucketState, drop},
		{"a record twice", bucketNow, extra},
		{"a change twice", bucketLog, extra},
		{"a change at another key", bucketLog, instead},
		{"a piece at another key", bucketBlob, instead},
		{"an older record", bucketNow, older(bucketNow)},
		{"an older state", bucketState, older(bucketState)},
		{"an older root", bucketRoot, older(bucketRoot)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "tampered")
			b := c.bytes
			if test.name[:len("an older")] == "an older" {
				b = olderFile(t)
			}
			must(t, os.WriteFile(path, b, 0o600))
			db, err := bolt.Open(path, 0o600, nil)
			must(t, err)
			must(t, db.Update(func(tx *bolt.Tx) error { return test.act(tx.Bucket([]byte(test.bucket))) }))
			must(t, db.Close())

			var damaged *DamagedError
			v, err := Open(t.Context(), path, Typed([]byte(passphrase)), Options{})
			if errors.As(err, &damaged) {
				return
			}
			must(t, err)
			defer v.Close()
			if _, err := contentOf(v); err != nil && !errors.As(err, &damaged) {
				t.Errorf("reading: %v", err)
			} else if err == nil && test.bucket != bucketBlob {
				t.Error("it reads as if nothing was")
			}
			r, err := v.Verify(t.Context(), nil)
			must(t, err)
			if len(r.Damaged) == 0 {
				t.Error("Verify finds nothing")
			}
		})
	}
}

// The older values come from a vault that is made twice the same, but for its
// last save.
func olderVault(t *testing.T, last bool) *Vault {
	v := fresh(t, Options{Random: &counter{9}})
	save := func(value string) {
		must(t, v.Update(func(tx *Tx) error {
			if err := tx.SetState("screen", []byte(value)); err != nil {
				return err
			}
			_, err := tx.Append(write(1, "", value, value))
			return err
		}))
	}
	save("first")
	if last {
		save("second")
	}
	return v
}

func olderFile(t *testing.T) []byte { return fileOf(t, olderVault(t, true)) }

// makeOlder gives acts that put back what stood in a bucket before the last
// save.
func makeOlder(t *testing.T) func(bucket string) func(*bolt.Bucket) error {
	v := olderVault(t, false)
	values := map[string][]sealedValue{}
	must(t, v.view(func(tx *bolt.Tx) error {
		for _, bucket := range []string{bucketNow, bucketState, bucketRoot} {
			var err error
			if values[bucket], err = v.copyBucket(tx, bucket); err != nil {
				return err
			}
		}
		return nil
	}))
	return func(bucket string) func(*bolt.Bucket) error {
		return func(b *bolt.Bucket) error {
			for _, s := range values[bucket] {
				if bytes.Equal(b.Get(s.key), s.value) {
					return errors.New("it is no older one")
				}
				if err := b.Put(s.key, s.value); err != nil {
					return err
				}
			}
			return nil
		}
	}
}

// TestCacheIsChecked: a record that authenticates, and that the root answers
// for, but that does not follow from the log.
func TestCacheIsChecked(t *testing.T) {
	v := fresh(t, Options{})
	appendAll(t, v, write(1, "", "known_as", "the singer"), write(2, "", "known_as", "the driver"))
	must(t, v.Update(func(tx *Tx) error {
		r, err := tx.Record(subject(1))
		if err != nil {
			return err
		}
		r.Apply(change.Hash{1}, write(1, "", "known_as", "somebody else"))
		tx.dirty[subject(1)] = true
		return nil
	}))
	r, err := v.Verify(t.Context(), nil)
	must(t, err)
	if len(r.Damaged) != 1 || r.Damaged[0].Part != "record" || r.Damaged[0].Name != string(subject(1)) {
		t.Errorf("Verify = %+v", r)
	}
}
