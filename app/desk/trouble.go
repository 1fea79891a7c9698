package desk

import (
	"errors"
	"io/fs"

	"habeas/dossier/change"
	"habeas/dossier/vault"
	"habeas/dossier/vault/keyfile"
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
	InTheWay    // a file is there already
	Stopped     // the export was stopped
	OnlyRead    // the vault cannot be written where it lies, or was opened for reading
	OlderFormat // an earlier version wrote the vault, and it was to be read alone

	KeyFileNeeded // a key file is needed too, and was not given
	KeyFileUnread // the key file that was given could not be read
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
		older    *vault.OlderError
		keyFile  *vault.KeyFileError
		spoilt   *keyfile.DamagedError
		unread   *keyfile.UnreadableError
	)
	switch {
	case errors.As(err, &keyFile) && keyFile.Missing, errors.Is(err, ErrKeyFileAway):
		return KeyFileNeeded
	case errors.As(err, &unread): // before the causes that it may have
		return KeyFileUnread
	case errors.Is(err, vault.ErrWrongPassphrase), errors.As(err, &mistyped), errors.As(err, &spoilt):
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
	case errors.As(err, &older):
		return OlderFormat
	case errors.As(err, &onlyRead), errors.Is(err, vault.ErrReadOnly):
		return OnlyRead
	case errors.Is(err, fs.ErrNotExist):
		return Missing
	case errors.Is(err, fs.ErrExist):
		return InTheWay
	}
	return OtherTrouble
}

// DamageOf says which part of a vault an error says to be damaged, and how; ""
// for other errors.
func DamageOf(err error) string {
	var damaged *vault.DamagedError
	if errors.As(err, &damaged) {
		return damaged.What
	}
	return ""
}
