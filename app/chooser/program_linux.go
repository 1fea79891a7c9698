package chooser

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"strings"
)

// program asks by zenity(1), and where that is not there by kdialog(1).
func program(ctx context.Context, q Question) (Answer, error) {
	if os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return Answer{}, ErrNone
	}
	a, err := run(ctx, q, "zenity", zenity(q))
	if errors.Is(err, ErrNone) {
		return run(ctx, q, "kdialog", kdialog(q))
	}
	return a, err
}

// run shows a dialog. It begins in its working folder.
func run(ctx context.Context, q Question, name string, args []string) (Answer, error) {
	path, err := exec.LookPath(name)
	if err != nil {
		return Answer{}, ErrNone
	}
	c := exec.CommandContext(ctx, path, args...)
	c.Dir = q.Folder
	out, err := c.Output()
	chosen := strings.TrimSuffix(string(out), "\n")
	var ended *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return Answer{}, ctx.Err()
	case errors.As(err, &ended) && ended.ExitCode() == 1 && len(bytes.TrimSpace(out)) == 0 && !failed(ended.Stderr):
		return Answer{}, nil // it was closed
	case err != nil || chosen == "":
		return Answer{}, ErrNone
	}
	return Answer{Path: chosen, Agreed: q.Aim == Save}, nil
}

// failed tells a dialog that could not be shown from one that was closed; both end
// with status 1.
func failed(complaint []byte) bool {
	for _, word := range []string{"cannot open display", "could not connect", "unable to init", "This option is not available"} {
		if bytes.Contains(bytes.ToLower(complaint), bytes.ToLower([]byte(word))) {
			return true
		}
	}
	return false
}

func zenity(q Question) []string {
	args := []string{"--file-selection", "--title=" + q.Title}
	switch q.Aim {
	case Save:
		args = append(args, "--save", "--confirm-overwrite", "--filename="+q.Name)
	case Folder:
		args = append(args, "--directory")
	}
	if len(q.Extensions) > 0 && q.Aim != Folder {
		args = append(args, "--file-filter="+q.Kind+" | "+strings.Join(patterns(q.Extensions), " "))
	}
	return args
}

func kdialog(q Question) []string {
	args := []string{"--title", q.Title}
	switch q.Aim {
	case Save:
		args = append(args, "--getsavefilename", "./"+q.Name)
	case Folder:
		return append(args, "--getexistingdirectory", ".")
	default:
		args = append(args, "--getopenfilename", ".")
	}
	if len(q.Extensions) > 0 {
		args = append(args, q.Kind+" ("+strings.Join(patterns(q.Extensions), " ")+")")
	}
	return args
}
