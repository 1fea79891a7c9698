//go:build !linux && !windows && !darwin

package motion

import "context"

// Reduced is false: this system does not say.
func Reduced(context.Context, func(string) string) bool { return false }
