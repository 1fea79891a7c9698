package desk_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"habeas/app/desk"
	"habeas/dossier"
	"habeas/dossier/vault"
)

// BenchmarkUnlock is opening a vault of ten thousand dossiers, with the least
// key derivation: what is over the derivation ("key-ms") is what a person waits
// for beyond it.
func BenchmarkUnlock(b *testing.B) {
	d := many(b, 10_000)
	path := d.Path()
	if err := d.Close(); err != nil {
		b.Fatal(err)
	}
	var key, all time.Duration
	n := 0
	for b.Loop() {
		begin := time.Now()
		if _, err := vault.Open(b.Context(), path, vault.Typed([]byte("wrong")), vault.Options{}); err == nil {
			b.Fatal("a wrong passphrase opens it")
		}
		key += time.Since(begin)
		begin = time.Now()
		e, err := desk.Open(b.Context(), path, passphrase, options())
		if err != nil {
			b.Fatal(err)
		}
		all += time.Since(begin)
		if got := len(e.View().Dossiers); got != 10_000 {
			b.Fatal(got)
		}
		if err := e.Close(); err != nil {
			b.Fatal(err)
		}
		n++
	}
	b.ReportMetric(float64(key.Milliseconds())/float64(n), "key-ms")
	b.ReportMetric(float64((all-key).Milliseconds())/float64(n), "beyond-ms")
}

// lived is a vault that was closed and opened again: what the making of so many
// dossiers at once left free was given back.
func lived(b *testing.B, n int) *desk.Desk {
	b.Helper()
	d := many(b, n)
	if err := d.Close(); err != nil {
		b.Fatal(err)
	}
	d, err := desk.Open(b.Context(), d.Path(), passphrase, options())
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { d.Close() })
	return d
}

// BenchmarkChange is an edit of one dossier, from the values that a form holds
// to the row that shows it in a list, in a small vault and in a large one.
func BenchmarkChange(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			d := lived(b, n)
			ids, today := d.View().IDs(), d.Today()
			i := 0
			for b.Loop() {
				was := d.Dossier(ids[i*37%n])
				now := *was
				now.Tags = []string{fmt.Sprint("tag ", i)}
				if err := d.SaveDossier(was, &now); err != nil {
					b.Fatal(err)
				}
				if _, ok := d.Row(was.ID, today); !ok {
					b.Fatal("it is not there")
				}
				i++
			}
		})
	}
}

// BenchmarkDraft is what is typed, made durable and shown.
func BenchmarkDraft(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			d := lived(b, n)
			was, today := d.View().Dossiers[n/2], d.Today()
			i := 0
			for b.Loop() {
				now := *was
				now.Tags = []string{fmt.Sprint("tag ", i)}
				if err := d.Draft(was, &now); err != nil {
					b.Fatal(err)
				}
				if _, ok := d.Row(was.ID, today); !ok {
					b.Fatal("it is not there")
				}
				i++
			}
		})
	}
}

// BenchmarkOpenDossier is what the screen of a dossier reads, with a history of
// forty changes, in a vault of ten thousand: right after something was changed.
func BenchmarkOpenDossier(b *testing.B) {
	d := lived(b, 10_000)
	ids, today := d.View().IDs(), d.Today()
	id := ids[4321]
	for i := range 40 {
		was := d.Dossier(id)
		now := *was
		now.Tags = []string{fmt.Sprint("tag ", i)}
		if err := d.SaveDossier(was, &now); err != nil {
			b.Fatal(err)
		}
	}
	i := 0
	for b.Loop() {
		b.StopTimer()
		was := d.Dossier(ids[i%1000])
		now := *was
		now.Tags = []string{fmt.Sprint("tag ", i)}
		if err := d.SaveDossier(was, &now); err != nil {
			b.Fatal(err)
		}
		i++
		b.StartTimer()
		v := d.View()
		if _, ok := d.Row(id, today); !ok || v.Dossier(id) == nil {
			b.Fatal("it is not there")
		}
		if h, err := d.History(id); err != nil || len(h) < 41 {
			b.Fatal(len(h), err)
		}
	}
}

// BenchmarkView is the list of all dossiers, after a change of one.
func BenchmarkView(b *testing.B) {
	d := lived(b, 10_000)
	was := d.View().Dossiers[0]
	i := 0
	for b.Loop() {
		b.StopTimer()
		now := *was
		now.Tags = []string{fmt.Sprint("tag ", i)}
		if err := d.Draft(was, &now); err != nil {
			b.Fatal(err)
		}
		i++
		b.StartTimer()
		if len(d.View().Dossiers) != 10_000 {
			b.Fatal("some are missing")
		}
	}
}

// BenchmarkSize is how large a vault of ten thousand dossiers is after compaction,
// beside the JSON of its dossiers and of its history, as each of them gets more of
// the smallest edits there are, one word in one field. A copy is what compaction
// makes.
func BenchmarkSize(b *testing.B) {
	for _, edits := range []int{0, 3, 10} {
		b.Run(fmt.Sprint("edits=", edits), func(b *testing.B) {
			d := many(b, 10_000)
			for round := range edits {
				err := d.Together("", func(t *desk.Batch) error {
					for _, x := range d.View().Dossiers {
						now := *x
						now.Tags = []string{fmt.Sprint("round ", round)}
						if err := desk.Add(t, x, &now); err != nil {
							return err
						}
					}
					return nil
				})
				if err != nil {
					b.Fatal(err)
				}
			}
			path := filepath.Join(b.TempDir(), "copy.habeas")
			if err := d.Close(); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				_ = os.Remove(path)
				if _, err := desk.Backup(b.Context(), d.Path(), passphrase, path, options()); err != nil {
					b.Fatal(err)
				}
			}
			info, err := os.Stat(path)
			if err != nil {
				b.Fatal(err)
			}
			plain, history := jsonOf(b, d), historyOf(b, path)
			b.ReportMetric(float64(info.Size())/1e6, "MB-file")
			b.ReportMetric(float64(plain)/1e6, "MB-dossiers")
			b.ReportMetric(float64(history)/1e6, "MB-history")
			b.ReportMetric(float64(info.Size())/float64(plain+history), "file/JSON")
		})
	}
}

// BenchmarkTyping is what a key in the search box asks for, in a vault of ten
// thousand dossiers: the list, the counts of the filters and the figures of all.
// "change" is the same after something else was edited, and "first" after the
// vault was opened, or on another day.
func BenchmarkTyping(b *testing.B) {
	filters := []string{"", "status:held", "status:not-free OR status:free", "status:not-free", "status:disappeared", "status:not-known", "stale:yes", "consent:none"}
	d := lived(b, 10_000)
	today := d.Today()
	ask := func(b *testing.B, query string, chosen int, asOf dossier.Day) {
		if _, counts, err := d.FindAmong(query, filters, chosen, asOf); err != nil || counts[0] != 10_000 {
			b.Fatal(counts, err)
		}
		if f := d.Count(nil, asOf); f.Profiled != 10_000 {
			b.Fatal(f.Profiled)
		}
	}
	b.Run("first", func(b *testing.B) {
		day := today
		for b.Loop() {
			day--
			ask(b, "", 0, day)
		}
	})
	for _, query := range []string{"", "s", "so", "sokha", "nobody", "held>365", `charge:incitement place:"phnom penh"`} {
		b.Run("query="+query, func(b *testing.B) {
			ask(b, query, 0, today)
			for b.Loop() {
				ask(b, query, 0, today)
			}
		})
	}
	b.Run("filter", func(b *testing.B) {
		for b.Loop() {
			ask(b, "s", 1, today)
		}
	})
	b.Run("change", func(b *testing.B) {
		was := d.View().Dossiers[5]
		i := 0
		for b.Loop() {
			now := *was
			now.Tags = []string{fmt.Sprint("tag ", i)}
			if err := d.Draft(was, &now); err != nil {
				b.Fatal(err)
			}
			ask(b, "s", 0, today)
			i++
		}
	})
}

// BenchmarkFacets is the values of all dossiers of ten thousand, right after one was
// changed, and of all of them named.
func BenchmarkFacets(b *testing.B) {
	d := lived(b, 10_000)
	ids := d.View().IDs()
	b.Run("changed", func(b *testing.B) {
		i := 0
		for b.Loop() {
			b.StopTimer()
			was := d.Dossier(ids[5])
			now := *was
			now.Tags = []string{fmt.Sprint("tag ", i)}
			if err := d.Draft(was, &now); err != nil {
				b.Fatal(err)
			}
			i++
			b.StartTimer()
			if len(d.Facets(nil)) == 0 {
				b.Fatal("there are none")
			}
		}
	})
	b.Run("named", func(b *testing.B) {
		for b.Loop() {
			if len(d.Facets(ids)) == 0 {
				b.Fatal("there are none")
			}
		}
	})
}

// BenchmarkRedo is the deletion of many dossiers, made again after it was taken back:
// it is to grow with their number, and no faster.
func BenchmarkRedo(b *testing.B) {
	for _, n := range []int{1000, 4000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			d := many(b, n)
			if _, err := d.DeleteDossiers(d.View().IDs()); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				b.StopTimer()
				if _, err := d.Undo(); err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
				if _, err := d.Redo(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
