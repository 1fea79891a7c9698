package desk

import (
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"habeas/dossier"
	"habeas/dossier/change"
	"habeas/dossier/search"
)

// Elsewhere is where a dossier may still be, or be told of, that a vault knows of
// and does not reach. What it cannot know are the copies that somebody made: with
// a backup by hand, by a sync program, on a stick that was handed on.
type Elsewhere struct {
	Copies   []string // files beside the vault that are copies of it, such as those that a restore kept, or that it made under another name
	Packets  []HandedPacket
	Mentions []Mention // of one of its names, in this vault
}

// HandedPacket is a packet in the ledger in which the dossier was.
type HandedPacket struct {
	ID      dossier.ID
	Number  string
	Made    dossier.Date
	Holders []string // of its numbered copies, as far as they are noted down
}

// Mention is a subject whose texts say a name of the dossier.
type Mention struct {
	Kind change.Kind
	ID   dossier.ID
	Name string // what it is called; "" where it is called nothing
}

// Elsewhere tells where a dossier may still be once it was forgotten for good. It
// is to be asked, and shown, before [Desk.Forget].
func (d *Desk) Elsewhere(id dossier.ID) Elsewhere {
	v := d.View()
	var e Elsewhere
	for _, p := range v.Packets {
		if !slices.ContainsFunc(p.Profiles, func(m dossier.PacketMember) bool { return m.Dossier == id }) {
			continue
		}
		h := HandedPacket{ID: p.ID, Number: p.Number, Made: p.Made}
		for _, c := range p.Copies {
			if c.Holder != "" {
				h.Holders = append(h.Holders, c.Holder)
			}
		}
		e.Packets = append(e.Packets, h)
	}
	e.Copies = d.copiesBeside()
	if x := d.asNamed(id); x != nil {
		e.Mentions = mentions(v, x)
	}
	return e
}

// asNamed is a dossier, also one that is deleted, with its names.
func (d *Desk) asNamed(id dossier.ID) *dossier.Dossier {
	if x := d.View().Dossier(id); x != nil {
		return x
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	r, err := d.vault.Record(id)
	if err != nil || r == nil || r.Kind != change.Dossier {
		return nil
	}
	var x dossier.Dossier
	if r.Fill(&x) != nil {
		return nil
	}
	return &x
}

// copiesBeside are the files in the vault's folder that are copies of it, and those
// in the folders of backups there: the vault may have had another name. Its own
// backups, in which it is forgotten too, are not among them.
func (d *Desk) copiesBeside() (copies []string) {
	folder := escaped(filepath.Dir(d.Path()))
	all, _ := filepath.Glob(filepath.Join(folder, "*"+extension)) // a pattern that is none finds none
	kept, _ := filepath.Glob(filepath.Join(folder, "*"+BackupFolder("")+"*", "*"+extension))
	own := d.ownBackups()
	for _, path := range append(all, kept...) {
		if filepath.Clean(path) == filepath.Clean(d.Path()) || own[path] {
			continue
		}
		if own, err := d.vault.IsCopy(path); own || err != nil && strings.HasPrefix(filepath.Base(path), stemOf(d.Path())) {
			copies = append(copies, path)
		}
	}
	return copies
}

// ownBackups are the paths of the vault's own backups.
func (d *Desk) ownBackups() map[string]bool {
	own := map[string]bool{}
	folders, _ := d.foldersOf()
	for _, folder := range folders {
		files, _ := backupsIn(folder, stemOf(d.Path()), d.now().Location())
		for _, f := range files {
			own[f.Path] = true
		}
	}
	return own
}

// escaped has a folder's name mean itself in a pattern.
func escaped(folder string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(folder)
}

// mentions finds the subjects whose texts say a name of a dossier.
func mentions(v *dossier.View, x *dossier.Dossier) (found []Mention) {
	var said []string
	for _, n := range x.Names {
		if f := search.Fold(n.Text); len(f) > 2 {
			said = append(said, f)
		}
	}
	look := func(kind change.Kind, id dossier.ID, name string, subject any) {
		hit := false
		each(reflect.ValueOf(subject), "", func(_ string, value any) {
			if text, ok := value.(string); ok && !hit {
				text = search.Fold(text)
				hit = slices.ContainsFunc(said, func(name string) bool { return says(text, name) })
			}
		})
		if hit {
			found = append(found, Mention{kind, id, name})
		}
	}
	for _, y := range v.Dossiers {
		if y.ID != x.ID {
			look(change.Dossier, y.ID, nameOf(y), y)
		}
	}
	for _, y := range v.Cases {
		look(change.Case, y.ID, y.Name, y)
	}
	for _, y := range v.Sources {
		look(change.Source, y.ID, y.Title, y)
	}
	for _, y := range v.Meetings {
		look(change.Meeting, y.ID, y.Title, y)
	}
	for _, y := range v.Packets {
		look(change.Packet, y.ID, y.Number, y)
	}
	for _, y := range v.Named {
		look(change.Named, y.ID, "", y)
	}
	look(change.Context, v.Context.ID, v.Context.Title, v.Context)
	look(change.We, v.We.ID, v.We.Name, v.We)
	return found
}

// says reports whether a folded text says a folded name: as whole words, unless
// the name is of a script that writes without spaces.
func says(text, name string) bool {
	if strings.Trim(name, "abcdefghijklmnopqrstuvwxyz ") != "" {
		return strings.Contains(text, name)
	}
	return strings.Contains(" "+text+" ", " "+name+" ")
}
