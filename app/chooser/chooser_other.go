//go:build !linux && !windows && !darwin

package chooser

import "context"

func ask(context.Context, Question) (Answer, error) { return Answer{}, ErrNone }
