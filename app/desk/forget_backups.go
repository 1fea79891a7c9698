package desk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"habeas/dossier/change"
	"habeas/dossier/vault"
)

// BackupsForgotten is what became of the vault's own backups.
type BackupsForgotten struct {
	Backups int // from which it was taken out, where they lie
	// Deleted were from before the key of the vault was changed, of an earlier
	// version, or damaged: the vault cannot write to them.
	Deleted int
	// Waiting are the backups and folders that could not be had, such as those of
	// a stick that is not plugged in. It is done there when the vault opens and
	// they are there again, at the same place.
	Waiting []string
	Trouble error // why some wait; nil where they are only away
}

// stateForget is the state that has the folders in whose backups something is
// still to be forgotten, as a list in JSON. It is written by the save that
// forgets, so a crash only puts the rest off.
const stateForget = "forget/backups"

// foldersOf are the folders of the vault's own backups, now and before.
func (d *Desk) foldersOf() (folders []string, err error) {
	places, err := d.placesNow()
	if err != nil {
		return nil, err
	}
	for _, p := range places {
		folders = append(folders, p.folder)
	}
	former, err := formerFolders(d.vault)
	for _, folder := range former {
		if !slices.Contains(folders, folder) {
			folders = append(folders, folder)
		}
	}
	return folders, err
}

// placesNow are the places of the vault's own backups, also in a desk that makes
// none by itself.
func (d *Desk) placesNow() ([]*backupPlace, error) {
	if d.backups == nil {
		return placesOf(d.vault, "")
	}
	d.backups.mu.Lock()
	defer d.backups.mu.Unlock()
	return slices.Clone(d.backups.places), nil
}

// forgetInBackups does in the vault's own backups what was done in the vault.
// Each backup is written to where it lies, in one save, and must check
// afterwards. Before that another one is made there and verified, unless the newest
// is one in which nothing is to be forgotten, or none is made there any more: there
// is never a moment without a good one.
func (d *Desk) forgetInBackups(ctx context.Context, now time.Time, progress func(done, total int)) (f BackupsForgotten) {
	if progress == nil {
		progress = func(int, int) {}
	}
	due, err := d.stillDue()
	if err != nil {
		f.Trouble = err
		return f
	}
	places, err := d.placesNow()
	if err != nil {
		f.Trouble = err
		return f
	}
	w := &forgetting{d: d, ctx: ctx, now: now, progress: progress}
	if w.tombstones, err = d.vault.Tombstones(); err != nil {
		f.Trouble = err
		return f
	}
	for _, folder := range due {
		p := &backupPlace{folder: folder, stem: stemOf(d.Path()), former: true}
		if at := slices.IndexFunc(places, func(p *backupPlace) bool { return p.folder == folder }); at >= 0 {
			p = places[at]
		}
		w.places = append(w.places, p)
		if files, err := backupsIn(folder, p.stem, now.Location()); err == nil {
			w.total += len(files)
		}
	}
	var left []string
	for _, p := range w.places {
		before := len(w.f.Waiting)
		w.place(p)
		if len(w.f.Waiting) > before {
			left = append(left, p.folder)
		}
	}
	if own, err := filepath.EvalSymlinks(d.Path()); err == nil { // where copies are made
		eraseUnfinished(d.vault, filepath.Dir(own))
	}
	if err := d.setDue(left); err != nil {
		w.fail(err)
	}
	return w.f
}

func (d *Desk) stillDue() (folders []string, err error) {
	state, err := d.vault.State(stateForget)
	if err != nil || len(state) == 0 {
		return nil, err
	}
	if err := json.Unmarshal(state, &folders); err != nil {
		return nil, fmt.Errorf("failed to read which backups are due: %w", err)
	}
	return folders, nil
}

func (d *Desk) setDue(folders []string) error {
	var state []byte
	if len(folders) > 0 {
		var err error
		if state, err = json.Marshal(folders); err != nil {
			return fmt.Errorf("failed to note down the backups: %w", err)
		}
	}
	return d.vault.Update(func(tx *vault.Tx) error { return tx.SetState(stateForget, state) })
}

// forgetting is a run of forgetInBackups.
type forgetting struct {
	d          *Desk
	ctx        context.Context
	tombstones []*change.Change
	now        time.Time
	places     []*backupPlace
	progress   func(done, total int)
	done       int
	total      int
	f          BackupsForgotten
}

func (w *forgetting) fail(err error) { w.f.Trouble = errors.Join(w.f.Trouble, err) }

func (w *forgetting) waits(path string, err error) {
	w.f.Waiting = append(w.f.Waiting, path)
	if err != nil {
		w.fail(fmt.Errorf("%s: %w", path, err))
	}
}

// place does all backups of one place.
func (w *forgetting) place(p *backupPlace) {
	if !isFolder(p.folder) {
		if p.root != "" && !isFolder(p.root) || p.root == "" && !isFolder(filepath.Dir(p.folder)) {
			w.waits(p.folder, nil) // a stick that is not plugged in
		}
		return // none was ever made there
	}
	files, err := backupsIn(p.folder, p.stem, w.now.Location())
	if err == nil && len(files) > 0 && !p.former && !w.isDone(files[len(files)-1].Path) {
		err = w.another(p)
	}
	if err != nil {
		w.waits(p.folder, err)
		return
	}
	for _, file := range files {
		w.file(file.Path)
		w.done++
		w.progress(w.done, w.total)
	}
	eraseUnfinished(w.d.vault, p.folder)
}

// isDone reports that a backup opens and has nothing to forget.
func (w *forgetting) isDone(path string) bool {
	c, err := w.d.vault.Sibling(path)
	if err != nil {
		return false
	}
	defer c.Close()
	for _, t := range w.tombstones {
		if has, err := c.Has(t.Forgets()...); err != nil || has {
			return false
		}
	}
	return true
}

// another makes a backup in which nothing is to be forgotten.
func (w *forgetting) another(p *backupPlace) error {
	sequence, now := w.d.vault.Sequence(), w.now
	var err error
	for range 3 { // one of this very second may be of before
		path := filepath.Join(p.folder, p.stem+" "+now.UTC().Format(backupTime)+extension)
		if _, err = p.make(w.ctx, w.d.vault, path, now); !errors.Is(err, fs.ErrExist) {
			break
		}
		now = now.Add(time.Second)
	}
	if b := w.d.backups; b != nil && err == nil {
		b.mu.Lock()
		defer b.mu.Unlock()
		p.tried, p.sequence = w.now, sequence
	}
	return err
}

// file does one backup.
func (w *forgetting) file(path string) {
	if _, err := os.Lstat(path); err != nil {
		return // it was spare, and went
	}
	got, err := w.d.vault.ForgetIn(w.ctx, path, w.tombstones...)
	var (
		damaged *vault.DamagedError
		older   *vault.OlderError
	)
	switch {
	case err == nil:
		if got.Changes+got.Drafts > 0 {
			w.f.Backups++
		}
		return
	case errors.Is(err, vault.ErrOtherVault):
		return // one that once had this name: not ours to touch
	case errors.Is(err, vault.ErrOtherKeys), errors.As(err, &damaged), errors.As(err, &older):
		if own, ownErr := w.d.vault.IsCopy(path); ownErr != nil || !own {
			break
		}
		if err = vault.Erase(path); err == nil {
			w.f.Deleted++
			return
		}
	}
	w.waits(path, err)
}

// eraseUnfinished removes from a folder what is left of copies of the vault that
// were being made when the program was killed.
func eraseUnfinished(v *vault.Vault, folder string) {
	left, _ := filepath.Glob(filepath.Join(escaped(folder), ".habeas-*.new"))
	for _, path := range left {
		own, err := v.IsCopy(path)
		if err != nil && TroubleOf(err) != OpenElsewhere {
			own, err = v.IsPiece(path) // it was cut off too early to open
		}
		if err == nil && own {
			_ = vault.Erase(path) // sweep takes away what is nobody's
		}
	}
}

// asBackups runs f as the one run of backups that goes on; closing the desk stops
// it.
func (d *Desk) asBackups(ctx context.Context, f func(context.Context)) {
	b := d.backups
	if b == nil {
		f(ctx)
		return
	}
	ctx = b.instead(ctx)
	defer b.end()
	f(ctx)
}

// finishForgetting goes on, beside the work, where backups are still due.
func (d *Desk) finishForgetting() {
	if due, err := d.stillDue(); err != nil || len(due) == 0 || d.backups == nil {
		return
	}
	b, now := d.backups, d.now()
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.stop != nil {
		return // the next opening
	}
	ctx := b.begin(context.Background())
	go func() {
		defer b.end()
		d.forgetInBackups(ctx, now, nil)
	}()
}

// StillToForget are the folders in whose backups something is still to be
// forgotten, for a screen of backups to say.
func (d *Desk) StillToForget() ([]string, error) { return d.stillDue() }
