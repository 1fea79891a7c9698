package cli

import (
	"errors"
	"fmt"

	"habeas/app/desk"
)

// The exit statuses.
const (
	ExitDone            = 0
	ExitFailed          = 1
	ExitUsage           = 2
	ExitWrongPassphrase = 3
	ExitDamaged         = 4
	ExitOpenElsewhere   = 5
	ExitStopped         = 6
)

// usageError is wrong usage: an unknown flag, or a value that cannot be read.
type usageError struct{ text string }

func (e *usageError) Error() string { return e.text }

func usagef(format string, a ...any) error { return &usageError{fmt.Sprintf(format, a...)} }

// errSaid marks a failure that a verb has told already.
var errSaid = errors.New("said already")

func exitStatus(err error) int {
	var usage *usageError
	if errors.As(err, &usage) {
		return ExitUsage
	}
	switch desk.TroubleOf(err) {
	case desk.WrongPassphrase, desk.KeyFileNeeded:
		return ExitWrongPassphrase
	case desk.Damaged:
		return ExitDamaged
	case desk.OpenElsewhere:
		return ExitOpenElsewhere
	case desk.Stopped:
		return ExitStopped
	}
	return ExitFailed
}
