package desk

import (
	"context"
	"path/filepath"
	"sync"
	"time"

	"habeas/dossier/vault"
)

// backupEvery is how often a vault that is open backs itself up, at most.
const backupEvery = time.Hour

// backups makes a vault's own backups in each of its places: while it is open,
// at most hourly and only after a change; and when it closes, if something
// changed. A failure is kept for the window to show, and is never one of the
// save.
type backups struct {
	vault *vault.Vault

	mu     sync.Mutex // guards what follows, and what the places note down
	places []*backupPlace
	stop   context.CancelFunc // of the run that goes on; nil where none does
	ended  chan struct{}      // closed when that run ends
}

// newBackups looks at what backups there are. newest is the time of the
// newest change.
func newBackups(v *vault.Vault, o Options, now, newest time.Time) *backups {
	places, err := placesOf(v, o.BackupFolder)
	b := &backups{vault: v, places: places}
	for _, p := range places {
		p.begin(v.Sequence(), now, newest)
	}
	if err != nil { // no reason not to open the vault
		places[0].trouble = err
	}
	return b
}

// due are the places that lack something. Where only those count that are due
// by the clock, one that was tried within the hour waits.
func (b *backups) due(now time.Time, byClock bool) (due []*backupPlace) {
	for _, p := range b.places {
		since := now.Sub(p.tried) // less than nothing where the clock was set back
		if waits := byClock && 0 <= since && since < backupEvery; !waits && p.sequence != b.vault.Sequence() {
			due = append(due, p)
		}
	}
	return due
}

// changed makes a backup beside the work if it is time for one.
func (b *backups) changed(now time.Time) {
	b.mu.Lock()
	defer b.mu.Unlock()
	due := b.due(now, true)
	if b.stop != nil || len(due) == 0 {
		return
	}
	ctx := b.begin(context.Background())
	go func() {
		defer b.end()
		b.make(ctx, now, due)
	}()
}

// begin notes that a run begins, which halt can stop; the caller holds the lock,
// under which it saw that none goes on.
func (b *backups) begin(ctx context.Context) context.Context {
	ctx, b.stop = context.WithCancel(ctx)
	b.ended = make(chan struct{})
	return ctx
}

func (b *backups) end() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.stop()
	close(b.ended)
	b.stop, b.ended = nil, nil
}

// halt stops the run that goes on, and waits for its end.
func (b *backups) halt() {
	b.mu.Lock()
	ended := b.ended
	if b.stop != nil {
		b.stop()
	}
	b.mu.Unlock()
	if ended != nil {
		<-ended
	}
}

// instead begins a run in the place of the one that goes on. Another may begin
// before the lock is had again: there is never more than one.
func (b *backups) instead(ctx context.Context) context.Context {
	for {
		b.halt()
		b.mu.Lock()
		if b.stop == nil {
			ctx = b.begin(ctx)
			b.mu.Unlock()
			return ctx
		}
		b.mu.Unlock()
	}
}

// now makes a backup in every place, whether one is due or not, and says what
// did not go well.
func (b *backups) now(ctx context.Context, now time.Time) error {
	ctx = b.instead(ctx)
	defer b.end()
	b.mu.Lock()
	all := b.places
	b.mu.Unlock()
	b.make(ctx, now, all)
	if err := ctx.Err(); err != nil {
		return err
	}
	return b.trouble()
}

// close makes the last backups of a session, in the place of one that is being
// made.
func (b *backups) close(now time.Time) {
	b.halt()
	b.mu.Lock()
	due := b.due(now, false)
	b.mu.Unlock()
	b.make(context.Background(), now, due)
}

// make makes a backup in each of some places, and notes how that went.
func (b *backups) make(ctx context.Context, now time.Time, places []*backupPlace) {
	for _, p := range places {
		sequence := b.vault.Sequence()
		fresh := filepath.Join(p.folder, p.stem+" "+now.UTC().Format(backupTime)+extension)
		away, err := p.make(ctx, b.vault, fresh, now)
		b.mu.Lock()
		p.tried = now // one that failed is tried again in an hour
		if ctx.Err() == nil {
			p.away, p.trouble = away, err
			if !away && err == nil {
				p.sequence = sequence
			}
		}
		b.mu.Unlock()
	}
}

// trouble is the first that there is.
func (b *backups) trouble() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, p := range b.places {
		if p.trouble != nil {
			return p.trouble
		}
	}
	return nil
}

// smallVault is the size in bytes below which nobody misses the room.
const smallVault = 16 << 20

// tidy makes the backup that is due when the vault closes; then, of a file more
// than a quarter of which holds nothing, it gives back the room: every save writes
// the list of what is free. Neither is a reason not to close: what goes wrong
// leaves the vault as it is.
func (d *Desk) tidy() {
	if d.vault.ReadOnly() {
		return
	}
	if d.backups != nil {
		d.backups.close(d.now())
	}
	if free, size, err := d.vault.Slack(); err == nil && size > smallVault && free > size/4 {
		_ = d.vault.Compact(context.Background())
		sweep(filepath.Dir(d.vault.Path()), d.now())
	}
}
