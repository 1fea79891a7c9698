package vault

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"
)

// There is no earlier version yet. This one is made up: in it a header said 9 and
// 10 where this version says 2 and 3, a state was [bytes, text], and the root
// counted one save more.
const madeUp = 0

type state0 struct {
	_    struct{} `cbor:",toarray"`
	Data []byte
	Name string
}

type head0 struct {
	Version uint64 `cbor:"1,keyasint"`
	ID      any    `cbor:"9,keyasint"`
	Slots   any    `cbor:"10,keyasint"`
}

// fromMadeUp is the step from it.
func fromMadeUp(bucket string, content []byte) ([]byte, error) {
	switch bucket {
	case bucketHead:
		var h head0
		if err := dec.Unmarshal(content, &h); err != nil {
			return nil, err
		}
		return enc.Marshal(map[int]any{1: 1, 2: h.ID, 3: h.Slots})
	case bucketState:
		var s state0
		if err := dec.Unmarshal(content, &s); err != nil {
			return nil, err
		}
		return enc.Marshal(stated{Name: s.Name, Data: s.Data})
	case bucketRoot:
		var r root
		if err := dec.Unmarshal(content, &r); err != nil {
			return nil, err
		}
		r.Version, r.Saves = 1, r.Saves-1
		return enc.Marshal(r)
	}
	return content, nil
}

// toMadeUp is the way back, which only the test goes.
func toMadeUp(bucket string, content []byte) ([]byte, error) {
	switch bucket {
	case bucketHead:
		var h header
		if err := dec.Unmarshal(content, &h); err != nil {
			return nil, err
		}
		return enc.Marshal(head0{madeUp, h.ID, h.Slots})
	case bucketState:
		var s stated
		if err := dec.Unmarshal(content, &s); err != nil {
			return nil, err
		}
		return enc.Marshal(state0{Data: s.Data, Name: s.Name})
	case bucketRoot:
		var r root
		if err := dec.Unmarshal(content, &r); err != nil {
			return nil, err
		}
		r.Version, r.Saves = madeUp, r.Saves+1
		return enc.Marshal(r)
	}
	return content, nil
}

// learn registers the step for a test.
func learn(t *testing.T) {
	steps[madeUp] = fromMadeUp
	t.Cleanup(func() { delete(steps, madeUp) })
}

// older makes a vault and rewrites it as the made-up version would have.
func older(t *testing.T) (path string, says content) {
	t.Helper()
	v, _ := written(t)
	must(t, v.Update(func(tx *Tx) error { return tx.SetState("a", []byte("what was on the screen")) }))
	says, err := contentOf(v)
	must(t, err)
	must(t, v.in.update(func(tx *bolt.Tx) error {
		r := v.root.clone()
		b := tx.Bucket([]byte(bucketState))
		var states []sealedValue
		must(t, b.ForEach(func(key, value []byte) error {
			states = append(states, sealedValue{bytes.Clone(key), bytes.Clone(value)})
			return nil
		}))
		h := r.heap(bucketState)
		for _, s := range states {
			c, err := v.keys.open(bucketState, s.key, s.value)
			must(t, err)
			c, err = toMadeUp(bucketState, c)
			must(t, err)
			value, err := v.keys.seal(v.random, bucketState, s.key, c, true)
			must(t, err)
			h.Sum.sub(v.keys.member(bucketState, s.key, s.value))
			h.Sum.add(v.keys.member(bucketState, s.key, value))
			must(t, b.Put(s.key, value))
		}
		head := tx.Bucket([]byte(bucketHead)).Get(headKey)
		old, err := parseHeader(head)
		must(t, err)
		body, err := enc.Marshal(old)
		must(t, err)
		body, err = toMadeUp(bucketHead, body)
		must(t, err)
		value, err := encodeHeader(body, v.keys)
		must(t, err)
		must(t, tx.Bucket([]byte(bucketHead)).Put(headKey, value))
		r.Head = headSum(value)
		c, err := r.encode()
		must(t, err)
		c, err = toMadeUp(bucketRoot, c)
		must(t, err)
		sealed, err := v.keys.seal(v.random, bucketRoot, rootKey, c, true)
		must(t, err)
		return tx.Bucket([]byte(bucketRoot)).Put(rootKey, sealed)
	}))
	must(t, v.Close())
	return v.Path(), says
}

// TestUpgrade brings a vault of an earlier version up to date, and keeps it as it
// was.
func TestUpgrade(t *testing.T) {
	learn(t)
	path, says := older(t)
	before, err := os.ReadFile(path)
	must(t, err)

	for name, o := range map[string]Options{"to write": {}, "to read": {ReadOnly: true}} {
		var old *OlderError
		if _, err := Open(t.Context(), path, Typed([]byte(passphrase)), o); !errors.As(err, &old) || old.Version != madeUp {
			t.Errorf("opened %s: %v", name, err)
		}
	}
	if _, _, err := Upgrade(t.Context(), path, Passphrase([]byte("wrong")), Options{}, day); !errors.Is(err, ErrWrongPassphrase) {
		t.Errorf("with a wrong passphrase: %v", err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, before) {
		t.Errorf("what was refused changed the file: %v", err)
	}

	v, kept, err := Upgrade(t.Context(), path, Passphrase([]byte(passphrase)), Options{}, day)
	must(t, err)
	if want := strings.TrimSuffix(path, ".habeas") + ".before-upgrade-v0-2018-09-12.habeas"; kept != want {
		t.Errorf("kept as %s", kept)
	}
	if b, err := os.ReadFile(kept); err != nil || !bytes.Equal(b, before) {
		t.Errorf("what is kept is not what was there: %v", err)
	}
	if got, err := contentOf(v); err != nil || !reflect.DeepEqual(got, says) {
		t.Errorf("it says something else: %v", err)
	}
	clean(t, v)
	appendAll(t, v, write(500, "", "known_as", "it goes on"))
	clean(t, v)
	v = reopen(t, v, Options{})
	clean(t, v)
	must(t, v.Close())

	v, kept, err = Upgrade(t.Context(), path, Passphrase([]byte(passphrase)), Options{}, day)
	must(t, err)
	defer v.Close()
	if kept != "" {
		t.Errorf("a vault of this version was kept as %s", kept)
	}
	if names := namesIn(t, path); len(names) != 2 {
		t.Errorf("there are %v", names)
	}
}

// TestUpgrade_KeepsApart does not take another file for what it would keep.
func TestUpgrade_KeepsApart(t *testing.T) {
	learn(t)
	path, _ := older(t)
	first := strings.TrimSuffix(path, ".habeas") + ".before-upgrade-v0-2018-09-12.habeas"
	must(t, os.WriteFile(first, []byte("another"), 0o600))
	v, kept, err := Upgrade(t.Context(), path, Passphrase([]byte(passphrase)), Options{}, day)
	must(t, err)
	defer v.Close()
	if want := strings.TrimSuffix(first, ".habeas") + "-2.habeas"; kept != want {
		t.Errorf("kept as %s", kept)
	}
	if b, err := os.ReadFile(first); err != nil || string(b) != "another" {
		t.Errorf("what was there is %q: %v", b, err)
	}
}

// TestUpgrade_Fails leaves the vault as it is where a step fails, and where none
// is known.
func TestUpgrade_Fails(t *testing.T) {
	learn(t)
	path, _ := older(t)
	before, err := os.ReadFile(path)
	must(t, err)
	trouble := errors.New("cannot be said in this version")
	for name, s := range map[string]step{
		"a step that fails": func(bucket string, content []byte) ([]byte, error) {
			if bucket == bucketNow {
				return nil, trouble
			}
			return fromMadeUp(bucket, content)
		},
		"a step that loses what it should give": func(bucket string, content []byte) ([]byte, error) {
			if bucket == bucketLog {
				return []byte{0xf6}, nil
			}
			return fromMadeUp(bucket, content)
		},
		"no step": nil,
	} {
		steps[madeUp] = s
		var damaged *DamagedError
		if _, _, err := Upgrade(t.Context(), path, Passphrase([]byte(passphrase)), Options{}, day); !errors.As(err, &damaged) {
			t.Errorf("%s: %v", name, err)
		}
		if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, before) {
			t.Errorf("%s changed the file: %v", name, err)
		}
	}
	for _, name := range namesIn(t, path) {
		if strings.HasSuffix(name, ".new") {
			t.Errorf("%s was left", name)
		}
	}
}

func namesIn(t *testing.T, path string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	must(t, err)
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// upgradeVault is an act of the test binary as a second process: bring a vault up
// to date, and say "ok".
const upgradeVault = "VAULT_TEST_UPGRADE"

func init() {
	secondProcesses[upgradeVault] = func(path string) error {
		steps[madeUp] = fromMadeUp
		fmt.Println("begin")
		v, _, err := Upgrade(context.Background(), path, Passphrase([]byte(passphrase)), Options{}, day)
		if err != nil {
			return err
		}
		if err := v.Close(); err != nil {
			return err
		}
		fmt.Println("ok")
		return nil
	}
}
