package desk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"habeas/dossier/vault"
)

// extension is that of a vault's file.
const extension = ".habeas"

// backupPlace is a folder that a vault's own backups go to, and how that goes.
type backupPlace struct {
	folder string // where the files lie
	root   string // of a second place, the folder that must be there already; else ""
	stem   string // of the files' names
	former bool   // nothing is made here any more

	tried    time.Time // when one was made last, or was to be
	sequence int       // of the vault as it is backed up here; -1 where that is not known
	away     bool      // a second place was not there: a stick that is not plugged in
	trouble  error
}

// BackupFolder is where a vault's own backups lie where no other folder is
// set: "NAME backups" beside it.
func BackupFolder(path string) string {
	return strings.TrimSuffix(path, extension) + " backups"
}

func stemOf(path string) string { return strings.TrimSuffix(filepath.Base(path), extension) }

// stateSecond is the state that keeps the second folder: in the vault, since a
// path may tell a stranger something.
const stateSecond = "backup/second"

// placesOf gives the places of a vault's own backups, the first at least; folder
// is where that lies, "" for [BackupFolder].
func placesOf(v *vault.Vault, folder string) ([]*backupPlace, error) {
	stem := stemOf(v.Path())
	if folder == "" {
		folder = BackupFolder(v.Path())
	}
	places := []*backupPlace{{folder: folder, stem: stem}}
	second, err := v.State(stateSecond)
	if err != nil || len(second) == 0 {
		return places, err
	}
	p, err := secondPlace(v, string(second))
	if err != nil {
		return places, err
	}
	return append(places, p), nil
}

// stateFormer is the state that lists, in JSON, the folders of second places that
// were given up: what lies there is to be found when something is to be forgotten.
const stateFormer = "backup/former"

func formerFolders(v *vault.Vault) (folders []string, err error) {
	state, err := v.State(stateFormer)
	if err != nil || len(state) == 0 {
		return nil, err
	}
	if err := json.Unmarshal(state, &folders); err != nil {
		return nil, fmt.Errorf("failed to read where backups once went: %w", err)
	}
	return folders, nil
}

// secondPlace is a folder of this vault's own in one that others may use too:
// two vaults of one name must not take each other's backups away.
func secondPlace(v *vault.Vault, root string) (*backupPlace, error) {
	id, err := v.ID()
	if err != nil {
		return nil, err
	}
	stem := stemOf(v.Path())
	return &backupPlace{folder: filepath.Join(root, stem+" backups "+id[:8]), root: root, stem: stem}, nil
}

// begin notes what the place has when the vault opens.
func (p *backupPlace) begin(sequence int, now, newest time.Time) {
	p.tried, p.sequence = now, sequence
	made, err := backupsIn(p.folder, p.stem, now.Location())
	if err != nil {
		p.trouble = err
	}
	switch {
	case len(made) > 0 && !newest.After(made[len(made)-1].At):
		p.tried = made[len(made)-1].At
	case sequence > 0:
		p.sequence = -1 // the last session ended without one
	}
	if p.root != "" {
		p.away = !isFolder(p.root)
	}
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// make makes one, and then lets older ones go. A second place that is not there
// is away, which is no trouble.
func (p *backupPlace) make(ctx context.Context, v *vault.Vault, path string, now time.Time) (away bool, err error) {
	switch {
	case p.root == "":
		err = os.MkdirAll(p.folder, 0o700)
	case !isFolder(p.root):
		return true, nil
	default: // where a stick is not plugged in, nothing is made in its place
		if err = os.Mkdir(p.folder, 0o700); errors.Is(err, fs.ErrExist) {
			err = nil
		}
	}
	if err == nil {
		_, err = v.Backup(ctx, path)
	}
	if errors.Is(err, fs.ErrExist) && isWhole(v, path) {
		err = nil // of this very second
	}
	if err != nil {
		return false, fmt.Errorf("the vault's own backup was not made in %s: %w; what you wrote is saved in the vault", p.folder, err)
	}
	if err := p.prune(now, path); err != nil {
		return false, fmt.Errorf("a backup was made in %s, but old ones could not be removed: %w", p.folder, err)
	}
	return false, nil
}

// isWhole reports whether a file is a copy of this vault, as it is now, that opens.
func isWhole(v *vault.Vault, path string) bool {
	c, err := v.Sibling(path)
	if err != nil {
		return false
	}
	same := c.Sequence() == v.Sequence()
	return c.Close() == nil && same
}

// prune removes the backups that are not needed, and what a backup left that
// was cut off long ago. The one that was just made stays, whatever the clock
// says.
func (p *backupPlace) prune(now time.Time, fresh string) error {
	made, err := backupsIn(p.folder, p.stem, now.Location())
	if err != nil {
		return err
	}
	for _, old := range spare(made, roomKept) {
		if old.Path == fresh {
			continue
		}
		if err := os.Remove(old.Path); err != nil {
			return err
		}
	}
	sweep(p.folder, now)
	return nil
}

// backupTime is how the files' names say when they were made: in UTC, so that
// they sort by time wherever the computer travels.
const backupTime = "2006-01-02T150405Z"

// BackupsIn lists the backups that a vault made by itself in a folder, the
// oldest first, with their times in a location. A folder that is not there has
// none.
func BackupsIn(folder, vaultPath string, in *time.Location) ([]BackupFile, error) {
	return backupsIn(folder, stemOf(vaultPath), in)
}

func backupsIn(folder, stem string, in *time.Location) ([]BackupFile, error) {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("failed to look at the backups: %w", err)
	}
	var made []BackupFile
	for _, e := range entries { // by name, so by time
		name, ok := strings.CutPrefix(e.Name(), stem+" ")
		if !ok {
			continue
		}
		at, err := time.Parse(backupTime+extension, name)
		if err != nil {
			continue // not one of ours
		}
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() {
			made = append(made, BackupFile{filepath.Join(folder, e.Name()), at.In(in), info.Size()})
		}
	}
	return made, nil
}

// sweep removes from a folder what is left of files that were being made when
// the program was killed, more than a day ago.
func sweep(folder string, now time.Time) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".habeas-") || !strings.HasSuffix(e.Name(), ".new") {
			continue
		}
		if info, err := e.Info(); err == nil && now.Sub(info.ModTime()) > 24*time.Hour {
			_ = os.Remove(filepath.Join(folder, e.Name())) // the next one tries again
		}
	}
}
