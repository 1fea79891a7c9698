package desk

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var noon = time.Date(2018, 9, 12, 12, 0, 0, 0, time.UTC)

// hourly are backups of each hour, the newest first.
func hourly(n int, size int64) (all []BackupFile) {
	for i := range n {
		at := noon.Add(-time.Duration(i) * time.Hour)
		all = append(all, BackupFile{Path: at.Format(backupTime), At: at, Size: size})
	}
	return all
}

func TestSpare(t *testing.T) {
	for _, c := range []struct {
		name string
		all  []BackupFile
		room int64
		kept int
	}{
		{"none", nil, 100, 0},
		{"one", hourly(1, 1), 100, 1},
		{"a day of hours", hourly(24, 1), 1000, 24},
		// The 24 hours are of two days; so 12 of the 14 days are further ones, and
		// 5 of the 8 weeks: this one and two Sundays are among them.
		{"a hundred days of hours", hourly(24*100, 1), 1000, 24 + 12 + 5},
		{"more than there is room for", hourly(24, 10), 100, 10},
		{"each greater than the room", hourly(24, 1000), 100, alwaysKept},
	} {
		t.Run(c.name, func(t *testing.T) {
			gone := spare(c.all, c.room)
			if kept := len(c.all) - len(gone); kept != c.kept {
				t.Errorf("%d are kept, want %d", kept, c.kept)
			}
		})
	}
}

// TestSpareKeeps: whatever there is, the newest stays; and what stays is
// bounded.
func TestSpareKeeps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []BackupFile
		for i := range rapid.IntRange(0, 120).Draw(t, "number") {
			at := noon.Add(-time.Duration(rapid.IntRange(0, 200*24*60).Draw(t, "minutes")) * time.Minute)
			all = append(all, BackupFile{Path: fmt.Sprint(i), At: at, Size: rapid.Int64Range(0, 50).Draw(t, "size")})
		}
		room := rapid.Int64Range(0, 1000).Draw(t, "room")
		before := slices.Clone(all)
		gone := spare(all, room)
		if !slices.Equal(all, before) {
			t.Fatal("the list was changed")
		}
		kept := slices.DeleteFunc(slices.Clone(all), func(b BackupFile) bool { return slices.Contains(gone, b) })
		if len(kept)+len(gone) != len(all) {
			t.Fatalf("%d kept and %d gone of %d", len(kept), len(gone), len(all))
		}
		if len(all) > 0 && len(kept) == 0 {
			t.Fatal("none is left")
		}
		var size int64
		for _, b := range kept {
			size += b.Size
		}
		if len(kept) > alwaysKept && size > room || len(kept) > hoursKept+daysKept+weeksKept+alwaysKept {
			t.Fatalf("%d of %d bytes are kept, with room for %d", len(kept), size, room)
		}
		for _, g := range gone {
			newer := 0
			for _, k := range kept {
				if !k.At.Before(g.At) {
					newer++
				}
			}
			if newer < alwaysKept {
				t.Fatalf("one of the newest %d is gone", alwaysKept)
			}
		}
		if again := spare(kept, room); len(again) > 0 {
			t.Fatalf("a second time, %d more go", len(again))
		}
	})
}
