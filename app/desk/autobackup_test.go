package desk_test

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"habeas/app/desk"
)

// hours is a clock that stands still until it is told to go on.
type hours struct {
	mu  sync.Mutex
	now time.Time
}

func (h *hours) Now() time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.now
}

func (h *hours) add(d time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.now = h.now.Add(d)
}

type session struct {
	t     *testing.T
	clock *hours
	path  string
}

func newSession(t *testing.T) *session {
	return &session{t, &hours{now: time.Date(2018, 9, 12, 9, 0, 0, 0, time.UTC)}, filepath.Join(t.TempDir(), "v.habeas")}
}

func (s *session) options() desk.Options {
	return desk.Options{Now: s.clock.Now, Cheap: true, Backups: true}
}

func (s *session) create() *desk.Desk {
	s.t.Helper()
	d, err := desk.Create(s.t.Context(), s.path, passphrase, s.options())
	if err != nil {
		s.t.Fatal(err)
	}
	return d
}

func (s *session) open() *desk.Desk {
	s.t.Helper()
	d, err := desk.Open(s.t.Context(), s.path, passphrase, s.options())
	if err != nil {
		s.t.Fatal(err)
	}
	return d
}

func (s *session) close(d *desk.Desk) {
	s.t.Helper()
	if err := d.Close(); err != nil {
		s.t.Fatal(err)
	}
}

func (s *session) made() []desk.BackupFile {
	s.t.Helper()
	made, err := desk.BackupsIn(desk.BackupFolder(s.path), s.path, time.UTC)
	if err != nil {
		s.t.Fatal(err)
	}
	return made
}

// wait goes on working until a backup was made beside the work. The one before
// may not have ended when the first change comes.
func (s *session) wait(d *desk.Desk, n int) {
	s.t.Helper()
	for i := range 500 {
		if len(s.made()) == n {
			return
		}
		if i%50 == 49 {
			save(s.t, d, nil, written(d, "made up once more"))
		}
		time.Sleep(10 * time.Millisecond)
	}
	s.t.Fatalf("%d backups, want %d", len(s.made()), n)
}

func TestBackupAfterWork(t *testing.T) {
	t.Parallel()
	s := newSession(t)
	s.close(s.create())
	if n := len(s.made()); n != 0 {
		t.Fatalf("an empty vault made %d backups", n)
	}
	d := s.open()
	save(t, d, nil, written(d, "made up"))
	if n := len(s.made()); n != 0 {
		t.Fatalf("%d backups within the hour", n)
	}
	s.close(d)
	made := s.made()
	if len(made) != 1 || !made[0].At.Equal(s.clock.Now()) {
		t.Fatalf("after work there are %v", made)
	}
	o := s.options()
	o.Backups = false
	e, err := desk.Open(t.Context(), made[0].Path, passphrase, o)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(e.View().Dossiers); n != 1 {
		t.Errorf("the backup has %d dossiers", n)
	}
	s.close(e)
	// Looking at it is no work.
	s.clock.add(5 * time.Hour)
	s.close(s.open())
	if n := len(s.made()); n != 1 {
		t.Errorf("%d backups after nothing changed", n)
	}
	info, err := os.Stat(desk.BackupFolder(s.path))
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the folder: %v, %v", info.Mode(), err)
	}
}

func TestBackupHourly(t *testing.T) {
	t.Parallel()
	s := newSession(t)
	d := s.create()
	for n := range 3 {
		s.clock.add(61 * time.Minute)
		save(t, d, nil, written(d, "made up"))
		s.wait(d, n+1)
		s.clock.add(time.Minute)
		save(t, d, nil, written(d, "made up, too"))
	}
	s.close(d)
	if n := len(s.made()); n != 4 {
		t.Errorf("%d backups, want three and the last", n)
	}
	if err := d.BackupTrouble(); err != nil {
		t.Error(err)
	}
}

// TestBackupsOneAfterTheOther: whoever asks for a backup, and whatever is saved
// meanwhile, there is one run at a time.
func TestBackupsOneAfterTheOther(t *testing.T) {
	t.Parallel()
	s := newSession(t)
	d := s.create()
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for range 5 {
				s.clock.add(time.Second)
				_ = d.BackupNow(t.Context()) // another one may have stopped it
			}
		})
	}
	for range 10 {
		s.clock.add(61 * time.Minute)
		save(t, d, nil, written(d, "made up"))
	}
	all.Wait()
	s.backUp(d)
	s.close(d)
	made := s.made()
	if _, err := desk.LookAtBackup(t.Context(), made[len(made)-1].Path, passphrase, s.path+" none", s.options()); err != nil {
		t.Error(err)
	}
}

// TestBackupAfterKill: a session that ended without its backup gets it when
// the next one ends.
func TestBackupAfterKill(t *testing.T) {
	t.Parallel()
	s := newSession(t)
	o := s.options()
	o.Backups = false
	d, err := desk.Create(t.Context(), s.path, passphrase, o)
	if err != nil {
		t.Fatal(err)
	}
	save(t, d, nil, written(d, "made up"))
	s.close(d)
	s.clock.add(time.Minute)
	s.close(s.open())
	if n := len(s.made()); n != 1 {
		t.Errorf("%d backups, want 1", n)
	}
}

func TestBackupsMakeRoom(t *testing.T) {
	t.Parallel()
	s := newSession(t)
	d := s.create()
	s.close(d)
	folder := desk.BackupFolder(s.path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for i := range 60 {
		at := s.clock.Now().Add(-time.Duration(i+1) * time.Minute)
		if err := os.WriteFile(filepath.Join(folder, "v "+at.Format("2006-01-02T150405Z")+".habeas"), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	other := []string{"letter.txt", "v 2018.habeas", "w 2018-01-01T000000Z.habeas", ".habeas-0123.new"}
	for _, name := range other {
		if err := os.WriteFile(filepath.Join(folder, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	old := s.clock.Now().Add(-48 * time.Hour)
	if err := os.Chtimes(filepath.Join(folder, ".habeas-0123.new"), old, old); err != nil {
		t.Fatal(err)
	}
	d = s.open()
	save(t, d, nil, written(d, "made up"))
	s.close(d)
	if n := len(s.made()); n != 3 { // 9:00, 8:59 and 8:58: of two hours, and the newest three
		t.Errorf("%d backups stay", n)
	}
	for i, name := range other {
		_, err := os.Stat(filepath.Join(folder, name))
		if gone := err != nil; gone != (i == 3) {
			t.Errorf("%s: gone %v", name, gone)
		}
	}
}

// TestBackupTrouble: a backup that fails is said, and fails nothing else.
func TestBackupTrouble(t *testing.T) {
	t.Parallel()
	s := newSession(t)
	d := s.create()
	if err := os.WriteFile(desk.BackupFolder(s.path), []byte("a file in the folder's place"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.clock.add(2 * time.Hour)
	save(t, d, nil, written(d, "made up"))
	s.close(d)
	if err := d.BackupTrouble(); err == nil || !strings.Contains(err.Error(), "what you wrote is saved") {
		t.Errorf("BackupTrouble = %v", err)
	}
	if err := os.Remove(desk.BackupFolder(s.path)); err != nil {
		t.Fatal(err)
	}
	d = s.open()
	s.close(d)
	if n := len(s.made()); n != 1 || d.BackupTrouble() != nil {
		t.Errorf("then %d backups, %v", n, d.BackupTrouble())
	}
}

func TestBackupOff(t *testing.T) {
	t.Parallel()
	s := newSession(t)
	d := s.create()
	save(t, d, nil, written(d, "made up"))
	s.close(d)
	if err := os.RemoveAll(desk.BackupFolder(s.path)); err != nil {
		t.Fatal(err)
	}
	o := s.options()
	o.ReadOnly = true
	e, err := desk.Open(t.Context(), s.path, passphrase, o)
	if err != nil {
		t.Fatal(err)
	}
	s.close(e)
	if n := len(s.made()); n != 0 {
		t.Errorf("a vault that was only read made %d backups", n)
	}
}

// TestCloseAtOnce: a computer that is put to sleep does not wait for a backup,
// which is made the next time.
func TestCloseAtOnce(t *testing.T) {
	t.Parallel()
	s := newSession(t)
	d := s.create()
	save(t, d, nil, written(d, "A"))
	if err := d.CloseAtOnce(); err != nil {
		t.Fatal(err)
	}
	if n := len(s.made()); n != 0 {
		t.Errorf("%d backups were made on the way to sleep", n)
	}
	s.clock.add(time.Minute)
	d = s.open()
	if got := names(d.View()); got != "A" {
		t.Errorf("the vault holds %q", got)
	}
	s.close(d)
	if n := len(s.made()); n != 1 {
		t.Errorf("the next time %d backups were made", n)
	}
}
