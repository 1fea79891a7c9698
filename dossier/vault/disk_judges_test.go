//go:build judges

package vault

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// disk is a folder as a power cut may leave it: what was synced is there; of
// what was written since, anything may be, in any order.
type disk struct {
	dir     string
	files   []*node
	names   map[string]int // as the running system sees them
	durable map[string]int // as they are on the disk
	pending []naming
}

// node is a file, whatever its names.
type node struct {
	durable []byte
	pending []edit
}

// edit is a write at an offset or, where data is nil, another length.
type edit struct {
	at   int64
	data []byte
}

// naming gives a file a name, or takes it away where there is no file.
type naming struct {
	name, from string // from is the name that a renaming takes away
	file       int
}

const noFile = -1

// newDisk is a folder with the files that are in it now, on the disk.
func newDisk(t testing.TB, dir string) *disk {
	t.Helper()
	d := &disk{dir: dir, names: map[string]int{}, durable: map[string]int{}}
	for _, name := range names(t, dir) {
		b, err := os.ReadFile(filepath.Join(dir, name))
		must(t, err)
		d.names[name], d.durable[name] = len(d.files), len(d.files)
		d.files = append(d.files, &node{durable: b})
	}
	return d
}

// take has a system call work on the disk, and reports whether it changed or
// synced something. What it does not know, and would
// change the folder, fails the test.
func (d *disk) take(t testing.TB, c sysCall) bool {
	t.Helper()
	if c.result < 0 {
		return false // it failed
	}
	fd := func(n int) *node {
		_, path := c.fd(n)
		name, ok := d.within(path)
		if !ok {
			return nil
		}
		file, ok := d.names[name]
		if !ok {
			t.Fatalf("%s of %s, which has no name", c.name, path)
		}
		return d.files[file]
	}
	name := func(n int) (string, bool) {
		path := string(c.text(n + 1))
		if !filepath.IsAbs(path) {
			_, at := c.fd(n)
			path = filepath.Join(at, path)
		}
		return d.within(path)
	}
	switch c.name {
	case "openat":
		path, ok := name(0)
		if !ok {
			return false
		}
		flags := strings.Split(c.args[2], "|")
		if _, there := d.names[path]; !there && slices.Contains(flags, "O_CREAT") {
			d.files = append(d.files, &node{})
			d.call(naming{name: path, file: len(d.files) - 1})
			return true
		}
		if slices.Contains(flags, "O_TRUNC") {
			t.Fatalf("%s is opened and cut", path)
		}
		return false
	case "pwrite64":
		file := fd(0)
		if file == nil {
			return false
		}
		data := c.text(1)
		if int64(len(data)) != c.result {
			t.Fatalf("%d of %d bytes were written", c.result, len(data))
		}
		file.pending = append(file.pending, edit{c.number(t, 3), data})
		return true
	case "ftruncate":
		file := fd(0)
		if file == nil {
			return false
		}
		file.pending = append(file.pending, edit{at: c.number(t, 1)})
		return true
	case "fsync", "fdatasync":
		_, path := c.fd(0)
		if path == d.dir {
			for _, n := range d.pending {
				n.on(d.durable)
			}
			d.pending = nil
			return true
		}
		file := fd(0)
		if file == nil {
			return false
		}
		file.durable, file.pending = edited(file.durable, file.pending), nil
		return true
	case "renameat", "renameat2":
		from, ok1 := name(0)
		to, ok2 := name(2)
		if !ok1 && !ok2 {
			return false
		}
		d.call(naming{name: to, from: from, file: d.names[from]})
		return true
	case "linkat":
		from, ok1 := name(0)
		to, ok2 := name(2)
		if !ok1 && !ok2 {
			return false
		}
		d.call(naming{name: to, file: d.names[from]})
		return true
	case "unlinkat":
		path, ok := name(0)
		if !ok {
			return false
		}
		d.call(naming{name: path, file: noFile})
		return true
	case "write":
		if _, path := c.fd(0); strings.HasPrefix(path, d.dir+"/") {
			t.Fatalf("%s is written to at its end", path)
		}
		return false
	}
	t.Fatalf("a system call that is not known here: %s(%s)", c.name, strings.Join(c.args, ", "))
	return false
}

// diskCalls are the system calls that [disk.take] has to see.
const diskCalls = "openat,creat,open,write,pwrite64,writev,pwritev,pwritev2,truncate,ftruncate,fallocate,fsync,fdatasync,sync_file_range," +
	"msync,rename,renameat,renameat2,link,linkat,unlink,unlinkat,symlinkat,sendfile,copy_file_range,splice"

// within gives a path's name in the folder.
func (d *disk) within(path string) (string, bool) {
	name, ok := strings.CutPrefix(path, d.dir+"/")
	return name, ok && !strings.Contains(name, "/")
}

func (d *disk) call(n naming) {
	n.on(d.names)
	d.pending = append(d.pending, n)
}

func (n naming) on(names map[string]int) {
	if n.from != "" {
		delete(names, n.from)
	}
	if delete(names, n.name); n.file != noFile {
		names[n.name] = n.file
	}
}

func edited(b []byte, edits []edit) []byte {
	b = bytes.Clone(b)
	for _, e := range edits {
		end := e.at + int64(len(e.data))
		switch {
		case e.data == nil && e.at < int64(len(b)):
			b = b[:e.at]
		case end > int64(len(b)):
			b = append(b, make([]byte, end-int64(len(b)))...)
		}
		copy(b[min(e.at, int64(len(b))):], e.data)
	}
	return b
}

// A loss says what of the edits and namings since the last sync reached the
// disk, and in what order.
type loss struct {
	name   string
	edits  func([]edit) []edit
	naming func([]naming) []naming
}

// everyWrite is what a power cut leaves that comes late enough.
var everyWrite = loss{"everything", func(e []edit) []edit { return e }, func(n []naming) []naming { return n }}

// losses are those that chance brings about; of the namings, each combination.
func (d *disk) losses(r *rand.Rand) (all []loss) {
	all = chances(r)
	for set := range 1 << len(d.pending) {
		all = append(all, loss{fmt.Sprintf("of %d namings the set %b", len(d.pending), set), everyWrite.edits, func(namings []naming) (some []naming) {
			for i, n := range namings {
				if set&(1<<i) != 0 {
					some = append(some, n)
				}
			}
			return some
		}})
	}
	return all
}

func chances(r *rand.Rand) []loss {
	some := r.Float64()
	kept := func() bool { return r.Float64() < some }
	sectors := func(edits []edit) (all []edit) {
		for _, e := range edits {
			if e.data == nil {
				if kept() {
					all = append(all, e)
				}
				continue
			}
			var reached []edit
			for at := 0; at < len(e.data); {
				next := min(len(e.data), at+sector-int(e.at+int64(at))%sector)
				if kept() {
					reached = append(reached, edit{e.at + int64(at), e.data[at:next]})
				}
				at = next
			}
			all = append(all, reached...)
		}
		return all
	}
	prefix := func(n []naming) []naming { return n[:r.IntN(len(n)+1)] }
	return []loss{
		{"nothing that was not synced", func([]edit) []edit { return nil }, func([]naming) []naming { return nil }},
		{"some writes", func(edits []edit) (all []edit) {
			for _, e := range edits {
				if kept() {
					all = append(all, e)
				}
			}
			return all
		}, prefix},
		{"some sectors", sectors, prefix},
		{"some sectors, reordered", func(edits []edit) []edit {
			all := sectors(edits)
			r.Shuffle(len(all), func(i, j int) {
				// What is cut off stays between the writes before and after it.
				if all[i].data != nil && all[j].data != nil {
					all[i], all[j] = all[j], all[i]
				}
			})
			return all
		}, prefix},
		{"the last write torn", func(edits []edit) []edit {
			if len(edits) == 0 || edits[len(edits)-1].data == nil {
				return edits
			}
			all := slices.Clone(edits)
			last := &all[len(all)-1]
			// What counts of a meta page stands in its first bytes.
			most := []int{len(last.data), min(len(last.data), pageHeaderSize+metaSize)}[r.IntN(2)]
			last.data = last.data[:r.IntN(most)]
			return all
		}, prefix},
	}
}

// cut writes what a power cut leaves now into an empty folder.
func (d *disk) cut(t testing.TB, l loss, into string) {
	t.Helper()
	names := maps.Clone(d.durable)
	for _, n := range l.naming(d.pending) {
		n.on(names)
	}
	for name, file := range names {
		f := d.files[file]
		must(t, os.WriteFile(filepath.Join(into, name), edited(f.durable, l.edits(f.pending)), 0o600))
	}
}

// unsynced reports whether anything is lost by a cut now.
func (d *disk) unsynced() bool {
	if len(d.pending) > 0 {
		return true
	}
	for _, f := range d.files {
		if len(f.pending) > 0 {
			return true
		}
	}
	return false
}
