package chooser

import (
	"context"
	"errors"
	"os"
)

// ask tries the portal first: it works from a sandbox, and shows the dialog of the
// desktop that runs.
func ask(ctx context.Context, q Question) (Answer, error) {
	a, err := portal(ctx, sessionAddress(os.Getenv), q)
	if errors.Is(err, ErrNone) {
		return program(ctx, q)
	}
	return a, err
}
