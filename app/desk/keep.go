package desk

import (
	"fmt"
	"slices"
	"time"
)

// BackupFile is a backup that a vault made by itself.
type BackupFile struct {
	Path string
	At   time.Time // when it was made
	Size int64     // in bytes
}

// How many backups stay: the newest of each of the last hours, days and weeks
// that have any.
const (
	hoursKept = 24
	daysKept  = 14
	weeksKept = 8
)

const (
	// roomKept is what all backups of a vault may take together, in bytes.
	roomKept = 2 << 30
	// alwaysKept stay whatever room they take: the newest may be of an hour in
	// which something went wrong that nobody saw yet.
	alwaysKept = 3
)

// spare picks the backups that may go. It never picks the newest three.
func spare(all []BackupFile, room int64) (gone []BackupFile) {
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b BackupFile) int { return b.At.Compare(a.At) }) // the newest first
	spans := []struct {
		most int
		of   func(time.Time) string
		seen map[string]bool
	}{
		{hoursKept, func(t time.Time) string { return t.Format("2006-01-02 15") }, map[string]bool{}},
		{daysKept, func(t time.Time) string { return t.Format("2006-01-02") }, map[string]bool{}},
		{weeksKept, func(t time.Time) string { y, w := t.ISOWeek(); return fmt.Sprint(y, " ", w) }, map[string]bool{}},
	}
	var kept int64
	full := false
	for i, b := range all {
		needed := i < alwaysKept
		for _, s := range spans {
			if span := s.of(b.At); !s.seen[span] && len(s.seen) < s.most {
				s.seen[span] = true
				needed = true
			}
		}
		// Where one no longer fits, no older one stays: what is kept has no hole
		// in it that depends on sizes.
		full = full || needed && kept+b.Size > room
		if i >= alwaysKept && (!needed || full) {
			gone = append(gone, b)
			continue
		}
		kept += b.Size
	}
	return gone
}
