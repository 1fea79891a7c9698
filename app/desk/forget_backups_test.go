package desk_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"habeas/app/desk"
	"habeas/dossier"
)

// TestForgetInTheSameSecond: a backup of this very second, which still has the
// dossier and as many changes, is not taken for one of the vault as it is now.
func TestForgetInTheSameSecond(t *testing.T) {
	t.Parallel()
	s := newSession(t)
	d := s.create()
	defer d.Close()
	a := written(d, "Chan Sophea")
	save(t, d, nil, a)
	s.backUp(d)
	forget(t, d, a.ID)
	made := s.made()
	if len(made) != 2 {
		t.Fatalf("there are %d backups, want a fresh one beside the one", len(made))
	}
	for _, m := range made {
		if s.has(m.Path, a.ID) {
			t.Errorf("%s has it", m.Path)
		}
	}
}

// TestForgetOnStick: a stick that is not there waits; when the vault opens and it
// is there again, it is done.
func TestForgetOnStick(t *testing.T) {
	t.Parallel()
	s := newSession(t)
	d, a, _ := s.grown()
	root := s.stick(d)
	s.clock.add(time.Hour)
	s.backUp(d)
	away := root + " away"
	if err := os.Rename(root, away); err != nil {
		t.Fatal(err)
	}
	f := forget(t, d, a.ID)
	if len(f.Waiting) != 1 || !strings.HasPrefix(f.Waiting[0], root) {
		t.Fatalf("waiting: %v", f.Waiting)
	}
	if due, err := d.StillToForget(); err != nil || !slices.Equal(due, f.Waiting) {
		t.Errorf("still to forget: %v, %v", due, err)
	}
	s.close(d)
	s.close(s.open()) // still away
	if err := os.Rename(away, root); err != nil {
		t.Fatal(err)
	}
	onStick := func() []desk.BackupFile {
		made, err := desk.BackupsIn(f.Waiting[0], s.path, time.UTC)
		if err != nil || len(made) == 0 {
			t.Fatal(made, err)
		}
		return made
	}
	if old := onStick()[0]; !s.has(old.Path, a.ID) {
		t.Fatal("the backup on the stick has nothing to forget")
	}
	// It is done beside the work. A desk that closes at once stops it, and the
	// next opening goes on.
	for try := 0; ; try++ {
		d = s.open()
		time.Sleep(time.Duration(try) * 50 * time.Millisecond)
		s.close(d)
		if !s.has(onStick()[0].Path, a.ID) {
			break
		}
		if try == 100 {
			t.Fatal("the stick was never done")
		}
	}
	for _, m := range onStick() {
		if s.has(m.Path, a.ID) {
			t.Errorf("%s still has it", m.Path)
		}
	}
	d = s.open()
	defer d.Close()
	for range 1500 { // a busy machine takes its time
		if due, err := d.StillToForget(); err == nil && len(due) == 0 {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Error("it is still due")
}

// TestForgetInFormerFolder: where backups went before another second folder was
// set, or none, it is forgotten too, now or when the stick is there again, and no
// further backup is made.
func TestForgetInFormerFolder(t *testing.T) {
	t.Parallel()
	s := newSession(t)
	d, a, _ := s.grown()
	defer func() { s.close(d) }()
	var folders []string
	for range 2 {
		s.stick(d)
		s.clock.add(time.Hour)
		s.backUp(d)
		folders = append(folders, places(t, d)[1].Folder)
	}
	if err := d.SetSecondFolder(""); err != nil {
		t.Fatal(err)
	}
	away := filepath.Dir(folders[1])
	if err := os.Rename(away, away+" away"); err != nil {
		t.Fatal(err)
	}
	s.clock.add(time.Hour)
	made := func(folder string) desk.BackupFile {
		t.Helper()
		all, err := desk.BackupsIn(folder, s.path, time.UTC)
		if err != nil || len(all) != 1 {
			t.Fatal(all, err)
		}
		return all[0]
	}
	f := forget(t, d, a.ID)
	if !slices.Equal(f.Waiting, folders[1:]) {
		t.Errorf("Forget = %+v", f)
	}
	if s.has(made(folders[0]).Path, a.ID) {
		t.Error("the folder of before the last has it")
	}
	s.close(d)
	if err := os.Rename(away+" away", away); err != nil {
		t.Fatal(err)
	}
	d = s.open()
	for range 1500 { // a busy machine takes its time
		if due, err := d.StillToForget(); err == nil && len(due) == 0 {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	if s.has(made(folders[1]).Path, a.ID) {
		t.Error("the last folder has it")
	}
	// One that is set again is no former one.
	if err := d.SetSecondFolder(filepath.Dir(folders[0])); err != nil {
		t.Fatal(err)
	}
	if p := places(t, d); len(p) != 2 || p[1].Folder != folders[0] {
		t.Errorf("BackupPlaces = %+v", p)
	}
}

// TestForgetInOldKeys: what the keys of now do not open is deleted, after a fresh
// backup was made; what belongs to another vault stays.
func TestForgetInOldKeys(t *testing.T) {
	t.Parallel()
	s := newSession(t)
	d, a, _ := s.grown()
	if err := d.Rotate(t.Context(), passphrase, passphrase); err != nil {
		t.Fatal(err)
	}
	other := newSession(t)
	e := other.create()
	save(t, e, nil, written(e, "made up"))
	other.close(e)
	old := s.made()[0].Path
	foreign, cut := strings.Replace(old, "2018-", "2016-", 1), strings.Replace(old, "2018-", "2015-", 1)
	copyFile(t, other.path, foreign)
	if err := os.WriteFile(cut, []byte("no vault"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.clock.add(time.Hour)
	f, err := d.Forget(t.Context(), a.ID, passphrase, nil)
	if err != nil {
		t.Fatal(err)
	}
	if f.Deleted != 2 || !slices.Equal(f.Waiting, []string{cut}) || f.Trouble == nil {
		t.Errorf("Forget = %+v", f)
	}
	var left []string
	for _, m := range s.made() {
		left = append(left, m.Path)
	}
	if len(left) != 3 || !slices.Contains(left, foreign) {
		t.Errorf("left: %v", left)
	}
	if s.has(left[len(left)-1], a.ID) {
		t.Error("the fresh one has it")
	}
	s.close(d)
	// What cannot be read waits, which is no reason for one more backup each time.
	for range 3 {
		s.clock.add(time.Hour)
		d = s.open()
		time.Sleep(50 * time.Millisecond)
		s.close(d)
	}
	if n := len(s.made()); n != 3 {
		t.Errorf("there are %d backups, want the 3 of before", n)
	}
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	b, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, b, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestElsewhere(t *testing.T) {
	t.Parallel()
	s := newSession(t)
	d, a, b := s.grown()
	defer d.Close()
	edit(t, d, b.ID, func(x *dossier.Dossier) {
		x.Notes = []dossier.InternalNote{{Item: dossier.Item{ID: d.NewID()}, Text: "Arrested with CHAN Sophea."}}
	})
	c := &dossier.Case{ID: d.NewID(), Name: "Land rights", Narrative: []dossier.Paragraph{{Item: dossier.Item{ID: d.NewID()}, Text: "Chan Sopheak led the march."}}}
	if err := desk.Save(d, nil, c); err != nil {
		t.Fatal(err)
	}
	p := &dossier.Packet{ID: d.NewID(), Number: "7", Profiles: []dossier.PacketMember{{Item: dossier.Item{ID: d.NewID()}, Dossier: a.ID}},
		Copies: []dossier.PacketCopy{{Item: dossier.Item{ID: d.NewID()}, Number: 1, Holder: "An embassy"}}}
	if err := desk.Save(d, nil, p); err != nil {
		t.Fatal(err)
	}
	kept := filepath.Join(filepath.Dir(s.path), "v.before-restore-2018-09-01.habeas")
	copyFile(t, s.made()[0].Path, kept)
	renamed := filepath.Join(filepath.Dir(s.path), "called before backups", "called before 2017-09-01T100000Z.habeas")
	if err := os.Mkdir(filepath.Dir(renamed), 0o700); err != nil {
		t.Fatal(err)
	}
	copyFile(t, s.made()[0].Path, renamed)
	other := newSession(t)
	other.close(other.create())
	copyFile(t, other.path, filepath.Join(filepath.Dir(s.path), "another.habeas"))
	copyFile(t, other.path, filepath.Join(filepath.Dir(renamed), "another.habeas"))

	e := d.Elsewhere(a.ID)
	if !slices.Equal(e.Copies, []string{kept, renamed}) {
		t.Errorf("copies: %v", e.Copies)
	}
	if len(e.Packets) != 1 || e.Packets[0].Number != "7" || !slices.Equal(e.Packets[0].Holders, []string{"An embassy"}) {
		t.Errorf("packets: %+v", e.Packets)
	}
	if len(e.Mentions) != 1 || e.Mentions[0].ID != b.ID || e.Mentions[0].Name != "Sok Dara" {
		t.Errorf("mentions: %+v", e.Mentions)
	}
	if f := forget(t, d, a.ID); len(f.Copies) != 2 || len(f.Packets) != 1 || len(f.Mentions) != 1 {
		t.Errorf("Forget = %+v", f)
	}
	if e := d.Elsewhere(a.ID); len(e.Packets) != 1 || len(e.Mentions) != 0 {
		t.Errorf("afterwards: %+v", e)
	}
}
