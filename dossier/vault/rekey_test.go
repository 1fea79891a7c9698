package vault

import (
	"bytes"
	"context"
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/fxamacker/cbor/v2"
	bolt "go.etcd.io/bbolt"

	"habeas/dossier/vault/keyfile"
	"habeas/dossier/vault/recovery"
)

const another = "another passphrase altogether"

func newKey(t testing.TB) recovery.Key {
	t.Helper()
	k, err := recovery.New(&counter{7})
	must(t, err)
	return k
}

func headOf(t testing.TB, v *Vault) (h *header, value []byte) {
	t.Helper()
	must(t, v.view(func(tx *bolt.Tx) (err error) {
		h, value, err = v.header(tx)
		return err
	}))
	return h, bytes.Clone(value)
}

// opens reports whether a secret opens a closed vault, and that the vault is
// whole where it does.
func opens(t testing.TB, path string, s Secret) bool {
	t.Helper()
	v, err := Open(context.Background(), path, s, Options{})
	if err != nil {
		if !errors.Is(err, ErrWrongPassphrase) {
			t.Fatalf("Open: %v", err)
		}
		return false
	}
	defer v.Close()
	clean(t, v)
	return true
}

// written is a vault with something in it, and what that is.
func written(t testing.TB) (*Vault, content) {
	v := fresh(t, Options{})
	for i := range 10 {
		appendAll(t, v, write(1+i, "", "known_as", "the singer"))
	}
	c, err := contentOf(v)
	must(t, err)
	return v, c
}

func TestSetPassphrase(t *testing.T) {
	v, before := written(t)
	must(t, v.SetPassphrase(t.Context(), Passphrase([]byte(passphrase)), Passphrase([]byte(another)), cheap))
	appendAll(t, v, write(1, "person", "born", "1953")) // it goes on being written to
	must(t, v.Close())
	if opens(t, v.Path(), Passphrase([]byte(passphrase))) {
		t.Error("the old passphrase still opens it")
	}
	if !opens(t, v.Path(), Passphrase([]byte(another))) {
		t.Error("the new one does not")
	}
	w, err := Open(t.Context(), v.Path(), Typed([]byte(another)), Options{})
	must(t, err)
	defer w.Close()
	after, err := contentOf(w)
	must(t, err)
	if len(after.log) != len(before.log)+1 || !reflect.DeepEqual(after.log[:len(before.log)], before.log) {
		t.Error("the log is another")
	}
}

func TestSetPassphraseRefuses(t *testing.T) {
	v, _ := written(t)
	k := newKey(t)
	_, before := headOf(t, v)
	right := Passphrase([]byte(passphrase))
	for name, err := range map[string]error{
		"a wrong passphrase":         v.SetPassphrase(t.Context(), Passphrase([]byte("no")), Passphrase([]byte(another)), cheap),
		"no secret":                  v.SetPassphrase(t.Context(), Secret{}, Passphrase([]byte(another)), cheap),
		"a key that is not there":    v.SetPassphrase(t.Context(), Recovery(k), Passphrase([]byte(another)), cheap),
		"a wrong one for a recovery": v.SetRecovery(t.Context(), Passphrase([]byte("no")), k),
		"a key that removes itself":  v.RemoveRecovery(t.Context(), Recovery(k)),
	} {
		if !errors.Is(err, ErrWrongPassphrase) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := v.SetPassphrase(t.Context(), right, Passphrase(nil), cheap); err == nil {
		t.Error("an empty passphrase is taken")
	}
	if err := v.SetPassphrase(t.Context(), right, Passphrase([]byte(another)), Cost{Memory: 1, Time: 1, Lanes: 1}); err == nil {
		t.Error("a cost below the least is taken")
	}
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	if err := v.SetPassphrase(stopped, right, Passphrase([]byte(another)), cheap); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	if _, after := headOf(t, v); !bytes.Equal(before, after) {
		t.Error("the header was changed")
	}
	r := reopen(t, v, Options{ReadOnly: true})
	if err := r.SetPassphrase(t.Context(), right, Passphrase([]byte(another)), cheap); !errors.Is(err, ErrReadOnly) {
		t.Errorf("read only: %v", err)
	}
	must(t, r.Close())
	if err := r.SetPassphrase(t.Context(), right, Passphrase([]byte(another)), cheap); !errors.Is(err, ErrClosed) && !errors.Is(err, ErrReadOnly) {
		t.Errorf("closed: %v", err)
	}
}

func TestRecovery(t *testing.T) {
	v, before := written(t)
	pass := Passphrase([]byte(passphrase))
	first, second := newKey(t), recovery.Key{2}
	has := func(want bool) {
		t.Helper()
		if got, err := v.HasRecovery(); got != want || err != nil {
			t.Errorf("HasRecovery = %v, %v", got, err)
		}
	}
	has(false)
	must(t, v.SetRecovery(t.Context(), pass, first))
	has(true)
	// Wherever a passphrase is asked for, the words will do.
	v = reopen(t, v, Options{})
	must(t, v.Close())
	w, err := Open(t.Context(), v.Path(), Typed([]byte("1. "+strings.ToUpper(strings.Join(first.Words(), ",\n")))), Options{})
	must(t, err)
	v = w
	t.Cleanup(func() { v.Close() })
	if after, err := contentOf(v); err != nil || !reflect.DeepEqual(before, after) {
		t.Errorf("the recovery key opens something else: %v", err)
	}
	// A lost passphrase: the key sets another, and stays.
	must(t, v.SetPassphrase(t.Context(), Recovery(first), Passphrase([]byte(another)), cheap))
	pass = Passphrase([]byte(another))
	must(t, v.SetRecovery(t.Context(), pass, second))
	must(t, v.Close())
	for name, test := range map[string]struct {
		s    Secret
		want bool
	}{
		"the old passphrase": {Passphrase([]byte(passphrase)), false}, "the new passphrase": {pass, true},
		"the replaced key": {Recovery(first), false}, "the new key": {Recovery(second), true},
	} {
		if got := opens(t, v.Path(), test.s); got != test.want {
			t.Errorf("%s opens it: %v", name, got)
		}
	}
	v, err = Open(t.Context(), v.Path(), pass, Options{})
	must(t, err)
	must(t, v.RemoveRecovery(t.Context(), pass))
	has(false)
	must(t, v.Close())
	if opens(t, v.Path(), Recovery(second)) {
		t.Error("the removed key opens it")
	}
	if !opens(t, v.Path(), pass) {
		t.Error("the passphrase does not")
	}
}

// TestTyped: a passphrase of as many listed words as a key has is one all the
// same.
func TestTyped(t *testing.T) {
	v := fresh(t, Options{})
	k := newKey(t)
	words := []byte(strings.Join(k.Words(), " "))
	must(t, v.SetPassphrase(t.Context(), Passphrase([]byte(passphrase)), Passphrase(words), cheap))
	must(t, v.Close())
	w, err := Open(t.Context(), v.Path(), Typed(words), Options{})
	must(t, err)
	w.Close()
}

// TestOldSlotsAreOverwritten: what a replaced slot was is nowhere in the file.
func TestOldSlotsAreOverwritten(t *testing.T) {
	v, _ := written(t)
	pass := Passphrase([]byte(passphrase))
	var wrapped [][]byte
	remember := func() {
		h, _ := headOf(t, v)
		passphrases, recoveries, err := h.readSlots()
		must(t, err)
		wrapped = nil
		for _, s := range passphrases {
			wrapped = append(wrapped, s.Wrapped, s.Salt)
		}
		for _, s := range recoveries {
			wrapped = append(wrapped, s.Wrapped, s.Salt)
		}
	}
	gone := func(what string, n int) {
		t.Helper()
		b, err := os.ReadFile(v.Path())
		must(t, err)
		for i, w := range wrapped[:n] {
			if bytes.Contains(b, w) {
				t.Errorf("%s: piece %d of an old slot stands in the file", what, i)
			}
		}
		if n := bytes.Count(b, []byte(magic)); n != 1 {
			t.Errorf("%s: a header stands in %d places", what, n)
		}
		if v.marked() {
			t.Errorf("%s: pages are still to be overwritten", what)
		}
		clean(t, v)
	}
	remember()
	must(t, v.SetPassphrase(t.Context(), pass, Passphrase([]byte(another)), cheap))
	gone("passphrase", 2)
	pass = Passphrase([]byte(another))
	must(t, v.SetRecovery(t.Context(), pass, newKey(t)))
	remember()
	must(t, v.RemoveRecovery(t.Context(), pass))
	wrapped = wrapped[2:] // the passphrase stays
	gone("recovery", 2)
}

// TestWipeIsPutOff makes as if the program had ended before the old header was
// overwritten: the next opening does it, also where other saves took the pages.
func TestWipeIsPutOff(t *testing.T) {
	for _, saves := range []int{0, 1, 5} {
		v, _ := written(t)
		h, before := headOf(t, v)
		must(t, v.mark(true))
		must(t, v.Update(func(tx *Tx) error { return tx.setSlots(before, append(h.Slots, cbor.RawMessage{0xa1, 1, 9})) }))
		for i := range saves {
			appendAll(t, v, write(20+i, "", "known_as", strings.Repeat("x", 5000)))
		}
		r := reopen(t, v, Options{ReadOnly: true}) // leaves it alone
		if !r.marked() {
			t.Error("a reader took the mark away")
		}
		w := reopen(t, r, Options{})
		if w.marked() {
			t.Error("the opening did not take the mark away")
		}
		clean(t, w)
		b, err := os.ReadFile(w.Path())
		must(t, err)
		if n := bytes.Count(b, []byte(magic)); n != 1 {
			t.Errorf("%d saves: a header stands in %d places", saves, n)
		}
	}
}

// TestWipe: of what no commit needs, nothing is left, and the rest is as it
// was; what lies beyond the last page is looked at too.
func TestWipe(t *testing.T) {
	v, _ := written(t)
	must(t, v.Update(func(tx *Tx) error { return tx.SetState("draft", picture(200_000)) }))
	must(t, v.Update(func(tx *Tx) error { return tx.SetState("draft", nil) }))
	before, err := contentOf(v)
	must(t, err)
	must(t, v.Close())
	f, err := os.OpenFile(v.Path(), os.O_RDWR|os.O_APPEND, 0)
	must(t, err)
	_, err = f.Write(bytes.Repeat([]byte("left by a killed save. "), 4096))
	must(t, err)
	must(t, f.Close())
	w, err := Open(t.Context(), v.Path(), Typed([]byte(passphrase)), Options{})
	must(t, err)
	must(t, w.mark(true))
	must(t, w.wipe())
	needed, size, err := neededPages(w.in.f)
	must(t, err)
	b, err := os.ReadFile(w.Path())
	must(t, err)
	free := 0
	for id := range uint64(len(b) / int(size)) {
		if page := b[int(id)*int(size):][:size]; !needed.has(id) && len(bytes.Trim(page, "\x00")) > 0 {
			free++
		}
	}
	// The save that takes the mark away writes into pages that were free, and
	// frees those that it replaces.
	if free > 8 {
		t.Errorf("%d pages that are not in use have something in them", free)
	}
	if bytes.Contains(b, []byte("killed")) {
		t.Error("what a killed save wrote is there")
	}
	if after, err := contentOf(w); err != nil || !reflect.DeepEqual(before, after) {
		t.Errorf("it says something else: %v", err)
	}
	clean(t, w)
	must(t, w.Close())
}

// TestFellBackAfterRekey: the older of the last two commits knows the new
// passphrase too, and its pages are whole.
func TestFellBackAfterRekey(t *testing.T) {
	v, before := written(t)
	must(t, v.SetPassphrase(t.Context(), Passphrase([]byte(passphrase)), Passphrase([]byte(another)), cheap))
	b := fileOf(t, v)
	m, _, err := newestMeta(bytes.NewReader(b), int64(len(b)))
	must(t, err)
	b[int(m.txid%2)*pageSize+40] ^= 1
	must(t, os.WriteFile(v.Path(), b, 0o600))
	w, err := Open(t.Context(), v.Path(), Typed([]byte(another)), Options{})
	must(t, err)
	defer w.Close()
	if got, err := contentOf(w); err != nil || !reflect.DeepEqual(got, before) || !w.FellBack() {
		t.Errorf("fell back %v, %v", w.FellBack(), err)
	}
}

// TestTwoRekeys: the second, which looked at the header before the first was
// saved, does not undo it.
func TestTwoRekeys(t *testing.T) {
	v := fresh(t, Options{})
	h, before := headOf(t, v)
	must(t, v.SetPassphrase(t.Context(), Passphrase([]byte(passphrase)), Passphrase([]byte(another)), cheap))
	if err := v.Update(func(tx *Tx) error { return tx.setSlots(before, h.Slots) }); !errors.Is(err, errRekeyed) {
		t.Errorf("the second: %v", err)
	}
	must(t, v.Close())
	if !opens(t, v.Path(), Passphrase([]byte(another))) {
		t.Error("the first is lost")
	}
}

// TestUnknownSlotsStay: a writer keeps the slots of later versions as they are.
func TestUnknownSlotsStay(t *testing.T) {
	v := fresh(t, Options{})
	h, before := headOf(t, v)
	unknown, err := enc.Marshal(map[int]any{1: 9, 2: "something"})
	must(t, err)
	must(t, v.Update(func(tx *Tx) error { return tx.setSlots(before, append([]cbor.RawMessage{unknown}, h.Slots...)) }))
	pass := Passphrase([]byte(passphrase))
	must(t, v.SetRecovery(t.Context(), pass, newKey(t)))
	must(t, v.SetPassphrase(t.Context(), pass, Passphrase([]byte(another)), cheap))
	h, _ = headOf(t, v)
	if len(h.Slots) != 3 || !bytes.Equal(h.Slots[0], unknown) {
		t.Errorf("the slots are %x", h.Slots)
	}
}

// TestTamperedSlots: who changes the header without the keys is found out by
// who opens it, whatever the secret; forge makes the checksum right.
func TestTamperedSlots(t *testing.T) {
	k := newKey(t)
	for name, test := range map[string]struct {
		change    func(h *header)
		by        Secret
		wantWrong bool
	}{
		"slots in another order":         {func(h *header) { h.Slots[0], h.Slots[1] = h.Slots[1], h.Slots[0] }, Passphrase([]byte(passphrase)), false},
		"the recovery slot dropped":      {func(h *header) { h.Slots = h.Slots[:1] }, Passphrase([]byte(passphrase)), false},
		"the passphrase slot dropped":    {func(h *header) { h.Slots = h.Slots[1:] }, Recovery(k), false},
		"a cost lowered":                 {changeSlot(func(s *slot) { s.Memory = 64; s.Lanes = 2 }), Recovery(k), false},
		"a cost raised":                  {changeSlot(func(s *slot) { s.Time = 9 }), Recovery(k), false},
		"a cost raised, by passphrase":   {changeSlot(func(s *slot) { s.Time = 9 }), Passphrase([]byte(passphrase)), true},
		"a slot of another kind slipped": {func(h *header) { h.Slots = append(h.Slots, cbor.RawMessage{0xa1, 1, 9}) }, Recovery(k), false},
		"the recovery slot's salt":       {func(h *header) { h.Slots[1] = flip(h.Slots[1], 10) }, Recovery(k), true},
		"the recovery slot's key":        {func(h *header) { h.Slots[1] = flip(h.Slots[1], len(h.Slots[1])-5) }, Recovery(k), true},
	} {
		t.Run(name, func(t *testing.T) {
			v := fresh(t, Options{})
			must(t, v.SetRecovery(t.Context(), Passphrase([]byte(passphrase)), k))
			path := forge(t, v, nil, test.change)
			_, err := Open(t.Context(), path, test.by, Options{})
			var damaged *DamagedError
			if test.wantWrong && !errors.Is(err, ErrWrongPassphrase) || !test.wantWrong && !errors.As(err, &damaged) {
				t.Errorf("Open: %v", err)
			}
		})
	}
}

func flip(b []byte, at int) []byte {
	b = bytes.Clone(b)
	b[at] ^= 1
	return b
}

// FuzzSlots: whatever stands in a header's slots, reading them ends, and what
// is read is within the bounds.
func FuzzSlots(f *testing.F) {
	id, data := make([]byte, vaultIDSize), new([keySize]byte)
	k := recovery.Key{1}
	r, err := newRecoverySlot(&counter{1}, id, data, &k)
	must(f, err)
	p, err := passphraseSlot(context.Background(), &counter{1}, id, data, Passphrase([]byte("x")), cheap)
	must(f, err)
	f.Add([]byte(r), []byte(p))
	f.Add([]byte(p), []byte{0xa1, 1, 9})
	file := keyfile.Key{1}
	both, err := passphraseSlot(context.Background(), &counter{1}, id, data, Passphrase([]byte("x")).With(&file), cheap)
	must(f, err)
	f.Add([]byte(both), []byte(both))
	f.Add([]byte{}, []byte{0xa0})
	f.Fuzz(func(t *testing.T, a, b []byte) {
		h := &header{Version: 1, ID: id, Slots: []cbor.RawMessage{a, b}}
		passphrases, recoveries, err := h.readSlots()
		if err != nil {
			return
		}
		for _, s := range passphrases {
			if s.cost().Validate() != nil {
				t.Fatalf("a cost of %+v is let through", s.cost())
			}
			if s.Kind != slotPassphrase && s.Kind != slotKeyFile {
				t.Fatalf("kind %d is taken for a passphrase", s.Kind)
			}
		}
		for _, s := range recoveries {
			if got, err := s.open(id, &k); err == nil && *got != *data {
				t.Fatal("another data key")
			}
		}
	})
}
