package desk

import (
	"errors"
	"io/fs"

	"habeas/dossier/change"
	"habeas/dossier/vault"
	"habeas/dossier/vault/recovery"
)

// Trouble is what an error means to whoever has to act on it.
type Trouble int

// The troubles.
const (
	OtherTrouble Trouble = iota
	WrongPassphrase
	Damaged
	OpenElsewhere
	NotAVault
	NewerFormat
	TouchedOutside // the file was replaced, cut or moved while it was open
	Missing
	InTheWay // a file is there already
	Stopped  // the export was stopped
	OnlyRead // the vault cannot be written where it lies, or was opened for reading
)

// TroubleOf sorts an error of this package.
func TroubleOf(err error) Trouble {
	var (
		damaged  *vault.DamagedError
		locked   *vault.LockedError
		not      *vault.NotVaultError
		newer    *vault.NewerError
		later    *change.NewerError
		replaced *vault.ReplacedError
		stopped  *StoppedError
		mistyped *recovery.MistypedError
		onlyRead *vault.UnwritableError
	)
	switch {
	case errors.Is(err, vault.ErrWrongPassphrase), errors.As(err, &mistyped):
		return WrongPassphrase
	case errors.As(err, &locked):
		return OpenElsewhere
	case errors.As(err, &not):
		return NotAVault
	case errors.As(err, &newer), errors.As(err, &later):
		return NewerFormat
	case errors.As(err, &replaced):
		return TouchedOutside
	case errors.As(err, &damaged):
		return Damaged
	case errors.As(err, &stopped):
		return Stopped
	case errors.As(err, &onlyRead), errors.Is(err, vault.ErrReadOnly):
		return OnlyRead
	case errors.Is(err, fs.ErrNotExist):
		return Missing
	case errors.Is(err, fs.ErrExist):
		return InTheWay
	}
	return OtherTrouble
}
