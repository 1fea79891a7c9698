package vault

import (
	"errors"
	"fmt"
	"testing"

	"habeas/dossier/change"
)

// TestRecent saves the same dossiers again and again, with saves between that
// fail after they had changed a record in memory.
func TestRecent(t *testing.T) {
	v := fresh(t, Options{})
	fail := errors.New("as if the disk were full")
	was := map[int]change.Ref{}
	for i := range 40 {
		n := i % 3
		c := write(n, "", "known_as", fmt.Sprint("name ", i), was[n])
		err := v.Update(func(tx *Tx) error {
			if i%4 == 3 {
				if _, err := tx.Append(write(n, "", "known_as", "never kept")); err != nil {
					return err
				}
				return fail
			}
			name, err := tx.Append(c)
			was[n] = change.Ref{Change: name}
			return err
		})
		if err != nil && !errors.Is(err, fail) {
			t.Fatal(err)
		}
		for id, k := range v.recent {
			r, err := v.Record(id)
			must(t, err)
			want, err := r.Encode()
			must(t, err)
			got, err := k.record.Encode()
			must(t, err)
			if string(got) != string(want) {
				t.Fatalf("after save %d: what is kept of %s is not what was saved", i, id)
			}
		}
	}
	if len(v.recent) == 0 {
		t.Error("nothing is kept")
	}
	clean(t, v)
}

// TestRecent_ByItsNonce does not take a record for another that was sealed
// since.
func TestRecent_ByItsNonce(t *testing.T) {
	value := picture(100)
	other := picture(101)
	r := change.NewRecord(change.Dossier, subject(1))
	l := recent{}
	for name, tt := range map[string]struct {
		value []byte
		want  *change.Record
	}{"the same": {value, r}, "another": {other, nil}, "gone": {nil, nil}, "cut": {value[:5], nil}} {
		l.note(subject(1), r, value)
		if got := l.take(subject(1), tt.value); got != tt.want {
			t.Errorf("%s: %v", name, got)
		}
		if l.take(subject(1), value) != nil {
			t.Errorf("%s: given away twice", name)
		}
	}
}

func TestRecent_Bounded(t *testing.T) {
	l := recent{}
	for i := range 1000 {
		saved := recent{}
		for j := range i % 90 {
			saved.note(subject(i*100+j), change.NewRecord(change.Dossier, subject(i*100+j)), nil)
		}
		if l = l.with(saved); len(l) > recentMost {
			t.Fatalf("%d are kept", len(l))
		}
	}
}

// TestNewest is the time of the newest change, whatever came last, also after the
// data key was changed.
func TestNewest(t *testing.T) {
	v := fresh(t, Options{})
	if !v.Newest().IsZero() {
		t.Errorf("of an empty vault: %v", v.Newest())
	}
	for _, at := range []int{5, 9, 7} {
		appendAll(t, v, write(at, "", "known_as", fmt.Sprint(at)))
	}
	v = reopen(t, v, Options{})
	must(t, v.Rotate(t.Context(), Passphrase([]byte(passphrase)), Passphrase([]byte(passphrase)), cheap))
	v = reopen(t, v, Options{})
	if got := v.Newest().UnixMilli(); got != 9 {
		t.Errorf("it is %d", got)
	}
}
