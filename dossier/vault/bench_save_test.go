package vault

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"habeas/dossier/change"
)

// BenchmarkSave is a durable save of one field of a typical dossier, beside
// what the disk takes in the same folder for 16 KiB and a sync. They take turns,
// so that what else the machine does weighs on all. "ratio" is the median of the
// saves against that of 16 KiB more at the end of a file, as new data comes to a
// disk; "ratio-in-place" against that of 16 KiB over others, which is the least
// that a disk can do.
func BenchmarkSave(b *testing.B) {
	for _, bb := range []struct {
		name string
		n    int // dossiers in the vault
		next int // from the dossier of one save to that of the next
	}{
		{"in=100/same", 100, 0},
		{"in=100/another", 100, 37},
		{"in=10000/another", 10_000, 3767},
	} {
		b.Run(bb.name, func(b *testing.B) {
			v := filled(b, bb.n)
			was := map[int]change.Ref{} // what each dossier's field was written by
			must(b, v.Log(func(seq uint64, c change.NamedChange) error {
				was[int(seq)-1] = change.Ref{Change: c.Name}
				return nil
			}))
			raw := newRaw(b, filepath.Dir(v.Path()))
			var saves, ends, places []time.Duration
			for b.Loop() {
				i := len(saves) * bb.next % bb.n
				c := write(i, "", "known_as", fmt.Sprint("known as ", len(saves)), was[i])
				begin := time.Now()
				must(b, v.Update(func(tx *Tx) (err error) {
					was[i], err = wrote(tx.Append(c))
					return err
				}))
				saves = append(saves, time.Since(begin))
				ends = append(ends, raw.add(b))
				places = append(places, raw.again(b))
			}
			save := median(saves)
			b.ReportMetric(float64(save.Microseconds()), "save-µs")
			b.ReportMetric(float64(save)/float64(median(ends)), "ratio")
			b.ReportMetric(float64(save)/float64(median(places)), "ratio-in-place")
		})
	}
}

// raw is what the disk does without a vault.
type raw struct {
	f     *os.File
	block []byte
}

func newRaw(b *testing.B, dir string) *raw {
	f, err := os.Create(filepath.Join(dir, "raw"))
	must(b, err)
	b.Cleanup(func() { f.Close() })
	return &raw{f, picture(16 << 10)}
}

// add writes 16 KiB at the end of the file and waits for the disk.
func (r *raw) add(b *testing.B) time.Duration {
	begin := time.Now()
	_, err := r.f.Write(r.block)
	must(b, err)
	must(b, r.f.Sync())
	return time.Since(begin)
}

// again writes over the first 16 KiB of the file and waits for the disk.
func (r *raw) again(b *testing.B) time.Duration {
	begin := time.Now()
	_, err := r.f.WriteAt(r.block, 0)
	must(b, err)
	must(b, r.f.Sync())
	return time.Since(begin)
}

func median(l []time.Duration) time.Duration {
	slices.Sort(l)
	return l[len(l)/2]
}

// wrote is the first write of a change.
func wrote(name change.Hash, err error) (change.Ref, error) { return change.Ref{Change: name}, err }
