package desk

import "habeas/dossier"

// NewID makes an ID for a new dossier or item.
func (d *Desk) NewID() dossier.ID { return "" }

// SaveDossier writes what differs between base and now as one change, durable
// when the call returns. base is the value that the edit began with, nil for a
// new dossier. The order of a list's items is that of the slice. Nothing is
// written where nothing differs.
func (d *Desk) SaveDossier(base, now *dossier.Dossier) error { return nil }

// Draft makes what is being typed durable without making a change of it. base
// and now are those of the save to come. The view shows the draft at once.
func (d *Desk) Draft(base, now *dossier.Dossier) error { return nil }

// SaveCase, SaveSource, SaveMeeting, SaveContext and SaveWe write a subject of
// the vault-wide lists like SaveDossier.
func (d *Desk) SaveCase(base, now *dossier.Case) error { return nil }

// SaveSource writes a source.
func (d *Desk) SaveSource(base, now *dossier.Source) error { return nil }

// SaveMeeting writes a meeting.
func (d *Desk) SaveMeeting(base, now *dossier.Meeting) error { return nil }

// SaveContext writes the paragraphs before the profiles, and the title.
func (d *Desk) SaveContext(base, now *dossier.Context) error { return nil }

// SaveWe writes who the issuing group is.
func (d *Desk) SaveWe(base, now *dossier.We) error { return nil }

// DeleteDossier takes a dossier away; Undo brings it back.
func (d *Desk) DeleteDossier(id dossier.ID) error { return nil }

// Undone says what an undo or redo touched, so that a window can show it.
type Undone struct {
	Subjects []dossier.ID
}

// Undo takes back the newest change that was not taken back, also one of an
// earlier session. It fails with [ErrNothingToUndo].
func (d *Desk) Undo() (Undone, error) { return Undone{}, nil }

// Redo makes the newest undone change again.
func (d *Desk) Redo() (Undone, error) { return Undone{}, nil }

// CanUndo and CanRedo say whether there is something.
func (d *Desk) CanUndo() bool { return false }

// CanRedo says whether there is something to redo.
func (d *Desk) CanRedo() bool { return false }

// State reads a small thing that the window keeps in the vault (the last
// dossier, a kept filter); nil where there is none.
func (d *Desk) State(name string) []byte { return nil }

// SetState keeps a small thing in the vault. It is not part of the log.
func (d *Desk) SetState(name string, value []byte) error { return nil }
