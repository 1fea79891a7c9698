package desk_test

import (
	"bytes"
	"testing"
	"time"

	"habeas/app/desk"
)

// TestForgetWhatWasLookedFor: of a search that is kept for somebody who is forgotten
// for good nothing stays, nor of who was looked at last; other searches stay in the
// vault.
func TestForgetWhatWasLookedFor(t *testing.T) {
	t.Parallel()
	s := newSession(t)
	d := s.create()
	a := written(d, "Chan Sophéa")
	save(t, d, nil, a)
	save(t, d, nil, written(d, "Sok Dara"))
	for name, state := range map[string]string{
		"dossiers": `{"down":true,"filters":["status:held","name:sophe"],"kept":[` +
			`{"name":"Hers","query":"chan"},{"name":"Ours","filters":["tag:SOPHEA"]},{"name":"In prison","query":"held","filters":["place:Kampot"]}],"widths":[1.5,2]}`,
		"recent": "\x81\x78\x1a" + string(a.ID),
	} {
		if err := d.SetState(name, []byte(state)); err != nil {
			t.Fatal(err)
		}
	}
	s.clock.add(time.Hour)
	s.backUp(d)
	before := s.made()
	forget(t, d, a.ID)
	want := `{"down":true,"filters":["status:held"],"kept":[{"filters":["place:Kampot"],"name":"In prison","query":"held"}],"widths":[1.5,2]}`
	if got := d.State("dossiers"); string(got) != want {
		t.Errorf("kept is %s", got)
	}
	if got := d.State("recent"); len(got) > 0 {
		t.Errorf("of who was looked at last %q is left", got)
	}
	s.close(d)
	o := s.options()
	o.ReadOnly, o.Backups = true, false
	for _, m := range before {
		b, err := desk.Open(t.Context(), m.Path, passphrase, o)
		if err != nil {
			t.Fatal(err)
		}
		if got := append(b.State("dossiers"), b.State("recent")...); len(bytes.TrimSpace(got)) > 0 {
			t.Errorf("a backup has %s", got)
		}
		_ = b.Close()
	}
}
