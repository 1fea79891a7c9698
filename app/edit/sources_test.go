package edit

import (
	"errors"
	"testing"

	"habeas/dossier"
)

func TestSources(t *testing.T) {
	broken := errors.New("no room on the disk")
	var fail error
	saved := map[dossier.ID]*dossier.Source{}
	s := &Sources{
		Save: func(base, now *dossier.Source) error {
			if fail != nil {
				return fail
			}
			if base != saved[now.ID] {
				t.Errorf("the change of %q began with another value", now.Title)
			}
			saved[now.ID] = now
			return nil
		},
		Base: func(id dossier.ID) *dossier.Source { return saved[id] },
	}
	src := &dossier.Source{ID: "s1", Title: "Re"}
	s.Changed(src)
	src.Title = "Report"
	s.Changed(src)
	src.Title = "not typed yet"
	fail = broken
	if err := s.Flush(); !errors.Is(err, broken) {
		t.Fatalf("flushing gave %v", err)
	}
	fail = nil
	if err := s.Flush(); err != nil || saved["s1"] == nil || saved["s1"].Title != "Report" {
		t.Fatalf("the vault has %v, error %v", saved["s1"], err)
	}
	src.Title = "Report 2"
	s.Changed(src)
	if err := s.Flush(); err != nil || saved["s1"].Title != "Report 2" {
		t.Fatalf("the vault has %v, error %v", saved["s1"], err)
	}
}
