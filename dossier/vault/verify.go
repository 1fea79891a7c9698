package vault

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"sync"

	bolt "go.etcd.io/bbolt"

	"habeas/dossier"
	"habeas/dossier/change"
)

// Report is what [Vault.Verify] found.
type Report struct {
	Dossiers    int // that are there
	Changes     int // that can be read
	Attachments int // that are whole
	Damaged     []Damage
}

// Damage is one thing that is not as it was written.
type Damage struct {
	Part string // "file", "header", "root", "record", "change", "attachment" or "state"
	Name string // what it is called in the vault, where that is known
	What string
}

// verifier is a run of [Vault.Verify].
type verifier struct {
	v        *Vault
	ctx      context.Context
	progress func(done, total int)
	done     int
	total    int
	root     *root
	report   Report
}

// Verify checks every byte that can be checked: the file's pages, the header,
// each sealed value at its place, the root's counts and sums, the SHA-256 of
// each attachment, and that the records of now are those that follow from the
// log. It fails only where it could not look; what it finds stands in the
// report. Saves wait for it. Progress may be nil; it is called in the same
// goroutine.
func (v *Vault) Verify(ctx context.Context, progress func(done, total int)) (Report, error) {
	v.use.RLock()
	defer v.use.RUnlock()
	v.write.Lock()
	defer v.write.Unlock()
	if v.closed {
		return Report{}, ErrClosed
	}
	if progress == nil {
		progress = func(int, int) {}
	}
	c := &verifier{v: v, ctx: ctx, progress: progress, root: v.root}
	for _, h := range v.root.Buckets {
		c.total += int(h.Count)
	}
	for _, step := range []func() error{c.pages, c.header, c.subjects, c.states, c.blobs} {
		if err := ctx.Err(); err != nil {
			return Report{}, err
		}
		if err := step(); err != nil {
			return Report{}, err
		}
	}
	slices.SortFunc(c.report.Damaged, func(a, b Damage) int {
		return cmp.Or(cmp.Compare(a.Part, b.Part), cmp.Compare(a.Name, b.Name), cmp.Compare(a.What, b.What))
	})
	return c.report, nil
}

func (c *verifier) found(part, name, what string) {
	c.report.Damaged = append(c.report.Damaged, Damage{part, name, what})
}

func (c *verifier) count(n int) {
	c.done += n
	c.progress(c.done, c.total)
}

// pages walks the file. bbolt's own check, which finds no more, is left to the
// tests: it would not survive a stick that is pulled meanwhile.
func (c *verifier) pages() error {
	in := &file{f: c.v.in.f}
	if err := in.walk(); err != nil {
		c.found("file", "", err.Error())
		return nil
	}
	if in.pages.fellBack {
		c.found("file", "", "one of its two first pages is damaged: the last save may be missing")
	}
	if in.pages.lost != 0 {
		c.found("file", "", fmt.Sprintf("%d of its pages are neither used nor free", in.pages.lost))
	}
	known := map[string]bool{bucketHead: true, bucketRoot: true}
	for _, bucket := range summed {
		known[bucket] = true
	}
	for bucket := range in.pages.keys {
		if !known[bucket] {
			c.found("file", "", "it holds something that no vault has")
		}
	}
	return nil
}

func (c *verifier) header() error {
	return c.v.viewHeld(func(tx *bolt.Tx) error {
		b, err := c.v.bucket(tx, bucketHead)
		if err != nil {
			c.found("header", "", "it is missing")
			return nil
		}
		if head := b.Get(headKey); !c.v.keys.holds(head) || headSum(head) != c.root.Head {
			c.found("header", "", "it was changed")
		}
		if b, err = c.v.bucket(tx, bucketRoot); err != nil || !bytes.Equal(b.Get(rootKey), c.v.sealed) {
			c.found("root", "", "it was changed while the vault was open")
		}
		return nil
	})
}

// every opens what a bucket holds, notes what is damaged, and compares with
// the root. f is called from several goroutines.
func (c *verifier) every(bucket, part string, f func(key, content []byte) error) error {
	var values []sealedValue
	err := c.v.viewHeld(func(tx *bolt.Tx) (err error) {
		values, err = c.v.copyBucket(tx, bucket)
		return err
	})
	if err != nil {
		return err
	}
	found := heap{Name: bucket, Count: uint64(len(values))}
	for i, err := range c.v.openAll(bucket, values, f) {
		found.Sum.add(c.v.keys.member(bucket, values[i].key, values[i].value))
		if err != nil {
			c.found(part, "", err.Error())
		}
	}
	c.compare(part, found)
	c.count(len(values))
	return nil
}

func (c *verifier) compare(part string, found heap) {
	want := c.root.heap(found.Name)
	switch {
	case found.Count != want.Count:
		c.found("root", "", fmt.Sprintf("there are %d of %d: %s", found.Count, want.Count, part))
	case found.Sum != want.Sum:
		c.found("root", "", "one was put back as it was earlier, or exchanged: "+part)
	}
}

// subjects checks the log and the records, and that these follow from that.
func (c *verifier) subjects() error {
	var (
		mu      sync.Mutex
		changes []change.NamedChange
		stored  = map[dossier.ID]*change.Record{}
	)
	err := c.every(bucketLog, "change", func(key, content []byte) error {
		_, ch, err := decodeLogged(content)
		if err != nil {
			return err
		}
		if !bytes.Equal(key, c.v.keys.place(bucketLog, ch.Name[:])) {
			return errPlace
		}
		mu.Lock()
		defer mu.Unlock()
		changes = append(changes, ch)
		return nil
	})
	if err != nil {
		return err
	}
	c.report.Changes = len(changes)
	err = c.every(bucketNow, "record", func(key, content []byte) error {
		r, err := c.v.decodeRecord(key, content)
		if err != nil {
			return err
		}
		mu.Lock()
		defer mu.Unlock()
		stored[r.Subject] = r
		return nil
	})
	if err != nil {
		return err
	}
	rebuilt := change.Rebuild(changes)
	for id, r := range stored {
		if rebuilt[id] == nil {
			c.found("record", string(id), "the log does not know it")
		}
		if r.Kind == change.Dossier && r.Exists() {
			c.report.Dossiers++
		}
	}
	for id, want := range rebuilt {
		got := stored[id]
		if got == nil {
			c.found("record", string(id), "it is missing, the log can make it anew")
			continue
		}
		a, err := want.Encode()
		if err != nil {
			return err
		}
		b, err := got.Encode()
		if err != nil {
			return err
		}
		if !bytes.Equal(a, b) {
			c.found("record", string(id), "it is not what follows from the log")
		}
	}
	return nil
}

func (c *verifier) states() error {
	return c.every(bucketState, "state", func(key, content []byte) error {
		s, err := decodeState(content)
		if err == nil && !bytes.Equal(key, c.v.keys.place(bucketState, []byte(s.Name))) {
			err = errPlace
		}
		return err
	})
}

// blobs opens one piece after the other, so that it takes no more memory than
// the greatest of them, then hashes each blob.
func (c *verifier) blobs() error {
	found := heap{Name: bucketBlob}
	lengths := map[[sha256.Size]byte]uint64{} // of those with a first piece
	pieces := map[[sha256.Size]byte]uint64{}
	var key []byte
	for {
		var value []byte
		err := c.v.viewHeld(func(tx *bolt.Tx) error {
			b, err := c.v.bucket(tx, bucketBlob)
			if err != nil {
				return err
			}
			cur := b.Cursor()
			k, val := cur.Seek(key)
			if key != nil && bytes.Equal(k, key) {
				k, val = cur.Next()
			}
			key, value = bytes.Clone(k), bytes.Clone(val)
			return nil
		})
		if err != nil {
			return err
		}
		if key == nil {
			break
		}
		if err := c.ctx.Err(); err != nil {
			return err
		}
		found.Count++
		found.Sum.add(c.v.keys.member(bucketBlob, key, value))
		c.count(1)
		content, err := c.v.keys.open(bucketBlob, key, value)
		var p *piece
		if err == nil {
			p, err = decodePiece(content)
		}
		if err == nil && !c.v.keys.samePiece(key, p) {
			err = errPlace
		}
		if err != nil {
			c.found("attachment", "", "a piece: "+err.Error())
			continue
		}
		pieces[p.whole]++
		if p.number == 0 {
			lengths[p.whole] = p.length
		}
	}
	c.compare("attachment", found)
	for whole, n := range pieces {
		if length, ok := lengths[whole]; !ok || n != pieceCount(length) {
			c.found("attachment", hex.EncodeToString(whole[:]), "a piece of it is missing")
			continue
		}
		if err := c.hash(whole, lengths[whole]); err != nil {
			return err
		}
	}
	return nil
}

// hash reads a blob whose pieces are all there, and compares its SHA-256.
func (c *verifier) hash(whole [sha256.Size]byte, length uint64) error {
	h := sha256.New()
	for i := range pieceCount(length) {
		if err := c.ctx.Err(); err != nil {
			return err
		}
		p, err := c.v.pieceHeld(whole, uint32(i))
		if err != nil || p == nil {
			c.found("attachment", hex.EncodeToString(whole[:]), "a piece of it cannot be read")
			return nil
		}
		h.Write(p.data)
	}
	if [sha256.Size]byte(h.Sum(nil)) != whole {
		c.found("attachment", hex.EncodeToString(whole[:]), "it does not have its SHA-256")
		return nil
	}
	c.report.Attachments++
	return nil
}
