package desk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"habeas/dossier/vault"
)

// BackupPlace is a folder with a vault's own backups.
type BackupPlace struct {
	Folder  string
	Second  bool         // the folder that a person chose beside the usual one
	Away    bool         // it is not there: a stick that is not plugged in
	Files   []BackupFile // the oldest first
	Trouble error        // why none is made, or which could not be removed
}

// errNoBackups is said of vaults that are not backed up by themselves.
var errNoBackups = errors.New("this vault makes no backups by itself: it is read only, or a demonstration")

// BackupPlaces looks at the vault's own backups: first those of the usual
// folder, then those of the second where one is set. It reads folders that may
// lie on a slow stick.
func (d *Desk) BackupPlaces() ([]BackupPlace, error) {
	var places []*backupPlace
	var err error
	if d.backups == nil {
		if places, err = placesOf(d.vault, ""); err != nil {
			return nil, err
		}
	} else {
		d.backups.mu.Lock()
		for _, p := range d.backups.places {
			noted := *p
			places = append(places, &noted)
		}
		d.backups.mu.Unlock()
	}
	var all []BackupPlace
	for _, p := range places {
		files, err := backupsIn(p.folder, p.stem, d.now().Location())
		all = append(all, BackupPlace{
			Folder: p.folder, Second: p.root != "", Away: p.root != "" && !isFolder(p.root),
			Files: files, Trouble: errors.Join(p.trouble, err),
		})
	}
	return all, nil
}

// SecondFolder is the folder that backups go to beside the usual one; "" where
// none is set.
func (d *Desk) SecondFolder() (string, error) {
	folder, err := d.vault.State(stateSecond)
	return string(folder), err
}

// SetSecondFolder has the vault's own backups go to a folder too, such as one on
// a stick; "" takes that back, and leaves what lies there. The vault itself
// remembers it, and where they went before, so that what is forgotten is forgotten
// there too. The next backup goes there.
func (d *Desk) SetSecondFolder(folder string) error {
	if d.backups == nil {
		return errNoBackups
	}
	var second []*backupPlace
	if folder != "" {
		if !filepath.IsAbs(folder) || !isFolder(folder) {
			return fmt.Errorf("there is no folder %s: nothing was changed, choose one that is there", folder)
		}
		p, err := secondPlace(d.vault, folder)
		if err != nil {
			return err
		}
		if folder == filepath.Dir(d.backups.places[0].folder) || folder == d.backups.places[0].folder {
			return errors.New("the backups go to that folder already: choose one on another disk or stick")
		}
		p.sequence = -1
		second = append(second, p)
	}
	d.backups.mu.Lock()
	defer d.backups.mu.Unlock()
	former, err := formerFolders(d.vault)
	if err != nil {
		return err
	}
	for _, p := range d.backups.places[1:] {
		former = append(former, p.folder)
	}
	former = slices.DeleteFunc(former, func(f string) bool { return len(second) > 0 && f == second[0].folder })
	slices.Sort(former)
	state, err := json.Marshal(slices.Compact(former))
	if err != nil {
		return fmt.Errorf("failed to note down where backups went: %w", err)
	}
	err = d.vault.Update(func(tx *vault.Tx) error {
		if err := tx.SetState(stateFormer, state); err != nil {
			return err
		}
		return tx.SetState(stateSecond, []byte(folder))
	})
	if err != nil {
		return err
	}
	d.backups.places = append(d.backups.places[:1:1], second...)
	return nil
}

// BackupNow makes a backup in every place, also of what is being typed. A second
// folder that is not there is passed over.
func (d *Desk) BackupNow(ctx context.Context) error {
	if d.backups == nil {
		return errNoBackups
	}
	return d.backups.now(ctx, d.now())
}

// BackupTrouble says, in words for a person, why the vault's own backups are
// not made; nil where all is well. It is never a reason not to save.
func (d *Desk) BackupTrouble() error {
	if d.backups == nil {
		return nil
	}
	return d.backups.trouble()
}

// DeleteBackups makes backups unreadable and deletes them, where their vault is
// destroyed. It goes on after one that it cannot delete, and says so. Progress may
// be nil.
func DeleteBackups(places []BackupPlace, progress func(done, total int)) (failed error) {
	if progress == nil {
		progress = func(int, int) {}
	}
	total, done := 0, 0
	for _, p := range places {
		total += len(p.Files)
	}
	for _, p := range places {
		for _, f := range p.Files {
			if err := deleteBackup(f.Path); err != nil {
				failed = errors.Join(failed, fmt.Errorf("failed to delete a backup, which still opens: %w", err))
			}
			done++
			progress(done, total)
		}
		_ = os.Remove(p.Folder) // where nothing else is in it
	}
	return failed
}

// slotsWithin is how far into a copy its header may lie, which is written first.
const slotsWithin = 1 << 20

// deleteBackup overwrites the slots, without which nothing in the file can be
// read, and deletes it.
func deleteBackup(path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	info, err := f.Stat()
	if err == nil {
		_, err = f.Write(make([]byte, min(info.Size(), slotsWithin)))
	}
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close(), os.Remove(path))
}
