package vault

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"habeas/dossier"
	"habeas/dossier/change"
)

// original is a vault before it is damaged: what it says, and where each thing
// of it lies in the file.
type original struct {
	bytes   []byte
	now     content
	said    map[dossier.ID]map[change.Cell]map[string]bool // every value that a field ever had
	records map[dossier.ID]*change.Record
	blobs   map[string][]byte
	at      map[string][]sealedAt // by bucket, what the newest commit leads to
	names   map[int64]change.Hash // of the changes, by where they lie
	keys    *keys
}

func salvageOptions() SalvageOptions {
	return SalvageOptions{Options: Options{Cost: cheap}, Device: "test", Now: day}
}

// makeOriginal makes a vault in which fields were written over and over. Where
// it is compact, no older copy of anything lies about in it.
func makeOriginal(t testing.TB, compact bool) *original {
	t.Helper()
	v := fresh(t, Options{})
	o := &original{
		said: map[dossier.ID]map[change.Cell]map[string]bool{}, blobs: map[string][]byte{}, names: map[int64]change.Hash{},
	}
	random := rand.New(rand.NewPCG(11, 12))
	newest := map[change.Place]change.Ref{}
	for i := range 70 {
		var replaces []change.Ref
		c := write(random.IntN(14), "", []string{"known_as", "narrative"}[random.IntN(2)], strings.Repeat(string(rune('a'+i%26)), 1+random.IntN(900)))
		place := c.Writes[0].Place
		if ref, ok := newest[place]; ok {
			replaces = append(replaces, ref)
		}
		c.Writes[0].Replaces, c.At = replaces, int64(i)
		name := appendAll(t, v, c)[0]
		newest[place] = change.Ref{Change: name}
		cell := change.Cell{Part: place.Part, Item: place.Item, Field: place.Field}
		if o.said[place.Subject] == nil {
			o.said[place.Subject] = map[change.Cell]map[string]bool{}
		}
		if o.said[place.Subject][cell] == nil {
			o.said[place.Subject][cell] = map[string]bool{}
		}
		o.said[place.Subject][cell][string(c.Writes[0].Value)] = true
		if i%10 == 0 {
			must(t, v.Update(func(tx *Tx) error {
				b := picture(20_000 + 60_000*(i%3) + i)
				name, err := tx.PutBlob(b)
				o.blobs[name] = b
				if err == nil {
					err = tx.SetState([]string{"draft", "screen"}[i/10%2], picture(100+i))
				}
				return err
			}))
		}
	}
	must(t, v.Update(func(tx *Tx) (err error) {
		b := picture(2*pieceData + 77)
		name, err := tx.PutBlob(b)
		o.blobs[name] = b
		return err
	}))
	var err error
	o.now, err = contentOf(v)
	must(t, err)
	o.records, err = v.AllRecords()
	must(t, err)
	o.keys = v.keys.clone()
	if compact {
		must(t, v.Compact(t.Context()))
	}
	o.bytes = fileOf(t, v)
	w := &wreck{ctx: t.Context(), r: bytes.NewReader(o.bytes), size: int64(len(o.bytes))}
	w.walk()
	found, err := w.scan(o.keys)
	must(t, err)
	o.at = map[string][]sealedAt{}
	for bucket, all := range found {
		for _, s := range all {
			if !s.reached {
				continue
			}
			o.at[bucket] = append(o.at[bucket], s)
			if bucket == bucketLog {
				b, err := w.content(o.keys, bucketLog, s)
				must(t, err)
				_, name, err := readLogged(b)
				must(t, err)
				o.names[s.at] = name
			}
		}
	}
	if len(o.at[bucketLog]) != 70 || len(o.at[bucketNow]) != len(o.records) {
		t.Fatalf("of the whole file the scan finds %d changes, %d records", len(o.at[bucketLog]), len(o.at[bucketNow]))
	}
	return o
}

// intact reports whether nothing of a value was damaged: itself, its key, and
// the first page of what it lies on, which says where.
func (o *original) intact(b []byte, s sealedAt) bool {
	from := (s.at - int64(len(s.key))) / pageSize * pageSize
	// A value may begin pages after the table of its leaf.
	for from > 0 && int64(leUint64(o.bytes[from:])) != from/pageSize {
		from -= pageSize
	}
	to := s.at + int64(s.size)
	return to <= int64(len(b)) && bytes.Equal(b[from:to], o.bytes[from:to])
}

func leUint64(b []byte) (n uint64) {
	for i := range 8 {
		n |= uint64(b[i]) << (8 * i)
	}
	return n
}

// salvaged salvages damaged bytes and compares with the original.
func (o *original) salvaged(t *testing.T, b []byte) (Salvaged, error) {
	t.Helper()
	dir := t.TempDir()
	from, to := filepath.Join(dir, "damaged"), filepath.Join(dir, "saved.habeas")
	must(t, os.WriteFile(from, b, 0o600))
	s, err := Salvage(t.Context(), from, to, Passphrase([]byte(passphrase)), salvageOptions())
	if after, readErr := os.ReadFile(from); readErr != nil || !bytes.Equal(after, b) {
		t.Fatal("the damaged file was changed")
	}
	if err != nil {
		if n := names(t, dir); len(n) != 1 {
			t.Errorf("left behind: %v", n)
		}
		return s, err
	}
	v, err := Open(t.Context(), to, Typed([]byte(passphrase)), Options{})
	must(t, err)
	defer v.Close()
	clean(t, v)
	o.compare(t, b, s, v)
	appendAll(t, v, write(99, "", "known_as", "it goes on"))
	clean(t, v)
	return s, nil
}

func (o *original) compare(t *testing.T, b []byte, s Salvaged, v *Vault) {
	t.Helper()
	lost := map[string]bool{}
	for _, d := range s.Lost {
		lost[d.Part] = true
		lost[d.Part+" "+d.Name] = true
	}
	was := map[change.Hash]bool{}
	for _, name := range o.now.log {
		was[name] = true
	}
	got := map[change.Hash]bool{}
	own := 0
	must(t, v.Log(func(_ uint64, c change.NamedChange) error {
		got[c.Name] = true
		if !was[c.Name] {
			if own++; c.Change.Origin != "salvage" {
				t.Errorf("a change is there that never was")
			}
		}
		return nil
	}))
	for _, at := range o.at[bucketLog] {
		if o.intact(b, at) && !got[o.names[at.at]] {
			t.Errorf("a change at %d, page %d, was not damaged and is lost", at.at, at.at/pageSize)
		}
	}
	if missing := len(was) - (len(got) - own); missing > 0 && !lost["change"] && !lost["root"] {
		t.Errorf("%d changes are lost, and nothing is said: %v", missing, s.Lost)
	}
	records, err := v.AllRecords()
	must(t, err)
	for id, record := range records {
		if o.records[id] == nil {
			t.Errorf("a subject is there that never was")
			continue
		}
		same := true
		for cell, values := range o.said[id] {
			for _, l := range record.Live(cell) {
				if !values[string(l.Value)] {
					t.Errorf("a field says what it never said")
				}
			}
			same = same && reflect.DeepEqual(valuesOf(record, cell), valuesOf(o.records[id], cell))
		}
		if !same && !lost["change"] && !lost["root"] {
			t.Errorf("%s is another, and nothing is said: %v", id, s.Lost)
		}
	}
	if !lost["change"] && !lost["root"] && len(records) != len(o.records) {
		t.Errorf("%d of %d subjects", len(records), len(o.records))
	}
	for name, bytesOf := range o.blobs {
		has, err := v.HasBlob(name)
		must(t, err)
		if has {
			if got, err := v.Blob(name); err != nil || !bytes.Equal(got, bytesOf) {
				t.Errorf("a blob is another: %v", err)
			}
		} else if !lost["attachment"] && !lost["root"] {
			t.Errorf("a blob is lost, and nothing is said")
		}
	}
	states, err := v.States("")
	must(t, err)
	for name, data := range states {
		if string(data) != o.now.states[name] && !lost["file"] && !lost["root"] {
			t.Errorf("a state is another")
		}
	}
}

func valuesOf(r *change.Record, c change.Cell) map[string]bool {
	values := map[string]bool{}
	for _, l := range r.Live(c) {
		values[string(l.Value)] = true
	}
	return values
}

func TestSalvageWhole(t *testing.T) {
	o := makeOriginal(t, false)
	s, err := o.salvaged(t, o.bytes)
	must(t, err)
	if len(s.Lost) != 0 || s.Changes != 70 || s.Dossiers != len(o.records) || s.Attachments != len(o.blobs) {
		t.Errorf("Salvage = %+v", s)
	}
}

// TestSalvage damages a vault at random places in every way that disks do.
func TestSalvage(t *testing.T) {
	for _, compact := range []bool{false, true} {
		t.Run(fmt.Sprintf("compact=%v", compact), func(t *testing.T) { testSalvage(t, makeOriginal(t, compact)) })
	}
}

func testSalvage(t *testing.T, o *original) {
	m, _, err := newestMeta(bytes.NewReader(o.bytes), int64(len(o.bytes)))
	must(t, err)
	used := int(m.pages) * pageSize
	ways := map[string]func(r *rand.Rand, b []byte) []byte{
		"bit": func(r *rand.Rand, b []byte) []byte {
			for range 1 + r.IntN(20) {
				b[r.IntN(used)] ^= 1 << r.IntN(8)
			}
			return b
		},
		"page": func(r *rand.Rand, b []byte) []byte {
			for range 1 + r.IntN(5) {
				at := r.IntN(used/pageSize) * pageSize
				clear(b[at : at+pageSize])
			}
			return b
		},
		"noise": func(r *rand.Rand, b []byte) []byte {
			at := r.IntN(used/pageSize) * pageSize
			for i := range pageSize {
				b[at+i] = byte(r.Uint32())
			}
			return b
		},
		"cut": func(r *rand.Rand, b []byte) []byte { return b[:r.IntN(used)] },
		"moved": func(r *rand.Rand, b []byte) []byte { // a page that was written where another belongs
			to, from := r.IntN(used/pageSize)*pageSize, r.IntN(used/pageSize)*pageSize
			copy(b[to:to+pageSize], o.bytes[from:])
			return b
		},
		"metas": func(r *rand.Rand, b []byte) []byte {
			clear(b[:2*pageSize])
			b[2*pageSize+r.IntN(used-2*pageSize)] ^= 1
			return b
		},
	}
	for name, way := range ways {
		t.Run(name, func(t *testing.T) {
			saved, changes := 0, 0
			rounds := times(6, 500)
			for n := range rounds {
				r := rand.New(rand.NewPCG(uint64(n), uint64(len(name))))
				s, err := o.salvaged(t, way(r, bytes.Clone(o.bytes)))
				var damaged *DamagedError
				var not *NotVaultError
				switch {
				case err == nil:
					saved++
					changes += s.Changes
				case !errors.As(err, &damaged) && !errors.Is(err, ErrWrongPassphrase) && !errors.As(err, &not):
					t.Errorf("round %d: %v (%T)", n, err, err)
				}
				if t.Failed() {
					t.Fatalf("in round %d: %+v", n, s.Lost)
				}
			}
			t.Logf("%d of %d gave something, %d of %d changes", saved, rounds, changes, saved*70)
			if saved == 0 {
				t.Error("nothing was saved")
			}
		})
	}
}

// TestSalvageLastSave: where the newest meta page is damaged, opening the vault
// gives what stood before the last save; a salvage gives that, too.
func TestSalvageLastSave(t *testing.T) {
	c := makeVictim(t)
	m, _, err := newestMeta(bytes.NewReader(c.bytes), int64(len(c.bytes)))
	must(t, err)
	dir := t.TempDir()
	from, to := filepath.Join(dir, "damaged"), filepath.Join(dir, "saved")
	c.write(t, from, func(b []byte) []byte { b[int(m.txid%2)*pageSize+40] ^= 1; return b })
	if got := openedFallen(t, from); !reflect.DeepEqual(got, c.since) {
		t.Fatal("it does not fall back")
	}
	s, err := Salvage(t.Context(), from, to, Passphrase([]byte(passphrase)), salvageOptions())
	must(t, err)
	got := opened(t, to)
	if !reflect.DeepEqual(got.log, c.now.log) || !reflect.DeepEqual(got.records, c.now.records) {
		t.Errorf("the last save is not there: %+v", s)
	}
	if len(s.Lost) == 0 || s.Lost[0].Part != "file" {
		t.Errorf("what is said is %+v", s.Lost)
	}
}

func openedFallen(t *testing.T, path string) content {
	t.Helper()
	v, err := Open(t.Context(), path, Typed([]byte(passphrase)), Options{ReadOnly: true})
	must(t, err)
	defer v.Close()
	c, err := contentOf(v)
	must(t, err)
	return c
}

// TestSalvageFromCache: a change is lost, the record that it led to is not.
func TestSalvageFromCache(t *testing.T) {
	o := makeOriginal(t, true)
	said := 0
	for n, at := range o.at[bucketLog] {
		if n%4 != 0 {
			continue
		}
		b := bytes.Clone(o.bytes)
		b[at.at+int64(at.size)-1] ^= 1 // its tag
		s, err := o.salvaged(t, b)
		must(t, err)
		if len(s.Lost) == 0 {
			t.Fatal("nothing is said")
		}
		for _, d := range s.Lost {
			if d.Part == "record" {
				said++
			}
		}
	}
	if said == 0 {
		t.Error("no record was said again")
	}
}

// TestSalvageHeader: the header in use is damaged, what is left of it opens.
func TestSalvageHeader(t *testing.T) {
	o := makeOriginal(t, false)
	at := bytes.Index(o.bytes, []byte(magic))
	for _, flip := range []int{0, 3, 200 + 1500, headerBlock - 70, headerBlock - 40, headerBlock - 1} {
		b := bytes.Clone(o.bytes)
		for next := 0; ; next++ { // in every copy of it
			i := bytes.Index(o.bytes[next:], []byte(magic))
			if i < 0 {
				break
			}
			next += i
			b[next+flip] ^= 1
		}
		s, err := o.salvaged(t, b)
		if err != nil {
			t.Errorf("byte %d of the header: %v", flip, err)
			continue
		}
		if s.Changes != 70 || !strings.Contains(s.Lost[0].What, "slots of it may be lost") {
			t.Errorf("byte %d of the header: %+v", flip, s)
		}
	}
	b := bytes.Clone(o.bytes)
	clear(b[at : at+headerBlock])
	var damaged *DamagedError
	if _, err := o.salvaged(t, b); !errors.As(err, &damaged) {
		t.Errorf("without a header: %v", err)
	}
}

func TestSalvageRefuses(t *testing.T) {
	o := makeOriginal(t, false)
	dir := t.TempDir()
	from, to := filepath.Join(dir, "damaged"), filepath.Join(dir, "to")
	must(t, os.WriteFile(from, o.bytes, 0o600))
	salvage := func(from, to, secret string) error {
		_, err := Salvage(t.Context(), from, to, Passphrase([]byte(secret)), salvageOptions())
		return err
	}
	if err := salvage(from, to, "another"); !errors.Is(err, ErrWrongPassphrase) {
		t.Errorf("wrong passphrase: %v", err)
	}
	if err := salvage(from, from, passphrase); !errors.Is(err, fs.ErrExist) {
		t.Errorf("onto itself: %v", err)
	}
	text := filepath.Join(dir, "text")
	must(t, os.WriteFile(text, []byte(strings.Repeat("a letter ", 9000)), 0o600))
	var not *NotVaultError
	if err := salvage(text, to, passphrase); !errors.As(err, &not) {
		t.Errorf("a letter: %v", err)
	}
	if err := salvage(filepath.Join(dir, "none"), to, passphrase); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
	v, err := Open(t.Context(), from, Typed([]byte(passphrase)), Options{})
	must(t, err)
	defer v.Close()
	var locked *LockedError
	if err := salvage(from, to, passphrase); !errors.As(err, &locked) {
		t.Errorf("an open one: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	v.Close()
	if _, err := Salvage(ctx, from, to, Passphrase([]byte(passphrase)), salvageOptions()); !errors.Is(err, context.Canceled) {
		t.Errorf("nobody waits: %v", err)
	}
	if n := names(t, dir); len(n) != 2 {
		t.Errorf("left behind: %v", n)
	}
}

// FuzzWreck looks through whatever bytes: it ends, and takes nothing that the
// vault did not hold. The bytes stand in for a part of a vault's file.
func FuzzWreck(f *testing.F) {
	v := fresh(f, Options{Random: &counter{21}})
	appendAll(f, v, write(1, "", "known_as", "made up"))
	must(f, v.Update(func(tx *Tx) error { return tx.SetState("draft", picture(500)) }))
	k := v.keys.clone()
	b := fileOf(f, v)
	w := &wreck{ctx: f.Context(), r: bytes.NewReader(b), size: int64(len(b))}
	values := func(w *wreck) map[string]bool {
		w.walk()
		found, err := w.scan(k)
		if err != nil {
			f.Fatal(err)
		}
		values := map[string]bool{}
		for bucket, all := range found {
			for _, s := range all {
				content, err := w.content(k, bucket, s)
				if err != nil {
					f.Fatal(err)
				}
				values[bucket+string(s.key)+string(content)] = true
			}
		}
		return values
	}
	held := values(w)
	if len(held) < 5 { // a change, a record, a state, two roots or more
		f.Fatalf("%d values", len(held))
	}
	for at := 0; at < 8*pageSize; at += pageSize {
		f.Add(uint16(at), b[at:at+64])
		f.Add(uint16(at+16), bytes.Repeat([]byte{0xFF}, 48))
	}
	f.Fuzz(func(t *testing.T, at uint16, bytesOf []byte) {
		c := bytes.Clone(b)
		copy(c[min(int(at), len(c)):], bytesOf)
		w := &wreck{ctx: t.Context(), r: bytes.NewReader(c), size: int64(len(c))}
		for value := range values(w) {
			if !held[value] {
				t.Fatal("a value was found that the vault never held")
			}
		}
		if _, err := w.headers(); err != nil {
			t.Fatal(err)
		}
	})
}
