package vault

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"

	"habeas/dossier"
	"habeas/dossier/change"
)

// rescue is what is taken out of a wreck.
type rescue struct {
	*wreck
	keys *keys

	root       *root // the newest that could be read, or nil
	incomplete bool  // changes are missing, or it cannot be told

	changes []*salvagedChange // in the order of their numbers
	cache   map[dossier.ID]*change.Record
	stale   []*change.Record // of an earlier time, or of one that is not known
	blobs   map[blobName][]sealedAt
	states  []sealedAt

	lost []Damage
}

type salvagedChange struct {
	change.NamedChange
	sealedAt
	seq uint64
}

func (r *rescue) lose(part, name, what string) { r.lost = append(r.lost, Damage{part, name, what}) }

// gather looks through the whole file and picks what to take.
func (r *rescue) gather() error {
	found, err := r.scan(r.keys)
	if err != nil {
		return err
	}
	if r.fellBack {
		r.lose("file", "", "one of its two first pages, or both, are damaged: which save was the last cannot be told for certain")
	}
	certain := r.findRoot(found[bucketRoot])
	r.findChanges(found[bucketLog], certain)
	r.findRecords(found[bucketNow])
	r.dropForgotten()
	r.findStates(found[bucketState], certain)
	return r.findBlobs(found[bucketBlob], certain)
}

// findRoot picks the newest root. It reports whether that is certainly the one
// of the last save.
func (r *rescue) findRoot(found []sealedAt) (certain bool) {
	for _, s := range found {
		content, err := r.content(r.keys, bucketRoot, s)
		if err != nil {
			continue
		}
		root, err := decodeRoot(content)
		if err != nil {
			continue
		}
		if s.reached && !r.fellBack {
			r.root = root
			return true
		}
		if r.root == nil || root.Saves > r.root.Saves {
			r.root = root
		}
	}
	if r.root == nil {
		r.lose("root", "", "it is lost: how much else is missing cannot be told")
	} else {
		r.lose("root", "", "the newest may be lost: how much else is missing is told by an earlier one")
	}
	return false
}

// expected is how many values the root says that a bucket has; -1 where no root
// is left.
func (r *rescue) expected(bucket string) int {
	if r.root == nil {
		return -1
	}
	return int(r.root.heap(bucket).Count)
}

func countReached(found []sealedAt) (n int) {
	for _, s := range found {
		if s.reached {
			n++
		}
	}
	return n
}

// findChanges takes the changes that the tree leads to and, where some of those
// are missing, others that lie about. A save that failed may have left a
// change that never counted: its number is that of another one, or one that the
// root has not given yet.
func (r *rescue) findChanges(found []sealedAt, certain bool) {
	all := map[change.Hash]*salvagedChange{}
	taken := map[uint64]bool{}
	reached := 0
	for _, s := range found {
		content, err := r.content(r.keys, bucketLog, s)
		if err != nil {
			continue
		}
		seq, c, err := decodeLogged(content)
		if err != nil || !bytes.Equal(s.key, r.keys.place(bucketLog, c.Name[:])) {
			continue
		}
		if had := all[c.Name]; had != nil && had.reached {
			continue
		}
		all[c.Name] = &salvagedChange{c, s, seq}
		if s.reached {
			reached++
			taken[seq] = true
		}
	}
	want := r.expected(bucketLog)
	whole := certain && reached == want
	for _, c := range all {
		if !c.reached && (whole || certain && (c.seq >= r.root.Next || taken[c.seq])) {
			continue
		}
		r.changes = append(r.changes, c)
	}
	slices.SortFunc(r.changes, func(a, b *salvagedChange) int {
		return cmp.Or(cmp.Compare(a.seq, b.seq), bytes.Compare(a.Name[:], b.Name[:]))
	})
	if n := len(r.changes); n < want {
		r.lose("change", "", fmt.Sprintf("%d of %d are lost", want-n, want))
	}
	r.incomplete = len(r.changes) < want || !certain
}

// findRecords takes the records that the tree leads to; of others it is not
// known of when they are.
func (r *rescue) findRecords(found []sealedAt) {
	r.cache = map[dossier.ID]*change.Record{}
	seen := map[string]bool{}
	for _, s := range found {
		content, err := r.content(r.keys, bucketNow, s)
		if err != nil {
			continue
		}
		record, err := change.DecodeRecord(content)
		if err != nil || !bytes.Equal(s.key, r.keys.place(bucketNow, []byte(record.Subject))) {
			continue
		}
		switch {
		case s.reached && !r.fellBack:
			r.cache[record.Subject] = record
		case !seen[string(content)]:
			seen[string(content)] = true
			r.stale = append(r.stale, record)
		}
	}
	slices.SortFunc(r.stale, func(a, b *change.Record) int { return cmp.Compare(a.Subject, b.Subject) })
}

// dropForgotten passes over what a forgetting that was broken off left lying
// about: changes of subjects that were forgotten for good.
func (r *rescue) dropForgotten() {
	forgotten := map[dossier.ID]bool{}
	for _, c := range r.changes {
		for _, id := range c.Change.Forgets() {
			forgotten[id] = true
		}
	}
	for id, record := range r.cache {
		forgotten[id] = forgotten[id] || record.Forgotten()
	}
	r.changes = slices.DeleteFunc(r.changes, func(c *salvagedChange) bool {
		return !c.reached && c.Change.Left(c.Name, func(id dossier.ID) bool { return forgotten[id] }) == nil
	})
}

// findStates takes the states that the tree leads to. An earlier draft must not
// come back over what was written since; so others are taken only where the
// root's sum proves them to be those of the last save.
func (r *rescue) findStates(found []sealedAt, certain bool) {
	for _, s := range found {
		if s.reached {
			r.states = append(r.states, s)
		}
	}
	want := r.expected(bucketState)
	if len(r.states) == want || want < 0 {
		return
	}
	if certain {
		names := map[string]bool{}
		sum := heap{Name: bucketState}
		var all []sealedAt
		for _, s := range found {
			value, err := r.read(s.at, s.size)
			if err != nil || names[string(s.key)] {
				continue
			}
			names[string(s.key)] = true
			sum.Count++
			sum.Sum.add(r.keys.member(bucketState, s.key, value))
			all = append(all, s)
		}
		if sum == *r.root.heap(bucketState) {
			r.states = all
			return
		}
	}
	if n := want - len(r.states); n > 0 {
		r.lose("state", "", fmt.Sprintf("%d of %d drafts and settings are lost", n, want))
	}
}

// findBlobs takes the blobs of which every piece is there.
func (r *rescue) findBlobs(found []sealedAt, certain bool) error {
	want := r.expected(bucketBlob)
	onlyReached := certain && countReached(found) == want
	type parts struct {
		length uint64
		at     map[uint32]sealedAt
	}
	blobs := map[blobName]*parts{}
	pieces := 0
	for _, s := range found {
		if !s.reached && (onlyReached || r.root != nil && r.root.Wipe) {
			continue // with the mark, what is not in use may be what was forgotten
		}
		content, err := r.content(r.keys, bucketBlob, s)
		if err != nil {
			continue
		}
		p, err := decodePiece(content)
		if err != nil || !r.keys.samePiece(s.key, p) {
			continue
		}
		b := blobs[p.whole]
		if b == nil {
			b = &parts{p.length, map[uint32]sealedAt{}}
			blobs[p.whole] = b
		}
		if _, ok := b.at[p.number]; !ok {
			pieces++
		}
		b.at[p.number] = s
	}
	r.blobs = map[blobName][]sealedAt{}
	for name, b := range blobs {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		h := sha256.New()
		var all []sealedAt
		for _, n := range slices.Sorted(maps.Keys(b.at)) {
			content, err := r.content(r.keys, bucketBlob, b.at[n])
			if err != nil {
				return err
			}
			p, err := decodePiece(content)
			if err != nil {
				return err
			}
			h.Write(p.data)
			all = append(all, b.at[n])
		}
		if uint64(len(all)) != pieceCount(b.length) || blobName(h.Sum(nil)) != name {
			r.lose("attachment", hex.EncodeToString(name[:]), fmt.Sprintf("%d of its %d pieces are left", len(all), pieceCount(b.length)))
			continue
		}
		r.blobs[name] = all
	}
	if pieces < want {
		r.lose("attachment", "", fmt.Sprintf("%d of %d pieces of attachments are lost", want-pieces, want))
	}
	return nil
}
