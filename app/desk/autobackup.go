package desk

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"habeas/dossier/vault"
)

// backupEvery is how often a vault that is open backs itself up, at most.
const backupEvery = time.Hour

// backups makes a vault's own backups: while it is open, at most hourly and
// only after a change; and when it closes, if something changed. A failure is
// kept for the window to show, and is never one of the save.
type backups struct {
	vault  *vault.Vault
	folder string
	stem   string // of the files' names

	mu      sync.Mutex
	last    time.Time // of the newest backup, or when the vault was opened
	length  int       // of the log that is backed up; -1 where that is not known
	trouble error
	stop    context.CancelFunc // of the one that is being made
	running sync.WaitGroup
}

// BackupFolder is where a vault's own backups lie where no other folder is
// set: "NAME backups" beside it.
func BackupFolder(path string) string {
	return strings.TrimSuffix(path, ".habeas") + " backups"
}

// newBackups looks at what backups there are. newest is the time of the
// newest change.
func newBackups(v *vault.Vault, o Options, now, newest time.Time) *backups {
	b := &backups{vault: v, folder: o.BackupFolder, stem: stemOf(v.Path()), last: now, length: v.Length()}
	if b.folder == "" {
		b.folder = BackupFolder(v.Path())
	}
	made, err := BackupsIn(b.folder, v.Path(), now.Location())
	if err != nil {
		b.trouble = err
	}
	switch {
	case len(made) > 0 && !newest.After(made[len(made)-1].At):
		b.last = made[len(made)-1].At
	case b.length > 0:
		b.length = -1 // the last session ended without one
	}
	return b
}

func stemOf(path string) string { return strings.TrimSuffix(filepath.Base(path), ".habeas") }

// backupTime is how the files' names say when they were made: in UTC, so that
// they sort by time wherever the computer travels.
const backupTime = "2006-01-02T150405Z"

// BackupsIn lists the backups that a vault made by itself, the oldest first,
// with their times in a location. A folder that is not there has none.
func BackupsIn(folder, vaultPath string, in *time.Location) ([]BackupFile, error) {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("failed to look at the backups: %w", err)
	}
	var made []BackupFile
	for _, e := range entries { // by name, so by time
		name, ok := strings.CutPrefix(e.Name(), stemOf(vaultPath)+" ")
		if !ok {
			continue
		}
		at, err := time.Parse(backupTime+".habeas", name)
		if err != nil {
			continue // not one of ours
		}
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() {
			made = append(made, BackupFile{filepath.Join(folder, e.Name()), at.In(in), info.Size()})
		}
	}
	return made, nil
}

// changed makes a backup beside the work if it is time for one.
func (b *backups) changed(now time.Time) {
	b.mu.Lock()
	defer b.mu.Unlock()
	since := now.Sub(b.last) // less than nothing where the clock was set back
	if b.stop != nil || 0 <= since && since < backupEvery || b.vault.Length() == b.length {
		return
	}
	ctx, stop := context.WithCancel(context.Background())
	b.stop = stop
	b.running.Go(func() {
		b.make(ctx, now)
		stop()
		b.mu.Lock()
		b.stop = nil
		b.mu.Unlock()
	})
}

// close makes the last backup of a session, in the place of one that is being
// made.
func (b *backups) close(now time.Time) {
	b.mu.Lock()
	if b.stop != nil {
		b.stop()
	}
	b.mu.Unlock()
	b.running.Wait()
	b.mu.Lock()
	due := b.vault.Length() != b.length
	b.mu.Unlock()
	if due {
		b.make(context.Background(), now)
	}
}

// make makes one, and then lets older ones go.
func (b *backups) make(ctx context.Context, now time.Time) {
	length := b.vault.Length()
	path := filepath.Join(b.folder, b.stem+" "+now.UTC().Format(backupTime)+".habeas")
	err := os.MkdirAll(b.folder, 0o700)
	if err == nil {
		_, err = b.vault.Backup(ctx, path)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.last = now // one that failed is tried again in an hour
	switch {
	case ctx.Err() != nil:
		return // the vault closes, and makes another
	case err != nil:
		b.trouble = fmt.Errorf("the vault's own backup was not made: %w; what you wrote is saved in the vault", err)
		return
	}
	b.length, b.trouble = length, nil
	if err := b.prune(now, path); err != nil {
		b.trouble = fmt.Errorf("a backup was made, but old ones could not be removed: %w", err)
	}
}

// prune removes the backups that are not needed, and what a backup left that
// was cut off long ago. The one that was just made stays, whatever the clock
// says.
func (b *backups) prune(now time.Time, fresh string) error {
	made, err := BackupsIn(b.folder, b.vault.Path(), now.Location())
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
	sweep(b.folder, now)
	return nil
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

// BackupTrouble says, in words for a person, why the vault's own backups are
// not made; nil where all is well. It is never a reason not to save.
func (d *Desk) BackupTrouble() error {
	if d.backups == nil {
		return nil
	}
	d.backups.mu.Lock()
	defer d.backups.mu.Unlock()
	return d.backups.trouble
}

// smallVault is the size in bytes below which nobody misses the room.
const smallVault = 16 << 20

// tidy makes the backup that is due when the vault closes; then, of a file more
// than half of which holds nothing, it gives back the room. Neither is a reason
// not to close: what goes wrong leaves the vault as it is.
func (d *Desk) tidy() {
	if d.vault.ReadOnly() {
		return
	}
	if d.backups != nil {
		d.backups.close(d.now())
	}
	if free, size, err := d.vault.Slack(); err == nil && size > smallVault && free > size/2 {
		_ = d.vault.Compact(context.Background())
		sweep(filepath.Dir(d.vault.Path()), d.now())
	}
}
