package printing

import (
	"context"
	"errors"
	"fmt"

	"golang.org/x/sys/windows"
)

// ByFile reports whether the platform prints files alone, with the dialog of the
// program that shows them.
const ByFile = true

// Queued is a job that the printing system took.
type Queued struct{ ID string }

// Printers is empty: the program that prints the file lets one choose.
func Printers(context.Context) ([]Printer, error) { return nil, nil }

var errByFile = errors.New("failed to print: Windows prints files alone")

// Print cannot be used where [ByFile] is true.
func Print(context.Context, []byte, Job) (Queued, error) { return Queued{}, errByFile }

// Cancel cannot be used where [ByFile] is true.
func Cancel(context.Context, Queued) error { return errByFile }

// PrintFile has the program that Windows has for a file print it.
func PrintFile(path string) error {
	verb, err := windows.UTF16PtrFromString("print")
	if err != nil {
		return err
	}
	file, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return fmt.Errorf("failed to print: %w", err)
	}
	switch err := windows.ShellExecute(0, verb, file, nil, nil, windows.SW_HIDE); {
	case errors.Is(err, windows.ERROR_NO_ASSOCIATION):
		return ErrNone
	case err != nil:
		return fmt.Errorf("failed to print: no program took the file: %w", err)
	}
	return nil
}
