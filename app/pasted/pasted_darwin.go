package pasted

import (
	"context"
	"errors"
	"os/exec"
)

// read has the system's script language say the clipboard as PNG, which it
// converts to where a program has put something else there.
func read(ctx context.Context) ([]byte, error) {
	said, err := output(ctx, "osascript", "-e", "the clipboard as «class PNGf»")
	if errors.Is(err, exec.ErrNotFound) {
		return nil, ErrNoWay
	}
	if err != nil {
		return nil, err
	}
	return parseData(said)
}
