package vault

import (
	"context"
	"errors"
	"testing"

	"habeas/dossier/change"
)

func TestVerifyProgress(t *testing.T) {
	v := fresh(t, Options{})
	appendAll(t, v, write(1, "", "known_as", "a"), write(2, "", "known_as", "b"))
	must(t, v.Update(func(tx *Tx) error { _, err := tx.PutBlob(picture(2 * pieceData)); return err }))
	last, all := 0, 0
	_, err := v.Verify(t.Context(), func(done, total int) {
		if done < last || done > total {
			t.Errorf("%d of %d after %d", done, total, last)
		}
		last, all = done, total
	})
	must(t, err)
	if last != all || all != 6 { // two changes, two records, two pieces
		t.Errorf("it ended at %d of %d, want 6", last, all)
	}
}

func TestVerifyCancelled(t *testing.T) {
	v := fresh(t, Options{})
	must(t, v.Update(func(tx *Tx) error { _, err := tx.PutBlob(picture(3 * pieceData)); return err }))
	ctx, cancel := context.WithCancel(t.Context())
	_, err := v.Verify(ctx, func(done, total int) {
		if done > 0 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Verify: %v", err)
	}
	clean(t, v) // and nothing is held any more
}

// TestVerifyCountsWhatIsThere: a dossier that was deleted is none.
func TestVerifyCountsWhatIsThere(t *testing.T) {
	v := fresh(t, Options{})
	appendAll(t, v, write(1, "", "known_as", "a"), write(2, "", "known_as", "b"))
	r, err := v.Record(subject(1))
	must(t, err)
	writes, err := change.Delete(r)
	must(t, err)
	appendAll(t, v, &change.Change{Version: change.Version, Writes: writes})
	if r := clean(t, v); r.Dossiers != 1 || r.Changes != 3 {
		t.Errorf("Verify = %+v", r)
	}
}
