//go:build headless

package app

import "errors"

// ErrNoWindow is returned by Run in a program that was built without a window.
var ErrNoWindow = errors.New("this program was built without a window: use the verbs of the command line (habeas help)")

// HasDisplay reports that there is no window.
func HasDisplay() bool { return false }

// Run fails with [ErrNoWindow].
func Run(Options) error { return ErrNoWindow }
