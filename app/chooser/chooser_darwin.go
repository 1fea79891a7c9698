package chooser

import (
	"bytes"
	"context"
	"errors"
	"os/exec"
	"strings"
)

// ask has AppleScript show the dialog. The script goes through a pipe, so that no
// argument names a folder.
func ask(ctx context.Context, q Question) (Answer, error) {
	c := exec.CommandContext(ctx, "osascript", "-")
	c.Stdin = strings.NewReader(script(q))
	var out, problem bytes.Buffer
	c.Stdout, c.Stderr = &out, &problem
	err := c.Run()
	chosen := strings.TrimSuffix(out.String(), "\n")
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return Answer{}, ErrNone
	case ctx.Err() != nil:
		return Answer{}, ctx.Err()
	case err != nil && strings.Contains(problem.String(), "-128"): // userCanceledErr
		return Answer{}, nil
	case err != nil || chosen == "":
		return Answer{}, ErrNone
	}
	return Answer{Path: chosen, Agreed: q.Aim == Save}, nil
}
