package vault

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"habeas/dossier"
	"habeas/dossier/change"
)

// TestUpdatesReopenEqual drives a vault and a plain model of it with the same
// acts; after each reopening they say the same.
func TestUpdatesReopenEqual(t *testing.T) {
	dir := t.TempDir()
	run := 0
	rapid.Check(t, func(t *rapid.T) {
		run++
		path := filepath.Join(dir, fmt.Sprint(run))
		v, err := Create(t.Context(), path, []byte(passphrase), Options{Cost: cheap})
		if err != nil {
			t.Fatal(err)
		}
		defer func() { v.Close() }()
		model := content{records: map[dossier.ID]string{}, states: map[string]string{}}
		var changes []change.NamedChange
		blobs := map[string][]byte{}
		known := map[change.Hash]bool{}
		for range rapid.IntRange(1, 6).Draw(t, "saves") {
			fail := rapid.Bool().Draw(t, "fail")
			abandoned := errors.New("changed my mind")
			var did []func()
			err := v.Update(func(tx *Tx) error {
				for range rapid.IntRange(0, 4).Draw(t, "acts") {
					switch rapid.IntRange(0, 3).Draw(t, "act") {
					case 0, 1:
						c := write(rapid.IntRange(1, 3).Draw(t, "subject"), "", "known_as", rapid.String().Draw(t, "value"))
						name, err := tx.Append(c)
						if err != nil {
							return err
						}
						did = append(did, func() {
							if !known[name] {
								known[name] = true
								changes = append(changes, change.NamedChange{Name: name, Change: c})
								model.log = append(model.log, name)
							}
						})
					case 2:
						name, data := rapid.StringN(1, 3, 8).Draw(t, "name"), rapid.SliceOfN(rapid.Byte(), 0, 300).Draw(t, "data")
						if rapid.Bool().Draw(t, "delete") {
							data = nil
						} else if data == nil {
							data = []byte{}
						}
						if err := tx.SetState(name, data); err != nil {
							return err
						}
						if got, err := tx.State(name); err != nil || !bytes.Equal(got, data) || (got == nil) != (data == nil) {
							t.Fatalf("State in the save = %v, %v; want %v", got, err, data)
						}
						did = append(did, func() {
							if delete(model.states, name); data != nil {
								model.states[name] = string(data)
							}
						})
					case 3:
						data := picture(rapid.SampledFrom([]int{0, 1, 1000, pieceData, pieceData + 1}).Draw(t, "bytes"))
						name, err := tx.PutBlob(data)
						if err != nil {
							return err
						}
						did = append(did, func() { blobs[name] = data })
					}
				}
				if fail {
					return abandoned
				}
				return nil
			})
			if fail {
				if err != abandoned {
					t.Fatalf("Update = %v, want what its function returned", err)
				}
			} else if err != nil {
				t.Fatal(err)
			} else {
				for _, f := range did {
					f()
				}
			}
		}
		for id, r := range change.Rebuild(changes) {
			b, err := r.Encode()
			if err != nil {
				t.Fatal(err)
			}
			model.records[id] = string(b)
		}
		for range 2 {
			got, err := contentOf(v)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got, model) {
				t.Fatalf("the vault says %v, want %v", got, model)
			}
			for name, data := range blobs {
				if got, err := v.Blob(name); err != nil || !bytes.Equal(got, data) {
					t.Fatalf("blob of %d bytes: %d, %v", len(data), len(got), err)
				}
			}
			r, err := v.Verify(t.Context(), nil)
			if err != nil || len(r.Damaged) > 0 || r.Attachments != len(blobs) || r.Changes != len(changes) {
				t.Fatalf("Verify = %+v, %v", r, err)
			}
			v.Close()
			if v, err = Open(t.Context(), path, Typed([]byte(passphrase)), Options{}); err != nil {
				t.Fatal(err)
			}
		}
		os.Remove(path)
	})
}

func TestAppendTwice(t *testing.T) {
	v := fresh(t, Options{})
	c := write(1, "", "known_as", "the singer")
	first := appendAll(t, v, c, c)
	again := appendAll(t, v, c)
	if first[0] != first[1] || first[0] != again[0] || v.Length() != 1 {
		t.Errorf("names %v %v, length %d", first, again, v.Length())
	}
	clean(t, v)
}

func TestAppendKeepsItsOwn(t *testing.T) {
	v := fresh(t, Options{})
	c := write(1, "", "known_as", "before")
	err := v.Update(func(tx *Tx) error {
		if _, err := tx.Append(c); err != nil {
			return err
		}
		copy(c.Writes[0].Value, "\x66XXXXXX") // after it was stored
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	clean(t, v)
}

func TestAppendRefuses(t *testing.T) {
	v := fresh(t, Options{})
	none := write(1, "", "known_as", "x")
	none.Writes = nil
	unversioned := write(1, "", "known_as", "x")
	unversioned.Version = 0
	newer := write(1, "", "known_as", "x")
	newer.Version = change.VersionForgets + 1
	for name, c := range map[string]*change.Change{"no writes": none, "no version": unversioned, "newer": newer} {
		err := v.Update(func(tx *Tx) error {
			if _, err := tx.Append(write(2, "", "known_as", "beside it")); err != nil {
				t.Fatal(err)
			}
			if _, err := tx.Append(c); err == nil {
				t.Errorf("%s: it was stored", name)
			}
			return nil // the caller did not look
		})
		if err == nil {
			t.Errorf("%s: the save went on after a failure", name)
		}
	}
	if v.Length() != 0 {
		t.Errorf("%d changes were stored", v.Length())
	}
	clean(t, v)
}

func TestRecordInsideUpdate(t *testing.T) {
	v := fresh(t, Options{})
	err := v.Update(func(tx *Tx) error {
		if r, err := tx.Record(subject(1)); r != nil || err != nil {
			t.Errorf("before: %v, %v", r, err)
		}
		name, err := tx.Append(write(1, "", "known_as", "one"))
		if err != nil {
			return err
		}
		if has, err := tx.Has(name); !has || err != nil {
			t.Errorf("Has = %v, %v", has, err)
		}
		r, err := tx.Record(subject(1))
		if err != nil || len(r.Live(change.Cell{Field: "known_as"})) != 1 {
			t.Errorf("after: %v, %v", r, err)
		}
		// The second names the first, and takes its place.
		if _, err := tx.Append(write(1, "", "known_as", "two", change.Ref{Change: name})); err != nil {
			return err
		}
		if n := len(r.Live(change.Cell{Field: "known_as"})); n != 1 {
			t.Errorf("%d values live after the second", n)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	clean(t, v)
}

func TestPanicInUpdateGoesOn(t *testing.T) {
	v := fresh(t, Options{})
	func() {
		defer func() {
			if r := recover(); r != "a fault of the program" {
				t.Errorf("recovered %v", r)
			}
		}()
		_ = v.Update(func(tx *Tx) error {
			if _, err := tx.Append(write(1, "", "known_as", "x")); err != nil {
				t.Fatal(err)
			}
			panic("a fault of the program")
		})
	}()
	if v.Length() != 0 {
		t.Error("it was saved")
	}
	appendAll(t, v, write(2, "", "known_as", "after"))
	clean(t, v)
}

func TestTxAfterItsEnd(t *testing.T) {
	v := fresh(t, Options{})
	var kept *Tx
	if err := v.Update(func(tx *Tx) error { kept = tx; return nil }); err != nil {
		t.Fatal(err)
	}
	if err := kept.SetState("x", []byte("y")); err == nil {
		t.Error("it still saves")
	}
}

func TestManyAtOnce(t *testing.T) {
	v := fresh(t, Options{})
	done := make(chan error)
	for w := range 4 {
		go func() {
			for i := range 5 {
				err := v.Update(func(tx *Tx) error {
					_, err := tx.Append(write(1+i, "", fmt.Sprint("field", w), "x"))
					return err
				})
				if err == nil {
					_, err = v.AllRecords()
				}
				if err != nil {
					done <- err
					return
				}
			}
			done <- nil
		}()
	}
	for range 4 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if r := clean(t, v); r.Changes != 20 || r.Dossiers != 5 {
		t.Errorf("Verify = %+v", r)
	}
}

func TestTouchedFromOutside(t *testing.T) {
	var replaced *ReplacedError
	save := func(v *Vault) error {
		return v.Update(func(tx *Tx) error { return tx.SetState("x", []byte("y")) })
	}
	tests := []struct {
		name  string
		touch func(t *testing.T, path string)
		ok    bool
	}{
		{"removed", func(t *testing.T, path string) { must(t, os.Remove(path)) }, false},
		{"moved", func(t *testing.T, path string) { must(t, os.Rename(path, path+".bak")) }, false},
		{"replaced by a copy", func(t *testing.T, path string) {
			b, err := os.ReadFile(path)
			must(t, err)
			must(t, os.WriteFile(path+".tmp", b, 0o600))
			must(t, os.Rename(path+".tmp", path))
		}, false},
		{"cut", func(t *testing.T, path string) { must(t, os.Truncate(path, 9000)) }, false},
		{"emptied", func(t *testing.T, path string) { must(t, os.Truncate(path, 0)) }, false},
		{"given a new time", func(t *testing.T, path string) { must(t, os.Chtimes(path, day, day)) }, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			v := fresh(t, Options{})
			appendAll(t, v, write(1, "", "known_as", "the singer"))
			test.touch(t, v.Path())
			err := save(v)
			if test.ok {
				if err != nil {
					t.Error(err)
				}
			} else if !errors.As(err, &replaced) {
				t.Errorf("the save after it: %v", err)
			}
		})
	}
}

// TestCutWhileOpen reads pages that are no longer there: the system raises a
// fault where the file is mapped, which must not end the program.
func TestCutWhileOpen(t *testing.T) {
	v := fresh(t, Options{})
	appendAll(t, v, write(1, "", "known_as", "the singer"))
	must(t, os.Truncate(v.Path(), 0))
	var damaged *DamagedError
	if _, err := v.AllRecords(); !errors.As(err, &damaged) {
		t.Errorf("Records: %v", err)
	}
	if _, err := v.State("x"); !errors.As(err, &damaged) {
		t.Errorf("State: %v", err)
	}
	if _, err := v.Verify(t.Context(), nil); !errors.As(err, &damaged) {
		t.Errorf("Verify: %v", err)
	}
	if err := v.Close(); err != nil {
		t.Errorf("Close: %v", err)
	}
}
