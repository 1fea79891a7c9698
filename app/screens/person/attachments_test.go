//go:build !headless

package person

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/widgets"
	"habeas/dossier"
	"habeas/dossier/sample"
)

func TestAttachments(t *testing.T) {
	b := newBench(t)
	s, _ := b.open(b.desk.NewID())
	test.Type(entry(t, s.form.first), "Tep")
	b.settle(s)
	one, err := sample.Placeholder("TV", 1)
	if err != nil {
		t.Fatal(err)
	}
	two, err := sample.Placeholder("KS", 2)
	if err != nil {
		t.Fatal(err)
	}
	s.Drop("verdict.pdf", []byte("%PDF-1.7\n"))
	if s.Model() != "attachments" {
		t.Fatalf("a paper that was dropped is not shown, but %s", s.Part())
	}
	s.Drop("one.jpg", one)
	s.Drop("two.jpg", two)
	all := b.settle(s).Attachments
	if len(all) != 3 || all[0].Kind != dossier.AttachCourtPaper || !all[1].Portrait || all[2].Portrait {
		t.Fatalf("the vault has %+v", all)
	}
	test.Type(entry(t, s.form.kept[control{all[0].ID, "begin"}]), "The verdict")
	typing(t, s, "3 Sep 2018").SetText("2018-08-30")
	for _, c := range slices.Backward(shown[*widgets.Check](s)) {
		if c.Text == "The portrait" {
			c.SetChecked(true) // of the last
			break
		}
	}
	all = b.settle(s).Attachments
	if all[0].Caption != "The verdict" || all[2].Date.String() != "2018-08-30" || all[1].Portrait || !all[2].Portrait {
		t.Errorf("after editing the vault has %+v", all)
	}
	hash := all[0].SHA256
	if !slices.ContainsFunc(shown[*widget.Label](s), func(l *widget.Label) bool { return l.Text == hash }) {
		t.Error("the hash is not shown")
	}
	outside := dossier.Attachment{}
	s.opts.OpenOutside = func(a dossier.Attachment) { outside = a }
	press(t, s, "Open outside …")
	if outside.SHA256 != hash {
		t.Errorf("opened outside is %+v", outside)
	}
	test.Tap(s.form.kept[remover(all[0].ID)].(*widgets.Button))
	if got := b.settle(s).Attachments; len(got) != 2 || got[0].ID != all[1].ID {
		t.Errorf("after it was taken away there are %+v", got)
	}
	if _, err := b.desk.Undo(); err != nil {
		t.Fatal(err)
	}
	s.Renew()
	if got := b.desk.View().Dossier(s.ID()).Attachments; len(got) != 3 || got[0].Caption != "The verdict" {
		t.Errorf("undo brings back %+v", got)
	}
	if data, err := b.desk.Original(all[0]); err != nil || string(data) != "%PDF-1.7\n" {
		t.Errorf("its bytes are %q, %v", data, err)
	}
}

func TestAttachButtons(t *testing.T) {
	b := newBench(t)
	s, _ := b.open(b.desk.NewID())
	test.Type(entry(t, s.form.first), "Tep")
	b.settle(s)
	s.opts.ChooseFile = func(chosen func(string, []byte)) { chosen("a.txt", []byte("chosen")) }
	s.opts.PastePicture = func(pasted func(string, []byte)) { pasted("b.txt", []byte("pasted")) }
	s.GoTo("attachments")
	press(t, s, "Add a file")
	press(t, s, "Paste a picture")
	if got := b.settle(s).Attachments; len(got) != 2 || got[0].FileName != "a.txt" || got[1].FileName != "b.txt" {
		t.Errorf("the vault has %+v", got)
	}
}

// TestNoFileIsTakenInAfterTheLock: of files that wait when the vault is closed it is
// told once, and none stays in memory.
func TestNoFileIsTakenInAfterTheLock(t *testing.T) {
	b := newBench(t)
	s, _ := b.open(b.desk.NewID())
	test.Type(entry(t, s.form.first), "Tep")
	b.settle(s)
	failed := 0
	s.opts.Fail = func(error) { failed++ }
	attach := s.opts.Attach
	tried := 0
	s.opts.Attach = func(ctx context.Context, id dossier.ID, name string, data []byte) (dossier.Attachment, error) {
		if tried++; tried == 1 {
			s.attach("second.pdf", []byte("%PDF-1.7\n"))
			s.attach("third.pdf", []byte("%PDF-1.7\n"))
			return dossier.Attachment{}, fmt.Errorf("failed: %w", desk.ErrClosed)
		}
		return attach(ctx, id, name, data)
	}
	s.attach("first.pdf", []byte("%PDF-1.7\n"))
	if failed != 1 || tried != 1 || len(s.intakes) != 0 {
		t.Errorf("told %d times, tried %d, %d wait", failed, tried, len(s.intakes))
	}
}
